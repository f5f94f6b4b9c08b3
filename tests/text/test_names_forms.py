"""Keys of names, spelling variants, and the marked articles as a whole."""

import unittest

from articles.text.names.forms import initials, name_key
from articles.text.names.lists import is_demonym, is_people, places
from articles.text.names.read import are_variants, read_names, variant_key
from articles.text.names.signs import person_questions, person_signs
from tests.bench.marked_names import Agreement, agree, marked_stories

# (form, key)
KEYS = [
    ("President Karim al-Haddad’s", "karim haddad"),
    ("KARIM AL HADDAD", "karim haddad"),
    ("Karim Al-Haddad", "karim haddad"),
    ("al Haddad", "haddad"),
    ("El Salvador", "el salvador"),
    ("Al Gore", "al gore"),
    ("The Zorvan Group Ltd.", "zorvan group"),
    ("Zorvan Inc", "zorvan"),
    ("Côte d’Ivoire", "cote divoire"),
    ("U.S.", "us"),
    ("Stein & Walsh", "stein and walsh"),
    ("Jean-Luc O'Brien", "jean luc obrien"),
    ("Łódź", "lodz"),
    ("Saint Louis", "st louis"),
    ("Tom Reyes Jr.", "tom reyes jr"),
    ("Mr", "mr"),
    ("", ""),
    (" “…” ", ""),
]
SAME = [
    ("Mohammed", "Muhammad"),
    ("Qaddafi", "Gadhafi"),
    ("Khalil", "Halil"),
    ("Yusuf", "Youssef"),
    ("Salim", "Saleem"),
]
OTHER = [("Karim", "Omar"), ("Reyes", "Kessler"), ("Hassan", "Lindqvist"), ("Ana Reyes", "Tom Reyes")]


class FormsTest(unittest.TestCase):
    def test_key_sets_looks_aside(self):
        for form, key in KEYS:
            with self.subTest(form):
                self.assertEqual(name_key(form), key)

    def test_initials_leave_small_words_out(self):
        self.assertEqual(initials("National Union of the Sea and Air"), "NUSA")

    def test_peoples_are_told_from_places(self):
        self.assertTrue(is_demonym("portuguese") and is_demonym("syrians") and not is_demonym("syria"))
        self.assertTrue(is_people("frenchmen") and not is_people("french"))

    def test_places_have_one_name(self):
        self.assertEqual(places()["usa"].name, "United States")
        self.assertEqual(places()["kiev"].name, "Kyiv")
        self.assertEqual(places()["lisbon"].government_of, "Portugal")
        self.assertNotIn("ill", places())


class FullNamesTest(unittest.TestCase):
    # (one full name, another, whether they may be one person's)
    PAIRS = [
        ("ana reyes", "ana reyes", True),
        ("ana reyes", "tom reyes", False),
        ("ana reyes", "ana lind", False),
        ("ana luz reyes", "ana reyes", True),
        ("ana luz reyes", "ana l reyes", True),
        ("ana luz reyes", "ana bea reyes", False),
        ("ana luz bea reyes", "ana luz reyes", False),
        ("j orne", "john orne", True),
        ("j orne", "j orne", True),
        ("j orne", "t orne", False),
        ("bill orne", "william t orne", True),
        ("bill orne", "bob orne", False),
        ("tom orne jr", "tom orne", False),
        ("tom orne jr", "thomas orne jr", True),
        ("eva molina paz", "eva molina", True),
        ("eva molina paz", "eva paz", True),
        ("eva molina paz", "ana molina", False),
        ("karim haddad", "karim hadad", True),
        ("orne", "orne", False),
    ]

    def test_full_names_of_one_person_share_a_sign(self):
        for a, b, wanted in self.PAIRS:
            for one, other in ((a, b), (b, a)):
                with self.subTest(one=one, other=other):
                    signs, questions = person_signs(tuple(one.split())), person_questions(tuple(other.split()))
                    self.assertEqual(not set(signs).isdisjoint(questions), wanted)


class VariantsTest(unittest.TestCase):
    def test_variants_are_likelier_than_other_names(self):
        for a, b in SAME:
            with self.subTest(f"{a} {b}"):
                self.assertGreaterEqual(are_variants(a, b), 0.5)
        for a, b in OTHER:
            with self.subTest(f"{a} {b}"):
                self.assertLess(are_variants(a, b), 0.5)

    def test_chance_is_symmetric_and_bounded(self):
        for a, b in SAME + OTHER + [("", "x"), ("a", "b"), ("x", "x"), ("Al", "El")]:
            self.assertAlmostEqual(are_variants(a, b), are_variants(b, a), places=9)
            self.assertTrue(0 <= are_variants(a, b) <= 1)

    def test_variant_key_brings_variants_together(self):
        self.assertEqual(variant_key("Qaddafi"), variant_key("Gadhafi"))
        self.assertEqual(variant_key("Mohammed Yusuf"), variant_key("Muhammad Youssef"))
        self.assertNotEqual(variant_key("Reyes"), variant_key("Kessler"))


class MarkedArticlesTest(unittest.TestCase):
    def test_marked_articles_are_read_as_marked(self):
        total = Agreement()
        differences = [line for story in marked_stories() for line in agree(story, read_names(story.documents), total)]
        self.assertGreaterEqual(total.f1, 0.97, differences)
        self.assertGreaterEqual(total.aliases, 0.97, differences)
        self.assertGreaterEqual(total.kinds / total.hit, 0.9, differences)


if __name__ == "__main__":
    unittest.main()
