"""Sentences and clauses as spans of the text."""

import unittest

from articles.text.sentences import split_clauses, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def clauses(text: str) -> list[str]:
    return [text[start:end] for start, end in split_clauses(text, 0, len(text))]


class SentencesTest(unittest.TestCase):
    def test_abbreviations_do_not_end_a_sentence(self):
        for text in (
            "The U.S. President met Lt. Gov. Ann Lee and Sens. Joe Roe and Kit Poe.",
            "Rule No. 3 was cited by J. R. Dunn of Acme Inc. in Jan. 2020.",
            "Sen. Jim Roe, R-S.C., would not go to St. Louis or Ft. Myers.",
            "The U.N. Ambassador left at 5 p.m. Monday, Dr. Poe vs. Mr. Lamb notwithstanding.",
            "The price rose 3.5 percent to $4.20 a share, the N.C.A.A. said.",
            "Ariz. Gov. Jan B. Hall paid approx. 40 dollars for it.",
        ):
            with self.subTest(text):
                self.assertEqual(sentences(text), [text])

    def test_sentence_ends(self):
        for wanted in (
            ["It was over.", "She nodded."],
            ["“It is over.”", "She nodded."],
            ["He lives in Washington, D.C.", "She lives in Rome."],
            ["It ended at 6 p.m.", "The crowd left."],
            ["Was it a wall?", "No, a fence!", "Then it rained."],
            ["No one knew...", "Then it rained."],
            ["It was a broken wall.", "Instead, he paid."],
            ["He said: “Go now!” and left.", "She stayed."],
            ["The mayor (who was ill.) stayed.", "He slept."],
        ):
            with self.subTest(wanted[0]):
                self.assertEqual(sentences(" ".join(wanted)), wanted)

    def test_a_line_end_ends_a_sentence(self):
        text = "A subhead\n\nIt rained.\nNo stop here\r\nLast"
        self.assertEqual(sentences(text), ["A subhead", "It rained.", "No stop here", "Last"])

    def test_spans_are_tight_ordered_and_lose_no_word(self):
        text = "  One is here.   Two came. \n\n\tThree (a. b.) left?  “Four.”  "
        spans = split_sentences(text)
        self.assertEqual(spans, sorted(spans))
        self.assertTrue(all(text[a:b] == text[a:b].strip() for a, b in spans))
        self.assertEqual("".join(text[a:b] for a, b in spans).replace(" ", ""), "".join(text.split()))

    def test_nothing_in_nothing_out(self):
        for text in ("", " \n ", "\n\n"):
            self.assertEqual(split_sentences(text), [])


class ClausesTest(unittest.TestCase):
    def test_clauses(self):
        for text in (
            "The dam broke on Monday, |while crews in the valley slept.",
            "The firm closed two plants, |which had run since 1950, |and will sell the rest.",
            "The minister left early, |marking a break with custom.",
            "Two officials said |that the bridge was closed for repairs.",
            "He won the seat, |but she kept the office.",
            "The town lost its bakery; |the school lost its cook.",
            "“We will not leave our houses again,” |said the mayor of the town.",
        ):
            with self.subTest(text):
                wanted = [clause.rstrip(" ,;") for clause in text.split("|")]
                self.assertEqual(clauses(text.replace("|", "")), wanted)

    def test_lists_and_names_stay_whole(self):
        for text in (
            "Ann, Bob, and Carl Dunn of Oldham Cross were there.",
            "The boxes held apples, pears, and a cat.",
            "She lives in Dunmore, Ohio, with two dogs.",
            "It rained, including on Sunday.",
            "He left.",
        ):
            with self.subTest(text):
                self.assertEqual(clauses(text), [text])

    def test_each_clause_has_three_words_and_all_words_are_covered(self):
        text = (
            "The mayor, who was ill, said that “it is over,” but nobody, he added, believed it; "
            "the vote, which was close, stood."
        )
        spans = split_clauses(text, 0, len(text))
        self.assertTrue(all(len(text[a:b].split()) >= 3 for a, b in spans))
        covered = {i for a, b in spans for i in range(a, b)}
        self.assertEqual([c for i, c in enumerate(text) if c.isalnum() and i not in covered], [])

    def test_spans_lie_inside_the_sentence(self):
        text = "It rained. The dam broke, which nobody saw, and the town slept. It was late."
        start, end = split_sentences(text)[1]
        self.assertTrue(all(start <= a < b <= end for a, b in split_clauses(text, start, end)))


if __name__ == "__main__":
    unittest.main()
