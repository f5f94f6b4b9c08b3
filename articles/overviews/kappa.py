"""How far two people who answered the same questions agree, beyond what chance alone would give.

Cohen's kappa: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20
(1960). Its standard error, of large samples: J. L. Fleiss, J. Cohen and B. S. Everitt, "Large sample standard errors of
kappa and weighted kappa", Psychological Bulletin 72 (1969). The words for bands of it are a convention: J. R. Landis
and G. G. Koch, "The measurement of observer agreement for categorical data", Biometrics 33 (1977).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

ENOUGH = 20  # answers; of fewer the interval is as wide as the scale
NORMAL = 1.96  # of a 95 % interval
NO_SPREAD = 1e-12  # a variance that is 0 but for rounding
BANDS = ((0.2, "slight"), (0.4, "fair"), (0.6, "moderate"), (0.8, "substantial"), (1.0, "almost perfect"))


@dataclass(frozen=True, slots=True)
class Kappa:
    """`n` answers of each, `agreed` of them the same; `value` is None where chance alone would have them all the same.

    `error` is the standard error of `value`: None with it, and where its formula knows no spread, as where they never
    differed, or where one of them always gave the same answer: kappa is 0 then, whatever the other one says.
    """

    n: int
    agreed: int
    value: float | None = None
    error: float | None = None

    @property
    def share(self) -> float | None:
        """The observed agreement, from 0 to 1."""
        return self.agreed / self.n if self.n else None

    @property
    def is_enough(self) -> bool:
        return self.n >= ENOUGH

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where it lies in 95 of 100 such samples."""
        if self.value is None or self.error is None:
            return None
        return max(-1.0, self.value - NORMAL * self.error), min(1.0, self.value + NORMAL * self.error)

    @property
    def band(self) -> str:
        """By Landis and Koch's convention, of the value as it is shown; "" where there is none."""
        if self.value is None:
            return ""
        shown = round(self.value, 2)
        return "poor" if shown < 0 else next(word for most, word in BANDS if shown <= most)


def kappa_of(pairs: Sequence[tuple[str, str]]) -> Kappa:
    """Of what one and the other answered to each question.

    >>> kappa_of([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15).value
    0.4
    >>> kappa_of([("yes", "yes")] * 3).value is None
    True
    """
    n = len(pairs)
    agreed = sum(one == other for one, other in pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[word] * second[word] for word in first) / n**2 if n else 1.0
    if chance >= 1:
        return Kappa(n, agreed)
    value = (agreed / n - chance) / (1 - chance)
    variance = _variance(Counter(pairs), first, second, n, value, chance)
    return Kappa(n, agreed, round(value, 10), sqrt(variance) if variance > NO_SPREAD else None)


def _variance(table: Counter, first: Counter, second: Counter, n: int, kappa: float, chance: float) -> float:
    """The equation (13) of Fleiss, Cohen and Everitt."""
    left = 1 - kappa
    same = apart = 0.0
    for (one, other), many in table.items():
        if one == other:
            same += many / n * (1 - (first[one] + second[one]) / n * left) ** 2
        else:
            apart += many / n * ((second[one] + first[other]) / n * left) ** 2
    return (same + apart - (kappa - chance * left) ** 2) / (n * (1 - chance) ** 2)
