"""The controls by which a language model is asked, wherever they stand; none where no model may be asked."""

from django import template
from django.http import HttpRequest

from articles.models import ModelReading, Story
from articles.pipeline.model_calls import is_offered

register = template.Library()
KEPT_AS = "_model_offered"


def is_offered_here(request: HttpRequest, story: Story) -> bool:
    """Asked once for a page."""
    if not hasattr(request, KEPT_AS):
        setattr(request, KEPT_AS, is_offered(story))
    return getattr(request, KEPT_AS)


@register.inclusion_tag("articles/_model_link.html", takes_context=True)
def model_link(context, story: Story) -> dict:
    """The way to what the model may read, has read, or is reading of a story."""
    is_offered = is_offered_here(context["request"], story)
    running = is_offered and ModelReading.objects.filter(story=story).under_way().exists()
    return {"story": story, "is_offered": is_offered, "is_running": running}


@register.inclusion_tag("articles/_model_ask.html", takes_context=True)
def model_ask(context, story: Story, what: str, words: str, next: str, claim=None, article=None) -> dict:
    """A button that has the model asked about one claim, one article, or one cell."""
    may = "articles.tag" in context["perms"] and is_offered_here(context["request"], story)
    return {
        "is_offered": may,
        "story": story,
        "what": what,
        "words": words,
        "claim": claim,
        "article": article,
        "next": next,
        "csrf_token": context.get("csrf_token"),
    }
