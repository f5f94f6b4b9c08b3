"""Go to anything by its name: a story, an outlet, a person or place, a page. Answers what is typed into the palette."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles.models import Outlet, Story
from entities.models import Entity
from newsroom.decisions.access import CURATE, TAG
from newsroom.spellings import spellings

EACH = 5
LONGEST = 80
PAGES = (
    ("desk", "Desk"),
    ("story_list", "Stories"),
    ("article_list", "Articles"),
    ("entity_list", "People & places"),
    ("event_list", "Events"),
    ("outlet_list", "Outlets"),
    ("feed_list", "Feeds"),
    ("search", "Search"),
    ("search_list", "Saved searches"),
)
FOR_TAGGERS = (("intake", "Bring articles in"), ("story_new", "A new story"))
FOR_EDITORS = (("duplicates", "Duplicates: perhaps one and the same"),)


def palette(request: HttpRequest) -> HttpResponse:
    """Places whose names hold every word typed, as links; the last leads to the search page. Three queries."""
    words = request.GET.get("q", "").split()[:8]
    typed = " ".join(words)[:LONGEST]
    found = [(name, reverse(address), "page") for address, name in _pages(request) if _holds(name, words)]
    if words:
        stories = _with(Story.objects.current(), "title", words).latest_first()
        found += [(row.title, row.get_absolute_url(), "story") for row in stories[:EACH]]
        outlets = _with(Outlet.objects.current(), "name", words).order_by("name")
        found += [(row.name, row.get_absolute_url(), "outlet") for row in outlets[:EACH]]
        names = _with(Entity.objects.current(), "name", words).order_by("name")
        found += [(row.name, row.get_absolute_url(), row.get_kind_display().lower()) for row in names[:EACH]]
    return render(request, "articles/_palette.html", {"found": found, "typed": typed})


def _pages(request: HttpRequest) -> tuple:
    mine = FOR_TAGGERS if request.user.has_perm(TAG) else ()
    return PAGES + mine + (FOR_EDITORS if request.user.has_perm(CURATE) else ())


def _holds(name: str, words: list[str]) -> bool:
    return all(word.casefold() in name.casefold() for word in words)


def _with(rows: QuerySet, field: str, words: list[str]) -> QuerySet:
    for word in words:
        like = Q()
        for form in (word[:LONGEST], *spellings(word[:LONGEST])):
            like |= Q(**{f"{field}__icontains": form})
        rows = rows.filter(like)
    return rows
