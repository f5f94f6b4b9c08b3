"""The desk: stories by latest news, and what waits for a decision."""

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.figures import figures_of
from articles.matrix import CellState
from articles.models import Story

STORIES_ON_THE_DESK = 12


def desk(request: HttpRequest) -> HttpResponse:
    """The latest stories with their figures, and which of them have something to decide."""
    stories = list(Story.objects.current().latest_first()[: STORIES_ON_THE_DESK + 1])
    figures = figures_of(stories)
    rows = [(story, figures[story.pk]) for story in stories]
    waiting = [(story, its.waiting) for story, its in rows if its.waiting.total]
    context = {"rows": rows[:STORIES_ON_THE_DESK], "has_more": len(rows) > STORIES_ON_THE_DESK, "waiting": waiting}
    return render(request, "articles/desk.html", context)


@staff_member_required(login_url="login")
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component on one page, for those who build and check screens."""
    return render(request, "articles/styleguide.html", {"states": list(CellState)})
