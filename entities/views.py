"""Entities and events to choose from while one types. Their own pages show the coverage, and belong to `articles`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsroom.values import number_in

from .models import Entity, Event
from .names import numbered

OFFERED = 8


def entity_find(request: HttpRequest) -> HttpResponse:
    """Entities named like what is being typed, as choices for a form."""
    words = request.GET.get("q", "")[:200].strip()
    found = Entity.objects.named_like(words).exclude(pk=_except(request))[:OFFERED] if words else []
    return render(request, "entities/_choices.html", {"found": found, "typed": words})


def entity_names(request: HttpRequest) -> HttpResponse:
    """The same as proposals for a text field, each in words that name no other one."""
    typed = request.GET.get("place") or request.GET.get("also") or ""
    words = typed.rpartition(";")[2][:200].strip()
    before = typed[: len(typed) - len(typed.rpartition(";")[2])][:800]
    found = Entity.objects.named_like(words)[:OFFERED] if words else []
    options = [f"{before} {numbered(entity)}".strip() for entity in found]
    return render(request, "entities/_options.html", {"options": options})


def event_find(request: HttpRequest) -> HttpResponse:
    """Events whose label has the words being typed, as choices for a form."""
    words = request.GET.get("q", "")[:200].strip()
    events = Event.objects.current().filter(label__icontains=words).exclude(pk=_except(request))
    return render(request, "entities/_choices.html", {"found": events[:OFFERED] if words else [], "typed": words})


def _except(request: HttpRequest) -> int:
    """The row that is not to be offered; 0 for none."""
    return number_in(request.GET.get("except", "")) or 0
