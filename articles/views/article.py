"""An article: read it, tag it, mark it as read through; its versions and what they came from."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from articles.drawing import marks as reader
from articles.forms.tagging import PieceForm, PlaceForm, SignsForm, TagForm
from articles.importing import PATIENCE
from articles.intake.again import look_again
from articles.intake.cleaning import Outdated, clean_again
from articles.intake.fetch import NotYet
from articles.intake.take_in import Verdict
from articles.models import (
    Appearance,
    Article,
    Fetched,
    Membership,
    ReadThrough,
    Revision,
    SignsLeft,
    Story,
)
from articles.overviews.annotations import annotations_of, place_of, propose_statement, reading_at, sentences_at
from articles.overviews.beside import articles_to_show, beside
from articles.overviews.notes import with_said
from articles.reading_process import NotRead
from articles.search.claim_finder import find_claims
from newsroom.decisions import Refused, StaleDecision, by_machine
from newsroom.decisions.access import TAG, form_for, may_tag
from newsroom.values import number_in

from .answers import Undo, answer, conflict, say
from .compare import articles_to_compare
from .decisions import part, refill, undo_of
from .reading import read_article

NO_STORY = "This article is in no story yet: put it into one, then tag it."


def _article(pk: int) -> Article:
    return get_object_or_404(Article.objects.with_current(*Revision.SHOWN), pk=pk)


def _membership(article: Article) -> Membership | None:
    return article.memberships.live().select_related("story", "decided_by", "created_by").first()


def _revision(request: HttpRequest, article: Article) -> Revision:
    """The version that the address asks for, else the current one."""
    version = request.GET.get("version", "")
    if not version:
        return article.current
    number = number_in(version)
    if number is None:
        raise SuspiciousOperation("A version is a number.")
    return get_object_or_404(article.revisions, number=number)


def article_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The reader: the text with everything that is claimed, said and named in it, and lists beside it."""
    article = get_object_or_404(with_said(articles_to_show()), pk=pk)
    if article.current is None:
        return render(request, "articles/article_empty.html", {"article": article})
    revision = _revision(request, article)
    revision.article = article  # known, so that nobody looks it up
    shown = beside(article, revision, request.user)
    notes = annotations_of(article, revision, with_folded=bool(request.GET.get("more")))
    target = place_of(request.GET.get("at", ""), revision)
    sentences = reader.sentences_of(sentences_at(revision))
    on_headline = notes.marks("headline", target)
    on_headline += reader.calm_lines(on_headline, 0, len(revision.headline))
    context = {
        "article": article,
        "revision": revision,
        "is_current": revision.pk == article.current_id,
        "notes": notes,
        "target": target,
        "own_headline": article.headline if article.headline_is_corrected else "",
        "headline": reader.render_line(revision.headline, on_headline),
        "text": reader.render_text(revision.text, notes.marks("text", target), sentences, revision.hours),
        "others": [each for each in articles_to_compare(shown["story"]) if each != article] if shown["story"] else [],
        **shown,
    }
    return part(request, "articles/article_detail.html", "articles/_article_body.html", context)


def article_raw(request: HttpRequest, pk: int) -> HttpResponse:
    """A version as it came, verbatim; as plain text, so that no browser runs what is in it."""
    revision = _revision(request, _article(pk))
    if revision is None:
        return HttpResponse("", content_type="text/plain; charset=utf-8")
    return HttpResponse(revision.raw, content_type="text/plain; charset=utf-8")


