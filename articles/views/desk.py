"""The desk: what the reader was given, pressing facts, stories by latest news, those one follows, what is new, what
waits, saved searches.
"""

from datetime import datetime

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.matrix.cells import CellState
from articles.models import Article, Look, Story
from articles.overviews.figures import figures_of, news_since
from articles.overviews.notes import for_you
from articles.overviews.pressing import alone_in, contested_in
from articles.overviews.steps import waiting_on_desk
from articles.overviews.unread import what_is_unread
from articles.search.saved import news_of
from articles.templatetags.following import followed_by
from newsroom.counting import capped, in_figures
from newsroom.decisions.access import TAG
from newsroom.values import zone_in

STORIES_ON_THE_DESK = 12
FOLLOWED_ON_THE_DESK = 30
SEARCHES_ON_THE_DESK = 8


def desk(request: HttpRequest) -> HttpResponse:
    """The latest stories with their figures, and which of them have something to decide."""
    stories = list(Story.objects.current().latest_first()[: STORIES_ON_THE_DESK + 1])
    figures = figures_of(stories, request.user)
    rows = [(story, figures[story.pk]) for story in stories]
    waiting = [(story, its.waiting) for story, its in rows if its.waiting.total]
    context = {"rows": rows[:STORIES_ON_THE_DESK], "has_more": len(rows) > STORIES_ON_THE_DESK, "waiting": waiting}
    looked_at = Look.objects.take(request.user)
    followed = followed_by(request)[:FOLLOWED_ON_THE_DESK]
    context |= {"contested": contested_in(stories), "alone": alone_in(stories)}
    context |= {"looked_at": looked_at} | _news(stories, followed, looked_at, request.user)
    if request.user.has_perm(TAG):
        context["incomplete"] = in_figures(capped(Article.objects.incomplete()))
        context["steps"] = waiting_on_desk(request.user)
    context["unread"] = what_is_unread()
    context |= for_you(request.user)
    searches = list(request.user.saved_searches.all()[:SEARCHES_ON_THE_DESK])
    context["searches"] = news_of(searches, zone_in(request.COOKIES))
    return render(request, "articles/desk.html", context)


def _news(stories: list[Story], followed: list[Story], looked_at: datetime | None, reader) -> dict[str, list]:
    """What is new in the stories one follows, and in the others; nobody knows that on a first look."""
    if looked_at is None:
        return {"followed": [(story, None) for story in followed], "news": []}
    news = news_since({*stories, *followed}, looked_at, reader)
    others = [story for story in stories if story not in followed and news[story.pk]]
    return {
        "followed": [(story, news[story.pk]) for story in followed],
        "news": [(story, news[story.pk]) for story in others],
    }


@staff_member_required(login_url="login")
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component on one page, for those who build and check screens."""
    return render(request, "articles/styleguide.html", {"states": list(CellState)})
