"""Reuse: what two articles share, and when that makes one a copy of the other."""

import unittest
from itertools import pairwise

from articles.text.document import Document, Span
from articles.text.origins.reuse import fingerprint, shared_passages
from tests.bench.reuse import cases, compare
from tests.bench.reuse_traps import traps


class KindTest(unittest.TestCase):
    """tests/data/reuse/cases.json."""

    def test_each_case_is_of_its_kind(self):
        for name, case in cases().items():
            with self.subTest(name):
                self.assertIn(compare(case["a"], case["b"]).kind, case["kinds"])

    def test_shares_are_measured(self):
        for name, case in cases().items():
            found = compare(case["a"], case["b"])
            with self.subTest(name):
                self.assertGreaterEqual(max(found.share_a, found.share_b), case.get("least", 0.0))
                self.assertLessEqual(max(found.share_a, found.share_b), case.get("most", 1.0))

    def test_order_of_the_two_does_not_matter(self):
        for name, case in cases().items():
            there, back = compare(case["a"], case["b"]), compare(case["b"], case["a"])
            with self.subTest(name):
                self.assertEqual(there.kind, back.kind)
                self.assertAlmostEqual(there.share_a, back.share_b, delta=0.08)

    def test_a_shared_quotation_makes_no_copy(self):
        case = cases()["shared quotation only"]
        self.assertFalse(compare(case["a"], case["b"]).is_copy)
        self.assertTrue(compare(case["a"], case["b"]).passages)

    def test_texts_of_nothing_but_one_quotation_are_no_copies(self):
        speech = "“" + "We shall rebuild the mill and the school, and nobody shall be left alone. " * 6 + "”"
        self.assertFalse(compare(f"Ann Lee said: {speech}", f"The mayor told reporters: {speech}").is_copy)

    def test_quotations_figures_and_background_make_no_copy_of_an_independent_report(self):
        for number, (one, other) in enumerate(traps()):
            with self.subTest(number):
                self.assertFalse(compare(one, other).is_copy)

    def test_same_furniture_on_different_stories_makes_no_copy(self):
        case = cases()["same furniture on different stories"]
        self.assertFalse(compare(case["a"], case["b"]).is_copy)

    def test_ignored_spans_are_not_compared(self):
        case = cases()["same furniture on different stories"]
        a, b = Document("a", case["a"]), Document("b", case["b"])
        ignore = [[Span(d.text.index("The Northern Post"), len(d.text))] for d in (a, b)]
        self.assertEqual(shared_passages(a, b, *ignore).passages, ())


class PassagesTest(unittest.TestCase):
    def test_a_line_that_stands_twenty_times_in_both_makes_them_no_less_alike(self):
        line = "Readers may send what they know of the storm to the desk of the paper. "
        towns = ("Tarn", "Vellin", "Ostrel", "Lemm", "Orva", "Kessel", "Norden", "Sorrel", "Tavor", "Brand") * 2
        told = [f"{line}In {town} the wind took {n + 3} roofs and the {town} ferry." for n, town in enumerate(towns)]
        for text in (line * 20, " ".join(told)):
            found = compare(text, text)
            self.assertEqual((found.kind, found.share_a, found.share_b), ("copy", 1.0, 1.0))

    def test_a_rewritten_sentence_is_found_among_hundreds_of_the_same_words(self):
        names = [
            f"{first}{last}"
            for first in ("Lem", "Tar", "Ost", "Vel", "Kes")
            for last in "abcdefghijklmnopqrstuvwxyzäöüéè"
        ]
        many = [f"Mayor {name} closed town bridge number two before rush hour traffic." for name in names]
        found = compare("Mayor Lema closed town bridge number two long before rush hour.", " ".join(many))
        self.assertEqual(found.passages[0][1].start, 0)

    def test_passages_are_the_same_words_in_both(self):
        case = cases()["cut copy inside a longer text"]
        for a, b in compare(case["a"], case["b"]).passages:
            self.assertEqual(case["a"][a.start : a.end].split(), case["b"][b.start : b.end].split())

    def test_no_word_is_in_two_passages(self):
        for name, case in cases().items():
            spans = [a for a, _ in compare(case["a"], case["b"]).passages]
            with self.subTest(name):
                self.assertTrue(all(x.end <= y.start for x, y in pairwise(spans)))


class FingerprintTest(unittest.TestCase):
    def test_copies_share_hashes_and_strangers_do_not(self):
        every = cases()
        for name in ("full copy", "cut copy", "light rewrite"):
            with self.subTest(name):
                self.assertTrue(set(fingerprint(every[name]["a"])) & set(fingerprint(every[name]["b"])))
        strangers = every["different stories"]
        self.assertFalse(set(fingerprint(strangers["a"])) & set(fingerprint(strangers["b"])))

    def test_nine_words_in_a_row_are_enough(self):
        row = "the old bridge at Carrow will stay closed until"
        a = f"Engineers met on Friday and decided that {row} they have new steel from abroad."
        b = f"Nobody was asked, but {row} further notice, a sign in the rain says to passers-by."
        self.assertTrue(set(fingerprint(a)) & set(fingerprint(b)))

    def test_it_is_sorted_fits_a_signed_32_bit_column_and_is_stable(self):
        hashes = fingerprint(cases()["full copy"]["a"])
        self.assertEqual(hashes, sorted(set(hashes)))
        self.assertTrue(all(-(2**31) <= value < 2**31 for value in hashes))
        self.assertEqual(fingerprint("One two three four."), fingerprint("ONE, two – three’s four!"))


if __name__ == "__main__":
    unittest.main()
