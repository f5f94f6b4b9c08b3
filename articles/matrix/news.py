"""What is new in a story's table for one reader: rows and cells that others have changed since."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigIntegerField, Q, Value

from ..models import Appearance, Claim, Silence, Story


@dataclass(frozen=True, slots=True)
class News:
    """The claims that came since, and (claim, article) of each cell in which something came or was decided since."""

    claims: set[int]
    cells: set[tuple[int, int]]

    def __bool__(self) -> bool:
        return bool(self.claims or self.cells)


def news_of(story: Story, since: datetime | None, reader) -> News | None:
    """None where nobody knows when the reader looked last. What one did oneself is no news. One query."""
    if since is None:
        return None
    came = Q(created_at__gt=since) & ~Q(created_by=reader.pk)
    theirs = Q(decided_at__gt=since) & ~Q(decided_by=reader.pk)
    passages = Appearance.objects.filter(came | theirs, claim__story=story, is_orphaned=False)
    silences = Silence.objects.filter(came | theirs, claim__story=story)
    claims = Claim.objects.current().shown().filter(came | theirs, story=story)
    found = passages.order_by().values_list("claim", "article")
    found = found.union(
        silences.order_by().values_list("claim", "article"),
        claims.order_by().values_list("pk", Value(None, BigIntegerField())),
    )
    rows = set(found)
    cells = {row for row in rows if row[1]}
    return News({claim for claim, _ in rows - cells}, cells)
