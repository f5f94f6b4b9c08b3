"""What two rows are compared by, and what comes of it."""

from dataclasses import dataclass
from datetime import date

LEAST = 0.5  # from this likeness on two rows are worth a person's look


@dataclass(frozen=True, slots=True)
class Thing:
    """A row as far as it is compared: an entity or outlet by its names, an event or claim by its words.

    `ids` are what no two share by chance: a Wikidata item, domains. `days` are an event's first and last one.
    """

    key: int
    names: tuple[str, ...]  # the main one first; of an event its label, of a claim its statement
    kind: str = ""
    ids: frozenset[str] = frozenset()
    country: str = ""
    days: tuple[date, date] | None = None
    places: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two things are one, 0 to 1, and the reason as a sentence without its stop."""

    score: float
    why: str
