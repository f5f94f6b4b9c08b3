"""Bringing articles in, by file, paste or link, and following what becomes of them."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from articles import importing
from articles.forms.intake import PasteForm, UploadForm
from articles.intake.given import MOST_FILE, Refused
from articles.intake.links import MOST_LINKS
from articles.intake.manifest import MOST_BYTES, pair, read_manifest
from articles.intake.opening import opened_one
from articles.intake.take_in import Outcome, Submission, Verdict, take_in
from articles.jobs import defer_reading, is_worker_running
from articles.models import Import, ImportRow
from articles.overviews.work import wait_for_import
from articles.reading_process import files
from newsroom.decisions.access import may_tag

from .answers import answer, say
from .decisions import part

UPLOAD_SECONDS = 30.0  # that the pieces of an upload are cleaned; what comes later is left to a worker
AT_ONCE = 10  # so many articles are read while one waits: that is quicker than to wait for a worker
RECENT = 8
TWICE = "Another file of this name came with it."


@permission_required("articles.tag", raise_exception=True)
def intake(request: HttpRequest) -> HttpResponse:
    """Paste an article or links, or upload files; a repeat adds nothing, and what is refused says why.

    `?url=` fills the form, for the bookmark that sends a page here; nothing is fetched before the form is sent.
    """
    is_upload = request.POST.get("by") == "upload"
    linked = "\n".join(request.GET.getlist("url")[:MOST_LINKS])
    paste = PasteForm(request.POST if request.method == "POST" and not is_upload else None, initial={"text": linked})
    upload = UploadForm(request.POST, request.FILES) if is_upload else UploadForm()
    form = upload if is_upload else paste
    if not form.is_bound or not form.is_valid():
        return _page(request, paste, upload, 422 if form.is_bound else 200)
    try:
        imported = _upload(form, request.user) if is_upload else _paste(form, request.user)
    except Refused as refusal:
        form.add_error("manifest" if is_upload else "text", str(refusal))
        return _page(request, paste, upload, 422)
    _see_to_reading(imported)
    return redirect(imported)


def _page(request: HttpRequest, paste: PasteForm, upload: UploadForm, status: int) -> HttpResponse:
    counts = {verdict.value: Count("rows", filter=Q(rows__verdict=verdict)) for verdict in ImportRow.Verdict}
    recent = request.user.imports.annotate(files=Count("rows"), **counts).order_by("-pk")[:RECENT]
    here = request.build_absolute_uri(request.path)
    context = {"paste": paste, "upload": upload, "most_bytes": MOST_FILE, "recent": recent, "here": here}
    return render(request, "articles/intake.html", context, status=status)


def _paste(form: PasteForm, by) -> Import:
    """One article or several links; nothing is kept of an import whose only piece was refused."""
    if len(form.links) > 1:
        imported = importing.begin(by, form.cleaned_data["story"])
        importing.add_links(imported, form.links)
        return imported
    into = importing.under_embargo(by, form.cleaned_data["story"])
    if form.links:
        outcome = importing.take_in_link(form.links[0], by, importing.PATIENCE, into=into, **form.said)
    else:
        outcome = take_in(opened_one(form.submission()), by, lane=files, into=into)
    if outcome.verdict is Verdict.REFUSED and not outcome.links:
        raise Refused(outcome.message)
    imported = importing.begin(by, form.cleaned_data["story"])
    importing.write_row(imported, 1, outcome)
    return imported


def _upload(form: UploadForm, by) -> Import:
    submissions, refusals = _read_files(form)
    imported = importing.begin(by, form.cleaned_data["story"])
    importing.take_in_rows(imported, submissions, refusals, UPLOAD_SECONDS)
    return imported


def _read_files(form: UploadForm) -> tuple[list[Submission], list[Outcome]]:
    """Reads no more of a file than shows that it is too large."""
    manifest = form.cleaned_data["manifest"]
    rows = read_manifest(manifest.read(MOST_BYTES + 1)) if manifest else []
    files, twice = {}, []
    for file in form.cleaned_data["files"]:
        if file.name in files:
            twice.append(Outcome(file.name, Verdict.REFUSED, TWICE))
        else:
            files[file.name] = file.read(MOST_FILE + 1)
    submissions, refusals = pair(files, rows)
    return submissions, refusals + twice


def _see_to_reading(imported: Import) -> None:
    """Read a few articles now, and leave many, and links, to a worker: its job is written with the state that waits."""
    if not _is_much(imported):
        imported.move(Import.State.WAITING)
        importing.read(imported)
        return
    with transaction.atomic():
        imported.move(Import.State.WAITING)
        defer_reading(imported)


def _is_much(imported: Import) -> bool:
    """Too much to be read while somebody waits."""
    is_many = importing.articles_of(imported) > AT_ONCE or importing.waiting_links(imported).exists()
    return is_many or importing.is_long(imported)


@require_GET
@permission_required("articles.tag", raise_exception=True)
def intake_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What came in, file by file, and how far the reading is; for htmx the part that changes."""
    imported = get_object_or_404(Import.objects.select_related("by"), pk=pk)
    is_waiting = imported.state == Import.State.WAITING
    context = {
        "imported": imported,
        "progress": importing.progress_of(imported),
        "has_no_worker": is_waiting and not is_worker_running(),
        "wait": wait_for_import() if is_waiting else "",
    }
    return part(request, "articles/intake_detail.html", "articles/_intake_progress.html", context)


@require_POST
@permission_required("articles.tag", raise_exception=True)
def intake_links(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Bring in those articles that somebody chose of a list of links that came in, for the same story."""
    row = get_object_or_404(ImportRow.objects.select_related("imported"), imported=pk, number=number)
    offered = [link["address"] for link in row.links]
    chosen = [address for address in offered if address in request.POST.getlist("link")]
    if not chosen:
        say(request, "Choose at least one of the links.", level=messages.ERROR)
        return redirect(row.imported)
    imported = importing.begin(request.user, row.imported.wanted)
    importing.add_links(imported, chosen)
    _see_to_reading(imported)
    return redirect(imported)


@require_POST
@permission_required("articles.tag", raise_exception=True)
def intake_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Try again, or read now what waits for a worker that is not there."""
    imported = get_object_or_404(Import, pk=pk)
    is_mine_to_read = imported.state in (Import.State.FAILED, Import.State.WAITING) or imported.is_silent
    if not is_mine_to_read:
        say(request, "It is being read already." if imported.is_running else "It is read already.")
    elif _is_much(imported) and imported.state == Import.State.FAILED and is_worker_running():
        with transaction.atomic():
            imported.move(Import.State.WAITING)
            defer_reading(imported)
    elif _is_much(imported) and imported.state == Import.State.WAITING and is_worker_running():
        say(request, "It is read when its turn comes.")
    else:
        importing.read(imported)
        if imported.state == Import.State.WAITING:
            defer_reading(imported)
    return redirect(imported)


@may_tag
def link_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a link fetched once more that was refused: by the worker, as those of its import are."""
    row = get_object_or_404(ImportRow.objects.exclude(address="").select_related("imported"), pk=pk)
    imported = row.imported
    with transaction.atomic():
        number = imported.rows.filter(pk=row.pk).try_again()
        if number and imported.state in (Import.State.DONE, Import.State.FAILED):
            imported.move(Import.State.WAITING)
        if number:
            defer_reading(imported)
    say(
        request,
        "It is fetched once more; its import tells what comes of it." if number else "It was tried again already.",
    )
    return answer(request, imported.get_absolute_url())
