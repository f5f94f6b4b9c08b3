"""Merging entities and events from their pages, and taking a merge back."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from entities.models import Entity, Event
from newsroom.decisions import StaleDecision
from newsroom.values import number_in

from .answers import Undo, answer, conflict, say


def may_curate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For acts: posted, by somebody who may merge."""
    return require_POST(permission_required("articles.curate", raise_exception=True)(view))


def merge(request: HttpRequest, row: Entity | Event, address: str) -> HttpResponse:
    """Merge into the row of number `into`, or with `decision=reopen` take that back. `address` is this act's name."""
    fallback = row.get_absolute_url()
    try:
        if request.POST.get("decision") == "reopen":
            row.unmerge(request.user)
            say(request, f"“{row}” stands by itself again.")
            return answer(request, fallback, {"merged": row.pk})
        into = number_in(request.POST.get("into", ""))
        other = type(row).objects.current().filter(pk=into).exclude(pk=row.pk).first()
        if other is None:
            say(request, "Choose the one that it is to be merged into.", level=messages.ERROR)
            return answer(request, fallback)
        row.merge_into(other, request.user)
    except ValueError as error:
        say(request, f"Nothing was merged. {error}", level=messages.ERROR)
        return answer(request, fallback)
    except StaleDecision as stale:
        return conflict(request, stale, "to merge it", fallback)
    undo = Undo(reverse(address, args=[row.pk]), {"decision": "reopen"})
    say(request, f"“{row}” was merged into “{other}”", undo)
    return answer(request, other.get_absolute_url(), {"merged": other.pk})
