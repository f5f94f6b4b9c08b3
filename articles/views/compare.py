"""Two articles side by side, and two versions of one."""

from itertools import pairwise

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from articles.models import Article, Revision, Story
from articles.overviews.changes import changes_of
from articles.overviews.comparison import common_story, compare_articles, compare_versions, lost_between
from newsroom.values import number_in

from .story import get_story

CHOOSE_TWO = "Choose two different articles of this story to compare."


def article_compare(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Two articles: shared passages and matched claims linked, and what each alone has."""
    left, right = _articles(pk, other)
    story = common_story(left, right)
    context = {
        "compared": compare_articles(left, right, story),
        "story": story,
        "choices": articles_to_compare(story) if story else [],
    }
    return render(request, "articles/article_compare.html", context)


def _articles(pk: int, other: int) -> tuple[Article, Article]:
    """Both articles, in the order of the address; 404 unless they are two, each with a text."""
    found = Article.objects.with_current("text").filter(current__isnull=False).in_bulk([pk, other])
    if len(found) != 2:
        raise Http404("Two articles with a text are needed.")
    return found[pk], found[other]


def articles_to_compare(story: Story) -> list[Article]:
    """The articles of a story that have a text, to choose from."""
    articles = story.articles.filter(current__isnull=False)
    return list(articles.with_outlet().in_order_of_publication())


def story_compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the choosers' forms lead: to the comparison of `left` and `right`, two articles of this story."""
    story = get_story(slug)
    keys = [number_in(request.GET.get(name, "")) for name in ("left", "right")]
    if None in keys or keys[0] == keys[1] or story.articles.filter(pk__in=keys, current__isnull=False).count() != 2:
        messages.error(request, CHOOSE_TWO)
        return redirect("story_articles", story.slug)
    return redirect("article_compare", *keys)


def revision_compare(request: HttpRequest, pk: int, older: int, newer: int) -> HttpResponse:
    """Two versions of one article: what was added, what was cut."""
    article = get_object_or_404(Article.objects.select_related("outlet"), pk=pk)
    numbers = list(article.revisions.order_by("number").values_list("number", flat=True))
    if older not in numbers or newer not in numbers or older >= newer:
        raise Http404("Two versions of this article are needed, the older one first.")
    versions = article.revisions.filter(number__in=(older, newer)).order_by("number")
    before, after = versions.defer(*set(Revision.LONG) - {"text"})
    context = {
        "article": article,
        "before": before,
        "after": after,
        "versions": compare_versions(before, after),
        "lost": lost_between(before, after),
        "edits": next((c.of_note for c in changes_of([article]) if (c.older, c.newer) == (before, after)), []),
        "steps": _steps(numbers, older, newer),
    }
    return render(request, "articles/revision_compare.html", context)


def _steps(numbers: list[int], older: int, newer: int) -> list[tuple[int, int, bool]]:
    """Versions that can be compared: each with the next, and the first with the last; and whether one looks at it."""
    steps = list(pairwise(numbers))
    if len(numbers) > 2:
        steps.append((numbers[0], numbers[-1]))
    return [(a, b, (a, b) == (older, newer)) for a, b in steps]
