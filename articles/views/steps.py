"""The steps of a claim to its second reader, and how far the work on a story has come."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from articles.forms.step import StageForm, StepForm
from articles.models import Claim
from articles.models.stage import Stage
from articles.models.step import Step
from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import may_tag

from .answers import answer, conflict, say
from .decisions import refused, undo_of, unreadable
from .story import get_story

DONE = {Step.DRAFT: "Back to draft", Step.SECOND: "Handed to the second reader"}


@may_tag
def claim_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the claim a step on, or send it back with a note."""
    claim = get_object_or_404(Claim.objects.select_related("story"), pk=pk)
    form, fallback = StepForm(request.POST), claim.get_absolute_url()
    if not form.is_valid():
        return unreadable(request, fallback)
    said = form.cleaned_data
    step = Step(said["step"])
    try:
        claim.take_step(step, request.user, said["version"], said["step_note"], said["seen"])
    except StaleDecision as stale:
        return conflict(request, stale, f"to take the step “{step.label}”", fallback)
    except Refused as refusal:
        return refused(request, refusal, fallback)
    say(request, f"{DONE.get(step, step.label)}: “{claim}”", undo_of(request))
    return answer(request, fallback, {"claim": claim.pk})


@may_tag
def story_stage(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that the story is open, being checked, cleared or closed."""
    story = get_story(slug)
    form, fallback = StageForm(request.POST), story.get_absolute_url()
    if not form.is_valid():
        return unreadable(request, fallback)
    stage = Stage(form.cleaned_data["stage"])
    try:
        story.take_stage(stage, request.user, form.cleaned_data["version"])
    except StaleDecision as stale:
        return conflict(request, stale, f"to call the story “{stage.label}”", fallback)
    except Refused as refusal:
        return refused(request, refusal, fallback)
    say(request, f"The story is “{stage.label}” now.", undo_of(request))
    return answer(request, fallback)
