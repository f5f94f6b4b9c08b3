"""Amounts and titles are read with what they count and whose they are."""

import unittest

from articles.text.discrepancies.titles import title_before, title_behind
from articles.text.discrepancies.values import numbers_in, same_count


def only(text: str):
    (number,) = numbers_in(text)
    return number


class TestNumbers(unittest.TestCase):
    def test_an_amount_is_read_in_its_dimension(self):
        cases = [
            ("figure with noun", "12 sailors", "count", 12),
            ("word with noun", "forty-one crates", "count", 41),
            ("thousands", "1,250 crates", "count", 1250),
            ("money with scale", "$3.5 million", "money", 3_500_000),
            ("per cent", "35.7 percent", "share", 35.7),
            ("length of time", "a decade", "time", 5_256_000),
            ("part of a compound", "14-year feud", "time", 14 * 525_600),
            ("vague", "dozens of crates", "count", 36),
            ("letter behind the figure", "a €4.7B dam"[2:], "money", 4.7e9),
            ("small letter", "$350m", "money", 350e6),
            ("thousands of the letter", "£80K", "money", 80e3),
            ("currency behind the sign", "$US6,400", "money", 6400),
            ("grouped by spaces", "1 750 tents", "count", 1750),
            ("grouped by narrow spaces", "12\u202f400 tents", "count", 12_400),
            ("dozens counted", "four dozen tents", "count", 48),
            ("fraction", "two-thirds of growers", "share", 200 / 3),
            ("fraction in words", "three quarters of growers", "share", 75),
            ("half of all", "half of the growers", "share", 50),
            ("from one to another", "10-14 percent", "share", 12),
        ]
        for name, text, dimension, amount in cases:
            with self.subTest(name):
                self.assertEqual((only(text).dimension, only(text).amount), (dimension, amount))

    def test_years_days_and_times_are_no_amounts(self):
        for text in ("in 2009", "on March 8, 2021", "at 7:40 p.m.", "Flight 370"):
            with self.subTest(text):
                self.assertEqual(numbers_in(text), [])

    def test_what_only_looks_like_a_part_or_a_span_is_none(self):
        cases = [
            ("an ordinal", "a third man left", []),
            ("part of an hour", "after three quarters of an hour", [3]),
            ("a change", "rose from 5 to 9 tents", [5, 9]),
            ("a score", "won 3-1", [3]),
            ("an age", "Ola Lind, 43, of Tarn, left", []),
            ("a picture of a series", "2/8 Rescuers on the pier", []),
            ("a section", "under Section 12B", []),
        ]
        for name, text, amounts in cases:
            with self.subTest(name):
                self.assertEqual([n.amount for n in numbers_in(text) if n.dimension in ("count", "share")], amounts)

    def test_two_ends_are_one_amount_between_them(self):
        (number,) = numbers_in("Between five and six dozen growers came.")
        self.assertEqual((number.low, number.high, number.nouns), (60, 72, {"grower"}))
        (number,) = numbers_in("It sold for $2-3 million.")
        self.assertEqual((number.dimension, number.low, number.high), ("money", 2e6, 3e6))

    def test_letters_that_only_look_like_a_word_are_no_amount(self):
        for text in ("ſix sailors died", "dozenſ of sailors", "FİVE sailors", "fıve sailors"):
            with self.subTest(text):
                self.assertEqual(numbers_in(text), [])

    def test_some_of_a_counted_whole_are_a_part_and_the_whole_is_none(self):
        for text in ("About 640 of Lund Glass's 5,200 jobs would go.", "12 of 40 growers left."):
            with self.subTest(text):
                self.assertEqual([number.is_part for number in numbers_in(text)], [True, False])
        self.assertFalse(only("Some 300 growers of all ages").is_part)

    def test_what_an_amount_is_part_of_is_what_it_counts(self):
        self.assertEqual(only("a family of five").nouns, {"famili"})

    def test_what_the_words_allow_decides_whether_amounts_agree(self):
        cases = [
            ("bound", "14 years", "more than a decade", True),
            ("rounded", "nearly $44 million", "$43,885,310", True),
            ("vague", "400 crates", "several hundred crates", True),
            ("other", "9 sailors", "11 sailors", False),
            ("below the bound", "9 years", "more than a decade", False),
        ]
        for name, a, b, agrees in cases:
            with self.subTest(name):
                self.assertEqual(numbers_in(a)[-1].agrees(numbers_in(b)[-1]), agrees)

    def test_only_one_thing_in_one_unit_is_compared(self):
        cases = [
            ("same noun", "12 sailors", "nine sailors", True),
            ("another noun", "12 sailors", "nine crates", False),
            ("part of a people", "12 sailors killed", "10 Danish sailors killed", False),
            ("another fate", "12 people drowned", "nine people were hurt", False),
            ("the same fate", "12 people drowned", "killing at least nine", True),
            ("a fate of one only", "12 people drowned", "nine people in Tarn", True),
            ("another unit", "12 sailors", "12 percent", False),
        ]
        for name, a, b, compared in cases:
            with self.subTest(name):
                self.assertEqual(same_count(only(a), only(b)), compared)


class TestTitles(unittest.TestCase):
    def test_a_title_stands_before_the_name(self):
        cases = [
            ("with its field", "said the former harbour master Ana Lind", "the former harbour master"),
            ("with a comma", "Tarn’s interim president, Ana Lind", "Tarn’s interim president"),
            ("none", "said on the quay Ana Lind", None),
        ]
        for name, text, title in cases:
            with self.subTest(name):
                found = title_before(text, text.index("Ana"))
                self.assertEqual(found and found[1], title)

    def test_a_title_stands_behind_the_name(self):
        found = title_behind("Ana Lind, chief of the port, spoke.", len("Ana Lind"))
        self.assertEqual(found, (27, "chief of the port"))
        self.assertIsNone(title_behind("Ana Lind, according to the mayor, spoke.", len("Ana Lind")))
