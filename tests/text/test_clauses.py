"""Sentences taken apart: what each clause says, and nothing that it does not."""

import unittest
from unittest import mock

from articles.text.batches import clauses_in
from articles.text.clauses import find, has_parser
from articles.text.document import Document


def said(text: str) -> list[str]:
    """The words of each clause, as they are to be read."""
    document = Document("a", text)
    return [" ".join(document.words(piece) for piece in clause.pieces) for clause in clauses_in(document)]


@unittest.skipUnless(has_parser(), "the parser is an extra")
class TestClauses(unittest.TestCase):
    def test_joined_verbs_share_their_subject(self):
        found = said("The council closed the old bridge and opened a ferry on Monday.")
        self.assertIn("The council closed the old bridge", found)
        self.assertIn("The council opened a ferry on Monday", found)

    def test_joined_verbs_share_their_auxiliary(self):
        found = said("Two men were arrested on Sunday and charged with theft.")
        self.assertTrue(any(words.startswith("Two men were charged with theft") for words in found), found)

    def test_a_verb_that_two_may_have_done_is_nobodys(self):
        filmed = (
            "Harlow is seen in a video grabbing a man after the man approached her and asked if she backed the plan."
        )
        self.assertFalse([words for words in said(filmed) if words.startswith("Harlow asked")])
        left = "The mayor left the hall after guards stopped the car, and spoke to reporters."
        self.assertFalse([words for words in said(left) if words.startswith("guards spoke")])
        self.assertIn("guards stopped the car", said(left))

    def test_what_is_said_is_a_clause_without_the_saying(self):
        self.assertIn("the ferry had left early", said("The harbour master said that the ferry had left early."))

    def test_a_relative_clause_states_something_of_its_noun(self):
        found = said("Ida Thorn, who became mayor in May, closed the bridge.")
        self.assertIn("Ida Thorn became mayor in May", found)
        self.assertIn("Ida Thorn closed the bridge", found)

    def test_what_tells_one_of_many_apart_states_nothing_of_all(self):
        found = said("Bridges that were built before 1950 need repairs.")
        self.assertFalse([words for words in found if words.startswith("Bridges were built")], found)

    def test_a_condition_states_nothing(self):
        for text in ("The town would flood if the dam broke.", "The mayor asked whether the dam had been checked."):
            with self.subTest(text=text):
                self.assertFalse([words for words in said(text) if words.startswith("the dam")])

    def test_what_has_to_come_first_states_nothing(self):
        for text, clause in (
            ("The quay is to open in May, once new lamps have been bought.", "new lamps have been bought"),
            ("The strike will end as soon as the firm pays its drivers.", "the firm pays its drivers"),
            ("The lock will be opened when the water has fallen.", "the water has fallen"),
            ("Once the mill is sold and the roof is mended, all will be paid.", "the roof is mended"),
        ):
            self.assertNotIn(clause, said(text))
        for text, clause in (
            ("The quay opened once new lamps had been bought.", "new lamps had been bought"),
            ("The lock was opened after the water had fallen.", "the water had fallen"),
        ):
            self.assertIn(clause, said(text))

    def test_what_only_adds_can_go(self):
        found = said("The dam, a wall of 1930 near the village of Hill, broke on Sunday as the rain fell.")
        self.assertIn("The dam broke on Sunday", found)

    def test_no_joining_word_is_left_at_an_end(self):
        for text in (
            "The firm bought the mill in May and, its owner says, will close it, and nobody knows when.",
            "The firm completed its purchase of the mill on Monday and said the owner would stay.",
        ):
            with self.subTest(text=text):
                self.assertFalse([words for words in said(text) if words.split()[-1] in ("and", "or", "but")])

    def test_pieces_stand_in_their_sentence(self):
        document = Document("a", "Rain fell. The dam broke on Sunday, and the lower town was flooded.")
        for clause in clauses_in(document):
            self.assertTrue(all(clause.sentence.covers(piece) for piece in clause.pieces))

    def test_a_long_text_is_taken_apart_to_its_end_and_in_order(self):
        lines = [f"The ferry left pier {n}. Timetable, page {n}." for n in range(300)]
        found = [words for words in said("\n\n".join(lines)) if words.startswith("The ferry")]
        self.assertEqual(list(dict.fromkeys(found)), [f"The ferry left pier {n}" for n in range(300)])

    def test_a_list_that_was_never_cut_is_left_alone(self):
        self.assertEqual(said("and the dam broke " * 50), [])


class TestNoParser(unittest.TestCase):
    def test_it_is_said_that_there_is_none(self):
        with mock.patch.object(find, "find_spec", return_value=None):
            self.assertIsNone(clauses_in(Document("a", "The dam broke.")))
