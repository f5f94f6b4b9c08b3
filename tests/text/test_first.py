"""What a story opens with: few statements, each once, and nothing that people have decided on."""

import unittest
from unittest import mock

from articles.text.batches import analysed, claims_in
from articles.text.claims import ExistingClaim
from articles.text.clauses import find_clauses, has_parser
from articles.text.document import Document
from articles.text.index import StoryIndex

POST = (
    "Engineers closed the Marrow dam on Tuesday after a crack opened in its spillway. "
    "About 4,000 residents of Ketterby spent the night in two school halls. "
    "Governor Hanne Solberg visited the dam in the afternoon and promised an inquiry."
)
HERALD = (
    "A crack in the spillway forced engineers to close the Marrow dam on Tuesday. "
    "Governor Hanne Solberg visited the dam on Tuesday afternoon. She said that an inquiry would follow. "
    "Shops along the river stayed shut."
)
RADIO = (
    "About 4,000 residents of Ketterby spent the night in school halls. "
    "Engineers closed the Marrow dam after a crack was seen in its spillway on Tuesday. "
    "Rain is expected to stop by Friday."
)


def read(key: str, text: str):
    document = Document(key, text)
    found = analysed(document, (), ())
    return analysed(document, (), (), find_clauses(document, found.sentences) or ())


def story(**texts: str) -> StoryIndex:
    return StoryIndex([read(key, text) for key, text in texts.items()])


def shown(index: StoryIndex, existing=(), rejected=()) -> list:
    return [proposal for proposal, _ in claims_in(index, existing, rejected) if proposal.is_shown]


def statements(proposals) -> list[str]:
    return [proposal.statement for proposal in proposals]


@unittest.skipUnless(has_parser(), "the parser is an extra")
class TestFirst(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.index = story(post=POST, herald=HERALD, radio=RADIO)
        cls.found = shown(cls.index)

    def about(self, word: str) -> list:
        return [proposal for proposal in self.found if word in proposal.statement]

    def test_one_row_for_one_fact(self):
        (dam,) = self.about("closed the Marrow dam")
        (people,) = self.about("4,000")
        self.assertEqual({key for key, _, _ in dam.passages}, {"post", "herald", "radio"})
        self.assertEqual({key for key, _, _ in people.passages}, {"post", "radio"})

    def test_a_cell_holds_the_fact_of_its_row(self):
        (people,) = self.about("4,000")
        texts = {"post": POST, "radio": RADIO}
        self.assertTrue(all("4,000" in texts[key][span.start : span.end] for key, span, _ in people.passages))

    def test_what_one_article_says_alone_is_not_shown(self):
        self.assertFalse(self.about("Shops") + self.about("Rain"))

    def test_what_else_was_found_says_something_else(self):
        others = [p.statement for p, _ in claims_in(self.index, (), ()) if not p.is_shown]
        self.assertFalse([words for words in others if "dam" in words and "closed" in words])

    def test_what_people_decided_is_not_said_again(self):
        (dam,) = self.about("closed the Marrow dam")
        places = tuple((key, span) for key, span, _ in dam.passages)
        stated = ExistingClaim(7, "The dam at Marrow was shut on Tuesday.", places)
        for existing, rejected in (([stated], []), ([], [stated])):
            again = statements(shown(self.index, existing, rejected))
            self.assertFalse([words for words in again if "closed the Marrow dam" in words])

    def test_what_the_machine_said_it_says_again(self):
        places = tuple((key, span) for key, span, _ in self.found[0].passages)
        before = ExistingClaim(7, self.found[0].statement, places, is_open=True)
        self.assertEqual(statements(shown(self.index, [before])), statements(self.found))

    def test_what_an_article_says_alone_is_there_with_its_one_passage(self):
        found = [proposal for proposal, _ in claims_in(self.index, (), ()) if len(proposal.passages) == 1]
        self.assertFalse(any(proposal.is_shown for proposal in found))
        self.assertIn("Rain is expected to stop by Friday.", statements(found))
        self.assertFalse([words for words in statements(found) if "4,000" in words])

    def test_the_same_story_gives_the_same_rows(self):
        self.assertEqual(shown(story(post=POST, herald=HERALD, radio=RADIO)), self.found)

    def test_one_article_states_nothing_first(self):
        self.assertEqual(shown(story(post=POST)), [])


class TestWithoutParser(unittest.TestCase):
    def test_whole_sentences_are_stated(self):
        with mock.patch("articles.text.clauses.find.find_spec", return_value=None):
            found = shown(story(post=POST, herald=HERALD, radio=RADIO))
        self.assertTrue([words for words in statements(found) if "4,000" in words])
