"""A claim: everything that is known of it on one page, its row to be walked along, and what one can do with it."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from articles.drawing import marks as reader
from articles.forms.claim import ClaimForm, NewClaimForm
from articles.matrix.build import build_matrix
from articles.matrix.cells import Row
from articles.matrix.firsts import First
from articles.matrix.walk import Stop, next_claim, walk_of
from articles.models import Appearance, Claim, Offer, Passage, Story
from articles.models.appearance import in_words
from articles.overviews.annotations import Annotations, Note, reading_at, sentences_at
from articles.overviews.dossier import build_claim_dossier
from articles.overviews.histories import history_of_claim
from articles.overviews.notes import said_in_cells, with_said
from articles.overviews.steps import steps_of
from articles.overviews.timeline import spread_of_claim
from articles.search.claim_finder import find_claims
from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import CURATE, TAG, form_for, may_tag
from newsroom.values import number_in

from .answers import answer, conflict, edited_at_once, say, unchanged
from .decisions import Deciding, part, refill, refused, undo_of
from .merging import merge


def _claim(pk: int) -> Claim:
    claims = Claim.objects.select_related("story", "merged_into", "decided_by", "created_by", "step_by", "checked_by")
    return get_object_or_404(with_said(claims), pk=pk)


def claim_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Statement, status, and every appearance in its context, outlet by outlet."""
    claim = _claim(pk)
    matrix = build_matrix(claim.story, [claim])
    appearances = _appearances(claim)
    picture, undated = spread_of_claim(appearances)
    first, first_words = _first(matrix.rows[0])
    history = history_of_claim(claim)
    context = {
        "claim": claim,
        "story": claim.story,
        "matrix": matrix,
        "row": matrix.rows[0],
        "cells": [
            (cell, [a for a in appearances if a.article in cell.column.articles]) for cell in matrix.rows[0].cells
        ],
        "first": first,
        "first_words": first_words,
        "picture": picture,
        "undated": undated,
        "rejected": claim.appearances.rejected().select_related("article__outlet", "decided_by", "created_by"),
        "orphans": [a for a in appearances if a.is_orphaned],
        "silences": {s.article_id: s for s in claim.silences.confirmed().select_related("decided_by")},
        "merged": claim.merged.select_related("decided_by"),
        "elsewhere": claim.elsewhere,
        "history": history,
        "steps": steps_of(claim, request.user, history),
        "said_in_cells": said_in_cells(claim, request.user),
        "alike": [other for other in find_claims(claim.story, claim.statement) if other.pk != claim.pk],
    }
    return part(request, "articles/claim_detail.html", "articles/_claim_body.html", context)


def _appearances(claim: Claim) -> list[Appearance]:
    people = ("decided_by", "created_by", "reading")
    live = claim.appearances.live().with_version("text").select_related("article__outlet", *people)
    return list(live.order_by("article", "field", "start"))


def _first(row: Row) -> tuple[First, Appearance | None]:
    """Who was first with the claim, by people's word, and with which words."""
    first = row.first()
    if first.article is None:
        return first, None
    words = [a for cell in row.cells for a in cell.appearances if a.is_confirmed and a.article_id == first.article.pk]
    return first, min(words, key=lambda a: (a.field, a.start))


def claim_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The claim with its appearances as JSON, in the dossier's shape."""
    claim = _claim(pk)
    response = HttpResponse(json.dumps(build_claim_dossier(claim), ensure_ascii=False, indent=1), "application/json")
    response["Content-Disposition"] = f'attachment; filename="claim-{claim.pk}.json"'
    return response


def claim_find(request: HttpRequest, slug: str) -> HttpResponse:
    """Claims of a story like what is being typed, as choices for a form."""
    story = get_object_or_404(Story, slug=slug)
    words = request.GET.get("statement") or request.GET.get("q", "")
    leave = number_in(request.GET.get("except", ""))
    found = [claim for claim in find_claims(story, words[:500]) if claim.pk != leave]
    context = {"found": found, "chosen": request.GET.get("claim", ""), "name": request.GET.get("name", "claim")}
    return render(request, "articles/_claim_choices.html", context)


