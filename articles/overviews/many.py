"""Rows that somebody chose, in words: what an act on many is going to do to them, and what it left out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from newsroom.decisions import Versioned
from newsroom.decisions.previews import LeftOut

from ..models import Appearance, Article, Membership, Mention, Passage, Quote, Revision

WORDS = 300  # characters of a row that are shown
OF_REVISION = Prefetch("revision", Revision.objects.defer(*Revision.LONG).select_related("article__outlet"))
WITH = {  # what the words for a row speak of
    Mention: ("entity", OF_REVISION),
    Quote: ("entity", OF_REVISION),
    Appearance: ("claim", "article__outlet"),
    Membership: ("article__outlet", "story"),
    Article: ("outlet",),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A row in words, with what stands around them where it is words of a text, what they are, and its page."""

    words: str
    about: str = ""
    address: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ToldReason:
    """How many rows are left out for one reason, with some of them in words."""

    why: str
    number: int
    rows: list[Told]


def told(rows: Sequence[Versioned]) -> list[Told]:
    """A few rows in words. Some queries for each kind of row, not for each row."""
    by_model = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model, those in by_model.items():
        prefetch_related_objects(those, *WITH.get(model, ()))
    return [_told(row) for row in rows]


def told_reasons(left: Iterable[LeftOut]) -> list[ToldReason]:
    return [ToldReason(each.why, each.number, told(each.rows)) for each in left]


def _told(row: Versioned) -> Told:
    address = row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""
    if not isinstance(row, Passage):
        return Told(str(row)[:WORDS], _about(row), address)
    article = row.article if isinstance(row, Appearance) else row.revision.article
    about = f"{_about(row)} · {article.outlet_name}: {article.title}"
    return Told(row.exact[:WORDS], about, address, row.prefix, row.suffix)


def _about(row: Versioned) -> str:
    if isinstance(row, Mention):
        return f"names {row.entity}"
    if isinstance(row, Quote):
        return f"said by {row.said_by or 'an unknown speaker'}"
    if isinstance(row, Appearance):
        return f"carries “{row.claim}”"
    owner = next((getattr(row, name) for name in ("entity", "story") if getattr(row, f"{name}_id", None)), None)
    if isinstance(row, Membership):
        return ""
    return f"of {owner}" if owner else ""
