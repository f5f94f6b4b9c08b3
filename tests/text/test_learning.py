"""Learning from decisions: near what was shipped, only where it helps, and not from everybody."""

import numpy as np
import pytest

from articles.text.learned_models import Logistic
from articles.text.learning import name_lessons, standardised
from articles.text.learning.near import (
    LEAST,
    Examples,
    Weights,
    distrusted,
    fit_near,
    held_out_chances,
    measured,
    relearn,
    without,
)

SHIPPED = Weights(np.array([2.0, 0.0, 0.5]), -1.0)
LOCAL = Weights(np.array([2.0, 1.5, 0.5]), 0.2)  # what this newsroom's matter is like


def decided(number: int, like: Weights = LOCAL, seed: int = 1, decider: int = 1, certain: bool = False) -> Examples:
    rng = np.random.default_rng(seed)
    measures = rng.normal(size=(number, 3))
    chances = like.chances(measures)
    labels = chances > 0.5 if certain else rng.random(number) < chances
    return Examples(measures, labels, np.arange(number) // 4, np.full(number, decider))


def together(*parts: Examples) -> Examples:
    groups = [part.groups + 1000 * number for number, part in enumerate(parts)]
    columns = [[getattr(part, name) for part in parts] for name in ("measures", "labels", "deciders")]
    measures, labels, deciders = map(np.concatenate, columns)
    return Examples(measures, labels, np.concatenate(groups), deciders)


def test_what_is_learned_tells_other_decisions_of_the_same_desk_better():
    learned = relearn(SHIPPED, decided(400)).weights
    unseen = decided(4000, seed=2)
    before, after = (measured(w.chances(unseen.measures), unseen.labels) for w in (SHIPPED, learned))
    assert after.log_loss < before.log_loss
    assert after.average_precision > before.average_precision
    assert after.calibration_error < before.calibration_error


def test_few_decisions_move_the_weights_little_and_many_more():
    few, many = (fit_near(SHIPPED, decided(number)).weights[1] for number in (12, 2000))
    assert 0 < few < 0.3 < many < LOCAL.weights[1]


def test_too_few_decisions_teach_nothing():
    learned = relearn(SHIPPED, decided(LEAST - 4))
    assert learned.weights is None and "too few" in learned.why


def test_decisions_of_one_kind_alone_teach_nothing():
    examples = decided(400)
    assert relearn(SHIPPED, examples.only(examples.labels)).weights is None


def test_what_tells_nothing_better_is_not_kept():
    learned = relearn(SHIPPED, decided(200, like=SHIPPED))
    assert learned.weights is None
    assert learned.before and learned.after  # but measured


def test_decisions_at_random_are_not_kept():
    examples = decided(500)
    rng = np.random.default_rng(5)
    assert relearn(SHIPPED, Examples(examples.measures, rng.random(500) < 0.5, examples.groups, examples.deciders)).why


def test_whoever_decides_against_what_is_sure_is_found_and_nobody_else():
    honest, spiteful = decided(300, decider=1), decided(300, decider=2, seed=3)
    spiteful = Examples(spiteful.measures, ~spiteful.labels, spiteful.groups, spiteful.deciders)
    both = together(honest, spiteful)
    assert distrusted(SHIPPED, both) == [2]
    assert set(without(both, [2]).deciders.tolist()) == {1}


def test_a_person_of_few_decisions_is_not_judged():
    spiteful = decided(6, decider=2)
    assert distrusted(SHIPPED, Examples(spiteful.measures, ~spiteful.labels, spiteful.groups, spiteful.deciders)) == []


def test_no_example_is_told_by_weights_that_were_learned_from_its_group():
    examples = decided(60)
    flipped = Examples(examples.measures, examples.labels.copy(), examples.groups, examples.deciders)
    mine = flipped.groups == 3
    flipped.labels[mine] = ~flipped.labels[mine]
    one, other = held_out_chances(SHIPPED, examples), held_out_chances(SHIPPED, flipped)
    assert np.allclose(one[mine], other[mine])
    assert not np.allclose(one[~mine], other[~mine])


def test_measures_of_chances():
    perfect = measured(np.array([0.99, 0.98, 0.01, 0.02]), np.array([True, True, False, False]))
    assert perfect.average_precision == 1.0 and perfect.calibration_error < 0.03
    assert sum(number for _, _, number in perfect.curve) == 4
    assert measured(np.array([0.9, 0.9]), np.array([False, False])).calibration_error == pytest.approx(0.9)


def test_a_report_is_plain_json():
    report = relearn(SHIPPED, decided(400)).report()
    assert set(report) == {"why", "examples", "before", "after"}
    assert report["examples"] == 400


def test_what_never_varied_where_the_weights_were_learned_teaches_nothing():
    logistic = Logistic({"mean": [0.5, 0.0], "scale": [0.5, 0.0001], "weights": [1.0, 0.0], "bias": 0.0})
    assert standardised(logistic, np.array([[1.0, 1.0], [0.0, 0.0]])).tolist() == [[1.0, 0.0], [-1.0, 0.0]]


def test_another_name_is_no_other_spelling():
    pairs = [("Vasal Ashkar", "Vassal Achkar", True, 1, 7), ("New Ostrim", "Big Pear", True, 2, 7)]
    lessons = name_lessons([*pairs, ("Ada Lind", "Ada Brandt", False, 3, 8)])
    assert [(lesson.group, lesson.is_so) for lesson in lessons] == [(1, True), (1, True), (3, False)]
