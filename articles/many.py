"""What the machine does anew once an act on many rows has decided some: rows are filled, stories read."""

from collections.abc import Iterable

from newsroom.decisions import Versioned

from .models import Appearance, Article, Claim, Membership, Silence, Story


def rows_to_fill(rows: Iterable[Versioned]) -> set[int]:
    """The stories in whose rows something was decided, by key. Two queries."""
    rows = list(rows)
    claims = {row.pk for row in rows if isinstance(row, Claim)}
    claims |= {row.claim_id for row in rows if isinstance(row, Appearance | Silence)}
    return set(Claim.objects.filter(pk__in=claims).values_list("story", flat=True)) if claims else set()


def stories_to_read(rows: Iterable[Versioned]) -> list[Story]:
    """The stories that articles left or came to. One query."""
    rows = list(rows)
    articles = {row.article_id for row in rows if isinstance(row, Membership)}
    articles |= {row.pk for row in rows if isinstance(row, Article)}
    touched = Story.objects.current().filter(memberships__article__in=articles).distinct()
    return list(touched) if articles else []
