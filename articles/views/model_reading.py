"""Having a language model read a story, an article, a claim's unsure cells or one cell; and what came of it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from articles.jobs import defer_model, is_worker_running
from articles.models import ModelReading, Story
from articles.pipeline.model_calls import MayNotAsk, budgets
from articles.pipeline.model_reading import ask_for, offer_of, reasons_of
from articles.readers.base import ReaderAway
from newsroom.decisions.access import may_tag
from newsroom.values import number_in

from .answers import answer, say
from .decisions import unreadable
from .story import get_story, story_page

SHOWN = 12  # readings of a story, the latest
ABOUT = {"story": (), "article": ("article",), "claim": ("claim",), "cell": ("claim", "article")}


@require_http_methods(["GET", "POST"])
def story_model(request: HttpRequest, slug: str) -> HttpResponse:
    """What reading the story with the model would cost and send, and what earlier readings did. POST has it read."""
    story = get_story(slug)
    if request.method == "POST":
        return _ask(request, story)
    readings = list(_readings(story))
    context = {
        "readings": readings,
        "is_running": any(reading.is_under_way for reading in readings),
        "has_no_worker": not is_worker_running(),
    }
    if request.htmx:
        response = render(request, "articles/_model_progress.html", {"story": story, **context})
    else:
        context |= {"offer": None, "refusal": "", "budgets": budgets(story)}
        try:
            context["offer"], context["refusal"] = offer_of(story)
        except ReaderAway as away:
            context["refusal"] = str(away)
        response = story_page(request, story, "story_model", "articles/story_model.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _readings(story: Story):
    found = ModelReading.objects.of_story(story).select_related("by", "claim", "article__current", "article__outlet")
    for reading in found[:SHOWN]:
        reading.reasons = reasons_of(reading)
        yield reading


@may_tag
def _ask(request: HttpRequest, story: Story) -> HttpResponse:
    """POST `what`, and the number of the `claim` or `article` that it is about."""
    page = reverse("story_model", args=[story.slug])
    what = request.POST.get("what", "")
    about = _about(request, story, what)
    if about is None:
        return unreadable(request, page)
    try:
        with transaction.atomic():
            defer_model(ask_for(story, request.user, what, **about))
    except (MayNotAsk, ReaderAway) as refusal:
        say(request, str(refusal), level=messages.ERROR)
        return answer(request, page)
    say(request, f"The model is asked. What comes of it stands under “Read with the model” of “{story}”.")
    return answer(request, page)


def _about(request: HttpRequest, story: Story, what: str) -> dict | None:
    """The rows that it is about, all of this story; None where the form cannot be read."""
    if what not in ABOUT:
        return None
    rows = {"claim": story.claims.current(), "article": story.articles}
    found = {name: rows[name].filter(pk=number_in(request.POST.get(name, ""))).first() for name in ABOUT[what]}
    return found if all(found.values()) else None


@may_tag
def model_stop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Have a reading end before its next question."""
    story = get_story(slug)
    reading = get_object_or_404(ModelReading.objects.of_story(story), pk=pk)
    say(request, "It stops; what it had found by then stays." if reading.stop() else "It had ended already.")
    return answer(request, reverse("story_model", args=[story.slug]))
