"""Words in a text are found where they stand, also when the text is put in order first."""

import unittest

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.page.haystack import SHORTEST, WALKS, Haystack

LETTERS = st.text("abé\n", max_size=200)


def in_order(text: str) -> Haystack:
    """A text that was walked through in vain so often that its blocks are looked up."""
    haystack = Haystack(text)
    for _ in range(WALKS + 2):
        haystack.find("not there")
    return haystack


class TestHaystack(unittest.TestCase):
    def test_words_are_found_from_a_place_on(self):
        for made in (Haystack, in_order):
            haystack = made("The bridge over the river was closed; the bridge over the river is shut.")
            with self.subTest(made.__name__):
                self.assertEqual(haystack.find("bridge over the river"), 4)
                self.assertEqual(haystack.find("bridge over the river", 5), 42)
                self.assertEqual(haystack.find("bridge over the sea is"), -1)

    def test_many_equal_blocks_hide_no_rare_word(self):
        text = "".join(f"In district {n} the mayor spoke. " for n in range(400))
        self.assertEqual(in_order(text).find("In district 377 the mayor"), text.index("In district 377"))

    @given(LETTERS, st.integers(0, 199), st.integers(SHORTEST, 60), st.integers(0, 99))
    @settings(max_examples=200, deadline=None, derandomize=True)
    def test_all_words_of_a_text_are_found_as_by_a_walk(self, text: str, at: int, length: int, start: int):
        words = text[at : at + length].ljust(SHORTEST, "b")
        self.assertEqual(in_order(text).find(words, start), text.find(words, start))


if __name__ == "__main__":
    unittest.main()
