"""Adding mentions that were missed: words that were selected, or typed and found by the form, and whom they name."""

from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.forms.naming import NamingForm, Place, places_of
from articles.forms.tagging import PlaceForm
from articles.models import Article, Mention, Passage, Revision
from entities.models import Entity
from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import TAG, form_for
from newsroom.values import number_in

from .answers import answer, conflict, say
from .decisions import undo_of

OFFERED = 8
AROUND = 40  # characters on either side of the words
NO_TEXT = "There is no text in which anybody could be named."
NEWER = "A newer version has come in: look for the words there."


@form_for(TAG)
def article_name(request: HttpRequest, pk: int) -> HttpResponse:
    """GET a place as tagging has it, or `words` to be found; POST their places, and whom they name."""
    article = get_object_or_404(Article.objects.with_current(*Revision.SHOWN), pk=pk)
    if article.current is None:
        say(request, NO_TEXT, level=messages.ERROR)
        return answer(request, article.get_absolute_url())
    if request.method == "POST":
        return _name(request, article)
    words = " ".join(request.GET.get("words", "")[:200].split())
    ticked: list[Place] = []
    if "start" in request.GET:
        place = PlaceForm(request.GET, revision=article.current)
        if place.is_valid():
            ticked = [place.place]
            words = " ".join(_words_at(article.current, place.place).split())[:200]
    return _page(request, article, words, ticked)


def _words_at(revision: Revision, place: Place) -> str:
    of, start, end = place
    return (revision.headline if of == Passage.Field.HEADLINE else revision.text)[start:end]


def _page(
    request: HttpRequest, article: Article, words: str, ticked: Sequence[Place], form: NamingForm | None = None
) -> HttpResponse:
    places = places_of(article.current, words)
    places += [place for place in ticked if place not in places]
    asked = " ".join(request.GET.get("q", "")[:200].split())
    context = {
        "article": article,
        "words": words,
        "places": [_in_context(article.current, place, place in ticked or len(places) == 1) for place in places],
        "found": Entity.objects.named_like(asked or words)[:OFFERED] if asked or words else [],
        "asked": asked,
        "kinds": Entity.Kind.choices,
        "form": form,
    }
    template = "articles/_naming_form.html" if request.htmx else "articles/article_name.html"
    return render(request, template, context, status=422 if form else 200)


def _in_context(revision: Revision, place: Place, is_ticked: bool) -> dict[str, str | bool]:
    of, start, end = place
    source = revision.headline if of == Passage.Field.HEADLINE else revision.text
    return {
        "value": f"{of}:{start}-{end}",
        "before": source[max(0, start - AROUND) : start],
        "words": source[start:end],
        "after": source[end : end + AROUND],
        "is_ticked": is_ticked,
        "is_headline": of == Passage.Field.HEADLINE,
    }


def _name(request: HttpRequest, article: Article) -> HttpResponse:
    form = NamingForm(request.POST, revision=article.current)
    here = article.get_absolute_url()
    if number_in(request.POST.get("revision", "")) != article.current_id:
        say(request, NEWER, level=messages.ERROR)
        return answer(request, here)
    if not form.is_valid():
        return _again(request, article, form)
    data = form.cleaned_data
    try:
        with transaction.atomic():
            entity = data["into"] or Entity(name=data["new"], kind=data["kind"] or Entity.Kind.OTHER).make(request.user)
            mentions = Mention.objects.state(entity, article.current, data["places"], request.user)
            for text in {" ".join(each.exact.split()) for each in mentions} if data["is_alias"] else ():
                entity.add_alias(text[:200], request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _again(request, article, form)
    except StaleDecision as stale:
        return conflict(request, stale, "to say who is named here", here)
    often = f", at {len(mentions)} places" if len(mentions) > 1 else ""
    say(request, f"“{mentions[0]}” names {mentions[0].entity}{often}", undo_of(request))
    return answer(request, f"{here}#m{mentions[0].pk}", {"article": article.pk, "mention": mentions[0].pk}, html="")


def _again(request: HttpRequest, article: Article, form: NamingForm) -> HttpResponse:
    words = " ".join(request.POST.get("words", "")[:200].split())
    return _page(request, article, words, form.cleaned_data.get("places", []), form)
