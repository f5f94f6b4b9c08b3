"""The button by which one follows a story, wherever the story is named."""

from django import template

from articles.models import Following, Story

register = template.Library()
KEPT_AS = "_followed_stories"


@register.inclusion_tag("articles/_follow.html", takes_context=True)
def follow(context, story: Story) -> dict:
    """The button for one story. One query for a page, whatever the number of its stories."""
    request = context["request"]
    if not hasattr(request, KEPT_AS):
        setattr(request, KEPT_AS, {story.pk for story in Following.objects.filter(user=request.user).stories()})
    return {
        "story": story,
        "followed": story.pk in getattr(request, KEPT_AS),
        "request": request,
        "csrf_token": context.get("csrf_token"),
    }
