"""What may be one, pair after pair, the likeliest first: merged, called two, or passed over."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from articles.jobs import defer_duplicates, is_worker_running
from articles.models import Duplicate
from articles.overviews.merging import preview_of
from newsroom.decisions.access import CURATE, form_for, may_curate
from newsroom.values import number_in

from .answers import say
from .reading import WHEN

COMING = 8  # pairs that are named below the one at hand


@form_for(CURATE)
def duplicates(request: HttpRequest) -> HttpResponse:
    """One pair with what speaks for and against it, and those that come next; `after` passes over that pair."""
    waiting = Duplicate.objects.waiting()
    counts = dict(waiting.order_by().values_list("kind").annotate(n=Count("pk")))
    kind = request.GET.get("kind", "")
    kind = kind if kind in Duplicate.Kind.values else ""
    passed = _passed(request.GET.get("after", ""))
    rows = waiting.filter(kind=kind) if kind else waiting
    coming = list((rows.filter(passed) if passed else rows)[: COMING + 1])
    pair, members = coming[0] if coming else None, coming[0].rows if coming else []
    context = {
        "kinds": [("", "All", sum(counts.values()))]
        + [(value, label, counts.get(value, 0)) for value, label in Duplicate.Kind.choices],
        "kind": kind,
        "pair": pair,
        "coming": coming[1:],
        "preview": preview_of(members) if len(members) == 2 else None,
        "here": request.get_full_path(),
        "skip": _address(kind, f"{pair.score}~{pair.pk}") if pair else "",
        "first": _address(kind, ""),
        "has_passed": passed is not None,
    }
    return render(request, "articles/duplicates.html", context)


def _passed(text: str) -> Q | None:
    """What comes behind the pair `score~number` in the order of the list."""
    score, _, key = text.partition("~")
    number = number_in(key)
    try:
        bound = float(score)
    except ValueError:
        return None
    if number is None or not 0 <= bound <= 1:
        return None
    return Q(score__lt=bound) | Q(score=bound, pk__gt=number)


def _address(kind: str, after: str) -> str:
    query = {name: value for name, value in (("kind", kind), ("after", after)) if value}
    return reverse("duplicates") + (f"?{urlencode(query)}" if query else "")


@may_curate
def duplicates_look(request: HttpRequest) -> HttpResponse:
    """Have a worker look for more, now."""
    defer_duplicates()
    say(
        request,
        f"All names, outlets, events and claims are looked through {WHEN[is_worker_running()]}.",
        level=messages.INFO,
    )
    return redirect("duplicates")
