"""What stands of a proposal: words that are the article's own, and statements that they bear out."""

import unittest
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.document import HEADLINE, Document, Span
from articles.text.proof import REASONS, Verbatim, prove, prove_judgement
from articles.text.proposed import KINDS, MODALITIES, STANCES, Carried, Judgement, Statement
from tests.text.any_text import TEXT

SHUT = Document(
    1,
    "OSTRIM — The town council of Ostrim closed the Veldt Bridge on Monday, leaving 3,000 commuters without a way to "
    "work.\n\n“We will not gamble with lives,” Mayor Ilse Brandt said. Brandt denied that money was short.\n\n"
    "The council did not rule out that repairs would begin in spring. The bridge is set to reopen in June 2025.\n\n"
    "A Swedish firm found dozens of cracks. Some 40 workers were sent home, it said.",
    "Ostrim shuts its bridge",
    date(2024, 5, 8),
)
ECHO = Document(2, "The old crossing over the Veldt is shut, Ms. Brandt told reporters.", "Crossing shut")
CLOSED = "The town council of Ostrim closed the Veldt Bridge on Monday"


def carried(words: str, article: int = 1, **others) -> Carried:
    return Carried(**({"article": article, "words": words, "stance": "reports", "modality": "happened"} | others))


def proof_of(statement: str, *rows: Carried, **others):
    return prove([SHUT, ECHO], [Statement(statement, "fact", rows, **others)])


class TestVerbatim(unittest.TestCase):
    QUOTE = "“It’s over,”  she\nsaid — twice… The sand\u00adstone party\u200b ended."

    def test_words_are_found_in_other_signs(self):
        for words, found in (
            ('"It\'s over," she said - twice...', "“It’s over,”  she\nsaid — twice…"),
            ("sandstone party ended", "sand\u00adstone party\u200b ended"),
            ("'said – twice'", "said — twice"),
            (" she said ", "she\nsaid"),
        ):
            with self.subTest(words=words):
                self.assertEqual(self.QUOTE[slice(*Verbatim(self.QUOTE).find(words))], found)

    def test_other_words_are_not(self):
        for words in ("It is over", "it’s over", "she said twice", "art", "over she said", "end", "", "  "):
            with self.subTest(words=words):
                self.assertIsNone(Verbatim(self.QUOTE).find(words))

    def test_whole_words_further_on_are_found(self):
        self.assertEqual(Verbatim("A cartwheel, a wheel.").find("wheel"), (15, 20))

    @given(TEXT, st.data())
    @settings(max_examples=60, deadline=None, derandomize=True)
    def test_what_is_found_reads_as_what_was_asked(self, text, data):
        start = data.draw(st.integers(0, len(text)))
        words = text[start : data.draw(st.integers(start, len(text)))]
        if found := Verbatim(text).find(words):
            self.assertTrue(0 <= found[0] < found[1] <= len(text))


class TestCarriers(unittest.TestCase):
    def test_the_words_are_the_articles_own(self):
        (statement,) = proof_of(
            "Mayor Ilse Brandt said “we will not gamble with lives”.",
            carried('"We will not gamble with lives," Mayor Ilse Brandt said', attributed_to="Ilse  Brandt"),
        ).statements
        (carrier,) = statement.carried
        self.assertEqual(carrier.exact, "“We will not gamble with lives,” Mayor Ilse Brandt said")
        self.assertEqual(SHUT.words(carrier.span), carrier.exact)
        self.assertEqual(carrier.attributed_to, "Ilse Brandt")

    def test_a_headline_carries(self):
        (statement,) = proof_of("Ostrim shuts its bridge.", carried("Ostrim shuts its bridge")).statements
        self.assertEqual(statement.carried[0].span, Span(0, 23, HEADLINE))

    def test_what_is_thrown_away_and_why(self):
        cases = [
            ("not_found", carried("The town council of Ostrim reopened the Veldt Bridge")),
            ("not_found", carried(CLOSED, article=2)),
            ("not_found", carried("The old crossing over the Veldt is shut")),
            ("article", carried(CLOSED, article=9)),
            ("choice", carried(CLOSED, stance="swears")),
            ("choice", carried(CLOSED, modality="always")),
            ("length", carried("Monday")),
            ("length", carried("of the")),
            ("length", carried(SHUT.text * 9)),
            ("negation", carried(CLOSED, denies=True)),
        ]
        for reason, row in cases:
            with self.subTest(reason=reason, words=row.words[:60]):
                self.assertEqual(proof_of(CLOSED, row).thrown, {reason: 1, "empty": 1})

    def test_a_no_that_was_cut_off_is_missed(self):
        for words in ("repairs would begin in spring", "rule out that repairs would begin in spring"):
            with self.subTest(words=words):
                self.assertIn("negation", proof_of("Repairs begin in spring.", carried(words)).thrown)
        self.assertIn("negation", proof_of("Money for it was short.", carried("money was short")).thrown)

    def test_a_denial_disputes(self):
        row = carried("Brandt denied that money was short", denies=True)
        (statement,) = proof_of("Money was short there.", row).statements
        self.assertEqual((statement.carried[0].stance, statement.carried[0].denies), ("disputes", True))

    def test_a_plan_is_no_report(self):
        for words in ("The bridge is set to reopen in June 2025", "set to reopen in June 2025"):
            with self.subTest(words=words):
                (statement,) = proof_of("The bridge reopens in June 2025.", carried(words)).statements
                self.assertEqual(statement.carried[0].modality, "planned")

    def test_a_source_that_the_article_does_not_name_is_left_out(self):
        (statement,) = proof_of(CLOSED, carried(CLOSED, attributed_to="the king")).statements
        self.assertEqual(statement.carried[0].attributed_to, "")

    def test_one_carrier_of_an_article(self):
        (statement,) = proof_of(CLOSED, carried(CLOSED), carried("closed the Veldt Bridge on Monday")).statements
        self.assertEqual([each.exact for each in statement.carried], [CLOSED])

    def test_what_stands_stays_beside_what_does_not(self):
        found = proof_of(CLOSED, carried("No such words at all"), carried(CLOSED))
        self.assertEqual((len(found.statements), found.thrown), (1, {"not_found": 1}))


