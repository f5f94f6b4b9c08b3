"""Having the machine read: after an act that moved articles, and once more where an article was put aside."""

import logging

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from articles import importing, pipeline
from articles.jobs import defer_story
from articles.models import Article, PutAside, Story
from newsroom.decisions.access import may_tag

from .answers import answer, say

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


def _try_later(request: HttpRequest, story: Story) -> None:
    logger.exception("Story %s could not be read", story.pk)
    defer_story(story)
    say(request, f"The machine could not read “{story}” just now. It tries again.", level=messages.WARNING)


@may_tag
def article_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try again to read an article that was put aside."""
    article = get_object_or_404(Article.objects.select_related("outlet", "current"), pk=pk, current__isnull=False)
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
