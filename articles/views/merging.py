"""Merging entities and events from their pages, and taking a merge back."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from newsroom.decisions import Mergeable, Refused, StaleDecision
from newsroom.values import number_in

from .answers import Undo, answer, conflict, say


def merge(
    request: HttpRequest, row: Mergeable, address: str, others: QuerySet, decided: dict[str, Any] | None = None
) -> HttpResponse:
    """Merge into that of `others` whose number is `into`, or with `decision=reopen` take that back.

    `address` is this act's name, for its Undo; `decided` what other parts of the page are told.
    """
    fallback = row.get_absolute_url()
    try:
        if request.POST.get("decision") == "reopen":
            taken = row.unmerge(request.user)
            level = messages.WARNING if taken.kept else messages.SUCCESS
            say(request, f"“{row}” stands by itself again. {taken.words}".strip(), level=level)
            return answer(request, fallback, decided or {"merged": row.pk})
        other = _chosen(request, row, others)
        if other is None:
            say(request, "Choose the one that it is to be merged into.", level=messages.ERROR)
            return answer(request, fallback)
        row.merge_into(other, request.user)
    except Refused as refusal:
        say(request, f"Nothing was merged or taken back. {refusal}", level=messages.ERROR)
        return answer(request, fallback)
    except StaleDecision as stale:
        return conflict(request, stale, "to merge it", fallback)
    undo = Undo(reverse(address, args=[row.pk]), {"decision": "reopen"})
    say(request, f"“{row}” was merged into “{row.heir}”", undo)
    return answer(request, row.heir.get_absolute_url(), decided or {"merged": other.pk})


def _chosen(request: HttpRequest, row: Mergeable, others: QuerySet) -> Mergeable | None:
    into = number_in(request.POST.get("into", ""))
    return others.filter(pk=into).exclude(pk=row.pk).first()
