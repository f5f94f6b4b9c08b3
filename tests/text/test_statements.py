"""Statements cut out of sentences: what is taken off, what is put in, what stays."""

import unittest
from datetime import date

from articles.text.dates.read import find_dates
from articles.text.document import HEADLINE, Analysed, Document, Span
from articles.text.index.story_index import StoryIndex
from articles.text.names.read import read_names
from articles.text.quotes.read import find_quotes
from articles.text.sentences import split_sentences
from articles.text.statements.label import short_label
from articles.text.statements.write import is_self_contained, write_statement

PUBLISHED = date(2025, 3, 13)  # a Thursday
BEFORE = "Peter Halloran, the harbour master, spoke after the storm. "
CASES = {  # sentence → statement
    # joining words
    "But the bridge was closed.": "The bridge was closed.",
    "However, the bridge was closed.": "The bridge was closed.",
    "Meanwhile, the bridge reopened.": "The bridge reopened.",
    "And, in addition, the bridge was closed.": "The bridge was closed.",
    "Still waters covered the quay.": "Still waters covered the quay.",
    "As a result, trains were cancelled.": "Trains were cancelled.",
    # frames in front
    "The mayor said that the bridge was closed.": "The bridge was closed.",
    "The mayor said the bridge was closed.": "The bridge was closed.",
    "But the mayor has also said that the bridge was closed.": "The bridge was closed.",
    "According to the port, the crane fell into the dock.": "The crane fell into the dock.",
    "The ministry confirmed that four people were hurt.": "Four people were hurt.",
    "The ministry said in a statement that four people were hurt.": "Four people were hurt.",
    "The mayor told reporters the bridge was closed.": "The bridge was closed.",
    "The club said it would sell the stadium.": "The club would sell the stadium.",
    "Police said they had arrested two men.": "Police had arrested two men.",
    "The minister said her party would vote against it.": "The minister’s party would vote against it.",
    "The agency said it was too early to count the losses.": "It was too early to count the losses.",
    "The union, which has 900 members, said the plant would close.": "The plant would close.",
    # frames behind
    "The bridge was closed, the mayor said.": "The bridge was closed.",
    "The bridge was closed, she said.": "The bridge was closed.",
    "The bridge was closed, said the mayor, Ana Lind.": "The bridge was closed.",
    "The bridge was closed, according to the ministry.": "The bridge was closed.",
    "• The bridge was closed.": "The bridge was closed.",
    "The bridge was closed according to reports from the town.": "The bridge was closed.",
    "Four people were hurt, an aide told reporters.": "Four people were hurt.",
    "Four people were hurt, police said after the match.": "Four people were hurt.",
    # speech that is what happened
    "The mayor denied that the bridge was unsafe.": "The mayor denied that the bridge was unsafe.",
    "The mayor urged drivers to stay at home.": "The mayor urged drivers to stay at home.",
    "The bank promised to pay its customers.": "The bank promised to pay its customers.",
    "The judge ordered the firm to repay investors.": "The judge ordered the firm to repay investors.",
    "Six of the patients were said to be in danger.": "Six of the patients were said to be in danger.",
    "The firm announced a plan to cut 300 jobs.": "The firm announced a plan to cut 300 jobs.",
    # dangling clauses
    "The bridge was closed, which angered drivers.": "The bridge was closed.",
    "The storm tore the roof off the school, leaving pupils in the rain.": "The storm tore the roof off the school.",
    "The firm, which makes pumps, cut 300 jobs.": "The firm cut 300 jobs.",
    "The dam, built in 1961, failed.": "The dam, built in 1961, failed.",
    # days
    "The bridge was closed on Tuesday.": "The bridge was closed on 11 March 2025.",
    "The bridge was closed on Tuesday evening.": "The bridge was closed on the evening of 11 March 2025.",
    "The bridge was closed yesterday.": "The bridge was closed on 12 March 2025.",
    "The bridge has been closed since Sunday.": "The bridge has been closed since 9 March 2025.",
    "The bridge was closed on 2 May 2024.": "The bridge was closed on 2 May 2024.",
    "The club was sold last November.": "The club was sold in November 2024.",
    "The Tuesday vote was lost by the government.": "The Tuesday vote was lost by the government.",
    # datelines and edges
    "OSKEL, March 12 (NWA) - The bridge was closed.": "The bridge was closed.",
    "the bridge was closed ;": "The bridge was closed.",
    "Was the bridge closed?": "Was the bridge closed?",
    # quotations
    "“We will rebuild the quay,” said Ana Lind.": "Ana Lind said: “We will rebuild the quay.”",
    "The mayor called the plan “a gift to smugglers”.": "The mayor called the plan “a gift to smugglers”.",
}
IN_CONTEXT = {  # sentence after BEFORE → statement
    "He resigned on Wednesday.": "Peter Halloran resigned on 12 March 2025.",
    "His deputy will lead the office.": "Peter Halloran’s deputy will lead the office.",
    "Halloran resigned.": "Peter Halloran resigned.",
    "Mr Halloran resigned.": "Peter Halloran resigned.",
    "Halloran said he would resign.": "Peter Halloran would resign.",
    "She resigned.": "She resigned.",
    "“He lied,” the report said of Ana Lind.": "“He lied,” the report said of Ana Lind.",
}


