"""Cohen's kappa against published examples and another implementation."""

import random

import pytest
from sklearn.metrics import cohen_kappa_score

from articles.overviews.kappa import kappa_of

# Rows: what one said, columns: what the other said.
FLEISS = [[75, 1, 4], [5, 4, 1], [0, 0, 10]]  # Statistical Methods for Rates and Proportions, table 18.1


def pairs_of(table: list[list[int]]) -> list[tuple[str, str]]:
    return [
        (str(row), str(column))
        for row, numbers in enumerate(table)
        for column, many in enumerate(numbers)
        for _ in range(many)
    ]


def test_a_published_example_with_its_error():
    found = kappa_of(pairs_of(FLEISS))
    assert (found.n, found.agreed) == (100, 89)
    assert round(found.value, 3) == 0.676
    assert round(found.error, 4) == 0.0877
    assert [round(bound, 2) for bound in found.interval] == [0.5, 0.85]
    assert found.band == "substantial"


def test_it_is_what_another_implementation_says():
    chance = random.Random(7)
    for _ in range(50):
        pairs = [(chance.choice("abc"), chance.choice("abc")) for _ in range(chance.randint(5, 60))]
        assert kappa_of(pairs).value == pytest.approx(cohen_kappa_score(*zip(*pairs, strict=True)))


@pytest.mark.parametrize(
    ("pairs", "share"),
    [([], None), ([("yes", "yes")], 1.0), ([("yes", "yes")] * 30, 1.0)],
)
def test_where_chance_alone_would_have_them_agree_there_is_none(pairs, share):
    found = kappa_of(pairs)
    assert (found.value, found.error, found.interval, found.band) == (None, None, None, "")
    assert found.share == share


def test_where_they_never_differed_no_interval_is_made_up():
    found = kappa_of([("yes", "yes")] * 15 + [("no", "no")] * 15)
    assert (found.value, found.interval, found.band) == (1.0, None, "almost perfect")


@pytest.mark.parametrize(
    "pairs",
    [[("yes", "yes")] * 18 + [("yes", "no")] * 2, [("yes", "no")] * 20, [("yes", "no")] * 10 + [("no", "yes")] * 10],
)
def test_where_the_formula_knows_no_spread_no_interval_is_made_up(pairs):
    """One always gives the same answer, or they never agree: from 0 to 0 would be a certainty that nobody has."""
    found = kappa_of(pairs)
    assert found.value is not None and found.error is None and found.interval is None


def test_worse_than_chance_is_below_zero():
    found = kappa_of([("yes", "no")] * 10 + [("no", "yes")] * 10)
    assert (found.value, found.band) == (-1.0, "poor")


@pytest.mark.parametrize(("n", "is_enough"), [(19, False), (20, True)])
def test_few_answers_are_too_few(n, is_enough):
    assert kappa_of([("yes", "no")] * n).is_enough is is_enough
