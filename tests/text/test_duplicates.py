"""Which rows may be one thing, and which must not be called so."""

import doctest
import unittest
from datetime import date

from articles.text.duplicates import (
    Thing,
    contradictions,
    like_claims,
    like_entities,
    like_events,
    like_outlets,
    name_blocks,
    named,
    outlet_blocks,
    said,
    word_blocks,
)

SAME_NAMES = {
    "the same name": ("Ilse Brandt", "Ilse Brandt"),
    "capitals and accents": ("José Álvarez", "JOSE ALVAREZ"),
    "a transliteration": ("Karim al-Haddad", "Kareem Haddad"),
    "Cyrillic": ("Сергій Гайдук", "Serhii Haiduk"),
    "Greek": ("Νίκος Παππάς", "Nikos Pappas"),
    "Arabic, without vowels": ("سامر الحداد", "Samer al-Haddad"),
    "Chinese": ("李明华", "Li Minghua"),
    "a middle name left out": ("Omar Reyes", "Omar Antonio Reyes"),
    "an initial": ("I. Brandt", "Ilse Brandt"),
    "a short first name": ("Bill Harker", "William Harker"),
}
OTHER_PEOPLE = {
    "two first names": ("Ana Reyes", "Omar Reyes"),
    "father and son": ("Tom Harker Jr.", "Tom Harker"),
    "another initial": ("J. Brandt", "Ilse Brandt"),
    "a surname alone": ("Brandt", "Ilse Brandt"),
    "nothing in common": ("Ilse Brandt", "Omar Reyes"),
}


def person(key: int, *names: str, **more) -> Thing:
    return Thing(key, names, "person", **more)


def claim(statement: str) -> Thing:
    return Thing(1, (statement,))


class TestEntities(unittest.TestCase):
    def test_one_name_in_two_forms_meets_and_is_alike(self):
        for case, (a, b) in SAME_NAMES.items():
            with self.subTest(case):
                one, other = person(1, a), person(2, b)
                self.assertTrue(name_blocks(one) & name_blocks(other))
                self.assertGreaterEqual(like_entities(one, other).score, 0.5)

    def test_a_letter_and_what_is_written_for_it_meet_by_their_spelling(self):
        for a, b in (
            ("Ingrid Soerensen", "Ingrid Sørensen"),
            ("Ingrid Soerensen", "Ingrid Sorensen"),
            ("Hanne Oestby", "Hanne Østby"),
            ("Juergen Mueller", "Jürgen Müller"),
            ("Maja Haeggstroem", "Maja Häggström"),
            ("Lise Karlund", "Lise Kærlund"),
            ("Tromsoe", "Tromsø"),
        ):
            with self.subTest(a):
                one, other = person(1, a), person(2, b)
                shared = name_blocks(one) & name_blocks(other)
                self.assertTrue(any(block.startswith("spelling ") for block in shared))
                self.assertGreaterEqual(like_entities(one, other).score, 0.5)

    def test_two_people_are_two(self):
        for case, (a, b) in OTHER_PEOPLE.items():
            with self.subTest(case):
                self.assertIsNone(like_entities(person(1, a), person(2, b)))

    def test_a_lone_surname_counts_where_both_are_named_in_one_story(self):
        like = like_entities(person(1, "Brandt"), person(2, "Ilse Brandt"), together=2)
        self.assertIn("is the surname of", like.why)
        self.assertIn("2 of the same stories", like.why)

    def test_any_name_of_either_counts(self):
        one, other = person(1, "The Mayor", "Ilse Brandt"), person(2, "Ilse Brandt", "I. B.")
        self.assertGreater(like_entities(one, other).score, 0.9)

    def test_an_item_of_wikidata_says_yes_or_no(self):
        one, same, other = (person(n, "Ana Reyes", ids=frozenset({i})) for n, i in enumerate(("Q1", "Q1", "Q2")))
        self.assertGreater(like_entities(one, same).score, 0.95)
        self.assertIsNone(like_entities(one, other))

    def test_listed_names_of_one_country_are_one(self):
        one, other = Thing(1, ("United States",), "place"), Thing(2, ("U.S.",), "organisation")
        self.assertTrue(name_blocks(one) & name_blocks(other))
        self.assertIn("are names of United States", like_entities(one, other).why)

    def test_initials_are_a_body_s_name(self):
        like = like_entities(Thing(1, ("Orlan Harbour Police",), "organisation"), Thing(2, ("OHP",), "organisation"))
        self.assertIn("are the initials of", like.why)

    def test_another_kind_makes_it_less_likely_and_says_so(self):
        one, other = person(1, "Selwan Orla"), Thing(2, ("Selwan Orla",), "place")
        self.assertLess(like_entities(one, other).score, 0.6)
        self.assertIn("though one is a person and the other a place", like_entities(one, other).why)


