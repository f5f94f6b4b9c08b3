"""What a text and a claim share, measure by measure."""

import unittest

import numpy as np

from articles.text.claim_search.likeness import COARSE, MEASURES, Rarity, measures_of, order_scores
from articles.text.claim_search.wording import asked, stated

CLAIMS = [
    stated(("In May 2020 a video showed 14 ferries at Tarn.", "Ferries at Tarn?")),
    stated(("Deputy P. N. Lind bought a harbour.",)),
]


def measured(text: str, name: str) -> list[float]:
    rarity = Rarity()
    rarity.add(claim.stems for claim in CLAIMS)
    found = measures_of(asked(text), CLAIMS, np.zeros((len(CLAIMS), len(COARSE))), rarity)
    return found[:, MEASURES.index(name)].tolist()


class TestMeasures(unittest.TestCase):
    def test_each_measure_tells_the_claim_that_is_meant(self):
        cases = {
            "names": "tarn",
            "month": "Gone — Ana (@ana) May 4, 2020",
            "year": "Gone — Ana (@ana) July 4, 2020",
            "figures": "14 of them",
            "picture": "Look pic.twitter.com/x",
            "met best": "ferries",
            "best sentence, best": "So sad. The ferries at Tarn!",
            "claim in tag": "#tarndisaster",
        }
        for name, text in cases.items():
            with self.subTest(name):
                meant, other = measured(text, name)
                self.assertGreater(meant, other)

    def test_an_account_meets_a_name_of_several_words(self):
        other, meant = measured("I am well — PNLIND (@pnlind) May 4, 2020", "tag in claim")
        self.assertGreater(meant, other)

    def test_the_author_counts_where_he_opens_the_claim(self):
        self.assertEqual(measured("Well — Ana Lind (@ana) May 4, 2020", "author opens"), [0, 1])

    def test_a_word_of_the_same_family_counts_in_part(self):
        _, exact = measured("harbour bought", "met best")
        _, family = measured("harbourmaster bought", "met best")
        self.assertTrue(0 < family < exact)

    def test_no_candidates_have_no_scores(self):
        none = measures_of(asked("dam"), [], np.empty((0, len(COARSE))), Rarity())
        self.assertEqual(order_scores(none).shape, (0,))


class TestRarity(unittest.TestCase):
    def test_rarer_stems_weigh_more(self):
        rarity = Rarity()
        rarity.add([["the", "dam"], ["the", "mayor"]])
        self.assertEqual(rarity.of("the"), 0)
        self.assertEqual(rarity.of("unknown"), 1)
        self.assertTrue(0 < rarity.of("dam") < 1)

    def test_a_new_claim_makes_its_words_less_rare(self):
        rarity = Rarity()
        rarity.add([["dam"], ["mayor"]])
        before = rarity.of("dam")
        rarity.add([["dam"]])
        self.assertLess(rarity.of("dam"), before)


if __name__ == "__main__":
    unittest.main()
