"""What a reader from outside says that articles carry: not proven, and never more than data. See `proof`."""

from collections.abc import Hashable
from dataclasses import dataclass

# What may be said; the same words as the rows' choices.
STANCES = ("reports", "attributes", "hedges", "disputes", "unclear")
MODALITIES = ("happened", "ongoing", "planned", "possible")
CARRIED = 0.5  # chance from which it is said that a passage carries something
KINDS = ("fact", "number", "date", "quote", "attribution", "analysis")


@dataclass(frozen=True, slots=True)
class Carried:
    """The words with which one article carries a statement. `article` is its document's key, or no document's."""

    article: Hashable
    words: str
    stance: str
    modality: str
    attributed_to: str = ""
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement and who carries it. `known` is the key of the claim that it is, None for a new one."""

    statement: str
    kind: str
    carried: tuple[Carried, ...]
    known: Hashable | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of one passage and one statement.

    `carries` is a chance from 0 to 1 that the passage tells of what is stated, be it to deny it; `words` are those of
    the passage that this rests on, and `why` is a sentence. `key` is whatever the asker knows the passage by.
    """

    key: Hashable
    carries: float
    denies: bool
    stance: str
    modality: str
    attributed_to: str
    words: str
    why: str
