"""Outlets differ where they speak of one thing in different values, and nowhere else."""

import unittest
from datetime import date

from articles.text.dates.read import find_dates
from articles.text.discrepancies.compare import compare
from articles.text.document import Analysed, Document, NameMention, Quote, Span
from articles.text.index.story_index import StoryIndex
from articles.text.sentences import split_sentences

FILLER = " Gulls circled over the empty market. Nobody had swept the square since morning."


def article(key: str, text: str, names: dict[str, str] | None = None, quotes: dict[str, str] | None = None) -> Analysed:
    """An article with names (exact words → entity) and quotations (exact words → speaker)."""
    text += FILLER
    spans = {
        exact: Span(text.index(exact), text.index(exact) + len(exact)) for exact in [*(names or {}), *(quotes or {})]
    }
    return Analysed(
        Document(key, text, published=date(2031, 5, 7)),
        tuple(Span(start, end) for start, end in split_sentences(text)),
        tuple(NameMention(key, spans[exact], exact, entity) for exact, entity in (names or {}).items()),
        tuple(
            Quote(key, spans[exact], exact, "direct", who, speaker_entity=who) for exact, who in (quotes or {}).items()
        ),
        tuple(find_dates(text, date(2031, 5, 7))),
    )


def kinds(*articles: Analysed) -> list[tuple[str, str]]:
    return sorted((d.kind, d.verdict) for d in compare(StoryIndex(articles), []))


def of_texts(*texts: str) -> list[tuple[str, str]]:
    return kinds(*(article(key, text) for key, text in zip("abc", texts, strict=False)))