def article_fetched(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """A page's bytes as they came, to be kept or hashed; a download, so that no browser shows or runs what is in it."""
    fetched = get_object_or_404(Fetched, pk=page, revision__article=pk)
    headers = {"Content-Disposition": f'attachment; filename="{fetched.sha256[:16]}.bin"'}
    return HttpResponse(bytes(fetched.body), content_type="application/octet-stream", headers=headers)


def article_original(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that a version was read from, byte by byte; a download, as a fetched page is."""
    revision = _revision(request, _article(pk))
    if revision is None or revision.original_id is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{revision.original.sha256[:16]}.bin"'}
    return HttpResponse(bytes(revision.original.body), content_type="application/octet-stream", headers=headers)


@may_tag
def article_clean(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a cleaned-away piece back into the text (`put=back`), or take it out again (`put=out`): a version each."""
    article = _article(pk)
    form = PieceForm(request.POST)
    if not form.is_valid() or article.current is None:
        raise SuspiciousOperation("A piece is named by its place in the raw text.")
    revision = get_object_or_404(article.revisions, pk=form.cleaned_data["revision"])
    span = form.span
    kept = {tuple(each) for each in revision.kept}
    is_back = form.cleaned_data["put"] == "back"
    known = {(piece["start"], piece["end"]) for piece in revision.removed} if is_back else kept
    if span not in known:
        raise SuspiciousOperation("There is no such piece.")
    kept = kept | {span} if is_back else kept - {span}
    if not _read_anew(request, article, partial(clean_again, revision, kept, request.user)):
        return answer(request, article.get_absolute_url())
    fields = {"revision": article.current_id, "start": span[0], "end": span[1], "put": "out" if is_back else "back"}
    say(request, "Put back into the text." if is_back else "Taken out of the text.", Undo(request.path, fields))
    return answer(request, f"{article.get_absolute_url()}#section-removed", {"article": article.pk})


def _read_anew(request: HttpRequest, article: Article, clean: Callable[[], Revision]) -> bool:
    """Make another version of the same raw text, and read it; False where that cannot be, which is said."""
    try:
        article.current = clean()
    except Outdated:
        say(request, "A newer version has come in: look at that one.", level=messages.ERROR)
        return False
    except NotRead as error:
        say(request, f"Reading its page {error}, so nothing was changed.", level=messages.ERROR)
        return False
    read_article(request, article)
    return True


@may_tag
def article_signs(request: HttpRequest, pk: int) -> HttpResponse:
    """Have words that were read in the wrong encoding mended (`signs=mend`), or show them as they came again (`came`):
    a version each. Or say that they are right as they came (`leave`), and nobody is asked again."""
    article = _article(pk)
    form = SignsForm(request.POST)
    if not form.is_valid() or article.current is None:
        raise SuspiciousOperation("What to do with the signs of a version is one of three things.")
    revision = get_object_or_404(article.revisions, pk=form.cleaned_data["revision"])
    wanted = form.cleaned_data["signs"]
    if wanted == "leave":
        SignsLeft.objects.get_or_create(revision=revision, defaults={"by": request.user})
        say(request, "Left as they came.", undo_of(request))
        return answer(request, article.get_absolute_url(), {"article": article.pk})
    is_mending = wanted == "mend"
    kept = [tuple(span) for span in revision.kept]
    words = "Mended, as a version of its own." if is_mending else "Shown as they came."
    if not _read_anew(request, article, partial(clean_again, revision, kept, request.user, is_mending)):
        return answer(request, article.get_absolute_url())
    fields = {"revision": article.current_id, "signs": "came" if is_mending else "mend"}
    say(request, words, Undo(request.path, fields))
    return answer(request, article.get_absolute_url(), {"article": article.pk})


@may_tag
def article_look(request: HttpRequest, pk: int) -> HttpResponse:
    """Fetch its page once more: what it says now becomes a version where that is something else."""
    article = _article(pk)
    if article.current is None:
        raise SuspiciousOperation("It has no version that could have changed.")
    try:
        with by_machine():  # what the new version says of itself nobody has decided
            outcome = look_again(article, request.user, PATIENCE)
    except NotYet as reason:
        say(request, str(reason), level=messages.WARNING)
        return answer(request, article.get_absolute_url())
    if outcome.verdict is Verdict.REVISED:
        read_article(request, article)
        say(request, "Its outlet has changed it: this is the new version. See “Versions” for what changed.")
    elif outcome.verdict is Verdict.UNCHANGED:
        say(request, "Its page still says the same.", level=messages.INFO)
    else:
        say(request, outcome.message, level=messages.WARNING)
    return answer(request, article.get_absolute_url(), {"article": article.pk})


@may_tag
def article_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Read through from end to end (`read=1`), or not after all (`read=0`)."""
    article = _article(pk)
    if article.current is None or request.POST.get("revision") != str(article.current_id):
        say(request, "A newer version has come in: read that one through.", level=messages.ERROR)
        return answer(request, article.get_absolute_url())
    mine = {"revision": article.current, "reader": request.user}
    if request.POST.get("read") == "1":
        ReadThrough.objects.update_or_create(**mine, defaults={"read_at": timezone.now()})
        say(request, "Read through.", undo_of(request))
    else:
        ReadThrough.objects.filter(**mine).delete()
        say(request, "No longer marked as read through by you.", level=messages.INFO)
    return answer(request, article.get_absolute_url(), {"article": article.pk})


@form_for(TAG)
def article_tag(request: HttpRequest, pk: int) -> HttpResponse:
    """Tag words of an article with a claim. Without a place, choose a sentence: for those who cannot select."""
    article = _article(pk)
    membership = _membership(article)
    if article.current is None or membership is None:
        say(request, NO_STORY, level=messages.ERROR)
        return answer(request, article.get_absolute_url())
    if request.method == "POST":
        return _tag(request, article, membership.story)
    if "start" not in request.GET:
        sentences = reader.sentences_of(sentences_at(article.current))
        rows = [(s, article.current.text[s.start : s.end]) for s in sentences]
        end = len(article.current.headline)
        context = {"article": article, "story": membership.story, "sentences": rows, "headline_end": end}
        return render(request, "articles/article_sentences.html", context)
    place = PlaceForm(request.GET, revision=article.current)
    if not place.is_valid():
        return _show_tag(request, article, membership.story, place, status=422)
    return _show_tag(request, article, membership.story, _prefilled(request, article, membership.story, place))


def _prefilled(request: HttpRequest, article: Article, story: Story, place: PlaceForm) -> TagForm:
    """A form for the selected words, with what they say of themselves filled in."""
    field, start, end = place.place
    appearance = Appearance(article=article).anchor(article.current, field, start, end)
    words = {name: getattr(appearance, name) for name in ("field", "start", "end", "exact", "prefix", "suffix")}
    statement = request.GET.get("statement", "") or propose_statement(article, story, field, start, end)
    initial = {**words, "statement": statement, **_reading_of(article, story, place, request.GET)}
    initial["claim"] = request.GET.get("claim", "")
    initial |= {name: request.GET[name] for name in ("kind", "by_hand") if name in request.GET}
    return TagForm(initial=initial, revision=article.current, story=story)


def _reading_of(article: Article, story: Story, place: PlaceForm, asked: QueryDict) -> dict[str, str]:
    """How the words are read, beside the claim that is chosen; what somebody has set by hand stays."""
    key = number_in(asked.get("claim", ""))
    claim = story.claims.current().filter(pk=key).first() if key is not None else None
    by_hand = set(asked.get("by_hand", "").split()) & set(Appearance.READING)
    read = reading_at(article, *place.place, claim.statement if claim else "")
    return read | {name: asked.get(name, "") for name in by_hand}


def _show_tag(request: HttpRequest, article: Article, story: Story, form: PlaceForm, status: int = 200) -> HttpResponse:
    words = (request.POST or request.GET).get("statement") or form["exact"].value() or ""
    wanted = str(form["claim"].value() or "") if "claim" in form.fields else ""
    found = find_claims(story, words)
    chosen = number_in(wanted)
    if chosen is not None and chosen not in {claim.pk for claim in found}:
        found = [*story.claims.current().filter(pk=chosen), *found]
    context = {
        "article": article,
        "story": story,
        "form": form,
        "found": found,
        "chosen": wanted,
        "neighbours": _neighbours(article, form),
    }
    template = "articles/_tag_form.html" if request.htmx else "articles/article_tag.html"
    return render(request, template, context, status=status)


def _neighbours(article: Article, form: PlaceForm) -> list[tuple[str, str]]:
    """What the selection can be widened to, and the address that does: its whole sentence, the one before or after."""
    field, start, end = (form[name].value() for name in ("field", "start", "end"))
    if field != "text" or form.errors:
        return []
    start, end = int(start), int(end)
    spans = sentences_at(article.current)
    own = [n for n, (a, b) in enumerate(spans) if a < end and b > start]
    if not own:
        return []
    whole = min(start, spans[own[0]][0]), max(end, spans[own[-1]][1])
    wider = [("the whole sentence", whole)] if whole != (start, end) else []
    if own[0] > 0:
        wider.append(("the sentence before", (spans[own[0] - 1][0], whole[1])))
    if own[-1] + 1 < len(spans):
        wider.append(("the sentence after", (whole[0], spans[own[-1] + 1][1])))
    base = reverse("article_tag", args=[article.pk])
    return [(label, f"{base}?field=text&start={a}&end={b}") for label, (a, b) in wider]


def _look(request: HttpRequest, article: Article, story: Story) -> HttpResponse:
    """The claims like what was typed, where no script looks for them; all that was filled in stays."""
    place = PlaceForm(request.POST, revision=article.current)
    if not place.is_valid():
        return _show_tag(request, article, story, place, status=422)
    form = TagForm(initial=request.POST.dict(), revision=article.current, story=story)
    return _show_tag(request, article, story, form)


def _read(request: HttpRequest, article: Article, story: Story) -> HttpResponse:
    """How the words are read now that another claim is chosen, or fewer words: that part of the form."""
    place = PlaceForm(request.POST, revision=article.current)
    if not place.is_valid():
        form = TagForm(initial=request.POST.dict(), revision=article.current, story=story)
        words = " ".join(error for errors in place.errors.values() for error in errors)
        return render(request, "articles/_tag_reading.html", {"article": article, "form": form, "problem": words})
    initial = request.POST.dict() | _reading_of(article, story, place, request.POST)
    form = TagForm(initial=initial, revision=article.current, story=story)
    return render(request, "articles/_tag_reading.html", {"article": article, "form": form})


def _tag(request: HttpRequest, article: Article, story: Story) -> HttpResponse:
    if "read" in request.POST:
        return _read(request, article, story)
    if "look" in request.POST:
        return _look(request, article, story)
    form = TagForm(request.POST, revision=article.current, story=story)
    if not form.is_valid():
        return _show_tag(request, article, story, form, status=422)
    try:
        appearance = form.tag(request.user)
    except Refused as refusal:
        form.add_error("claim", str(refusal))
        return _show_tag(request, article, story, form, status=422)
    except StaleDecision as stale:
        return conflict(request, stale, "to tag these words", article.get_absolute_url())
    claim = appearance.claim
    refill(claim.story_id)
    say(request, f"Tagged: “{claim}”", undo_of(request))
    there = f"{article.get_absolute_url()}#a{appearance.pk}"
    if "walk" in request.POST:
        row = reverse("claim_row", args=[claim.pk])
        return HttpResponseClientRedirect(row) if request.htmx else answer(request, row)
    decided = {"claim": claim.pk, "article": article.pk, "appearance": appearance.pk}
    return answer(request, there, decided, html="")