class TestStatements(unittest.TestCase):
    def test_what_the_passages_bear_out_stands(self):
        for statement, words in (
            ("The town council of Ostrim closed the Veldt Bridge on 6 May 2024.", CLOSED),
            ("The council closed the Veldt Bridge in May 2024.", "closed the Veldt Bridge on Monday"),
            ("On Monday the town council closed the Veldt Bridge.", CLOSED),
            ("The closure left 3,000 commuters stranded.", "leaving 3,000 commuters without a way to work"),
            ("In Ostrim 3,000 commuters were left stranded.", "leaving 3,000 commuters without a way to work"),
            ("Mayor Ilse Brandt denied that money was short.", "Brandt denied that money was short"),
            ("A firm from Sweden found dozens of cracks.", "A Swedish firm found dozens of cracks"),
            ("About 40 workers were sent home.", "Some 40 workers were sent home"),
        ):
            with self.subTest(statement=statement):
                self.assertEqual(proof_of(statement, carried(words)).thrown, {})

    def test_what_they_do_not_is_thrown_away(self):
        for reason, statement, words in (
            ("names", "Ada Brandt closed the Veldt Bridge.", CLOSED),
            ("names", "Ilse Brandt closed the Veldt Bridge.", CLOSED),
            ("names", "The council of Lemm closed the Veldt Bridge.", CLOSED),
            ("names", "Zorblat closed the Veldt Bridge.", CLOSED),
            ("dates", "The council closed the Veldt Bridge on 7 May 2024.", CLOSED),
            ("dates", "The council closed the Veldt Bridge on Tuesday.", CLOSED),
            ("dates", "The council closed the Veldt Bridge in 2023.", CLOSED),
            ("numbers", "The closure left 4,000 commuters stranded.", "leaving 3,000 commuters without a way to work"),
            ("numbers", "The closure left 3,000 tonnes there.", "leaving 3,000 commuters without a way to work"),
            ("numbers", "A firm found 36 cracks.", "A Swedish firm found dozens of cracks"),
            ("numbers", "The firm found cracks on page 12.", "A Swedish firm found dozens of cracks"),
            ("names", "The council and 王伟 closed the Veldt Bridge.", CLOSED),
            ("names", "The council and فاطمة closed the Veldt Bridge.", CLOSED),
            (
                "numbers",
                "½ of the commuters were stranded.",
                "leaving 3,000 commuters without a way to work",
            ),
            ("numbers", "The closure left ⑦ commuters stranded.", "leaving 3,000 commuters without a way to work"),
            ("quoted", "The mayor said “we never gamble”.", "“We will not gamble with lives,” Mayor Ilse Brandt said"),
            ("form", "Bridge shut.", CLOSED),
            ("form", "The council closed the Veldt Bridge " * 9, CLOSED),
            ("form", "<img src=x onerror=alert(1)> The council closed the Veldt Bridge.", CLOSED),
            ("form", "The council closed the Veldt Bridge, see http://prize.example for more.", CLOSED),
            ("language", "Der Stadtrat hat die Brücke über den Fluss am Montag gesperrt.", CLOSED),
        ):
            with self.subTest(reason=reason, statement=statement):
                self.assertEqual(proof_of(statement, carried(words)).thrown, {reason: 1})

    def test_no_word_that_begins_alike_makes_a_people(self):
        for people, words in (
            ("Polish", "Police raided the house of a baker"),
            ("Chinese", "The children left the village on foot"),
            ("British", "A company closed the bridge over the river"),
            ("Iranian", "Workers from Iraq closed the plant"),
            ("Austrian", "Australia sent workers to the plant"),
            ("South", "Workers from Korea closed the plant"),
        ):
            with self.subTest(people=people):
                statement = Statement(f"{people} people: {words.lower()}.", "fact", (carried(words),))
                self.assertEqual(prove([Document(1, f"{words}.")], [statement]).thrown, {"names": 1})

    def test_a_land_bears_out_its_people_and_they_it(self):
        for statement, words in (
            ("Polish workers left the site.", "Workers from Poland left the site"),
            ("Workers from Britain left the site.", "British workers left the site"),
            ("The workers from Germany left.", "Germans were seen to leave the site"),
        ):
            with self.subTest(statement=statement):
                found = prove([Document(1, f"{words}.")], [Statement(statement, "fact", (carried(words),))])
                self.assertEqual(found.thrown, {})

    def test_a_verb_is_no_month(self):
        for statement, words in (
            ("The mine closes in May for good.", "The mine may close for good"),
            ("Workers closed the mine in March.", "Workers march to the mine and closed it"),
        ):
            with self.subTest(statement=statement):
                found = prove([Document(1, f"{words}.")], [Statement(statement, "fact", (carried(words),))])
                self.assertEqual(found.thrown, {"dates": 1})

    def test_one_passage_of_several_may_name(self):
        rows = carried("The old crossing over the Veldt is shut", 2), carried(CLOSED)
        (statement,) = proof_of("The council of Ostrim shut the Veldt crossing.", *rows).statements
        self.assertEqual([each.article for each in statement.carried], [2, 1])

    def test_a_claim_that_is_there_already_has_its_words(self):
        (statement,) = proof_of("Something long agreed upon by Ada.", carried(CLOSED), known=7).statements
        self.assertEqual((statement.known, len(statement.carried)), (7, 1))

    def test_a_kind_that_is_none_is_a_fact(self):
        found = prove([SHUT], [Statement(CLOSED, "rumour", (carried(CLOSED),))])
        self.assertEqual(found.statements[0].kind, "fact")

    def test_every_reason_is_told(self):
        self.assertTrue(all(words.startswith(("passages", "statements")) for words in REASONS.values()))


