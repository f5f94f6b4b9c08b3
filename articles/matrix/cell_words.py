"""What stands behind one cell of the matrix, or one row of it, with the words and who decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from ..models import Appearance, Article, Claim, Offer, Opinion, ReadThrough, Silence, Story
from .build import columns_of
from .cells import Cell, CellState, Column, Past, Telling, state_of, telling_of


@dataclass(slots=True)
class CellWords:
    """A cell's rows from the database: passages that carry the claim, offered ones, and who found it silent."""

    cell: Cell
    appearances: list[Appearance]
    offers: list[Offer]
    silences: list[Silence]
    read_throughs: list[ReadThrough]
    refused: list[Appearance]  # rejected passages, where nothing else stands in the cell
    opinions: list[Opinion]  # what language models say of it

    @property
    def claim(self) -> Claim:
        return self.cell.claim

    @property
    def column(self) -> Column:
        return self.cell.column

    @property
    def offer(self) -> Offer | None:
        """The best passage that is still to be decided."""
        return self.offers[0] if self.offers else None

    @property
    def past(self) -> Past | None:
        """Until when its outlet said it, where it no longer does."""
        return None if self.cell.state.is_carried else self.cell.past

    @property
    def changes(self) -> str:
        """Where the story lists what outlets changed."""
        return f"{reverse('story_differences', args=[self.claim.story.slug])}#changed"

    @property
    def is_silent(self) -> bool:
        return self.cell.state is CellState.SILENT

    @property
    def open_articles(self) -> list[Article]:
        """Articles of the column that may be marked silent: they carry nothing, and nobody has said so yet."""
        settled = {a.article_id for a in self.appearances if a.is_confirmed} | {s.article_id for s in self.silences}
        return [article for article in self.column.articles if article.pk not in settled]

    @property
    def marked(self) -> list[tuple[Appearance, Telling]]:
        return [(appearance, telling_of([appearance])) for appearance in self.appearances]


def words_of_cell(cell: Cell) -> CellWords:
    """Five queries for one cell."""
    wanted = {"claim": cell.claim, "article__in": cell.column.articles}
    people = ("decided_by", "created_by", "reading")
    passages = Appearance.objects.filter(**wanted).with_version("text").select_related("article__outlet", *people)
    appearances = [passage for passage in passages if not passage.is_rejected]
    read = ReadThrough.objects.filter(revision__article__in=cell.column.articles, read_at__gte=cell.claim.created_at)
    offers = Offer.objects.filter(**wanted).with_version("text").select_related("article").order_by("-chance", "rank")
    return CellWords(
        cell=cell,
        appearances=sorted(appearances, key=lambda a: (a.is_orphaned, not a.is_confirmed, -state_of(a).firmness)),
        offers=list(offers),
        silences=list(Silence.objects.confirmed().filter(**wanted).select_related("article", *people[:2])),
        read_throughs=list(read.with_version().select_related("reader", "revision__article")),
        opinions=list(Opinion.objects.filter(**wanted).select_related("reading", "article")),
        refused=[p for p in passages if p.is_rejected and not p.is_orphaned and cell.is_refused],
    )


@dataclass(slots=True)
class OutletWords:
    """One outlet's passages that carry a claim."""

    column: Column
    appearances: list[tuple[Appearance, Telling]]


def row_words(story: Story, claim: Claim) -> list[OutletWords]:
    """All passages that carry a claim, by outlet in order of publication; outlets without any are left out."""
    columns = columns_of(story)
    appearances = list(
        Appearance.objects.live()
        .filter(claim=claim, is_orphaned=False)
        .with_version("text")
        .select_related("article__outlet", "decided_by", "created_by", "reading")
        .order_by("state", "field", "start")
    )
    found = [OutletWords(column, _of_articles(column.articles, appearances)) for column in columns]
    return [outlet for outlet in found if outlet.appearances]


def _of_articles(articles: Sequence[Article], appearances: Sequence[Appearance]) -> list[tuple[Appearance, Telling]]:
    keys = {article.pk for article in articles}
    return [(a, telling_of([a])) for a in appearances if a.article_id in keys]
