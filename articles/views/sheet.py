"""Entities, outlets and aliases as CSV: out, and in again after a look at what each row would do."""

from collections.abc import Collection, Iterable, Sequence

from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from articles.forms.sheet import AliasSheetForm, ConfirmForm, ItemsForm, SheetForm, packed
from articles.intake.fetch import NotFetched
from articles.intake.items import fetch_items, may_ask
from articles.sheets import (
    KINDS,
    BadSheet,
    Kind,
    Plan,
    aliases_in,
    aliases_of,
    carry_out,
    is_wikidata,
    plan,
    read_sheet,
    written,
)
from entities.models import Entity
from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import CURATE, form_for

from .answers import say
from .decisions import undo_of
from .reading import read_outlet

CHANGED_SINCE = "Something has changed since you looked: this is what the file would do now. Nothing was written."
NONE_HERE = "None of these items is one of an entity here: give the entity its Wikidata item first."


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise Http404("There is no such table.")
    return KINDS[name]


@require_GET
def sheet_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The whole table as CSV."""
    table = _kind(kind)
    rows = (table.cells_of(row) for row in table.rows().iterator(chunk_size=500))
    name = f"{table.name}-{timezone.now():%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(written(table.columns, rows), "text/csv; charset=utf-8", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@form_for(CURATE)
def sheet(request: HttpRequest, kind: str) -> HttpResponse:
    """A file is sent, shown row by row, and then written."""
    table = _kind(kind)
    if request.method != "POST":
        return _page(request, table)
    if "data" in request.POST:
        return _write(request, table)
    try:
        data = _asked(request) if "items" in request.POST and kind == "aliases" else _sent(request, table)
        return data if isinstance(data, HttpResponse) else _dry_run(request, table, data)
    except (BadSheet, NotFetched) as error:
        return _page(request, table, problem=str(error), status=422)


def _page(request: HttpRequest, table: Kind, status: int = 200, **context) -> HttpResponse:
    is_aliases = table.name == "aliases"
    forms = {"form": AliasSheetForm() if is_aliases else SheetForm()}
    forms |= {"items": ItemsForm(auto_id="items-%s")} if is_aliases and may_ask() else {}
    context = {"table": table, "tables": KINDS.values(), **forms, **context}
    return render(request, "articles/sheet.html", context, status=status)


def _sent(request: HttpRequest, table: Kind) -> bytes | HttpResponse:
    """The bytes of the file that was sent, as a table."""
    form = (AliasSheetForm if table.name == "aliases" else SheetForm)(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, table, form=form, status=422)
    data = form.cleaned_data["file"].read()
    if table.name == "aliases" and is_wikidata(data):
        names = aliases_in(data, form.cleaned_data["languages"])
        return _as_table(names, {item for item, _ in names})
    return data


def _asked(request: HttpRequest) -> bytes | HttpResponse:
    """The same of what Wikidata says of some items."""
    form = ItemsForm(request.POST, auto_id="items-%s")
    if not form.is_valid():
        return _page(request, KINDS["aliases"], items=form, status=422)
    asked, languages = form.cleaned_data["items"], form.cleaned_data["languages"]
    ours = Entity.objects.current().filter(wikidata_id__in=asked).values_list("wikidata_id", flat=True)
    items = sorted(set(ours), key=asked.index)
    try:
        found = fetch_items(items) if items else []
        pairs = zip(items, found, strict=True)
        return _as_table([name for item, data in pairs for name in aliases_of(item, data, languages)], items)
    except (BadSheet, NotFetched) as error:
        typed = {"items": form} if may_ask() else {}
        return _page(request, KINDS["aliases"], **typed, problem=str(error), status=422)


def _as_table(names: Sequence[tuple[str, str]], items: Collection[str]) -> bytes:
    """Names by item as a table of aliases; raises BadSheet where none of the items is known here."""
    entities = {row.wikidata_id: row for row in Entity.objects.current().filter(wikidata_id__in=items)}
    if not entities:
        raise BadSheet(NONE_HERE)
    rows = [[str(entities[item].pk), entities[item].name, name] for item, name in names if item in entities]
    return "".join(written(["entity_id", "entity", "text"], rows)).encode()


def _dry_run(request: HttpRequest, table: Kind, data: bytes, problem: str = "", ticked: Iterable[int] = ()):
    looked = plan(table, read_sheet(data, table.columns, table.needed))
    context = {"plan": looked, "data": packed(data), "ticked": set(ticked), "problem": problem}
    return _page(request, table, **context, status=409 if problem else 200)


def _write(request: HttpRequest, table: Kind) -> HttpResponse:
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        words = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return _page(request, table, problem=words, status=422)
    data, ticked = form.cleaned_data["data"], form.cleaned_data["row"]
    try:
        looked = plan(table, read_sheet(data, table.columns, table.needed))
    except BadSheet as error:
        return _page(request, table, problem=str(error), status=422)
    if looked.print != form.cleaned_data["print"]:
        return _dry_run(request, table, data, CHANGED_SINCE, ticked)
    return _carried_out(request, table, looked, data, ticked)


def _carried_out(request: HttpRequest, table: Kind, looked: Plan, data: bytes, ticked: Sequence[int]) -> HttpResponse:
    try:
        done = carry_out(table, looked.lines, ticked, request.user)
    except (StaleDecision, IntegrityError):
        return _dry_run(request, table, data, CHANGED_SINCE, ticked)
    except Refused as refusal:
        return _dry_run(request, table, data, str(refusal), ticked)
    for outlet in done.outlets:
        read_outlet(request, outlet)
    say(request, f"{table.title}: {done.added} added, {done.changed} changed.", undo_of(request))
    return redirect(reverse("sheet", args=[table.name]))
