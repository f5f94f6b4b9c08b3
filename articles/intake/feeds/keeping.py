"""What a feed says of its entries, kept: each once, and what it said before when it says otherwise."""

from collections.abc import Sequence

from django.utils import timezone

from articles.models import Feed, FeedEntry
from articles.text.feeds import Entry

from ..given import ADDRESS_LENGTH, Refused, article_address

MOST_EARLIER = 20  # of one entry; a feed that changes its words at each look is no evidence of anything
NO_ADDRESS = "The feed gives no address of an article for it."
# Where one of these changes the article may have changed, too. A teaser or a category changes for other reasons.
TELLING = ("address", "title", "published", "updated")


def keep_entries(feed: Feed, entries: Sequence[Entry]) -> int:
    """Keep new entries and what has changed of others; how many are new. The caller holds the feed."""
    known = {row.guid: row for row in feed.entries.filter(guid__in=[entry.guid for entry in entries])}
    new = [_entry(feed, entry) for entry in reversed(entries) if entry.guid not in known]
    FeedEntry.objects.bulk_create(new, ignore_conflicts=True, batch_size=200)
    for entry in entries:
        if entry.guid in known:
            _say_anew(known[entry.guid], entry)
    return len(new)


def _entry(feed: Feed, entry: Entry) -> FeedEntry:
    row = FeedEntry(feed=feed, guid=entry.guid, text=entry.text, **_said(entry))
    _address(row)
    return row


def _said(entry: Entry) -> dict:
    said = {name: getattr(entry, name) for name in FeedEntry.SAID if name != "categories"}
    return said | {"categories": list(entry.categories)}


def _address(row: FeedEntry) -> None:
    """How an article of this address would be known; without one there is nothing to fetch."""
    try:
        row.known_as = article_address(row.address)
        problem = "" if len(row.address.encode()) <= ADDRESS_LENGTH and row.known_as else NO_ADDRESS
    except Refused as refusal:
        row.known_as, problem = "", str(refusal)
    if problem and not row.text:
        row.state, row.message = FeedEntry.State.REFUSED, problem[:1000]


def _say_anew(row: FeedEntry, entry: Entry) -> None:
    """Keep what it said before; where the article may have changed its page is fetched again."""
    before, said = row.said, _said(entry)
    if before == said:
        return
    now = timezone.now()
    row.earlier = [*row.earlier, before | {"until": now.isoformat(timespec="seconds")}][-MOST_EARLIER:]
    for name, value in said.items():
        setattr(row, name, value)
    row.changed_at = now
    changed = [*said, "earlier", "changed_at"]  # and nothing else: it may just be read
    if any(before[name] != said[name] for name in TELLING):
        row.state, row.message, row.again_at, row.refusals = FeedEntry.State.WAITING, "", None, 0
        row.text = entry.text
        _address(row)
        changed += ["state", "message", "again_at", "refusals", "text", "known_as"]
    row.save(update_fields=changed)