class TestCompare(unittest.TestCase):
    def test_a_difference_is_named_by_kind_and_verdict(self):
        cases = [
            (
                "numbers that exclude one another",
                "The ferry Orla struck the pier and 12 sailors drowned.",
                "The ferry Orla struck the pier and nine sailors drowned.",
                ("number", "conflict"),
            ),
            (
                "numbers of different precision",
                "The treaty ended a 14-year feud over the Sorrel canal.",
                "The treaty ended a feud of more than a decade over the Sorrel canal.",
                ("number", "precision"),
            ),
            (
                "two near counts of one thing",
                "The storm tore down 14 tents on the Sorrel canal bank.",
                "The storm tore down 15 tents on the Sorrel canal bank.",
                ("number", "conflict"),
            ),
            (
                "times of day",
                "The ferry Orla struck the Tarn pier at 6.10am.",
                "The ferry Orla struck the Tarn pier at about 4 a.m.",
                ("date", "conflict"),
            ),
            (
                "days",
                "The ferry Orla struck the Tarn pier on March 3, 2031.",
                "The ferry Orla struck the Tarn pier on March 5, 2031.",
                ("date", "conflict"),
            ),
            (
                "days behind an enumeration",
                "The Sorrel company has cancelled all trains between Tarn and Port Ostrel until May 12, 2031.",
                "The Sorrel company cancelled all trains between Tarn and Port Ostrel until May 13, 2031, it said.",
                ("date", "conflict"),
            ),
            (
                "a plan and a report",
                "The mayor will open the Sorrel canal bridge in Tarn.",
                "The mayor opened the Sorrel canal bridge in Tarn.",
                ("modality", "precision"),
            ),
            (
                "a hedge and a flat statement",
                "The navy reportedly abandoned the Sorrel canal fortress.",
                "The navy abandoned the Sorrel canal fortress.",
                ("attribution", "precision"),
            ),
        ]
        for name, a, b, wanted in cases:
            with self.subTest(name):
                self.assertIn(wanted, of_texts(a, b))

    def test_what_is_the_same_or_another_matter_is_no_difference(self):
        cases = [
            ("the same words", "The ferry Orla lost 12 sailors.", "The ferry Orla lost 12 sailors."),
            ("figures and words", "The ferry Orla lost 12 sailors.", "The ferry Orla lost twelve sailors."),
            (
                "a deadline and what came before it",
                "The crew of the ferry Orla left the Tarn pier at 6.10am.",
                "The crew of the ferry Orla had left the Tarn pier by about 8 a.m.",
            ),
            ("about the same", "The ferry Orla lost 12 sailors.", "The ferry Orla lost about 12 sailors."),
            (
                "a part and the whole",
                "The ferry Orla struck the pier and three of the 12 sailors drowned.",
                "The ferry Orla struck the pier and 12 sailors drowned.",
            ),
            (
                "some that are included",
                "The ferry Orla struck the pier and drowned people including three sailors.",
                "The ferry Orla struck the pier and drowned 12 sailors.",
            ),
            ("other things counted", "The ferry carried 12 sailors.", "Farmers harvested nine melons."),
        ]
        for name, a, b in cases:
            with self.subTest(name):
                self.assertEqual(of_texts(a, b), [])

    def test_one_article_alone_differs_from_nobody(self):
        self.assertEqual(of_texts("The ferry lost 12 sailors. The ferry lost nine sailors."), [])

    def test_two_spellings_of_one_name_differ_in_wording(self):
        a = article("a", "Crowds cheered Yusuf Marn.", {"Yusuf Marn": "marn"})
        self.assertEqual(
            kinds(a, article("b", "Nobody met Youssef Marn.", {"Youssef Marn": "marn"})), [("name", "wording")]
        )
        self.assertEqual(kinds(a, article("b", "Nobody met Marn.", {"Marn": "marn"})), [])

    def test_two_titles_of_one_person_differ(self):
        a = article("a", "Crowds cheered President Ana Lind.", {"Ana Lind": "lind"})
        b = article("b", "Nobody met interim president Ana Lind.", {"Ana Lind": "lind"})
        self.assertEqual(kinds(a, b), [("title", "wording")])
        self.assertEqual(kinds(a, article("b", "Nobody met President Ana Lind.", {"Ana Lind": "lind"})), [])

    def test_one_utterance_in_other_words_differs(self):
        whole = "“We will rebuild the quay before the winter comes,”"
        other = "“Before winter comes we will rebuild the quay,”"
        a = article("a", f"{whole} Lind said.", quotes={whole: "Lind"})
        self.assertIn(("quotation", "wording"), kinds(a, article("b", f"{other} Lind said.", quotes={other: "Lind"})))
        same = article("b", f"{whole} Lind said.", quotes={whole: "Lind"})
        self.assertNotIn(("quotation", "wording"), kinds(a, same))

    def test_a_plan_against_a_report_is_not_told_again_as_other_words(self):
        report = "The mayor opened the Sorrel canal bridge."
        for plan in ("will", "will reportedly"):
            with self.subTest(plan):
                found = of_texts(f"The mayor {plan} open the Sorrel canal bridge in Tarn.", report)
                self.assertEqual([kind for kind, _ in found], ["modality"])

    def test_words_that_differ_are_whole_words(self):
        a = article("a", "The mayor praised the hard-working crews of the Sorrel canal ferry in Tarn.")
        b = article("b", "The mayor praised the brave crews of the Sorrel canal ferry in Tarn.")
        (found,) = compare(StoryIndex([a, b]), [])
        self.assertEqual([value for _, _, value in found.values], ["hard-working", "brave"])

    def test_values_are_words_of_their_articles(self):
        texts = [
            "The ferry Orla struck the pier and 12 sailors drowned.",
            "The Orla struck the pier and 9 sailors drowned.",
        ]
        articles = {key: article(key, text) for key, text in zip("ab", texts, strict=True)}
        numbers = [d for d in compare(StoryIndex([*articles.values()]), []) if d.kind == "number"]
        self.assertEqual(len(numbers), 1)
        self.assertEqual({key for key, _, _ in numbers[0].values}, {"a", "b"})
        for key, span, value in numbers[0].values:
            self.assertIn(value, articles[key].document.words(span))
