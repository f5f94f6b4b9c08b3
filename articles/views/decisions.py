"""One address for each kind of suggestion: confirm, reject or reopen it, with an Undo, and never over a colleague.

Every form sends `decision`, `version` (the row's, as the page showed it) and `next`. Whoever comes second gets 409
and a choice; htmx gets the messages and a `decided` event, at which the parts of the page that show the row reload.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect, trigger_client_event

from articles import pipeline
from articles.forms.decision import DecisionForm, FindingForm, OfferForm, OriginForm, ReadForm, SpeakerForm
from articles.models import (
    Appearance,
    Article,
    Claim,
    Discrepancy,
    Membership,
    Mention,
    MergeProposal,
    Offer,
    Origin,
    Outlet,
    Quote,
    Silence,
    Story,
)
from articles.models.about import About
from articles.models.outlet import INHERITED
from articles.overviews.annotations import reading_at
from newsroom.decisions import Refused, StaleDecision, State, Suggestion, Versioned
from newsroom.decisions.access import may_curate, may_tag
from newsroom.decisions.locking import again, guarded
from newsroom.decisions.tracking import CHANGED
from newsroom.decisions.undo import act_of_token, take_back, token_of
from newsroom.values import number_in

from .answers import Undo, answer, back_address, conflict, say
from .reading import read_anew, read_later, read_outlet, read_stories

UNREADABLE = "That could not be read: load the page anew and try again."


def undo_of(request: HttpRequest) -> Undo | None:
    """The Undo button for all that this request's act has changed."""
    token = token_of(request.act, request.user)
    return Undo(reverse("undo"), {"token": token}) if token else None


def refill(*stories: int) -> None:
    """Offer the open cells of these stories' rows their passages anew, where something was decided in a row."""
    again(lambda: pipeline.fill_due_rows(stories))


