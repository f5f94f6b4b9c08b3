"""Acts on many rows: shown before they are done, followed while a worker does them, and taken back as one."""

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from articles.forms.many import TargetForm
from articles.jobs import defer_act, is_worker_running
from articles.many import rows_to_fill, stories_to_read
from articles.models import Appearance, Story
from articles.overviews.many import told, told_reasons
from articles.search.claim_finder import find_claims
from entities.models import Entity
from newsroom.decisions import Refused, Versioned
from newsroom.decisions.access import TAG, form_for
from newsroom.decisions.many import AT_ONCE, BulkAct
from newsroom.decisions.previews import outcome_of, preview_of

from .answers import Undo, answer, say
from .decisions import part, refill, refused, unreadable
from .reading import read_later

SHOWN = 30  # acts in the list
DONE_ALREADY = "This was done already."
OFFERED = 12  # rows that they may be moved to
LATER = {True: "A worker does it now: this page tells how far it is.", False: "A worker does it as soon as one runs."}
DONE = {
    **{"confirmed": "confirmed", "rejected": "rejected", "reopen": "reopened", "undo": "taken back"},
    **{"checked": "checked", "second": "handed to the second reader", "cleared": "cleared"},
}
TO = {"entities.Entity": "name", "articles.Claim": "claim", "articles.Story": "story"}


@form_for(TAG)
def act_list(request: HttpRequest) -> HttpResponse:
    """What one has done to many rows lately."""
    acts = BulkAct.objects.filter(by=request.user).exclude(state=BulkAct.State.DRAFT)[:SHOWN]
    return render(request, "articles/act_list.html", {"acts": [(each, words_of(each)) for each in acts]})


@form_for(TAG)
def act_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One of one's own acts: where to, what it will do, then how far it is and what it left out. POST `do`."""
    act = get_object_or_404(BulkAct, pk=pk, by=request.user)
    if request.method == "POST":
        return _post(request, act)
    if act.is_draft:
        return _draft(request, act)
    context = {
        "act": act,
        "words": words_of(act),
        "left": told_reasons(outcome_of(act)),
        "has_no_worker": act.is_under_way and not is_worker_running(),
        "back": act.back,
    }
    return part(request, "articles/act.html", "articles/_act_progress.html", context)


def words_of(act: BulkAct) -> str:
    """What it does, in words: `Mentions moved to Ilse Brandt`."""
    what = f"moved to {act.target_words}" if act.what == BulkAct.What.MOVE else DONE[act.what]
    return f"{act.noun.capitalize()} {what}"


def _draft(request: HttpRequest, act: BulkAct, form: TargetForm | None = None) -> HttpResponse:
    context = {"act": act, "noun": TO.get(act.of.MOVES_TO, ""), "at_once": AT_ONCE, "back": act.back or "/"}
    if act.needs_target or form or "to" in request.GET:
        context |= {"number": act.rows.count(), "form": form, **_places(request, act)}
        return render(request, "articles/act_target.html", context, status=422 if form else 200)
    seen = preview_of(act)
    context |= {
        "seen": seen,
        "kinds": [(words, number) for words, number in seen.kinds if number],
        "samples": told(seen.samples),
        "left": told_reasons(seen.left),
    }
    return render(request, "articles/act_preview.html", context)


def _places(request: HttpRequest, act: BulkAct) -> dict:
    """Where the rows might go: what is called like the words that were typed, or like what they stand under now."""
    first = next((row for row in act.rows.filter(model=act.model).order_by("pk")[:1]), None)
    thing = first and first.thing
    typed = request.GET.get("q", "").strip()[:200]
    if act.of.MOVES_TO == "articles.Claim" and isinstance(thing, Appearance):
        claims = find_claims(thing.claim.story, typed or thing.claim.statement, OFFERED)
        found = [claim for claim in claims if claim.pk != thing.claim_id]
        return {"typed": typed, "found": found, "story": thing.claim.story}
    if act.of.MOVES_TO == "articles.Story":
        stories = Story.objects.current().latest_first()
        return {"typed": typed, "found": list(stories.filter(title__icontains=typed)[:OFFERED])}
    words = typed or str(getattr(thing, "text", "") or getattr(thing, "exact", "") or getattr(thing, "speaker", ""))
    return {"typed": typed, "found": _entities(words, getattr(thing, "entity_id", None)), "is_entity": True}


def _entities(words: str, but: int | None) -> QuerySet | list[Entity]:
    named_so = Entity.objects.named_like(words) if words.strip() else Entity.objects.none()
    return named_so.exclude(Q(pk=but) if but else Q(pk__in=[]))[:OFFERED]


def _post(request: HttpRequest, act: BulkAct) -> HttpResponse:
    here = reverse("act_detail", args=[act.pk])
    wanted = request.POST.get("do", "")
    if wanted == "stop":
        act.stop()
    elif wanted == "on":
        if act.go_on():
            defer_act(act)
    elif wanted == "undo":
        return _take_back(request, act, here)
    elif not act.is_draft:
        say(request, DONE_ALREADY, level=messages.INFO)
    elif wanted == "drop":
        if act.drop():
            return redirect(act.back or "/")
        say(request, DONE_ALREADY, level=messages.INFO)
    elif wanted == "aim":
        return _aim(request, act, here)
    elif wanted == "others":
        act.is_over_others = request.POST.get("others") == "1"
        act.save(update_fields=["is_over_others"])
    elif wanted == "go":
        return _go(request, act, here)
    else:
        return unreadable(request, here)
    return redirect(here)


def _aim(request: HttpRequest, act: BulkAct, here: str) -> HttpResponse:
    if not act.of.MOVES_TO or act.what != BulkAct.What.MOVE:
        return unreadable(request, here)
    form = TargetForm(request.POST, act=act)
    if not form.is_valid():
        return _draft(request, act, form)
    act.aim(form.target)
    return redirect(here)


def _go(request: HttpRequest, act: BulkAct, here: str) -> HttpResponse:
    """Little is done while one waits, as an act of this person; more by a worker."""
    if act.needs_target:
        return redirect(here)
    is_small = act.is_small
    try:
        if not act.begin():
            return redirect(here)
    except Refused as refusal:
        return refused(request, refusal, here)
    return _done(request, act, here, is_small)


def _take_back(request: HttpRequest, act: BulkAct, here: str) -> HttpResponse:
    try:
        back = act.take_back(request.user)
    except Refused as refusal:
        return refused(request, refusal, here)
    return _done(request, back, reverse("act_detail", args=[back.pk]), back.total <= AT_ONCE)


def _done(request: HttpRequest, act: BulkAct, here: str, is_small: bool) -> HttpResponse:
    if not is_small:
        defer_act(act)
        say(request, LATER[is_worker_running()], level=messages.INFO)
        return _on_to(request, here)
    decided: list[Versioned] = []
    act.carry_out(decided.extend)
    refill(*rows_to_fill(decided))
    read_later(stories_to_read(decided))
    words = f"{words_of(act)}: {act.done}."
    words += f" Left out: {act.left}." if act.left else ""
    undo = Undo(reverse("act_detail", args=[act.pk]), {"do": "undo"}) if act.can_be_taken_back else None
    say(request, words, undo, messages.SUCCESS if act.done else messages.WARNING)
    if act.what == BulkAct.What.UNDO and not act.left:
        return answer(request, act.takes_back.back or here, {"undone": True})
    return _on_to(request, here if act.left or not act.back else act.back)


def _on_to(request: HttpRequest, address: str) -> HttpResponse:
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
