"""Spans in changed texts: found by words and context, or given up."""

import unittest

from articles.text.anchor import find_again

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
