"""The pipeline's step for articles in other languages: nothing is read in them, and what was read before goes.

An article comes to be in another language when somebody says so, or when its new version is.
"""

from django.db.models import Q
from django.db.models.functions import Left

from newsroom.decisions import by_machine

from ..models import Appearance, Article, EventReport, Mention, Offer, Origin, Quote, Reuse, Signature, Story
from ..readers.shipped import stories
from ..reading_process import NotRead
from .proposals import drop_untouched
from .reader import StoryReader

READ_IN_THEM = (Mention, Quote, Appearance, EventReport)
TOLD_BY = 4_000  # characters


def tell_languages(story: Story) -> None:
    """Tell the language of articles that came in before that was done; what their words do not tell stays unknown."""
    unknown = story.articles.filter(language="", current__isnull=False).exclude(set_by_people__contains=["language"])
    beginning = Left("current__text", TOLD_BY)
    for article, headline, text in unknown.values_list("pk", "current__headline", beginning):
        try:
            found = stories.language(f"{headline}\n{text}")
        except NotRead:
            continue
        if found:
            with by_machine():
                Article.objects.filter(pk=article, language="").update(language=found)


def leave_unread(reader: StoryReader) -> None:
    """Drop what a machine alone has said of them; what people decided stays, as ever."""
    keys = [article.pk for article in reader.foreign]
    if not keys:
        return
    with reader.writing():
        for model in READ_IN_THEM:
            drop_untouched(model.objects.filter(revision__article__in=keys))
        drop_untouched(Origin.objects.filter(article__in=keys))
        Offer.objects.filter(article__in=keys).delete()
        Reuse.objects.filter(Q(first__in=keys) | Q(second__in=keys)).delete()
        Signature.objects.filter(article__in=keys).delete()
        if not reader.articles:
            drop_untouched(reader.story.claims.exclude(pk__in=Appearance.objects.values("claim")))
            drop_untouched(reader.story.discrepancies.all())
