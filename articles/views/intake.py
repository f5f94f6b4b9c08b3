from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles import pipeline
from articles.forms.intake import PasteForm, UploadForm
from articles.intake import MAX_BYTES, Outcome, Refused, Verdict, take_in, take_in_all
from articles.manifest import pair, read_manifest


@permission_required("articles.tag", raise_exception=True)
def intake(request: HttpRequest) -> HttpResponse:
    """Paste one article or upload several; a repeat adds nothing, and what is refused says why."""
    is_upload = request.POST.get("by") == "upload"
    paste = PasteForm(request.POST if request.method == "POST" and not is_upload else None)
    upload = UploadForm(request.POST, request.FILES) if is_upload else UploadForm()
    form = upload if is_upload else paste
    if not form.is_bound or not form.is_valid():
        status = 422 if form.is_bound else 200
        return _page(request, paste, upload, status)
    try:
        outcomes = _take_in_files(form, request.user) if is_upload else [take_in(form.submission(), request.user)]
    except Refused as refusal:
        form.add_error("manifest", str(refusal))
        return _page(request, paste, upload, 422)
    return _result(request, form, outcomes, paste, upload)


def _page(request: HttpRequest, paste: PasteForm, upload: UploadForm, status: int) -> HttpResponse:
    context = {"paste": paste, "upload": upload, "most_bytes": MAX_BYTES}
    return render(request, "articles/intake.html", context, status=status)


def _take_in_files(form: UploadForm, by) -> list[Outcome]:
    """Reads no more of a file than shows that it is too large."""
    manifest = form.cleaned_data["manifest"]
    rows = read_manifest(manifest.read(MAX_BYTES + 1)) if manifest else []
    files, twice = {}, []
    for file in form.cleaned_data["files"]:
        if file.name in files:
            twice.append(Outcome(file.name, Verdict.REFUSED, "Another file of this name came with it."))
        else:
            files[file.name] = file.read(MAX_BYTES + 1)
    submissions, refusals = pair(files, rows)
    return take_in_all(submissions, by) + refusals + twice


def _result(request: HttpRequest, form, outcomes: list[Outcome], paste, upload) -> HttpResponse:
    articles = [outcome.article for outcome in outcomes if outcome.article]
    stories = pipeline.analyse(articles, into=form.open_story(request.user), by=request.user) if articles else []
    if len(outcomes) == 1 and not articles and isinstance(form, PasteForm):
        form.add_error("text", outcomes[0].message)
        return _page(request, paste, upload, 422)
    counts = {verdict: sum(o.verdict is verdict for o in outcomes) for verdict in Verdict}
    context = {"outcomes": outcomes, "stories": stories, "counts": counts}
    return render(request, "articles/intake_result.html", context)
