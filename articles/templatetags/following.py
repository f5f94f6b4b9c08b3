"""The button by which one follows a story, wherever the story is named."""

from django import template
from django.http import HttpRequest

from articles.models import Story

register = template.Library()
KEPT_AS = "_followed_stories"


def followed_by(request: HttpRequest) -> list[Story]:
    """The stories that whoever asks follows, those with the latest news first. One query for a page."""
    if not hasattr(request, KEPT_AS):
        setattr(request, KEPT_AS, request.user.followings.stories())
    return getattr(request, KEPT_AS)


@register.inclusion_tag("articles/_follow.html", takes_context=True)
def follow(context, story: Story) -> dict:
    """The button for one story."""
    request = context["request"]
    return {
        "story": story,
        "followed": story in followed_by(request),
        "request": request,
        "csrf_token": context.get("csrf_token"),
    }
