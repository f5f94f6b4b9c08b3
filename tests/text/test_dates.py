"""Expressions of time and the days they mean."""

import unittest
from datetime import date

from articles.text.dates.read import UNRESOLVED, find_dates, is_bound
from tests.bench.dates import read_cases


class TestDates(unittest.TestCase):
    def test_each_expression_means_its_days(self):
        for case in read_cases():
            with self.subTest(case.sentence, published=case.published):
                found = [(m.exact, m.precision, m.first, m.last) for m in find_dates(case.sentence, case.published)]
                self.assertEqual(found, case.wanted)

    def test_nothing_relative_is_resolved_without_a_day_of_publication(self):
        for case in read_cases():
            for mention in find_dates(case.sentence, None):
                with self.subTest(case.sentence):
                    names_its_year = any(part.isdigit() and len(part) == 4 for part in mention.exact.split())
                    if not names_its_year and not any(sign.isdigit() for sign in mention.exact):
                        self.assertEqual(mention.precision, UNRESOLVED)

    def test_offsets_and_field_are_kept(self):
        headline = "Board to meet – on 3 June 2024 😀"
        (mention,) = find_dates(headline, None, "headline")
        self.assertEqual(headline[mention.span.start : mention.span.end], "3 June 2024")
        self.assertEqual(mention.span.field, "headline")

    def test_the_turn_of_the_year_is_crossed(self):
        (mention,) = find_dates("They met on Monday.", date(2024, 1, 3))
        self.assertEqual(mention.first, date(2024, 1, 1))
        (mention,) = find_dates("They will meet on Monday.", date(2024, 12, 31))
        self.assertEqual(mention.first, date(2025, 1, 6))

    def test_the_longest_expression_stands(self):
        exact = [m.exact for m in find_dates("He left on Monday, 8 December 2014, and again in 2015.", None)]
        self.assertEqual(exact, ["Monday, 8 December 2014", "2015"])

    def test_a_capital_behind_a_word_is_a_names(self):
        text = "Harbour Today asked the port. Today it said no, and will open tomorrow.\nToday's papers say so."
        self.assertEqual([m.exact for m in find_dates(text, None)], ["Today", "tomorrow", "Today"])

    def test_a_month_does_not_contradict_the_year_of_its_sentence(self):
        cases = [
            "In 2011 the council sold the pier, and in May it burned down.",
            "A year after the fire, in May, the pier opened.",
            "Last year she moved to Tarn, and in May she bought the mill.",
            "He won the seat five years ago and lost it in May.",
        ]
        for sentence in cases:
            with self.subTest(sentence):
                may = next(m for m in find_dates(sentence, date(2024, 9, 12)) if m.exact == "May")
                self.assertEqual((may.precision, may.first), (UNRESOLVED, None))
        held = "The council sold the pier in 2011. In May 2023 it burned down, and in May it opened again."
        self.assertEqual([m.precision for m in find_dates(held, date(2024, 9, 12))], ["year", "month", UNRESOLVED])
        (_, may) = find_dates("The 2011 plan was dropped in May.", date(2024, 9, 12))
        self.assertEqual(may.first, date(2024, 5, 1))

    def test_a_day_that_bounds_what_is_told(self):
        for words, wanted in {
            "The pier is shut until the end of May.": True,
            "By Monday thirty boats had left.": True,
            "It fell before Monday’s storm.": True,
            "It fell on Monday.": False,
            "The pier was shut from 3 May.": False,
            "They stood by. Monday was quiet.": False,
        }.items():
            with self.subTest(words):
                (mention,) = find_dates(words, date(2031, 5, 3))
                self.assertEqual(is_bound(words, mention), wanted)

    def test_what_has_no_day_says_of_what_kind_it_is(self):
        found = find_dates("The pier, now shut, burned at 6.10am on Monday.", date(2024, 5, 2))
        self.assertEqual([m.kind for m in found], ["vague", "clock", "calendar"])
        self.assertEqual([m.first for m in found], [None, None, date(2024, 4, 29)])

    def test_odd_texts_do_not_fail(self):
        for text in ("", "\n\n", "0000-00-00", "99/99/9999", "30 February 2024", "May", "Q5 2024", "9999 9999"):
            with self.subTest(text):
                self.assertTrue(all(m.first is None or m.first <= m.last for m in find_dates(text, date(2024, 2, 29))))

    def test_letters_that_only_look_like_a_word_are_no_number(self):
        for words in ("ſix days ago", "fıve days ago", "the firſt quarter of 2023", "Chriſtmas Day 2023"):
            with self.subTest(words):
                found = find_dates(f"They met {words} in town.", date(2024, 5, 2))
                self.assertLessEqual({mention.exact for mention in found}, {"2023"})


if __name__ == "__main__":
    unittest.main()
