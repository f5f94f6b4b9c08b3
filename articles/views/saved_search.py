"""Saved searches: everybody's own. Another person's does not exist, as far as one can see."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from articles.forms.saved_search import NameForm, SaveSearchForm
from articles.models import SavedSearch
from articles.search.saved import news_of
from newsroom.values import zone_in

from .answers import Undo, answer, say
from .decisions import part
from .following import mine_changed


@require_GET
def search_list(request: HttpRequest) -> HttpResponse:
    """All of the reader's saved searches, with what is new in the first of them."""
    searches = list(request.user.saved_searches.all()[: SavedSearch.MOST])
    context = {"searches": news_of(searches, zone_in(request.COOKIES))}
    return part(request, "articles/search_list.html", "articles/_search_list.html", context)


@require_POST
def search_save(request: HttpRequest) -> HttpResponse:
    """Keep the search of the page that the form stands on."""
    form = SaveSearchForm(request.POST, owner=request.user)
    if not form.is_valid():
        return _refused(request, form, reverse("search"))
    search = form.save()
    undo = Undo(reverse("search_delete", args=[search.pk]))
    say(request, f"Saved: your desk tells what is new in “{search}”.", undo=undo)
    return mine_changed(answer(request, search.results_address))


@require_GET
def search_open(request: HttpRequest, pk: int) -> HttpResponse:
    """On to the results; what has come in until now is no longer new."""
    search = _own(request, pk)
    SavedSearch.objects.filter(pk=search.pk).update(opened_at=timezone.now())
    return redirect(search.results_address)


@require_POST
def search_rename(request: HttpRequest, pk: int) -> HttpResponse:
    search = _own(request, pk)
    form = NameForm(request.POST)
    if not form.is_valid():
        return _refused(request, form, reverse("search_list"))
    former, search.name = search.name, form.cleaned_data["name"]
    search.save(update_fields=["name"])
    say(request, f"Now called “{search}”.", undo=Undo(reverse("search_rename", args=[pk]), {"name": former}))
    return mine_changed(answer(request, reverse("search_list")))


@require_POST
def search_delete(request: HttpRequest, pk: int) -> HttpResponse:
    search = _own(request, pk)
    search.delete()
    fields = {"name": search.name, "query": search.query, "since": search.opened_at.isoformat()}
    say(request, f"Deleted: “{search}”.", undo=Undo(reverse("search_save"), fields))
    return mine_changed(answer(request, reverse("search_list")))


def _own(request: HttpRequest, pk: int) -> SavedSearch:
    return get_object_or_404(request.user.saved_searches, pk=pk)


def _refused(request: HttpRequest, form, fallback: str) -> HttpResponse:
    say(request, next(iter(form.errors.values()))[0], level=messages.ERROR)
    return answer(request, fallback)
