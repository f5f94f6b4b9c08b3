"""One address for each kind of suggestion: confirm, reject or reopen it, with an Undo, and never over a colleague.

Every form sends `decision`, `version` (the row's, as the page showed it) and `next`. Whoever comes second gets 409
and a choice; htmx gets the messages and a `decided` event, at which the parts of the page that show the row reload.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST

from articles import pipeline
from articles.forms.decision import DecisionForm, FindingForm, OfferForm, OriginForm, ReadingForm, SpeakerForm
from articles.models import (
    Appearance,
    Article,
    Claim,
    Discrepancy,
    Membership,
    Mention,
    Offer,
    Origin,
    Outlet,
    Quote,
    Silence,
    Story,
)
from articles.overviews.annotations import reading_at
from articles.undo import Step, Watch, steps_of, take_back, token_of
from newsroom.decisions import StaleDecision, State, Suggestion
from newsroom.values import number_in

from .answers import Undo, answer, conflict, say

UNREADABLE = "That could not be read: load the page anew and try again."


def may_tag(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For acts: posted, by somebody who may decide."""
    return require_POST(permission_required("articles.tag", raise_exception=True)(view))


def undo_of(request: HttpRequest, steps: list[Step]) -> Undo | None:
    """The Undo button for an act's steps."""
    token = token_of(steps, request.user)
    return Undo(reverse("undo"), {"token": token}) if token else None


def refill(claim: Claim) -> None:
    """Offer the claim's open cells their passages anew, now that something was decided in its row.

    Under the story's lock: two who fill one row at once would offer the same rank twice.
    """
    if claim.is_confirmed and not claim.merged_into_id:
        with transaction.atomic():
            Story.objects.locked(claim.story_id)
            pipeline.fill_claim_row(claim)


def put(row: Suggestion, state: str, by, version: int | None, **changes: Any) -> None:
    """Decide a row; to reopen it is to leave it to everybody again, machine included."""
    if state == State.SUGGESTED:
        row.change(by, version, state=state, decided_by=None, decided_at=None, **changes)
    else:
        row.decide(state, by, version, **changes)


