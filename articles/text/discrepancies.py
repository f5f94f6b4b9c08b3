"""Where outlets differ on one matter: a number, a date, a name, a title, a plan against a report, the wording of a quote.

Method: typed values of the appearances of one claim, compared.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from articles.text.document import Span
from articles.text.similarity import StoryIndex


@dataclass(frozen=True, slots=True)
class DiscrepancyFound:
    """`kind`: number, date, name, title, modality, attribution, quotation wording or scope;
    `verdict`: conflict, precision or wording; a value is (article key, span, value as read)."""

    topic: str
    kind: str
    verdict: str
    values: tuple[tuple[Hashable, Span, str], ...]
    score: float
    why: str = ""


def compare(
    index: StoryIndex, claims: Sequence[tuple[Hashable, Sequence[tuple[Hashable, Span]]]]
) -> list[DiscrepancyFound]:
    """The differences between outlets within each claim, surest first."""
    return []
