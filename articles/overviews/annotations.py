"""What stands on one version of an article: claims, offers, quotes and names, as rows and as marks in the text.

Four queries, whatever the length of the article.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, Q

from entities.models import Entity

from ..drawing.marks import Layer, Mark
from ..matrix.cells import CellState, Telling, telling_of
from ..models import (
    Appearance,
    Article,
    Claim,
    Mention,
    Modality,
    Offer,
    Passage,
    Quote,
    Revision,
    Stance,
    Story,
)
from ..models.claim import STATEMENT_LENGTH
from ..pipeline.claims import fields_of
from ..pipeline.reading import ask_about, parts_of, well_read
from ..readers.shipped import StoryStages, clicks
from ..reading_process import ReadingFailed
from ..text.document import Span

OFFERS_SHOWN = 30
LEAST_CHANCE = 0.25  # an offer that is less likely is for walking along the claim's row, not for reading an article
LINE = re.compile(r"\S[^\n]*")
PLACE = re.compile(r"(text|headline):([0-9]{1,9})-([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Note:
    """A row of the panel; `key` is its anchor in the text, `number` what the text calls it (claims only)."""

    key: str
    row: Passage
    number: int = 0

    @property
    def state(self) -> CellState:
        """How firmly a claim is carried here."""
        return self.telling.state

    @property
    def telling(self) -> Telling:
        return telling_of([self.row])


@dataclass(slots=True)
class Named:
    """An entity with every place where the article names it."""

    entity: Entity
    notes: list[Note] = field(default_factory=list)

    @property
    def suggested(self) -> list[Note]:
        return [note for note in self.notes if note.row.is_suggested]


@dataclass(slots=True)
class Annotations:
    claims: list[Note]
    offers: list[Note]
    quotes: list[Note]
    names: list[Named]
    folded: int = 0  # suggested claims that are too unsure to be shown at once
    lost: list[Appearance] = field(default_factory=list)  # what stood in an earlier version only

    def marks(self, of: str, target: tuple[str, int, int] | None = None) -> list[Mark]:
        """The marks of the field `of` ("text" or "headline"); `target` is a place that a link points at."""
        marks = [_claim_mark(note) for note in self.claims if note.row.field == of]
        for layer, notes in ((Layer.OFFER, self.offers), (Layer.QUOTE, self.quotes), (Layer.NAME, self._mentions)):
            marks += [_mark(note, layer) for note in notes if note.row.field == of]
        if target and target[0] == of:
            marks.append(Mark("words", Layer.TARGET, *target[1:]))
        return marks

    @property
    def _mentions(self) -> list[Note]:
        return [note for named in self.names for note in named.notes]

    @property
    def undecided(self) -> int:
        """Suggested appearances and quotes; names are decided on their own page as a rule."""
        return sum(note.row.is_suggested for note in self.claims)


def annotations_of(article: Article, revision: Revision, with_folded: bool = False) -> Annotations:
    """Everything live on a revision, in the order of the text, headline first; what is folded away where asked for."""
    people = ("decided_by", "created_by")
    carried = Appearance.objects.live().filter(article=article, claim__merged_into=None)
    carried = carried.filter(Q(is_orphaned=True) | Q(revision=revision)).annotate(number=F("revision__number"))
    carried = carried.select_related("claim", *people).prefetch_related("reading")
    appearances = list(carried.order_by("claim_id", "field", "start"))
    standing = {"revision": revision, "is_orphaned": False}
    quotes, mentions = (
        model.objects.live().filter(**standing).select_related("entity", *people).order_by()
        for model in (Quote, Mention)
    )
    found = in_reading_order(row for row in appearances if not (row.is_orphaned or row.claim.is_rejected))
    shown = found if with_folded else [row for row in found if not row.claim.is_folded]
    return Annotations(
        claims=[Note(f"a{row.pk}", row, n) for n, row in enumerate(shown, start=1)],
        offers=[Note(f"o{row.pk}", row) for row in _offers(article, revision)],
        quotes=[Note(f"q{row.pk}", row) for row in in_reading_order(quotes)],
        names=_by_entity(in_reading_order(mentions)),
        folded=sum(row.claim.is_folded for row in found),
        lost=[row for row in appearances if row.is_orphaned and row.number <= revision.number],
    )


def in_reading_order(rows: Iterable[Passage]) -> list[Passage]:
    return sorted(rows, key=lambda row: (row.field != Passage.Field.HEADLINE, row.start, -row.end, row.pk))


def _offers(article: Article, revision: Revision) -> Iterable[Offer]:
    """The likeliest passages for claims on which this article is undecided."""
    claims = Claim.objects.current()
    offers = Offer.objects.filter(
        article=article, revision=revision, rank=1, chance__gte=LEAST_CHANCE, claim__in=claims
    )
    return offers.select_related("claim").order_by("-chance", "pk")[:OFFERS_SHOWN]


def _by_entity(mentions: Iterable[Mention]) -> list[Named]:
    named: dict[int, Named] = {}
    for mention in mentions:
        group = named.setdefault(mention.entity_id, Named(mention.entity))
        group.notes.append(Note(f"m{mention.pk}", mention))
    return sorted(named.values(), key=lambda group: (group.entity.kind, group.entity.name))


def _claim_mark(note: Note) -> Mark:
    row = note.row
    label, tone = row.claim.statement, note.state.value
    return Mark(note.key, Layer.CLAIM, row.start, row.end, row.is_suggested, note.number, label, tone)


def _mark(note: Note, layer: Layer) -> Mark:
    row = note.row
    tone = "speech" if getattr(row, "form", "") == Quote.Form.REPORTED else ""
    return Mark(note.key, layer, row.start, row.end, getattr(row, "is_suggested", True), tone=tone)


def place_of(words: str, revision: Revision) -> tuple[str, int, int] | None:
    """The place that an address names: `text:120-180` → ("text", 120, 180); None for what is no place of the text."""
    match = PLACE.fullmatch(words)
    if not match:
        return None
    of, start, end = match[1], int(match[2]), int(match[3])
    length = len(revision.headline if of == Passage.Field.HEADLINE else revision.text)
    return (of, start, end) if 0 <= start < end <= length else None


def sentences_at(revision: Revision) -> list[tuple[int, int]]:
    """Where the sentences of a version's text stand; paragraphs in other languages, none where it cannot be read."""
    if getattr(revision, "put_aside", None):
        return []
    if revision.article.is_foreign:
        return [match.span() for match in LINE.finditer(revision.text)]
    try:
        return clicks.sentences(revision.text)
    except ReadingFailed:
        return []


def reading_at(article: Article, of: str, start: int, end: int, statement: str = "") -> dict[str, str]:
    """What the words of the current version say of themselves, as an appearance of what is stated, if that is given:
    stance, modality and attributed_to; two queries.

    Where the machine cannot read them, what most words are: reported, and happened.
    """
    if article.is_foreign:
        return {"stance": Stance.REPORTS, "modality": Modality.HAPPENED, "attributed_to": ""}
    [(document, _, quotes, _)] = parts_of([article]).values()
    try:
        return fields_of(clicks.reading(document, quotes, Span(start, end, of), statement))
    except ReadingFailed:
        return {"stance": Stance.REPORTS, "modality": Modality.HAPPENED, "attributed_to": ""}


def propose_statement(article: Article, story: Story, of: str, start: int, end: int) -> str:
    """A short statement for the words, names in full where the machine knows them; never longer than a claim's."""
    try:
        found = ask_about(clicks, list(well_read(story)), StoryStages.statement, article.pk, Span(start, end, of))
    except ReadingFailed:
        return ""
    return found[:STATEMENT_LENGTH]
