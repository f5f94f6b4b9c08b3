"""Which words of two renderings differ; no database."""

from unittest import TestCase

from articles.text.wording import are_alike, differing

CASES = [
    ("the same words differ nowhere", "We will not yield.", "We will not yield.", []),
    ("case and marks do not count", "We will not yield.", "“we will not yield,”", []),
    ("a changed word is marked", "We will not yield.", "We shall not yield.", ["shall"]),
    ("an added word is marked", "We have questions.", "We have many questions.", ["many"]),
    ("a left-out word marks nothing here", "We have many questions.", "We have questions.", []),
    ("neighbouring words are one stretch", "It failed.", "It broke down failed.", ["broke down"]),
    ("nothing in common marks every word", "Yes.", "Never again", ["Never again"]),
    ("an empty rendering has no stretches", "Yes.", "", []),
    ("a hyphenated word is one word", "a long-term plan", "a short-term plan", ["short-term"]),
]


class Differing(TestCase):
    def test_cases(self):
        for name, reference, rendering, expected in CASES:
            with self.subTest(name):
                marked = [text for text, differs in differing(reference, rendering) if differs]
                self.assertEqual(marked, expected)

    def test_the_stretches_are_the_rendering(self):
        for name, reference, rendering, _ in CASES:
            with self.subTest(name):
                self.assertEqual("".join(text for text, _ in differing(reference, rendering)), rendering)

    def test_in_a_long_speech_only_the_changed_words_are_marked(self):
        speech = [f"word{n} the and of" for n in range(400)]
        changed = [*speech[:100], "instead the and of", *speech[101:300], "more", *speech[300:]]
        marked = [text for text, differs in differing(" ".join(speech), " ".join(changed)) if differs]
        self.assertEqual(marked, ["instead", "more"])

    def test_in_a_long_speech_of_few_words_the_changed_one_is_marked(self):
        marked = [text for text, differs in differing("no " * 2000, "no " * 900 + "yes " + "no " * 1099) if differs]
        self.assertEqual(marked, ["yes"])

    def test_alike_whatever_the_marks(self):
        self.assertTrue(are_alike("“We go,” he said", "We go he said"))
        self.assertFalse(are_alike("We go", "We went"))