def part(request: HttpRequest, page: str, partial: str, context: dict[str, Any]) -> HttpResponse:
    """The page, or for htmx the part of it that changes; going back in the browser needs the whole page again."""
    is_part = request.htmx and not request.htmx.history_restore_request
    response = render(request, partial if is_part else page, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def unreadable(request: HttpRequest, fallback: str) -> HttpResponse:
    say(request, UNREADABLE, level=messages.ERROR)
    return answer(request, fallback)


WORDS = {State.CONFIRMED: "Confirmed", State.REJECTED: "Rejected", State.SUGGESTED: "Reopened"}


@dataclass(frozen=True)
class Deciding:
    """One row about to be decided. `first` runs before it in the same transaction, and may touch the `watched` rows."""

    row: Suggestion
    noun: str
    fallback: str
    changes: dict[str, Any] = field(default_factory=dict)
    decided: dict[str, Any] = field(default_factory=dict)
    watched: tuple[QuerySet, ...] = ()
    first: Callable[[str], None] = lambda state: None

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Do what the form says, or refuse it where somebody else was faster."""
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return unreadable(request, self.fallback)
        watch = Watch(type(self.row)._base_manager.filter(pk=self.row.pk), *self.watched)
        try:
            with transaction.atomic():
                self.first(form.state)
                put(self.row, form.state, request.user, form.cleaned_data["version"], **self.changes)
        except StaleDecision as stale:
            return conflict(request, stale, f"to {form.cleaned_data['decision']} it", self.fallback)
        say(request, f"{WORDS[form.state]}: {self.noun}", undo_of(request, watch.steps()))
        return answer(request, self.fallback, self.decided)


@may_tag
def appearance_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Does the article carry the claim here? Its reading may be corrected in the same act."""
    row = get_object_or_404(Appearance.objects.select_related("claim", "article__outlet"), pk=pk)
    claim, fallback = row.claim, row.article.get_absolute_url()
    reading = ReadingForm(request.POST)
    if not reading.is_valid():
        return unreadable(request, fallback)
    cell = {"claim": claim, "article": row.article_id}
    deciding = Deciding(
        row,
        f"{row.article.outlet_name} on “{claim}”",
        fallback,
        changes=reading.changes(),
        decided={"claim": claim.pk, "article": row.article_id, "appearance": row.pk},
        watched=(Silence.objects.filter(**cell), Claim.objects.filter(pk=claim.pk)),
        first=lambda state: state == State.CONFIRMED and _settle(claim, row.article_id, request.user),
    )
    response = deciding.answer(request)
    refill(claim)
    return response


def _settle(claim: Claim, article_id: int, by) -> None:
    """Words of an article stand for the claim: it is not silent then, and a suggested claim is thereby stated."""
    for silence in claim.silences.confirmed().filter(article=article_id):
        silence.reject(by)
    if claim.is_suggested:
        claim.confirm(by)


@may_tag
def offer_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept an offered passage, or pass it over. `claim` and `place` find it again when the row was refilled."""
    offer = (
        Offer.objects.select_related("claim", "article__outlet", "article__current", "revision").filter(pk=pk).first()
    )
    offer = offer or _same_offer(request)
    fallback = offer.claim.get_absolute_url() if offer else reverse("desk")
    form = OfferForm(request.POST)
    if not form.is_valid():
        return unreadable(request, fallback)
    if offer is None:
        return conflict(request, StaleDecision(None), "to decide on this passage", fallback)
    watch = _watch_cell(offer.claim, offer.article_id)
    try:
        words = _take(offer, form, request.user)
    except StaleDecision as stale:
        return conflict(request, stale, f"to {form.cleaned_data['decision']} this passage", fallback)
    refill(offer.claim)
    say(request, words, undo_of(request, watch.steps()))
    return answer(request, fallback, {"claim": offer.claim_id, "article": offer.article_id})


@transaction.atomic
def _take(offer: Offer, form: OfferForm, by) -> str:
    """Accept or pass over, and say so; raises StaleDecision where somebody decided the cell since."""
    Story.objects.locked(offer.claim.story_id)
    taken = _decided_cell(offer)
    if taken and form.cleaned_data["version"] is None:
        raise StaleDecision(taken)
    outlet = offer.article.outlet_name
    if form.cleaned_data["decision"] == "pass":
        offer.pass_over(by)
        return f"Passed over in {outlet}"
    reading = reading_at(offer.article, offer.field, offer.start, offer.end) | form.changes()
    offer.accept(by, **reading)
    return f"{outlet} carries “{offer.claim}”"


def _same_offer(request: HttpRequest) -> Offer | None:
    """The offer for the same words, made anew after somebody else decided in the same row."""
    parts = request.POST.get("place", "").split(":")
    if len(parts) != 5:
        return None
    claim, revision, start, end = (number_in(part) for part in (*parts[:2], *parts[3:]))
    place = {"claim": claim, "revision": revision, "field": parts[2], "start": start, "end": end}
    return (
        Offer.objects.select_related("claim", "article__outlet", "article__current", "revision").filter(**place).first()
    )


def _decided_cell(offer: Offer) -> Suggestion | None:
    """What somebody decided for the offer's cell since it was made."""
    cell = {"claim": offer.claim_id, "article": offer.article_id}
    carried = Appearance.objects.confirmed().filter(**cell).select_related("decided_by").first()
    return carried or Silence.objects.confirmed().filter(**cell).select_related("decided_by").first()


def _watch_cell(claim: Claim, article_id: int) -> Watch:
    cell = {"claim": claim, "article": article_id}
    return Watch(Appearance.objects.filter(**cell), Silence.objects.filter(**cell), Claim.objects.filter(pk=claim.pk))


@may_tag
def claim_silent(request: HttpRequest, pk: int) -> HttpResponse:
    """The article does not carry the claim; `decision=reopen` takes that back."""
    claim = get_object_or_404(Claim, pk=pk)
    article_id = number_in(request.POST.get("article", ""))
    if article_id is None:
        return unreadable(request, claim.get_absolute_url())
    article = get_object_or_404(claim.story.articles.with_outlet().distinct(), pk=article_id)
    watch = _watch_cell(claim, article.pk)
    if request.POST.get("decision") == "reopen":
        for silence in claim.silences.confirmed().filter(article=article):
            silence.reject(request.user)
        words = f"{article.outlet_name} is open again on “{claim}”"
    else:
        try:
            claim.mark_silent(article, request.user)
        except ValueError:
            carried = claim.appearances.confirmed().filter(article=article).first()
            return conflict(request, StaleDecision(carried), "to mark it silent", claim.get_absolute_url())
        words = f"{article.outlet_name} is silent on “{claim}”"
    refill(claim)
    say(request, words, undo_of(request, watch.steps()))
    return answer(request, claim.get_absolute_url(), {"claim": claim.pk, "article": article.pk})


@may_tag
def mention_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Does this name stand for this entity? With `all`, every undecided mention of it in the same version."""
    row = get_object_or_404(Mention.objects.select_related("entity", "revision__article"), pk=pk)
    fallback = row.revision.article.get_absolute_url()
    keys = [row.pk]
    if request.POST.get("all"):
        same = Mention.objects.suggested().filter(revision=row.revision_id, entity=row.entity_id)
        keys = list(same.values_list("pk", flat=True))
    others = Mention.objects.filter(pk__in=keys).exclude(pk=row.pk)

    def decide_others(state: str) -> None:
        for other in others:
            put(other, state, request.user, None)

    noun = f"“{row.exact}” as {row.entity}"
    return Deciding(row, noun, fallback, {}, {"mention": row.pk}, (others,), decide_others).answer(request)


@may_tag
def quote_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Are these words a quotation, and of this speaker?"""
    row = get_object_or_404(Quote.objects.select_related("revision__article"), pk=pk)
    form = SpeakerForm(request.POST)
    fallback = row.revision.article.get_absolute_url()
    if not form.is_valid():
        return unreadable(request, fallback)
    noun = f"quotation of {form.changes().get('speaker', row.speaker) or 'an unknown speaker'}"
    return Deciding(row, noun, fallback, form.changes(), {"quote": row.pk}).answer(request)


@may_tag
def discrepancy_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Do outlets really differ here? `note` says what the desk found, or why it was dismissed."""
    row = get_object_or_404(Discrepancy.objects.select_related("story"), pk=pk)
    form = FindingForm(request.POST)
    fallback = reverse("story_differences", args=[row.story.slug])
    if not form.is_valid():
        return unreadable(request, fallback)
    return Deciding(row, row.topic, fallback, form.changes(), {"discrepancy": row.pk}).answer(request)


@may_tag
def origin_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Does the article's matter come from there? A confirmed origin takes the place of another one."""
    row = get_object_or_404(Origin.objects.select_related("article", "outlet"), pk=pk)
    fallback = row.article.get_absolute_url()
    confirmed = Origin.objects.confirmed().filter(article=row.article_id).exclude(pk=row.pk)
    rivals = Origin.objects.filter(pk__in=list(confirmed.values_list("pk", flat=True)))

    def give_way(state: str) -> None:
        for rival in rivals if state == State.CONFIRMED else ():
            rival.reject(request.user)

    noun = f"{row.outlet} as the origin of “{row.article}”"
    return Deciding(row, noun, fallback, {}, {"article": row.article_id}, (rivals,), give_way).answer(request)


@may_tag
def origin_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A person says where an article's matter comes from; its own outlet means that it is own reporting."""
    article = get_object_or_404(Article.objects.with_outlet(), pk=pk)
    fallback = article.get_absolute_url()
    form = OriginForm(request.POST)
    outlet = form.is_valid() and Outlet.objects.called(form.cleaned_data["outlet"]).first()
    if not outlet:
        say(
            request,
            "No outlet or agency has that name: type it as it stands in the list of outlets.",
            level=messages.ERROR,
        )
        return answer(request, fallback)
    watch = Watch(Origin.objects.filter(article=article))
    _state_origin(article, outlet, request.user)
    say(request, f"Origin of “{article}”: {outlet}", undo_of(request, watch.steps()))
    return answer(request, fallback, {"article": article.pk})


@transaction.atomic
def _state_origin(article: Article, outlet: Outlet, by) -> None:
    for rival in Origin.objects.confirmed().filter(article=article).exclude(outlet=outlet):
        rival.reject(by)
    decision = {"state": State.CONFIRMED, "created_by": by, "decided_by": by, "decided_at": timezone.now()}
    origin, is_new = Origin.objects.get_or_create(article=article, outlet=outlet, defaults=decision)
    if not is_new and not origin.is_confirmed:
        origin.confirm(by)


@may_tag
def membership_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Does the article belong to the story?"""
    row = get_object_or_404(Membership.objects.select_related("article", "story"), pk=pk)
    fallback = row.article.get_absolute_url()
    taken = Membership.objects.live().filter(article=row.article_id).exclude(pk=row.pk).select_related("story").first()
    if taken and request.POST.get("decision") != "reject":
        say(request, f"It is in “{taken.story}” by now: take it out there first.", level=messages.ERROR)
        return answer(request, fallback)
    noun = f"“{row.article}” in “{row.story}”"
    return Deciding(row, noun, fallback, {}, {"article": row.article_id}).answer(request)


@may_tag
def undo(request: HttpRequest) -> HttpResponse:
    """Take an act back, unless somebody has changed one of its rows since."""
    try:
        rows = take_back(steps_of(request.POST.get("token", ""), request.user), request.user)
    except ValueError as error:
        say(request, str(error), level=messages.ERROR)
        return answer(request, reverse("desk"))
    except StaleDecision:
        say(request, "Somebody has changed this since, so nothing was undone.", level=messages.ERROR)
        return answer(request, reverse("desk"))
    keys = {getattr(row, "claim_id", None) or (isinstance(row, Claim) and row.pk) for row in rows}
    for claim in Claim.objects.filter(pk__in=[key for key in keys if key]).select_related("story"):
        refill(claim)
    say(request, "Undone.", level=messages.INFO)
    article = next((row.article_id for row in rows if hasattr(row, "article_id")), None)
    return answer(request, reverse("desk"), {"undone": True, "article": article})