def part(request: HttpRequest, page: str, partial: str, context: dict[str, Any]) -> HttpResponse:
    """The page, or for htmx the part of it that changes; going back in the browser needs the whole page again."""
    is_part = request.htmx and not request.htmx.history_restore_request
    response = render(request, partial if is_part else page, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def refused(request: HttpRequest, refusal: Refused, fallback: str) -> HttpResponse:
    """A rule forbids it: the reason, and nothing else."""
    say(request, str(refusal), level=messages.ERROR)
    return answer(request, fallback)


def unreadable(request: HttpRequest, fallback: str) -> HttpResponse:
    say(request, UNREADABLE, level=messages.ERROR)
    return answer(request, fallback)


WORDS = {State.CONFIRMED: "Confirmed", State.REJECTED: "Rejected", State.SUGGESTED: "Reopened"}


@dataclass(frozen=True)
class Deciding:
    """One row about to be decided; `also` are decided alike in the same act.

    Afterwards `story` has rows to fill, and `anew` is to be read anew.
    """

    row: Suggestion
    noun: str
    fallback: str
    changes: dict[str, Any] = field(default_factory=dict)
    decided: dict[str, Any] = field(default_factory=dict)
    also: Iterable[Suggestion] = ()
    story: int | None = None
    anew: Story | None = None

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Do what the form says, or refuse it where somebody else was faster or a rule forbids it."""
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return unreadable(request, self.fallback)
        try:
            with transaction.atomic():
                for other in self.also:
                    other.decide(form.state, request.user)
                self.row.decide(form.state, request.user, form.cleaned_data["version"], **self.changes)
        except StaleDecision as stale:
            return conflict(request, stale, f"to {form.cleaned_data['decision']} it", self.fallback)
        except Refused as refusal:
            return refused(request, refusal, self.fallback)
        if self.story:
            refill(self.story)
        if self.anew:
            read_stories(request, self.anew)
        say(request, f"{WORDS[form.state]}: {self.noun}", undo_of(request))
        return answer(request, self.fallback, self.decided)


@may_tag
def appearance_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Does the article carry the claim here? `decision=read` says how it is read, and nothing else does."""
    row = get_object_or_404(Appearance.objects.select_related("claim", "article__outlet"), pk=pk)
    claim, fallback = row.claim, row.article.get_absolute_url()
    noun = f"{row.article.outlet_name} on “{claim}”"
    decided = {"claim": claim.pk, "article": row.article_id, "appearance": row.pk}
    if request.POST.get("decision") == "read":
        return _read(request, row, noun, decided)
    return Deciding(row, noun, fallback, decided=decided, story=claim.story_id).answer(request)


def _read(request: HttpRequest, row: Appearance, noun: str, decided: dict[str, Any]) -> HttpResponse:
    """Save a reading: how firmly the words say it, whether as done or planned, and in whose name."""
    form, fallback = ReadForm(request.POST), row.article.get_absolute_url()
    if not form.is_valid():
        return unreadable(request, fallback)
    try:
        row.edit(request.user, form.cleaned_data["version"], **form.changes())
    except StaleDecision as stale:
        return conflict(request, stale, "to save this reading", fallback)
    except Refused as refusal:
        return refused(request, refusal, fallback)
    refill(row.claim.story_id)
    say(request, f"Reading saved: {noun}", undo_of(request))
    return answer(request, fallback, decided)


@may_tag
def offer_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept an offered passage as its words read, with `read` as somebody reads it, or pass it over.

    `claim` and `place` find it again when the row was refilled.
    """
    offer = _offers().filter(pk=pk).first() or _same_offer(request)
    fallback = offer.claim.get_absolute_url() if offer else reverse("desk")
    form = OfferForm(request.POST)
    if not form.is_valid():
        return unreadable(request, fallback)
    if offer is None:
        return conflict(request, StaleDecision(None), "to decide on this passage", fallback)
    try:
        words = _take(offer, form, request.user)
    except StaleDecision as stale:
        return conflict(request, stale, f"to {form.cleaned_data['decision']} this passage", fallback)
    except Refused as refusal:
        return refused(request, refusal, fallback)
    refill(offer.claim.story_id)
    say(request, words, undo_of(request))
    return answer(request, fallback, {"claim": offer.claim_id, "article": offer.article_id})


def _take(offer: Offer, form: OfferForm, by) -> str:
    """Accept or pass over, and say so; raises StaleDecision where somebody decided the cell since."""
    reading = reading_at(offer.article, offer.field, offer.start, offer.end, offer.claim.statement)
    with guarded(offer.claim.guards):
        if offer.claim.as_it_stands().merged_into_id:
            raise StaleDecision(None)
        taken = _decided_cell(offer)
        if taken and form.cleaned_data["version"] != taken.version:
            raise StaleDecision(taken)
        outlet = offer.article.outlet_name
        if form.cleaned_data["decision"] == "pass":
            offer.pass_over(by)
            return f"Passed over in {outlet}"
        corrected = form.changes() if form.cleaned_data["decision"] == "read" else {}
        offer.accept(by, form.cleaned_data["version"], **reading | corrected)
        return f"{outlet} carries “{offer.claim}”"


def _offers() -> QuerySet:
    return Offer.objects.select_related("claim", "article__outlet", "article__current", "revision")


def _same_offer(request: HttpRequest) -> Offer | None:
    """The offer for the same words, made anew after somebody else decided in the same row."""
    parts = request.POST.get("place", "").split(":")
    if len(parts) != 5:
        return None
    claim, revision, start, end = (number_in(part) for part in (*parts[:2], *parts[3:]))
    place = {"claim": claim, "revision": revision, "field": parts[2], "start": start, "end": end}
    return _offers().filter(**place).first()


def _decided_cell(offer: Offer) -> Suggestion | None:
    """What somebody decided for the offer's cell, or of its passage, since it was made."""
    cell = {"claim": offer.claim_id, "article": offer.article_id}
    passages = Appearance.objects.filter(**cell).select_related("decided_by")
    place = {name: getattr(offer, name) for name in ("revision", "field", "start", "end")}
    carried = passages.confirmed().first() or passages.rejected().filter(**place).first()
    return carried or Silence.objects.confirmed().filter(**cell).select_related("decided_by").first()


@may_tag
def claim_silent(request: HttpRequest, pk: int) -> HttpResponse:
    """The article does not carry the claim; `decision=reopen` takes that back."""
    claim = get_object_or_404(Claim, pk=pk)
    article_id = number_in(request.POST.get("article", ""))
    if article_id is None:
        return unreadable(request, claim.get_absolute_url())
    article = get_object_or_404(claim.story.articles.with_outlet().distinct(), pk=article_id)
    fallback = claim.get_absolute_url()
    try:
        if request.POST.get("decision") == "reopen":
            claim.break_silence(article.pk, request.user)
            words = f"{article.outlet_name} is open again on “{claim}”"
        else:
            claim.mark_silent(article, request.user)
            words = f"{article.outlet_name} is silent on “{claim}”"
    except StaleDecision as stale:
        return conflict(request, stale, "to mark it silent", fallback)
    except Refused as refusal:
        carried = claim.heir.appearances.confirmed().filter(article=article).first()
        if carried is None:
            return refused(request, refusal, fallback)
        return conflict(request, StaleDecision(carried), "to mark it silent", fallback)
    refill(claim.story_id)
    say(request, words, undo_of(request))
    return answer(request, fallback, {"claim": claim.pk, "article": article.pk})


@may_tag
def mention_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Does this name stand for this entity? With `all`, every undecided mention of it in the same version."""
    row = get_object_or_404(Mention.objects.select_related("entity", "revision__article"), pk=pk)
    fallback = row.revision.article.get_absolute_url()
    same = Mention.objects.suggested().filter(revision=row.revision_id, entity=row.entity_id).exclude(pk=row.pk)
    others = list(same) if request.POST.get("all") else []
    noun = f"“{row.exact}” as {row.entity}"
    return Deciding(row, noun, fallback, decided={"mention": row.pk}, also=others).answer(request)


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
    noun = f"{row.outlet} as the origin of “{row.article}”"
    return Deciding(row, noun, row.article.get_absolute_url(), decided={"article": row.article_id}).answer(request)


@may_tag
def origin_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A person says where an article's matter comes from; its own outlet means that it is own reporting."""
    article = get_object_or_404(Article.objects.with_outlet(), pk=pk)
    fallback = article.get_absolute_url()
    form = OriginForm(request.POST)
    outlet = form.is_valid() and Outlet.objects.called(form.cleaned_data["outlet"]).first()
    if not outlet:
        words = "No outlet or agency has that name: type it as it stands in the list of outlets."
        say(request, words, level=messages.ERROR)
        return answer(request, fallback)
    try:
        origin = Origin.objects.state(article, outlet, request.user, request.POST.get("seen"))
    except StaleDecision as stale:
        return conflict(request, stale, f"to make {outlet} its origin", fallback, seen=stale.row.seen)
    say(request, f"Origin of {article}: {origin.outlet}", undo_of(request))
    return answer(request, fallback, {"article": article.pk})


@may_tag
def membership_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Does the article belong to the story? One that leaves it or comes back has it read anew."""
    row = get_object_or_404(Membership.objects.select_related("article", "story"), pk=pk)
    noun = f"“{row.article}” in “{row.story}”"
    decided = {"article": row.article_id}
    anew = row.story if row.is_rejected or request.POST.get("decision") == "reject" else None
    return Deciding(row, noun, row.article.get_absolute_url(), decided=decided, anew=anew).answer(request)


@may_curate
def merge_proposal_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Two stories that seem to be one are two."""
    row = get_object_or_404(MergeProposal.objects.select_related("one", "other"), pk=pk)
    return Deciding(row, str(row), reverse("desk"), decided={"merges": row.pk}).answer(request)


@may_tag
def undo(request: HttpRequest) -> HttpResponse:
    """Take an act back; what somebody has changed since stays, and is named."""
    try:
        taken = take_back(act_of_token(request.POST.get("token", ""), request.user), request.user)
    except Refused as error:
        return refused(request, error, reverse("desk"))
    stories = {story for row in taken.rows for story in _stories_of(row)}
    moved = {row.story_id for row in taken.rows if isinstance(row, Membership)}
    read_stories(request, *Story.objects.filter(pk__in=moved))
    refill(*stories)
    claimed = {row.story_id for row in taken.rows if isinstance(row, Claim)}
    read_later(Story.objects.filter(pk__in=claimed))  # what they absorbed is said again; some stories may have gone
    _read_corrected(request, taken.rows)
    if taken.rows:
        say(request, f"Undone. {taken.words}".strip(), level=messages.WARNING if taken.kept else messages.INFO)
    else:
        say(request, f"Nothing was undone. {taken.words}".strip(), level=messages.ERROR)
    article = next((row.article_id for row in taken.rows if hasattr(row, "article_id")), None)
    opened = [row.pk for row in taken.rows if isinstance(row, Story)]
    if Story.objects.filter(pk__in=opened).count() < len(opened):
        return _back_to(request, article)
    page = back_address(request, "")
    for claim in (row for row in taken.rows if isinstance(row, Claim)):
        if page.startswith(claim.get_absolute_url()) and not Claim.objects.filter(pk=claim.pk).exists():
            return _on_to(request, claim.story.get_absolute_url())
    response = answer(request, reverse("desk"), {"undone": True, "article": article})
    if any(isinstance(row, About) for row in taken.rows):
        trigger_client_event(response, "noted", {})
    return response


def _read_corrected(request: HttpRequest, rows: Sequence[Versioned]) -> None:
    """What rests on an article's or outlet's date, zone or language is read anew as it is said again."""
    if articles := [row for row in rows if isinstance(row, Article)]:
        read_anew(request, articles)
    for outlet in Outlet.objects.filter(pk__in=[row.pk for row in rows if isinstance(row, Outlet)]):
        before = outlet.history.filter(pgh_label=CHANGED).latest("pgh_id")
        if any(getattr(before, name) != getattr(outlet, name) for name in INHERITED):
            read_outlet(request, outlet)


def _back_to(request: HttpRequest, article: int | None) -> HttpResponse:
    """The page that one looks at is gone: on to the story in which the article is again."""
    story = Story.objects.filter(memberships__in=Membership.objects.live().filter(article=article)).first()
    return _on_to(request, story.get_absolute_url() if story else reverse("desk"))


def _on_to(request: HttpRequest, address: str) -> HttpResponse:
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _stories_of(row: Versioned) -> Iterable[int]:
    """The stories in which a row's going back leaves something to be offered anew."""
    if isinstance(row, Claim):
        yield row.story_id
    elif isinstance(row, Appearance | Silence):
        yield from Claim.objects.filter(pk=row.claim_id).values_list("story", flat=True)
