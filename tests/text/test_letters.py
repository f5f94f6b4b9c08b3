"""Runs of letters as vectors are those of scikit-learn, to the last digit."""

import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from articles.text.index.letters import LetterRuns

TEXTS = [
    ["The dam failed.", "A dam failed in May; the dam!", "1,200 people fled"],
    ["a", "I", "ab cd"],
    ["İzmir \ud800x — naïve 👩\u200d🚒", "Міст закрили", "市长周一表示大桥将关闭。"],
    ["".join(map(chr, range(33, 9000))), "the rest"],
]


@pytest.mark.parametrize("texts", TEXTS)
@pytest.mark.parametrize("others", [["The dams failed again"], ["", " ", "qzx"], ["ab İ 长周一 \ud800x"]])
def test_vectors_are_those_of_a_dictionary_of_letters(texts, others):
    usual = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit(texts)
    ours = LetterRuns(texts)
    for expected, found in ((usual.transform(texts), ours.vectors), (usual.transform(others), ours.of(others))):
        assert expected.shape == found.shape
        assert (expected != found).nnz == 0
        assert expected.indices.tolist() == found.indices.tolist()
