"""What outlets changed in a story's articles since they came in, and which of their pages are gone. Three queries."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..models import Article, Revision, Story, Watch
from ..models.revision import came_at, with_former, without
from ..text.edits import EditKind

LABELS = {
    EditKind.CORRECTION: "Correction",
    EditKind.HEADLINE: "Headline",
    EditKind.FIGURE: "Figure",
    EditKind.QUOTATION: "Quotation",
    EditKind.WORDING: "Wording",
    EditKind.CUT: "Cut",
    EditKind.ADDED: "Added",
}
OF_NOTE = (EditKind.CORRECTION, EditKind.HEADLINE, EditKind.FIGURE, EditKind.QUOTATION)


@dataclass(frozen=True, slots=True)
class Edited:
    """One edit, with the address of the version in which its words stand."""

    kind: str
    before: str
    after: str
    address: str

    @property
    def label(self) -> str:
        return LABELS[EditKind(self.kind)]


@dataclass(frozen=True, slots=True)
class Changed:
    """One article from a version to the next: the old words stood there `until`, and were gone when seen `since`."""

    article: Article
    older: Revision
    newer: Revision
    edits: list[Edited]
    until: datetime

    @property
    def since(self) -> datetime:
        return self.newer.created_at

    @property
    def of_note(self) -> list[Edited]:
        """Corrections, headlines, figures and quotations, in this order."""
        found = [edit for edit in self.edits if edit.kind in OF_NOTE]
        return sorted(found, key=lambda edit: OF_NOTE.index(EditKind(edit.kind)))

    @property
    def others(self) -> list[Edited]:
        return [edit for edit in self.edits if edit.kind not in OF_NOTE]


def changes_in(story: Story) -> list[Changed]:
    """What changed in the story's articles, the newest first; versions in which nothing was edited are left out."""
    return changes_of(story.articles.with_outlet().in_order_of_publication())


def changes_of(articles: Iterable[Article]) -> list[Changed]:
    """The same of single articles."""
    by_pk = {article.pk: article for article in articles}
    parts = ("article", "number", "created_at", "seen_at", "edits", "raw_sha256", "kept", "is_mended")
    versions: dict[int, list[Revision]] = {}
    for revision in Revision.objects.filter(article__in=by_pk).only(*parts).order_by("article", "number"):
        versions.setdefault(revision.article_id, []).append(revision)
    found = [changed for article, revisions in versions.items() for changed in _changes(by_pk[article], revisions)]
    return sorted(found, key=lambda changed: changed.since, reverse=True)


def _changes(article: Article, revisions: Sequence[Revision]) -> Iterator[Changed]:
    came = came_at((revision.raw_sha256, revision.created_at) for revision in revisions)
    for older, newer in with_former(revisions):
        if newer.edits:
            edits = [_edited(article, older, newer, edit) for edit in newer.edits]
            until = min(older.seen_at or came[older.raw_sha256], newer.created_at)
            yield Changed(article, older, newer, edits, until)


def _edited(article: Article, older: Revision, newer: Revision, edit: dict[str, Any]) -> Edited:
    """Words that stand nowhere now are shown in the version that had them."""
    address = article.get_absolute_url()
    if edit["at"]:
        start, end = edit["at"]
        address += f"?version={newer.number}&at={edit['field']}:{start}-{end}#words"
    else:
        address += f"?version={newer.number if edit['after'] else older.number}"
    return Edited(edit["kind"], edit["before"], edit["after"], address)


def taken_down(articles: Sequence[Article]) -> list[Watch]:
    """The articles' pages that are gone, the longest gone first."""
    gone = Watch.objects.filter(article__in=articles, gone_at__isnull=False)
    gone = gone.select_related("article__outlet", "article__current")
    return list(gone.defer(*without(of="article__current")).order_by("gone_at"))
