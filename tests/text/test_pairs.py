"""Which passages are likened to one another, and how likely they say one thing."""

import unittest

import numpy as np

from articles.text.claims.pair_chances import COMPANY, company_measures, pair_chances, pair_model
from articles.text.claims.pairs import CANDIDATES, MEASURES, find_pairs
from articles.text.document import Analysed, Document, Span
from articles.text.index import MANY_PASSAGES, StoryIndex, likely_pairs, ranks
from articles.text.index.likely_pairs import NEAREST, RAREST
from articles.text.sentences import split_sentences

POST = "The council closed the Ostrel tunnel on Monday. Engineers found water behind its western wall."
HERALD = "Water was found by engineers behind the western wall. Ostrel's council closed the tunnel on Monday."
RADIO = "A baker in Lund won the national bread prize. Her rye loaf beat forty others."

WORDS = ["mayor", "baker", "sailor", "farmer", "doctor", "teacher", "lawyer", "miner", "painter", "driver", "singer"]


def index_of(*texts: str) -> StoryIndex:
    documents = [Document(number, text) for number, text in enumerate(texts)]
    return StoryIndex([Analysed(d, tuple(Span(*s) for s in split_sentences(d.text))) for d in documents])


def chances(*texts: str) -> dict[tuple[int, int], float]:
    index = index_of(*texts)
    pairs = find_pairs(index)
    found = pair_chances(index, pairs, pair_model())
    return dict(zip(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True), found.tolist(), strict=True))


class TestPairs(unittest.TestCase):
    def test_passages_of_one_article_are_no_pair(self):
        index = index_of(POST, HERALD, POST + " " + POST)
        pairs = find_pairs(index)
        self.assertTrue(len(pairs))
        self.assertFalse((index.row_of[pairs.first] == index.row_of[pairs.second]).any())
        self.assertTrue((pairs.first < pairs.second).all())

    def test_each_pair_has_a_finite_number_for_each_measure(self):
        pairs = find_pairs(index_of(POST, HERALD, RADIO))
        self.assertEqual(pairs.measures.shape, (len(pairs), len(MEASURES)))
        self.assertTrue(np.isfinite(pairs.measures).all())

    def test_stories_without_anything_to_compare_have_no_pairs(self):
        for name, texts in {
            "none": (),
            "one": (POST,),
            "empty": (POST, ""),
            "nothing shared": (POST, "Zzz qqq."),
        }.items():
            with self.subTest(name):
                self.assertEqual(chances(*texts), {})

    def test_candidates_of_a_passage_in_an_article_are_few(self):
        many = " ".join(f"The council closed tunnel {n} on Monday." for n in range(1, 30))
        pairs = find_pairs(index_of("The council closed a tunnel on Monday.", many))
        self.assertLessEqual(len(pairs), 29)
        crowded = index_of(many, many)
        self.assertLessEqual(len(find_pairs(crowded)), 2 * CANDIDATES * len(crowded.passages))


class TestPairChances(unittest.TestCase):
    def test_chances_lie_between_nothing_and_one(self):
        self.assertTrue(all(0 <= chance <= 1 for chance in chances(POST, HERALD, RADIO).values()))

    def test_sentences_that_say_one_thing_are_likelier_than_the_others(self):
        found = chances(POST, HERALD, RADIO)
        right = [found[0, 3], found[1, 2]]
        wrong = [chance for pair, chance in found.items() if pair not in ((0, 3), (1, 2))]
        self.assertGreater(min(right), max(wrong, default=0))
        self.assertGreater(min(right), 0.3)

    def test_third_article_that_agrees_is_seen(self):
        index = index_of(POST, HERALD, POST.replace("council", "city council"))
        pairs = find_pairs(index)
        alone = np.full(len(pairs), 0.4)
        third = company_measures(index, pairs, alone)[:, COMPANY.index("third article")]
        self.assertAlmostEqual(third.max(), 0.4)
        two = index_of(POST, HERALD)
        pairs = find_pairs(two)
        third = company_measures(two, pairs, np.full(len(pairs), 0.4))[:, COMPANY.index("third article")]
        self.assertEqual(third.max(), 0)

    def test_better_choice_in_the_same_article_tells_against_a_pair(self):
        index = index_of(POST, HERALD)
        pairs = find_pairs(index)
        both = list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
        alone = np.array([0.8 if pair in ((0, 3), (1, 2)) else 0.1 for pair in both])
        above = company_measures(index, pairs, alone)[:, COMPANY.index("more: above the next choice")]
        for pair, value in zip(both, above, strict=True):
            with self.subTest(pair):
                self.assertEqual(value > 0, pair in ((0, 3), (1, 2)))


if __name__ == "__main__":
    unittest.main()


class TestLikelyPairs(unittest.TestCase):
    """In a very long story not all are likened with all."""

    def test_sentences_that_share_their_rare_words_are_pairs_and_few_others(self):
        post = " ".join(f"On Monday the council of Town{n} closed its tunnel." for n in range(900))
        herald = " ".join(f"The Town{n} tunnel was closed by the council." for n in range(900))
        index = index_of(post, herald)
        pairs = find_pairs(index)
        found = set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
        self.assertGreater(len(index.compared), MANY_PASSAGES)
        self.assertLessEqual({(n, 900 + n) for n in range(900)}, found)
        self.assertLess(len(found), 2 * CANDIDATES * len(index.passages))
        self.assertFalse((index.row_of[pairs.first] == index.row_of[pairs.second]).any())
        self.assertTrue(np.isfinite(pairs.measures).all())

    def test_a_story_in_which_all_words_are_common_is_likened_place_by_place(self):
        texts = [" ".join(f"The {a} of the {b} met a {c}." for a in WORDS for b in WORDS for c in WORDS)] * 2
        index = index_of(*texts)
        first, second = likely_pairs(index)
        half = len(index.passages) // 2
        self.assertLessEqual(len(first), RAREST * NEAREST * len(index.passages))
        self.assertGreater(
            np.mean(np.isin(np.arange(half) * 2 * half + np.arange(half) + half, first * 2 * half + second)), 0.9
        )

    def test_ranks_go_by_group_and_the_earlier_of_equals_comes_first(self):
        groups, scores = np.array([1, 0, 1, 0, 1]), np.array([0.5, 0.1, 0.9, 0.1, 0.5])
        self.assertEqual(ranks(groups, scores).tolist(), [1, 0, 0, 1, 2])