@form_for(TAG)
def claim_new(request: HttpRequest, slug: str) -> HttpResponse:
    """State a claim before any words were found for it; the machine then looks for them."""
    story = get_object_or_404(Story, slug=slug).heir
    form = NewClaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            claim = Claim.objects.state(story, by=request.user, **form.cleaned_data)
        except StaleDecision as stale:
            return conflict(request, stale, "to state it", reverse("desk"))
        refill(claim.story_id)
        say(request, f"Stated: “{claim}”", undo_of(request))
        return redirect("claim_row", claim.pk)
    context = {"form": form, "story": story}
    return render(request, "articles/claim_new.html", context, status=422 if form.errors else 200)


@form_for(TAG)
def claim_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Statement, kind, tags and note; an editor's also the status. Guarded against two at once."""
    claim = _claim(pk)
    form = ClaimForm(request.POST or None, row=claim, may_curate=request.user.has_perm(CURATE))
    if request.method == "POST" and form.is_valid():
        if not form.changes():
            return unchanged(request, claim.get_absolute_url())
        try:
            claim.edit(request.user, form.cleaned_data["version"], **form.changes())
        except StaleDecision as stale:
            return edited_at_once(request, stale, form, claim.get_absolute_url())
        except Refused as refusal:
            return refused(request, refusal, claim.get_absolute_url())
        refill(claim.story_id)
        say(request, "Saved.", undo_of(request))
        return answer(request, claim.get_absolute_url(), {"claim": claim.pk})
    context = {"claim": claim, "story": claim.story, "form": form}
    return render(request, "articles/claim_edit.html", context, status=422 if form.errors else 200)


@may_tag
def claim_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """State what the machine suggested, or reject it."""
    claim = _claim(pk)
    decided = {"claim": claim.pk}
    noun, fallback = f"“{claim}”", claim.get_absolute_url()
    return Deciding(claim, noun, fallback, decided=decided, story=claim.story_id).answer(request)


@may_tag
def claim_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Merge into another claim of the story (`into`), or take that back (`decision=reopen`)."""
    claim = _claim(pk)
    response = merge(request, claim, "claim_merge", claim.story.claims.live(), {"claim": claim.pk})
    refill(claim.story_id)
    return response


def claim_row(request: HttpRequest, pk: int) -> HttpResponse:
    """Walk along the row: `at` an article, or on to the first open one `after` it."""
    claim = _claim(pk)
    if claim.merged_into_id:
        return redirect("claim_row", claim.merged_into_id)
    walk = walk_of(claim, *(number_in(request.GET.get(name, "")) for name in ("at", "after")))
    context = {"claim": claim, "story": claim.story, "walk": walk, "stop": walk.stop}
    if walk.stop:
        context |= _look_at(walk.stop)
    else:
        context["next_claim"] = next_claim(claim)
    return part(request, "articles/claim_row.html", "articles/_claim_walk.html", context)


def _look_at(stop: Stop) -> dict:
    """The passage in its context, with what its words say of themselves."""
    passage = stop.passage or stop.decided
    if passage is None:
        return {"passage": None}
    source = passage.revision.headline if passage.field == "headline" else passage.revision.text
    is_headline = passage.field == Passage.Field.HEADLINE
    sentences = reader.sentences_of([(0, len(source))] if is_headline else sentences_at(passage.revision))
    note = Note(f"p{passage.pk}", passage)
    marks = Annotations([note], [], [], []).marks(passage.field) if isinstance(passage, Appearance) else []
    if isinstance(passage, Offer):
        marks = Annotations([], [note], [], []).marks(passage.field)
        reading = reading_at(stop.article, passage.field, passage.start, passage.end, passage.claim.statement)
    else:
        reading = {name: getattr(passage, name) for name in ("stance", "modality", "attributed_to")}
    start, end = reader.context_of(sentences, passage.start, passage.end)
    return {
        "passage": passage,
        "is_offer": isinstance(passage, Offer),
        "reading": reading,
        "reading_words": in_words(**reading),
        "words": reader.render_line(source, marks, start, end),
        "more_before": start > 0,
        "more_after": end < len(source.rstrip()),
    }
