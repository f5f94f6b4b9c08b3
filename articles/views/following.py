"""Following a story, and no longer following it."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from articles.models import Following

from .answers import Undo, answer, say
from .story import get_story

CHOICES = {"yes": True, "no": False}


@require_http_methods(["GET", "POST"])
def story_follow(request: HttpRequest, slug: str) -> HttpResponse:
    """POST `follow` = yes or no; everybody decides for themselves. GET gives the button as it stands now."""
    story = get_story(slug)
    if request.method == "GET":
        return render(request, "articles/_follow.html", {"story": story, "followed": _is_followed(request, story)})
    wanted = CHOICES.get(request.POST.get("follow", ""))
    if wanted is None:
        raise BadRequest("Say whether you want to follow this story: yes or no.")
    mine = Following.objects.filter(user=request.user)
    if wanted:
        mine.get_or_create(user=request.user, story=story)
        said = f"You follow “{story}”: your desk tells what is new in it."
    else:
        mine.filter(story__in=[story, *story.merged.all()]).delete()
        said = f"You no longer follow “{story}”."
    opposite = "no" if wanted else "yes"
    say(request, said, undo=Undo(reverse("story_follow", args=[story.slug]), {"follow": opposite}))
    return mine_changed(answer(request, story.get_absolute_url()))


def _is_followed(request: HttpRequest, story) -> bool:
    return Following.objects.filter(user=request.user, story=story).exists()


def mine_changed(response: HttpResponse) -> HttpResponse:
    """Tell the page that something of the reader's own has changed, as the browser event `mine`."""
    return trigger_client_event(response, "mine", {})
