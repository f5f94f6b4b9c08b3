"""Spans in changed texts: found by words and context, or given up."""

import unittest

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.anchor import find_again, whole_words
from tests.text.any_text import TEXT

CASES = {
    # name: (new text, exact, prefix, suffix, former start, found words' start)
    "unmoved": ("The bridge was shut.", "bridge", "The ", " was", 4, 4),
    "moved by words put before": ("At noon the bridge was shut.", "bridge", "The ", " was", 4, 12),
    "context tells two places apart": ("A ship sank. The ship sailed.", "ship", "The ", " sailed", 2, 17),
    "nearest of equals": ("ship ship", "ship", "", "", 5, 5),
    "an edited neighbour beside one that stayed": (
        "On Friday the inspector looked at the weir. Nobody drowned, the inspector wrote.",
        "Nobody drowned",
        "looked at the weir on Thursday. ",
        ", the inspector wrote.",
        32,
        44,
    ),
    "many telling words need no context": (
        "New words. Thirty barges collided below Marren lock. More new words.",
        "Thirty barges collided below Marren lock",
        "according to harbour officials, ",
        " shortly before sunrise",
        90,
        11,
    ),
    "accents and signs are characters": ("Ça va 🚢 bien.", "🚢", "va ", " bien", 3, 6),
}
LOST = {
    "words gone": ("The tunnel was shut.", "bridge", "The ", " was", 4),
    "two places and no context left": ("x ship y. z ship w.", "ship", "The", "sailed", 4),
    "the same few words in another matter": (
        "The mayor opened a school. After the flood at Oster nobody drowned.",
        "nobody drowned",
        "capsized ferry near Tarn harbour ",
        ", the pilot told reporters",
        40,
    ),
    "empty text": ("", "bridge", "The ", " was", 4),
    "one letter changed": ("The bridges", "bridge was", "The ", "", 4),
}


WHOLE = {
    # name: (text, selected, whole words)
    "half words on both sides": ("The old bridge is shut.", "ld bri", "old bridge"),
    "blanks and a comma at the edges": ("Yes, the bridge, they say.", " the bridge, ", "the bridge"),
    "the stop of a sentence of which a part is selected": ("The old bridge is shut.", "is shut.", "is shut"),
    "the stop of a whole sentence": ("It rains. The bridge is shut.", "The bridge is shut.", "The bridge is shut."),
    "the stop of an abbreviation": ("It sailed to the U.S. today.", "to the U.S.", "to the U.S."),
    "a part of a word with a hyphen": ("The well-known pier.", "know", "known"),
    "over a hyphen": ("The well-known pier.", "ell-kn", "well-known"),
    "before an apostrophe": ("The mayor's office", "yor", "mayor"),
    "letters with accents of their own": ("Le cafe\u0301 ferme\u0301", "afe", "cafe\u0301"),
    "digits": ("It cost 4,250 crowns.", "25", "4,250".partition(",")[2]),
    "a script without blanks": ("桥梁因维修关闭", "因维", "因维"),
    "a point before digits": ("It fell .5 points", ".5 po", ".5 points"),
    "nothing but signs": ("Shut — for good", "— ", "— "),
    "quotation marks": ('"We go," she said.', '"We go,"', '"We go,"'),
}


class TestWholeWords(unittest.TestCase):
    def test_a_selection_becomes_whole_words(self):
        for name, (text, selected, wanted) in WHOLE.items():
            with self.subTest(name):
                start = text.index(selected)
                self.assertEqual(text[slice(*whole_words(text, start, start + len(selected)))], wanted)

    @settings(deadline=None, max_examples=300)
    @given(text=TEXT, data=st.data())
    def test_any_selection_gives_words_and_the_same_again(self, text: str, data: st.DataObject):
        if not text:
            return
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        found = whole_words(text, start, end)
        self.assertTrue(0 <= found[0] < found[1] <= len(text))
        self.assertEqual(whole_words(text, *found), found)

    def test_letters_without_end_are_no_word(self):
        start, end = whole_words("a" * 100_000, 50_000, 50_001)
        self.assertLess(end - start, 200)


class TestFindAgain(unittest.TestCase):
    def test_words_are_found_where_they_stand_now(self):
        for name, (text, exact, prefix, suffix, start, wanted) in CASES.items():
            with self.subTest(name):
                self.assertEqual(find_again(text, exact, prefix, suffix, start), (wanted, wanted + len(exact)))

    def test_words_that_cannot_be_told_are_given_up(self):
        for name, case in LOST.items():
            with self.subTest(name):
                self.assertIsNone(find_again(*case))


if __name__ == "__main__":
    unittest.main()