def analysed(text: str, published: date | None = PUBLISHED, headline: str = "") -> Analysed:
    document = Document("a", text, headline, published)
    read = read_names([document])
    names = {entity.key: (entity.name, entity.kind) for entity in read.entities}
    sentences = tuple(Span(start, end) for start, end in split_sentences(text))
    quotes = find_quotes(document, sentences, read.mentions, names)
    return Analysed(document, sentences, tuple(read.mentions), tuple(quotes), tuple(find_dates(text, published)))


def state(sentence: str, before: str = "", published: date | None = PUBLISHED) -> str:
    article = analysed(before + sentence, published)
    return write_statement(StoryIndex([article]), article, Span(len(before), len(before) + len(sentence)))


class TestStatements(unittest.TestCase):
    def test_each_sentence_gives_its_statement(self):
        for sentence, statement in CASES.items():
            with self.subTest(sentence):
                self.assertEqual(state(sentence), statement)

    def test_names_and_pronouns_are_put_in_full(self):
        for sentence, statement in IN_CONTEXT.items():
            with self.subTest(sentence):
                self.assertEqual(state(sentence, BEFORE), statement)

    def test_a_pronoun_stays_where_two_people_fit(self):
        before = "Peter Halloran met David Orme on the quay. "
        self.assertEqual(state("He resigned.", before), "He resigned.")

    def test_a_day_stays_where_nobody_knows_when_it_was_written(self):
        self.assertEqual(state("The bridge was closed on Tuesday.", "", None), "The bridge was closed on Tuesday.")

    def test_a_long_sentence_is_cut_at_its_clauses(self):
        main = "The regional rail operator cancelled every train between the coast and the capital for two days"
        self.assertEqual(
            state(f"{main}, while engineers from three firms looked for cracks in the tunnel."), f"{main}."
        )

    def test_of_several_sentences_the_first_is_taken(self):
        self.assertEqual(state("The bridge was closed. The tunnel was flooded."), "The bridge was closed.")

    def test_a_headline_keeps_its_words(self):
        article = analysed("The bridge was closed.", headline="Mayor: Bridge Closed")
        span = Span(0, 20, HEADLINE)
        self.assertEqual(write_statement(StoryIndex([article]), article, span), "Mayor: Bridge Closed.")

    def test_no_words_give_no_statement(self):
        article = analysed("  ")
        self.assertEqual(write_statement(StoryIndex([article]), article, Span(0, 2)), "")

    def test_what_can_stand_by_itself(self):
        cases = {
            "The dam failed.": True,
            "There were four people on board.": True,
            "It was not clear how many people were hurt.": True,
            "Ana Lind said: “We lost it.”": True,
            "It failed.": False,
            "His deputy resigned.": False,
            "This angered drivers.": False,
            "Nobody has told him.": False,
            "The mayor denied it.": False,
            "A failure of the dam.": False,
            "": False,
        }
        for statement, wanted in cases.items():
            with self.subTest(statement):
                self.assertEqual(is_self_contained(statement), wanted)


if __name__ == "__main__":
    unittest.main()


class ALabel(unittest.TestCase):
    def test_tells_what_happened_in_some_eight_words(self):
        for statement, label in (
            ("The dam broke.", "The dam broke"),
            (
                "The council of Orsk closed the swimming hall on 4 May 2031 for good.",
                "The council of Orsk closed the swimming hall",
            ),
            (
                "Harbour master Ines Tolk, who took over last year, will open the new quay in June 2031.",
                "Harbour master Ines Tolk will open the new quay",
            ),
            (
                "The old mayor of the town on the hill opened a bakery.",
                "The old mayor of the town…",
            ),
            (
                "Nine vans of the parcel service burned out during the night in Ferrin.",
                "Nine vans of the parcel service burned out",
            ),
            (
                "Officials in Ferrin confirmed that the bridge had been shut to lorries for a month.",
                "Officials in Ferrin confirmed that the bridge had…",
            ),
            (
                "Two people who were in the cable car when it stopped were treated for cold.",
                "Two people who were in the cable car…",
            ),
        ):
            with self.subTest(statement):
                self.assertEqual(short_label(statement), label)

    def test_of_any_words_is_no_longer_than_they_are(self):
        for words in ("", " ", ".", ",, ,", "a", "of the of the of the of the of the", "é" * 5000, "a, b, c, " * 50):
            self.assertLessEqual(len(short_label(words)), len(words) + 1)
