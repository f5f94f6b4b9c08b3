"""The pipeline's step for a new version: what the outlet edited since the one before."""

from dataclasses import asdict

from ..models import Article, PutAside, Revision
from ..models.revision import with_former
from ..readers.shipped import stories
from ..text.edits import Edit, Version
from .reader import StoryReader


def write_edits(reader: StoryReader) -> None:
    """The edits of each version that has none yet; the first has none, nor has one in which only we put words back."""
    found = reader.each(PutAside.Stage.CHANGES, _find)
    if not any(found.values()):
        return
    with reader.writing():
        for revisions in found.values():
            for revision, edits in revisions:
                Revision.objects.filter(pk=revision.pk, edits__isnull=True).update(
                    edits=[asdict(edit) for edit in edits]
                )


def _find(article: Article) -> list[tuple[Revision, list[Edit]]]:
    if article.current.number == 1 or not article.revisions.filter(edits__isnull=True, number__gt=1).exists():
        return []
    read = ("number", "headline", "text", "removed", "kept", "is_mended", "raw_sha256", "edits")
    versions = list(article.revisions.order_by("number").only(*read))
    pairs = [(old, new) for old, new in with_former(versions) if new.edits is None]
    edited = [(old, new) for old, new in pairs if old.raw_sha256 != new.raw_sha256]
    asked = [(_version(old), _version(new)) for old, new in edited]
    found = dict(zip((new.pk for _, new in edited), stories.edits(asked) if asked else [], strict=True))
    return [(new, found.get(new.pk, [])) for _, new in pairs]


def _version(revision: Revision) -> Version:
    removed = tuple(piece["text"] for piece in revision.removed)
    return Version(revision.headline, revision.text, removed)
