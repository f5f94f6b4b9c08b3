"""One measured figure of a text stage: what `make evaluate` prints as a line."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A measured value beside the bar it has to pass.

    >>> Figure("clean: leaked", 0.004, "≤ 0.01", True, "gold/*.json", "400 articles/s").ok
    True
    """

    name: str
    value: float | str
    bar: str
    ok: bool
    source: str  # where the measured data came from
    speed: str = ""  # "1,200 articles/s" on one core; empty where speed means nothing
