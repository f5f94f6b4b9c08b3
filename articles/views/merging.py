"""Rows that are one: seen side by side before they are merged, merged in one act, taken apart again, or called two."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles.models import Claim, Duplicate, Outlet, Story
from articles.overviews.merging import preview_of, said_apart
from entities.models import Entity, Event
from newsroom.decisions import Mergeable, Refused, StaleDecision
from newsroom.decisions.access import CURATE, TAG, form_for, may_curate, may_tag
from newsroom.decisions.locking import guarded
from newsroom.values import number_in

from .answers import Undo, answer, back_address, conflict, ours, say
from .decisions import refill, refused, undo_of
from .reading import AT_ONCE as READ_AT_ONCE
from .reading import read_later, read_outlet, read_stories

AT_ONCE = 20  # rows
COMPARED = 500  # pairs of rows that are held against each other


@dataclass(frozen=True)
class Kind:
    """What can be merged under one address. `settle` has the machine do anew what rests on rows that were."""

    rows: QuerySet
    settle: Callable[[HttpRequest, Sequence[Mergeable]], None] = lambda request, rows: None
    permission: str = CURATE


def _fill(request: HttpRequest, claims: Sequence[Claim]) -> None:
    refill(*{claim.story_id for claim in claims})


def _read(request: HttpRequest, stories: Sequence[Story]) -> None:
    """At once where one waits for it: one story, or two that came apart."""
    heirs = {story.as_it_stands().heir for story in stories}
    if len(heirs) > READ_AT_ONCE:
        read_later(heirs)
    else:
        read_stories(request, *heirs)


def _read_outlets(request: HttpRequest, outlets: Sequence[Outlet]) -> None:
    for outlet in {outlet.as_it_stands().heir for outlet in outlets}:
        read_outlet(request, outlet)


KINDS = {
    "entity": Kind(Entity.objects.select_related("merged_into")),
    "event": Kind(Event.objects.select_related("merged_into", "place")),
    "outlet": Kind(Outlet.objects.select_related("merged_into"), _read_outlets),
    "claim": Kind(Claim.objects.select_related("merged_into", "story"), _fill, TAG),
    "story": Kind(Story.objects.select_related("merged_into"), _read),
}


def _kind(request: HttpRequest, kind: str) -> Kind:
    if kind not in KINDS:
        raise Http404("Nothing of this kind is merged.")
    if not request.user.has_perm(KINDS[kind].permission):
        raise PermissionDenied
    return KINDS[kind]


def _chosen(asked: Any, how: Kind) -> list[Mergeable]:
    """The rows that `row` and `into` name, in that order."""
    keys = [number_in(text) for text in [*asked.getlist("row"), *asked.getlist("into")][: AT_ONCE + 1]]
    found = how.rows.in_bulk([key for key in keys if key is not None])
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def preview_address(kind: str, rows: Sequence[Mergeable]) -> str:
    keys = "&".join(f"row={row.pk}" for row in rows)
    return f"{reverse('merge', args=[kind])}?{keys}"


@form_for(TAG)
def merge_rows(request: HttpRequest, kind: str) -> HttpResponse:
    """GET `row`, several times: the rows side by side. POST them with `heir`: the others become part of it."""
    how = _kind(request, kind)
    rows = _chosen(request.POST if request.method == "POST" else request.GET, how)
    fallback = rows[0].get_absolute_url() if rows else reverse("desk")
    merged = next((row for row in rows if row.merged_into_id), None)
    if merged:
        say(request, f"“{merged}” is part of “{merged.heir}” already.", level=messages.ERROR)
        return answer(request, merged.heir.get_absolute_url())
    if not 2 <= len(rows) <= AT_ONCE:
        say(request, f"Choose the one that it is to be merged with: from 2 to {AT_ONCE} in all.", level=messages.ERROR)
        return answer(request, fallback)
    if request.method == "POST":
        return _merge(request, kind, how, rows)
    told = _told_apart(rows)
    context = {
        "kind": kind,
        "preview": preview_of(rows, told),
        "next": ours(request, request.GET.get("next", "")),
        "is_told": bool(told),
        "may_tell": len(rows) == 2 and kind != "story" and request.user.has_perm(CURATE),
    }
    return render(request, "articles/merge.html", context)


def _told_apart(rows: Sequence[Mergeable]) -> list[Duplicate]:
    """What somebody has said of two of them; of stories that is said of their articles, and not here."""
    return [] if isinstance(rows[0], Story) else Duplicate.objects.telling_apart(rows)


def _merge(request: HttpRequest, kind: str, how: Kind, rows: Sequence[Mergeable]) -> HttpResponse:
    """All of them or none; not over somebody who has said that they are two, unless that was seen (`despite`)."""
    key = number_in(request.POST.get("heir", ""))
    heir = next((row for row in rows if row.pk == key), None)
    if heir is None:
        say(request, "Choose the one that stays.", level=messages.ERROR)
        return answer(request, preview_address(kind, rows))
    others = [row for row in rows if row != heir]
    try:
        with guarded(lambda: [guard for row in others for guard in row.merge_guards(heir)]):
            told = [] if request.POST.get("despite") else _told_apart([*others, heir.as_it_stands().heir])
            if told:
                raise Refused(said_apart(told[0]))
            for row in others:
                row.merge_into(heir, request.user)
    except Refused as refusal:
        say(request, f"Nothing was merged. {refusal}", level=messages.ERROR)
        return answer(request, heir.get_absolute_url())
    except StaleDecision as stale:
        return conflict(request, stale, "to merge it", heir.get_absolute_url())
    how.settle(request, [*others, heir])
    what = f"“{others[0]}” was" if len(others) == 1 else f"{len(others)} were"
    undo = Undo(reverse("unmerge", args=[kind]), {"row": [str(row.pk) for row in others]})
    say(request, f"{what} merged into “{heir.as_it_stands().heir}”", undo)
    return answer(request, heir.get_absolute_url(), {"merged": heir.pk})


@may_tag
def unmerge_rows(request: HttpRequest, kind: str) -> HttpResponse:
    """POST `row`: what was merged stands by itself again. One that cannot leaves the others alone."""
    how = _kind(request, kind)
    rows = _chosen(request.POST, how)
    done = []
    for row in rows:
        heir = row.heir
        try:
            taken = row.unmerge(request.user)
        except Refused as refusal:
            say(request, f"Nothing was taken back. {refusal}", level=messages.ERROR)
            continue
        except StaleDecision as stale:
            return conflict(request, stale, "to take the merge back", row.get_absolute_url())
        done += [row, heir]
        level = messages.WARNING if taken.kept else messages.SUCCESS
        say(request, f"“{row}” stands by itself again. {taken.words}".strip(), level=level)
    if done:
        how.settle(request, done)
    return answer(request, rows[0].get_absolute_url() if rows else reverse("desk"), {"merged": 0})


@may_curate
def tell_apart(request: HttpRequest, kind: str) -> HttpResponse:
    """POST two `row`s: they are not the same, as is remembered."""
    rows = _chosen(request.POST, _kind(request, kind))
    fallback = back_address(request, rows[0].get_absolute_url() if rows else reverse("duplicates"))
    if len(rows) != 2 or isinstance(rows[0], Story):
        say(request, "Two are called not the same: choose two.", level=messages.ERROR)
        return answer(request, fallback)
    try:
        Duplicate.objects.tell_apart(*rows, request.user)
    except Refused as refusal:
        return refused(request, refusal, fallback)
    except StaleDecision as stale:
        return conflict(request, stale, "to say that they are two", fallback)
    say(request, f"Not the same: “{rows[0]}” and “{rows[1]}”", undo_of(request))
    return answer(request, fallback, {"merged": 0})


def merge(
    request: HttpRequest, row: Mergeable, address: str, others: QuerySet, decided: dict[str, Any] | None = None
) -> HttpResponse:
    """The quick way, from a row's own page: into that of `others` whose number is `into`; `decision=reopen` undoes it.

    What speaks against it is said with the Undo. `address` is this act's name, `decided` what other parts of the page
    are told.
    """
    fallback = row.get_absolute_url()
    try:
        if request.POST.get("decision") == "reopen":
            taken = row.unmerge(request.user)
            level = messages.WARNING if taken.kept else messages.SUCCESS
            say(request, f"“{row}” stands by itself again. {taken.words}".strip(), level=level)
            return answer(request, fallback, decided or {"merged": row.pk})
        into = number_in(request.POST.get("into", ""))
        other = others.filter(pk=into).exclude(pk=row.pk).first()
        if other is None:
            say(request, "Choose the one that it is to be merged into.", level=messages.ERROR)
            return answer(request, fallback)
        against = against_merging([row, other])
        row.merge_into(other, request.user)
    except Refused as refusal:
        say(request, f"Nothing was merged or taken back. {refusal}", level=messages.ERROR)
        return answer(request, fallback)
    except StaleDecision as stale:
        return conflict(request, stale, "to merge it", fallback)
    undo = Undo(reverse(address, args=[row.pk]), {"decision": "reopen"})
    words = f"“{row}” was merged into “{row.heir}”"
    say(request, f"{words}. {look_again(against)}" if against else words, undo, level_of(against))
    return answer(request, row.heir.get_absolute_url(), decided or {"merged": other.pk})


def against_merging(rows: Sequence[Mergeable]) -> list[str]:
    """What speaks against it, each a sentence: first what somebody has said of them."""
    pairs = islice(combinations(rows, 2), COMPARED)
    return [
        *map(said_apart, _told_apart(rows)),
        *(words for one, other in pairs for words in one.contradictions(other)),
    ]


def look_again(against: Sequence[str]) -> str:
    """What speaks against a merge that was made, beside its Undo; "" for nothing."""
    return f"Look again: {against[0]}" if against else ""


def level_of(against: Sequence[str]) -> int:
    return messages.WARNING if against else messages.SUCCESS
