"""How every act answers: with a message that can be undone, to a browser with or without htmx, and to two at once."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import trigger_client_event

from articles.templatetags.marks import name_of
from newsroom.decisions import StaleDecision, State, Versioned
from newsroom.decisions.editing import EditForm
from newsroom.decisions.history import Change, last_change, row_in
from newsroom.values import number_in


@dataclass(frozen=True)
class Undo:
    """What the Undo button posts to take an act back."""

    url: str
    fields: dict[str, Any] = field(default_factory=dict)


def say(request: HttpRequest, text: str, undo: Undo | None = None, level: int = messages.SUCCESS) -> None:
    """Show a message with the answer, or on the next page; `undo` gives it a button."""
    messages.add_message(request, level, text, extra_tags=json.dumps(asdict(undo)) if undo else "")


def back_address(request: HttpRequest, fallback: str) -> str:
    """Where the form wants to go next, if that is the path of a page of ours."""
    return ours(request, request.POST.get("next", "")) or fallback


def ours(request: HttpRequest, wanted: str) -> str:
    """The path of a page of ours; "" for any other address."""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted.startswith("/") and is_ours else ""


def answer(
    request: HttpRequest, fallback: str, decided: dict[str, Any] | None = None, html: str | None = None
) -> HttpResponse:
    """After an act: back to the page, or for htmx `html` (None: nothing to swap) with the messages out of band.

    `decided` tells other parts of the page what has changed, as the browser event of that name.
    """
    if not request.htmx:
        return redirect(back_address(request, fallback))
    toasts = render_to_string("_toasts.html", {"oob": True}, request)
    response = HttpResponse((html or "") + toasts)
    if html is None:
        response["HX-Reswap"] = "none"
    return trigger_client_event(response, "decided", decided or {})


VERBS = {
    State.CONFIRMED: "confirmed this",
    State.REJECTED: "rejected this",
    State.SUGGESTED: "put this back to undecided",
}


def conflict(request: HttpRequest, error: StaleDecision, mine: str, fallback: str, **instead: str) -> HttpResponse:
    """Somebody was faster: 409 with who, when and what, and a choice. `mine` says what this reader wanted.

    Who puts theirs instead sends the same again with the row's version, and with `instead`; what they left as they saw
    it is not sent, so that it does not take the place of what a colleague has put there.
    """
    row = error.row
    last = last_change(row) if row else None
    is_decision = last is None or any(field.label == "state" for field in last.fields)
    instead |= {"version": row.version} if row else {}
    context = {
        "theirs": VERBS.get(getattr(row, "state", None), "changed this") if is_decision else "changed this",
        "fields": [field for field in last.fields if field.label != "state"] if last else [],
        "mine": mine,
    }
    return _choice(request, row, last, context, fallback, instead)


def edited_at_once(request: HttpRequest, error: StaleDecision, form: EditForm, fallback: str) -> HttpResponse:
    """Somebody else saved the row first: 409 and a choice, for those fields alone that this reader changed.

    Who puts theirs instead sends them with all else as it stands now.
    """
    row = error.row
    if row is None:
        return conflict(request, error, "to save your changes", fallback)
    meetings = form.meetings(row)
    if not meetings:
        return unchanged(request, fallback)
    context = {"meetings": meetings, "is_both": any(each.is_both for each in meetings)}
    return _choice(request, row, last_change(row), context, fallback, form.anew(row))


def _choice(
    request: HttpRequest,
    row: Versioned | None,
    last: Change | None,
    context: dict[str, Any],
    fallback: str,
    instead: dict[str, Any],
) -> HttpResponse:
    who = getattr(row, "decided_by", None) or (last and last.by)
    out = {"csrfmiddlewaretoken", *instead, *(_as_seen(request, row) if row else ())}
    resend = [(k, v) for k, values in request.POST.lists() for v in values if k not in out]
    context |= {
        "row": row,
        "who": name_of(who) if who else None,
        "at": getattr(row, "decided_at", None) or (last and last.at),
        "back": back_address(request, fallback),
        "resend": [*resend, *instead.items()] if row else [],
    }
    return render(request, "_conflict.html" if request.htmx else "409.html", context, status=409)


def _as_seen(request: HttpRequest, row: Versioned) -> set[str]:
    """The row's fields that a form sends as its reader saw them."""
    version = number_in(request.POST.get("version", ""))
    seen = None if version is None else row_in(row, version)
    names = {field.name for field in row._meta.concrete_fields} & request.POST.keys()
    return {name for name in names if seen and str(getattr(seen, name, "")) == request.POST[name]}


def unchanged(request: HttpRequest, fallback: str) -> HttpResponse:
    """Somebody pressed Save, and nothing differs from what stands there."""
    say(request, "Nothing was changed.", level=messages.INFO)
    return answer(request, fallback)
