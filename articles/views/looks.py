"""When somebody looked at a page before: what came since is new to them."""

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

SAME_LOOK = timedelta(minutes=30)  # coming back so soon is one look: what was new then is new still
PAGES_KEPT = 60  # of which a session knows when they were looked at


def last_look(request: HttpRequest, page: str) -> datetime | None:
    """When this reader looked at the page before this time; None on the first look of a session."""
    now = timezone.now()
    looks = request.session.get("looks", {})
    before, latest = (parse_datetime(text) if text else None for text in looks.get(page, ("", "")))
    if latest is None or now - latest > SAME_LOOK:
        before = latest
        others = {name: times for name, times in looks.items() if name != page}
        kept = dict(list(others.items())[1 - PAGES_KEPT :])
        request.session["looks"] = kept | {page: (before.isoformat() if before else "", now.isoformat())}
    return before
