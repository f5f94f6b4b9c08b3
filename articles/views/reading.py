"""Having the machine read: after an act that moved articles, and once more where an article was put aside."""

import logging
from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from articles import importing, pipeline
from articles.jobs import defer_outlet, defer_story, is_worker_running
from articles.models import Article, Membership, Outlet, PutAside, Story
from newsroom.decisions.access import may_tag

from .answers import answer, say

AT_ONCE = 2  # stories that are read while one waits
WHEN = {True: "in the background", False: "as soon as a worker runs"}

logger = logging.getLogger(__name__)


def read_stories(request: HttpRequest, *stories: Story) -> None:
    """Read stories after an act that is done: it stands, whatever becomes of the reading, and the page says so."""
    for story in stories:
        try:
            if not pipeline.analyse_story(story):
                say(request, f"“{story}” is being read at the moment, and once more after that.", level=messages.INFO)
        except Exception:
            _try_later(request, story)


def read_article(request: HttpRequest, article: Article) -> None:
    """Read a new version of an article, and its story with it."""
    try:
        pipeline.analyse([article])
    except Exception:
        for member in article.memberships.live().select_related("story"):
            _try_later(request, member.story)


def read_anew(request: HttpRequest, articles: Iterable[Article]) -> None:
    """Read the stories of articles of which something was put right: few at once, many in the background."""
    keys = [article.pk for article in articles]
    members = Membership.objects.live().filter(article__in=keys)
    stories = list(Story.objects.filter(pk__in=members.values("story")))
    if len(stories) <= AT_ONCE:
        read_stories(request, *stories)
        return
    read_later(stories)
    say(request, f"Their {len(stories)} stories are read anew {WHEN[is_worker_running()]}.", level=messages.INFO)


def read_later(stories: Iterable[Story]) -> None:
    """Have a worker read stories that nobody waits for, each once."""
    for story in {story.pk: story for story in stories}.values():
        defer_story(story)


def read_outlet(request: HttpRequest, outlet: Outlet) -> None:
    """Have a worker read anew what rests on an outlet's zone or language."""
    if Article.objects.inheriting().filter(outlet=outlet).exists():
        defer_outlet(outlet)
        when = WHEN[is_worker_running()]
        say(request, f"Its articles that say no zone or language themselves are read anew {when}.", level=messages.INFO)


def _try_later(request: HttpRequest, story: Story) -> None:
    logger.exception("Story %s could not be read", story.pk)
    defer_story(story)
    say(request, f"The machine could not read “{story}” just now. It tries again.", level=messages.WARNING)


@may_tag
def article_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try again to read an article that was put aside."""
    article = get_object_or_404(Article.objects.with_current(), pk=pk, current__isnull=False)
    aside = PutAside.objects.filter(revision=article.current_id)
    if aside.exists():
        try:
            importing.read_again(article)
        except Exception:
            logger.exception("Article %s could not be read again", article.pk)
    still = aside.first()
    if still:
        say(request, f"It could not be read. {still}", level=messages.ERROR)
    else:
        say(request, "It is read.")
    return answer(request, article.get_absolute_url(), {"article": article.pk})