class TestJudgements(unittest.TestCase):
    PASSAGE = Span(SHUT.text.index(CLOSED), SHUT.text.index(CLOSED) + len(CLOSED))

    def judge(self, **others):
        row = {"key": 5, "carries": 0.9, "denies": False, "stance": "reports", "modality": "happened"}
        row |= {"attributed_to": "", "words": "closed the Veldt Bridge", "why": "It says  so."} | others
        return prove_judgement("The bridge was closed.", Judgement(**row), SHUT, self.PASSAGE)

    def test_words_of_the_passage_stand(self):
        found = self.judge(words="closed the  Veldt Bridge", attributed_to="the king")
        self.assertEqual(SHUT.words(found.span), "closed the Veldt Bridge")
        self.assertEqual((found.judgement.words, found.judgement.attributed_to), ("closed the Veldt Bridge", ""))
        self.assertEqual(found.judgement.why, "It says so.")

    def test_words_of_another_passage_do_not(self):
        self.assertEqual(self.judge(words="We will not gamble with lives"), "not_found")
        self.assertEqual(self.judge(words="We will not gamble with lives", carries=0.1), "not_found")

    def test_nothing_carried_needs_no_words(self):
        found = self.judge(words="", carries=0.1, stance="swears")
        self.assertEqual((found.span, found.judgement.stance), (None, "unclear"))
        self.assertEqual(self.judge(words=""), "length")

    def test_a_denial_without_a_no(self):
        self.assertEqual(self.judge(denies=True), "negation")


ROWS = st.builds(
    Carried,
    st.integers(0, 3),
    TEXT,
    st.sampled_from((*STANCES, "other")),
    st.sampled_from((*MODALITIES, "other")),
    TEXT,
    st.booleans(),
)


class TestAnything(unittest.TestCase):
    @given(TEXT, TEXT, TEXT, st.lists(ROWS, max_size=3), st.sampled_from(KINDS), st.sampled_from((None, 4)))
    @settings(max_examples=60, deadline=None, derandomize=True)
    def test_no_text_makes_it_raise_and_what_stands_stands_there(self, text, headline, statement, rows, kind, known):
        document = Document(1, text, headline, date(2024, 2, 29))
        rows = [*rows, carried(text[3:90]), carried(headline)]
        for proven in prove([document], [Statement(statement, kind, tuple(rows), known)]).statements:
            for carrier in proven.carried:
                self.assertEqual(document.words(carrier.span), carrier.exact)


if __name__ == "__main__":
    unittest.main()
