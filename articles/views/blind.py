"""Reading an article blind: its sentences and its story's claims, one after another, and nobody's opinion of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from articles.drawing.marks import sentences_of
from articles.forms.blind import BlindForm, as_text
from articles.models import Article, BlindAnswer, BlindReading, Membership, Modality, Revision, Silence, Stance
from articles.models.blind_reading import Place, stated_beside
from articles.overviews.annotations import LINE, sentences_at
from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import TAG, form_for, may_tag
from newsroom.values import number_in

from .answers import answer, conflict, say
from .decisions import refused, undo_of

NOTHING_TO_READ = "There is nothing to read blind: the article is in no story, or has no text."
STANCE_KEYS, MODALITY_KEYS = "12345", "6789"


def _article(pk: int) -> Article:
    return get_object_or_404(Article.objects.with_current("text"), pk=pk)


def _address(article: Article, claim: int | None = None) -> str:
    return reverse("article_blind", args=[article.pk]) + (f"?claim={claim}" if claim else "")


def _membership(article: Article) -> Membership | None:
    return article.memberships.live().select_related("story").first()


def _mine(request: HttpRequest, article: Article) -> BlindReading | None:
    """This person's reading of the current version."""
    reading = BlindReading.objects.filter(revision=article.current_id, reader=request.user).first()
    if reading:
        reading.revision = article.current
    return reading


def _decided_by(person, article: Article) -> int:
    """How many of the article's cells this person has decided on, and so knows."""
    rows = (article.appearances.filter(decided_by=person), Silence.objects.filter(article=article, decided_by=person))
    return len({claim for found in rows for claim in found.values_list("claim", flat=True)})


@form_for(TAG)
def article_blind(request: HttpRequest, pk: int) -> HttpResponse:
    """Before one begins, what it is; then claim after claim; at the end all that one has said, to hand it in."""
    article = _article(pk)
    member = _membership(article)
    if article.current is None or member is None:
        say(request, NOTHING_TO_READ, level=messages.ERROR)
        return answer(request, article.get_absolute_url())
    article.current.article = article
    reading = _mine(request, article)
    context = {"article": article, "story": member.story, "reading": reading}
    if reading is None:
        of_others = BlindReading.objects.filter(revision__article=article).exclude(reader=request.user)
        context |= {
            "asked": len(stated_beside(article)),
            "decided": _decided_by(request.user, article),
            "can_see_others": of_others.shown_to(request.user).exists(),
        }
        return render(request, "articles/blind_begin.html", context)
    asked = reading.asked
    for each in asked:
        each.blind_reading = reading
    context |= {"asked": asked, "left": sum(each.is_open for each in asked)}
    if request.method == "POST":
        return _answer(request, article, context)
    wanted = number_in(request.GET.get("claim", ""))
    chosen = next((each for each in asked if each.claim_id == wanted), None)
    if chosen is None and "all" not in request.GET:
        chosen = next((each for each in asked if each.is_open), None)
    if chosen is None or not reading.is_open:
        return render(request, "articles/blind_check.html", context)
    return _ask(request, article, context, chosen, _form(article, chosen))


def _places(revision: Revision) -> list[Place]:
    """What can be chosen: the headline, if there is one, and the sentences; lines where nobody can tell those."""
    spans = sentences_at(revision) or [match.span() for match in LINE.finditer(revision.text)]
    headline = [("headline", 0, len(revision.headline))] if revision.headline.strip() else []
    return headline + [("text", sentence.start, sentence.end) for sentence in sentences_of(spans)]


def _form(article: Article, chosen: BlindAnswer) -> BlindForm:
    """As it was answered before, or empty."""
    places = _places(article.current)
    held = [each for each in places if any(_is_within(each, span) for span in chosen.spans)]
    initial = {"sentence": [as_text(each) for each in held], "said": chosen.said}
    initial |= {name: getattr(chosen, name) for name in BlindAnswer.READING}
    return BlindForm(initial=initial, revision=article.current, sentences=places)


def _is_within(place: Place, span: Place) -> bool:
    return place[0] == span[0] and span[1] <= place[1] and place[2] <= span[2]


def _ask(
    request: HttpRequest, article: Article, context: dict, chosen: BlindAnswer, form: BlindForm, status: int = 200
) -> HttpResponse:
    """One claim beside the article's sentences."""
    words, picked = article.current.words, set(form["sentence"].value() or ())
    number = next(n for n, each in enumerate(context["asked"], start=1) if each.pk == chosen.pk)
    rows, at = [], 0
    for text, place in form.by_text.items():
        gap = article.current.text[at : place[1]] if place[0] == "text" else ""
        rows.append((text, place[0], words(*place), text in picked, "\n" in gap))
        at = place[2] if place[0] == "text" else at
    context |= {
        "answer": chosen,
        "form": form,
        "sentences": rows,
        "number": number,
        "stances": _choices(Stance.choices, STANCE_KEYS, form["stance"].value()),
        "modalities": _choices(Modality.choices, MODALITY_KEYS, form["modality"].value()),
    }
    return render(request, "articles/blind_claim.html", context, status=status)


def _choices(choices: list[tuple[str, str]], keys: str, chosen: str | None) -> list[tuple[str, str, str, bool]]:
    return [(value, label, key, value == chosen) for (value, label), key in zip(choices, keys, strict=True)]


def _answer(request: HttpRequest, article: Article, context: dict) -> HttpResponse:
    """Save what was said of a claim, and go on to the next that is not answered."""
    asked: list[BlindAnswer] = context["asked"]
    wanted = number_in(request.POST.get("claim", ""))
    chosen = next((each for each in asked if each.claim_id == wanted), None)
    if chosen is None:
        say(request, "That claim is asked no more: it was merged or rejected since.", level=messages.ERROR)
        return redirect(_address(article))
    form = BlindForm(request.POST, revision=article.current, sentences=_places(article.current))
    if not form.is_valid():
        return _ask(request, article, context, chosen, form, status=422)
    data, places = form.cleaned_data, form.places
    how = {name: data[name] for name in BlindAnswer.READING}
    try:
        chosen.say(request.user, data["version"], data["said"], places, **how)
    except StaleDecision as stale:
        return conflict(request, stale, "to answer this claim", _address(article, chosen.claim_id))
    except Refused as refusal:
        return refused(request, refusal, _address(article))
    here = asked.index(chosen)
    rest = [each for each in [*asked[here + 1 :], *asked[:here]] if each.is_open]
    return redirect(_address(article, rest[0].claim_id) if rest else f"{_address(article)}?all=1")


@may_tag
def article_blind_begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Have oneself asked of each claim that is stated now."""
    article = _article(pk)
    if article.current is None:
        say(request, NOTHING_TO_READ, level=messages.ERROR)
        return answer(request, article.get_absolute_url())
    try:
        BlindReading.objects.begin(article, request.user)
    except Refused as refusal:
        return refused(request, refusal, _address(article))
    return redirect(_address(article))


@may_tag
def article_blind_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand it in (`end=hand-in`), or give an unfinished one up (`end=give-up`)."""
    article = _article(pk)
    reading = article.current and _mine(request, article)
    if not reading:
        say(request, "You are not reading this version blind.", level=messages.ERROR)
        return answer(request, article.get_absolute_url())
    try:
        if request.POST.get("end") == "give-up":
            reading.give_up(request.user)
            say(request, "Given up, with what you had answered.", level=messages.INFO)
            return redirect(article)
        reading.hand_in(request.user)
    except Refused as refusal:
        return refused(request, refusal, _address(article))
    say(request, "Handed in.", undo_of(request))
    return redirect(_address(article))
