"""Counts as vectors are those of scikit-learn; counts by hash are those of a dictionary, but for shared numbers."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.metrics import average_precision_score

from articles.text.index import hashed, hashed_runs
from articles.text.index.vectors import TermVectors
from articles.text.learning.near import measured

TEXTS = [
    [["dam", "fail", "may"], ["dam", "dam", "flood", "1200"], []],
    [["a"], ["a"], ["a", "b"]],
    [["город", "мост"], ["мост", "\ud800", "市"]],
]


@pytest.mark.parametrize("texts", TEXTS)
@pytest.mark.parametrize("others", [[["dam", "lake"], []], [["мост", "a", "a"]]])
def test_vectors_of_terms_are_those_of_the_usual_weights(texts, others):
    usual, ours = TfidfVectorizer(analyzer=list, sublinear_tf=True).fit(texts), TermVectors(texts)
    for expected, found in ((usual.transform(texts), ours.vectors), (usual.transform(others), ours.of(others))):
        assert expected.shape == found.shape
        assert np.allclose(expected.toarray(), found.toarray(), rtol=1e-15, atol=0)


def test_texts_without_any_term_have_empty_vectors():
    assert TermVectors([[], []]).of([["dam"]]).nnz == 0


@pytest.mark.parametrize(
    "text", ["The dam failed in May.", "a", "I go", "", "İzmir \ud800x — 长周一表示大桥", "ab " * 40]
)
def test_runs_by_hash_are_counted_as_by_a_dictionary(text):
    usual = CountVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit([text + " a dam"]).transform([text])
    found = hashed_runs([text, text + " a dam"], 2**18)
    assert sorted(usual.data) == sorted(found[0].data)
    assert (found[0] > found[1]).nnz == 0


def test_terms_by_hash_are_the_same_each_time():
    assert hashed(["dam", "мост", "\ud800"], 2**18) == hashed(["dam", "мост", "\ud800"], 2**18)
    assert len(set(hashed(map(str, range(1000)), 2**18))) > 990


def test_precision_is_that_of_the_usual_library_with_equal_chances_taken_together():
    choose = np.random.default_rng(5)
    for decimals in (1, 2, 9):
        chances, labels = choose.random(200).round(decimals), choose.random(200) < 0.4
        assert measured(chances, labels).average_precision == pytest.approx(average_precision_score(labels, chances))
    assert measured(np.array([0.5]), np.array([False])).average_precision == 0
