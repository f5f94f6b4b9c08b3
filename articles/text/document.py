"""The dataclasses that the stages hand to one another.

`start` and `end` are half-open code-point offsets into one field of one document: its `text`, or its `headline`.
Scores and similarities are floats from 0 to 1.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

TEXT, HEADLINE = "text", "headline"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one field of a document."""

    start: int
    end: int
    field: str = TEXT

    def __len__(self) -> int:
        return self.end - self.start

    def overlap(self, other: "Span") -> int:
        """How many code points both cover; 0 in different fields."""
        if self.field != other.field:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: "Span") -> bool:
        return self.field == other.field and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """A stretch of a text that came out on a day of its own, as the entries of a live blog do."""

    start: int
    end: int
    day: date


@dataclass(frozen=True, slots=True)
class Document:
    """One article as the stages see it: cleaned text, headline, and what is known of its publication.

    `published` is None where nobody knows it; no stage may then guess a date. `entries` are in order of the text.
    """

    key: Hashable
    text: str
    headline: str = ""
    published: date | None = None
    outlet: str = ""
    entries: tuple[DatedEntry, ...] = ()

    def words(self, span: Span) -> str:
        """The exact characters of a span."""
        source = self.headline if span.field == HEADLINE else self.text
        return source[span.start : span.end]


@dataclass(frozen=True, slots=True)
class KnownName:
    """An entity that the caller knows already: curated, or suggested earlier in the same story."""

    key: Hashable
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class NameMention:
    """Where a document names an entity. `entity` is a KnownName's key, or the key of a FoundName."""

    document: Hashable
    span: Span
    exact: str
    entity: Hashable
    score: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks, or reported speech. The span includes the marks.

    `form` is "direct" (a whole quoted sentence), "partial" (quoted words inside a sentence) or "reported".
    `speaker` is the name as resolved ("" unknown); `speaker_span` is where the speaker stands in the text,
    a pronoun's span being replaced by the span of the name it stands for; `source_span` is the source as it stands
    beside the words, pronoun or not.
    """

    document: Hashable
    span: Span
    exact: str
    form: str
    speaker: str = ""
    speaker_span: Span | None = None
    speaker_entity: Hashable | None = None
    cue: str = ""
    score: float = 1.0
    why: str = ""
    source_span: Span | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time. `first` and `last` are the days it spans (equal for a day), None while unresolved.

    `precision` is "day", "month", "year", "range" or "unresolved". `kind` is "calendar" (days), "clock" (a time of
    day: the day is told elsewhere) or "vague" ("now", "recently": no day is meant); the last two are never resolved.
    """

    span: Span
    exact: str
    precision: str
    first: date | None = None
    last: date | None = None
    kind: str = "calendar"


@dataclass(frozen=True, slots=True)
class Reading:
    """How firmly a passage carries its matter, and in whose name.

    `stance`: "reports", "attributes", "hedges", "disputes" or "unclear".
    `modality`: "happened", "ongoing", "planned" or "possible".
    """

    stance: str
    modality: str
    attributed_to: str = ""
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite clause of one sentence, without what hangs on it.

    `pieces` are its words, in the order in which they are to be read; `cut` says how much was left out: 0 only what is
    joined to it, 1 also what adds to it, 2 also what stands before its subject.
    """

    sentence: Span
    pieces: tuple[Span, ...]
    cut: int = 0

    @property
    def span(self) -> Span:
        """From its first word in the text to its last."""
        return Span(min(p.start for p in self.pieces), max(p.end for p in self.pieces), self.sentence.field)


@dataclass(frozen=True, slots=True)
class Analysed:
    """A document with what the stages on single articles read in it; no `clauses` where nothing has parsed it."""

    document: Document
    sentences: tuple[Span, ...] = ()
    mentions: tuple[NameMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateMention, ...] = ()
    clauses: tuple[Clause, ...] = ()
