"""Several rows of the matrix in one act: accepted, with all their cells, rejected, merged into one, or a step on."""

from collections.abc import Sequence

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from articles.models import Appearance, Claim, Story
from articles.models.step import Step
from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import may_tag
from newsroom.values import number_in

from .answers import Undo, answer, conflict, say
from .decisions import refill, refused, undo_of, unreadable
from .merging import against_merging, level_of, look_again
from .story import get_story

MOST_ROWS = 100
DONE = {
    "accept": "Accepted",
    "cells": "Accepted with all suggested cells",
    "reject": "Rejected",
    "merge": "Merged into one",
    "unmerge": "Taken apart",
    Step.CHECKED: "Checked",
    Step.SECOND: "Handed to the second reader",
    Step.CLEARED: "Cleared",
}
Chosen = list[tuple[Claim, int | None]]


@may_tag
def story_rows(request: HttpRequest, slug: str) -> HttpResponse:
    """POST `rows` (what to do), and for each row `claim` = number:version, in the table's order."""
    story = get_story(slug)
    fallback, what = story.get_absolute_url(), request.POST.get("rows", "")
    chosen = _chosen(story, request.POST.getlist("claim"))
    if what not in DONE or not chosen:
        return unreadable(request, fallback)
    claims = [claim for claim, _ in chosen]
    against = against_merging(claims) if what == "merge" else []
    try:
        with transaction.atomic():
            _do(what, chosen, request.user)
    except StaleDecision as stale:
        return conflict(request, stale, f"to {what} {_rows(claims)}", fallback)
    except Refused as refusal:
        return refused(request, refusal, fallback)
    refill(story.pk)
    done = f"{DONE[what]}: {_rows(claims)}"
    words = f"{done}. {look_again(against)}" if against else done
    say(request, words, _undo(request, what, story, claims), level_of(against))
    is_one = len(claims) == 1 and what != "unmerge"  # what is taken apart stands in a row of its own again
    return answer(request, fallback, {"claim": claims[0].pk} if is_one else {"rows": len(claims)})


def _chosen(story: Story, texts: Sequence[str]) -> Chosen:
    """The claims of the story that `12:3` or `12` name, in that order."""
    pairs = [[number_in(part) for part in text.split(":")] for text in texts[:MOST_ROWS]]
    versions = {pair[0]: (pair[1] if len(pair) > 1 else None) for pair in pairs if pair[0] is not None}
    found = story.claims.in_bulk(list(versions))
    return [(found[pk], version) for pk, version in versions.items() if pk in found]


def _do(what: str, chosen: Chosen, by) -> None:
    if what == "merge":
        heir = next((claim for claim, _ in chosen if claim.is_confirmed), chosen[0][0])
        if len(chosen) < 2:
            raise Refused("Choose two rows or more that say the same.")
        for claim, _ in chosen:
            if claim != heir:
                claim.merge_into(heir, by)
        return
    for claim, version in reversed(chosen) if what == "unmerge" else chosen:
        if what == "unmerge":
            claim.unmerge(by)
        elif what in Step:
            claim.take_step(what, by, version)
        elif what == "reject":
            claim.reject(by, version)
        else:
            if claim.is_suggested:
                claim.confirm(by, version)
            for cell in _suggested(claim) if what == "cells" else ():
                cell.confirm(by)


def _suggested(claim: Claim) -> list[Appearance]:
    return list(claim.appearances.suggested().filter(is_orphaned=False))


def _rows(claims: Sequence[Claim]) -> str:
    return f"“{claims[0]}”" if len(claims) == 1 else f"{len(claims)} rows"


def _undo(request: HttpRequest, what: str, story: Story, claims: Sequence[Claim]) -> Undo | None:
    """Merges are acts of their own, so that they can be taken back in any order: their Undo takes them apart."""
    if what == "unmerge":
        return None
    if what != "merge":
        return undo_of(request)
    parts = Claim.objects.filter(pk__in=[claim.pk for claim in claims]).exclude(merged_into=None)
    fields = {"rows": "unmerge"} | {"claim": [str(claim.pk) for claim in parts]}
    return Undo(reverse("story_rows", args=[story.slug]), fields)
