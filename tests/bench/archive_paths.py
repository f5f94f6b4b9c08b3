"""The pages of a large archive that are measured, and how slow each may be at a million articles."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.contrib import admin
from django.urls import reverse
from django.utils.http import urlencode

from articles.models import Article, Story
from entities.models import Entity
from tests.bench.archive_words import sentences, vocabulary

FREQUENT, SECOND, THIRD, RARE = 30, 45, 60, 9_000  # ranks of words: the first ones stand in every third article


@dataclass(frozen=True, slots=True)
class Path:
    """What is fetched; of several addresses the slowest counts. `most` is a ratio to the view by primary key."""

    name: str
    addresses: tuple[str, ...]
    most: float
    exponent: float = 0.0  # most growth between sizes, 0 where nothing is asked of it
    queries: int = 0  # at most; 0 where nothing is asked of them


def paths() -> Iterator[Path]:
    """For the archive that is connected."""
    yield Path("desk", ("/",), 4, 0.1)
    yield Path("story list", ("/stories/",), 4, 0.1)
    yield Path("story list by words", (f"/stories/?{urlencode({'q': ' '.join(_title_words())})}",), 8, 0.2)
    yield from _lists()
    yield from _of_stories()
    yield Path("article", (f"/articles/{_member(3)}/",), 6, 0.1, 10)
    yield from _searches()
    typed = {"q": _sentence_of_claim()[:24]}
    yield Path("claim finder while typing", (f"{_story(1)}claims/find/?{urlencode(typed)}",), 2)
    yield Path("entity, frequent", ("/entities/1/",), 8, 0.1)
    yield Path("outlet, big", ("/outlets/1/",), 8, 0.1)
    shows = ("stories", "first", "alone", "silent")
    yield Path("outlet, big: its record", tuple(f"/outlets/1/?show={show}" for show in shows), 8, 0.1)
    yield from _of_admin()


def _story(pk: int) -> str:
    return Story.objects.get(pk=pk).get_absolute_url()


def _member(story: int) -> int:
    return Article.objects.filter(memberships__story=story).order_by("pk")[7].pk


def _title_words() -> list[str]:
    return Story.objects.get(pk=40).title.split()[3:5]


def _sentence_of_claim() -> str:
    return Story.objects.get(pk=1).claims.order_by("pk")[3].statement.split(" ", 2)[2]


def _lists() -> Iterator[Path]:
    yield Path("article list, first page", ("/articles/",), 4, 0.1)
    far = Article.objects.exclude(published_at=None).exclude(outlet=None).order_by("pk")[Article.objects.count() // 3]
    after = {"after": f"{far.published_at.isoformat()}~{far.pk}"}
    yield Path("article list, far page", (f"/articles/?{urlencode(after)}",), 4, 0.1)
    three = {"outlet": far.outlet.name, "since": "2030-06-01", "until": "2031-06-01"}
    yield Path("article list, three filters", (f"/articles/?{urlencode(three)}",), 4, 0.1)
    yield Path("entity list", ("/entities/",), 6, 0.1)
    yield Path("event list", ("/events/",), 6, 0.1)
    yield Path("outlet list", ("/outlets/",), 6, 0.1)
    yield Path("feed list", ("/feeds/",), 6, 0.1)


def _of_stories() -> Iterator[Path]:
    yield Path("facts, 50 articles × 20 claims", (_story(1),), 8, 0.1, 12)
    yield Path("matrix as CSV, 100 claims × 20 outlets", (f"{_story(2)}matrix.csv",), 8, 0.1)
    for tab, most in (("articles", 8), ("timeline", 8), ("origins", 8), ("people", 8), ("quotes", 10), ("history", 8)):
        yield Path(f"tab {tab}, 60 articles", (f"{_story(3)}{tab}/",), most, 0.1)


def _searches() -> Iterator[Path]:
    words, name = vocabulary(), Entity.objects.get(pk=40)
    wanted = {
        "common word": (words[FREQUENT], 12),
        "rare word": (words[RARE], 12),
        "name with aliases": (name.name, 12),
        "phrase": (f'"{_frequent_phrase()}"', 40),
        "OR and NOT": (f"{words[FREQUENT]} OR {words[SECOND]} -{words[THIRD]}", 15),
        "frequent name": (Entity.objects.get(pk=1).name, 15),
    }
    for kind, (typed, most) in wanted.items():
        yield Path(f"search: {kind}", (f"/search/?{urlencode({'q': typed})}",), most, 0.1)


def _frequent_phrase() -> str:
    """Two words that are met together in one article of thirty, and each by itself in one of three."""
    frequent = set(vocabulary()[:THIRD])
    pairs = Counter(pair for each in sentences() for pair in pairwise(each.split()) if frequent.issuperset(pair))
    return " ".join(pairs.most_common(1)[0][0])


def _of_admin() -> Iterator[Path]:
    lists, searches = {}, {}
    name = Entity.objects.get(pk=40).name.split()[1]
    for model, its in admin.site._registry.items():
        if model._meta.app_label in ("articles", "entities"):
            address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
            lists[model._meta.model_name] = address
            if its.search_fields:
                searches[model._meta.model_name] = f"{address}?{urlencode({'q': name})}"
    yield Path("admin: list of outlets", (lists.pop("outlet"),), 6, 0.1)
    yield Path("admin: search of mentions", (searches.pop("mention"),), 12, 0.1)
    yield Path("admin: lists", tuple(lists.values()), 6, 0.1)
    yield Path("admin: searches", tuple(searches.values()), 12, 0.1)
