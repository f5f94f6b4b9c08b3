"""Assignments: their list, what one of them says, and what becomes of it."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.filters.note import AssignmentFilter
from articles.forms.assignment import AssignmentForm
from articles.forms.note import StepForm
from articles.models import Assignment
from articles.templatetags.notes import today_of
from entities.pages import KeyPage
from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import TAG, form_for, may_tag

from .answers import answer, conflict, say
from .decisions import part, refused, undo_of, unreadable
from .note import edited, noted

ASSIGNMENTS_A_PAGE = 30
STEPS = {
    "take": (Assignment.take, "Yours."),
    "done": (Assignment.finish, "Done."),
    "withdraw": (Assignment.withdraw, "Withdrawn."),
    "reopen": (Assignment.reopen, "Open again."),
}


@require_safe
def assignment_list(request: HttpRequest) -> HttpResponse:
    """What is given to me and my groups and is open, unless others are asked for; due first, a page at a time."""
    rows = Assignment.objects.visible_to(request.user).with_place()
    filterset = AssignmentFilter(request.GET, rows, request.user, today_of(request))
    found = filterset.qs if filterset.is_valid() else rows.none()
    page = KeyPage(found, request.GET, "due", ASSIGNMENTS_A_PAGE, may_be_null=True, read=date.fromisoformat)
    prefetch_related_objects([request.user], "groups")  # for who may say that one is done
    context = {"filterset": filterset, "page": page, "is_list": True}
    return part(request, "articles/assignment_list.html", "articles/_assignment_rows.html", context)


@form_for(TAG)
def assignment_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """What is to be done, by whom and when, as who gave it or an editor says."""
    row = _assignment(request, pk)
    if not row.may_change(request.user):
        raise PermissionDenied
    return edited(request, row, AssignmentForm(request.POST or None, row=row))


@may_tag
def assignment_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what a group was given; done; withdrawn; or open again."""
    row, form = _assignment(request, pk), StepForm(request.POST)
    address = row.get_absolute_url()
    if not form.is_valid() or form.cleaned_data["decision"] not in STEPS:
        return unreadable(request, address)
    decision, version = form.cleaned_data["decision"], form.cleaned_data["version"]
    step, words = STEPS[decision]
    try:
        step(row, request.user, version)
    except StaleDecision as stale:
        return conflict(request, stale, "it done" if decision == "done" else f"to {decision} it", address)
    except Refused as refusal:
        return refused(request, refusal, address)
    say(request, words, undo_of(request))
    return noted(answer(request, address))


def _assignment(request: HttpRequest, pk: int) -> Assignment:
    return get_object_or_404(Assignment.objects.visible_to(request.user).with_place(), pk=pk)
