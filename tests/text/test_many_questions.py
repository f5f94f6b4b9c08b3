"""Many statements at once are answered as each of them by itself."""

from unittest import TestCase, mock

import numpy as np

from articles.text.claims import many_questions
from articles.text.claims.many_questions import Questions
from articles.text.claims.questions import MEASURES, Question

from .test_pairs import HERALD, POST, RADIO, index_of

ASKED = (
    "The council closed the tunnel on Monday.",
    "Nobody in Ostrand stepped down, and no harbor was shut.",
    "Mayor Ilse Brand resigned over 3,000 cars",
    "of the",
    "",
)


class ManyQuestionsTest(TestCase):
    def answers(self):
        index = index_of(POST, HERALD, RADIO)
        found = np.zeros((len(ASKED), len(index.passages), len(MEASURES)))
        for part, measures in Questions(index, ASKED).blocks():
            found[part] = measures
        return index, found

    def test_they_are_measured_as_one_by_one(self):
        index, found = self.answers()
        for text, measures in zip(ASKED, found, strict=True):
            with self.subTest(text):
                np.testing.assert_allclose(measures, Question(index, text).measures(), atol=1e-12)

    def test_in_blocks_of_whatever_size(self):
        _, whole = self.answers()
        with mock.patch.object(many_questions, "AT_ONCE", 1):
            _, singly = self.answers()
        np.testing.assert_allclose(singly, whole, atol=1e-12)