class TestOutlets(unittest.TestCase):
    def test_one_outlet_under_two_names(self):
        cases = {
            "a small word": (Thing(1, ("The Ostrand Post",)), Thing(2, ("Ostrand Post",))),
            "its site": (Thing(1, ("Ostrand Post",)), Thing(2, ("O. P.",), ids=frozenset(["ostrandpost.com"]))),
            "one site": tuple(Thing(n, (name,), ids=frozenset(["post.example"])) for n, name in ((1, "A"), (2, "B"))),
            "a slip": (Thing(1, ("Lakeside Echo",)), Thing(2, ("Lakside Echo",))),
        }  # fmt: skip
        for case, (one, other) in cases.items():
            with self.subTest(case):
                self.assertGreaterEqual(like_outlets(one, other).score, 0.5)
                self.assertTrue(outlet_blocks(one) & outlet_blocks(other) or case == "a slip")

    def test_two_outlets_are_two(self):
        self.assertIsNone(like_outlets(Thing(1, ("Daily Lantern",)), Thing(2, ("Daily Anchor",))))

    def test_another_country_makes_it_less_likely(self):
        one, other = Thing(1, ("The Times",), country="GB"), Thing(2, ("Times",), country="IN")
        self.assertIn("though of GB and IN", like_outlets(one, other).why)


class TestClaimsAndEvents(unittest.TestCase):
    def test_what_says_the_same_is_alike(self):
        one, other = (
            claim("The town council closed the Veldt Bridge."),
            claim("The council has closed the Veldt Bridge."),
        )
        self.assertGreater(like_claims(one, other).score, 0.5)
        first, second = word_blocks([one, other], [["story"], ["story"]])
        self.assertTrue(first & second)

    def test_what_names_others_is_not(self):
        one, other = claim("Bill Harker came to Ostrand on Monday."), claim("Ana Reyes came to Ostrand on Monday.")
        self.assertIsNone(like_claims(one, other))

    def test_claims_of_two_stories_do_not_meet(self):
        first, second = word_blocks([claim("Veldt Bridge shut"), claim("Veldt Bridge shut")], [["one"], ["other"]])
        self.assertFalse(first & second)

    def test_another_figure_and_a_denial_are_told(self):
        self.assertEqual(
            contradictions("The blast killed 12 sailors.", "The blast killed 14 sailors."),
            ["One says 12 sailors, the other 14 sailors"],
        )
        self.assertEqual(
            contradictions("The dam had a permit.", "The dam had no permit."), ["One says that it is not so"]
        )
        self.assertEqual(contradictions("12 sailors died.", "A dozen sailors died."), [])

    def test_events_of_other_days_are_two(self):
        monday, friday = (date(2031, 3, day) for day in (3, 7))
        one, same, other = (
            Thing(n, ("Closure of the Veldt Bridge",), days=(day, day))
            for n, day in enumerate((monday, monday, friday))
        )
        self.assertGreater(like_events(one, same).score, 0.7)
        self.assertIn("same day", like_events(one, same).why)
        self.assertIsNone(like_events(one, other))


def test_examples_hold():
    assert all(doctest.testmod(module).failed == 0 for module in (named, said))
