"""What an article's page shows beside the text: its story, origins, readers, versions, and what those came from.

The article's row says which of these there are, so that nobody asks for what most articles have none of.
"""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from ..models import (
    Article,
    FeedEntry,
    Fetched,
    Membership,
    Origin,
    OriginalFile,
    Outlet,
    ReadThrough,
    Revision,
    SignsLeft,
    Silence,
)

PICTURED_ORIGINS = 40  # outlets offered as origins: agencies, and those of the story


def articles_to_show() -> QuerySet[Article]:
    """Articles as `beside` needs them: with the version that is read, and with their story."""
    its, of_version = {"article": OuterRef("pk")}, {"revision__article": OuterRef("pk")}
    return (
        Article.objects.with_current(*Revision.SHOWN)
        .with_membership()
        .select_related("watch", "current__put_aside")
        .annotate(
            has_origins=Exists(Origin.objects.filter(**its)),
            has_silences=Exists(Silence.objects.confirmed().filter(**its)),
            has_feed_entries=Exists(FeedEntry.objects.filter(**its)),
            has_readers=Exists(ReadThrough.objects.filter(**of_version)),
            has_fetched=Exists(Fetched.objects.filter(**of_version)),
            has_versions=Exists(Revision.objects.filter(number__gt=1, **its)),
        )
    )


def beside(article: Article, revision: Revision, reader) -> dict[str, Any]:
    """By name, as the page's parts know them; `article` is one of `articles_to_show`."""
    membership = getattr(article, "membership", None)
    origins = article.origins.select_related("outlet", "decided_by", "created_by")
    silences = article.silences.confirmed().select_related("claim", "decided_by", "created_by")
    return {
        "membership": membership,
        "story": membership.story if membership else None,
        "origins": origins if article.has_origins else [],
        "origin_names": _origin_names(membership),
        "silences": silences if article.has_silences else [],
        "original": _original(revision),
        "signs_left": _signs_left(revision),
        "fetched": Fetched.objects.of_version(revision).without_bytes() if article.has_fetched else [],
        "feed_entries": article.feed_entries.select_related("feed").order_by("pk") if article.has_feed_entries else [],
        "revisions": _revisions(article) if article.has_versions else [article.current],
        "watch": getattr(article, "watch", None),
        "has_page": bool(article.url or article.has_fetched),
        "reading": _reading(article, revision, membership, reader),
    }


def _original(revision: Revision) -> OriginalFile | None:
    if revision.original_id is None:
        return None
    return OriginalFile.objects.without_bytes().filter(pk=revision.original_id).first()


def _signs_left(revision: Revision) -> SignsLeft | None:
    return SignsLeft.objects.select_related("by").filter(revision=revision).first() if revision.garbled else None


def _revisions(article: Article) -> QuerySet[Revision]:
    """All versions, newest first, without their texts."""
    return article.revisions.defer(*Revision.LONG).select_related("created_by").order_by("-number")


def _origin_names(membership: Membership | None) -> QuerySet:
    """Names to choose from when somebody says where the matter comes from."""
    names = Outlet.objects.filter(kind=Outlet.Kind.AGENCY).values_list("name", flat=True).order_by()
    if membership:
        there = Membership.objects.filter(story=membership.story_id, article__outlet__isnull=False)
        names = names.union(there.values_list("article__outlet__name", flat=True).order_by())
    return names.order_by("name")[:PICTURED_ORIGINS]


def _reading(article: Article, revision: Revision, membership: Membership | None, reader) -> dict[str, Any]:
    """Who has read this version through, and how many claims were stated since the reader did."""
    found = ReadThrough.objects.filter(revision=revision).select_related("reader").order_by("read_at")
    readings = list(found) if article.has_readers else []
    mine = next((r for r in readings if r.reader_id == reader.pk), None)
    stated_since = 0
    if mine and membership:
        stated_since = membership.story.claims.current().confirmed().filter(created_at__gt=mine.read_at).count()
    return {"all": readings, "mine": mine, "stated_since": stated_since}
