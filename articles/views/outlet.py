"""Outlets: their list, and a page for each with its articles and its record."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Coalesce, Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from articles.filters.outlet import OutletFilter
from articles.forms.outlet import OutletForm
from articles.models import Article, Membership, Outlet
from articles.models.outlet import INHERITED, NAME_TAKEN
from articles.overviews.figures import figures_of
from articles.overviews.merging import perhaps_one_with
from articles.overviews.outlet import LOOKED_AT, RECORDS, shares_of, stories_of
from articles.overviews.spread import spread_of, strongest_origins
from entities.pages import KeyPage, read_moment, read_number
from newsroom.counting import capped, capped_of, in_figures
from newsroom.decisions import StaleDecision
from newsroom.decisions.access import CURATE, form_for
from newsroom.values import number_in

from .answers import edited_at_once, say, unchanged
from .decisions import undo_of
from .reading import read_outlet

PAGE_SIZE = 50
ROWS_SHOWN = 20
OFFERED = 8
TABS = {
    "articles": "Articles",
    "stories": "Stories",
    "first": "First with",
    "alone": "Alone with",
    "silent": "Silent on",
}


def outlet_list(request: HttpRequest) -> HttpResponse:
    """Outlets by name, with how many articles each has."""
    filterset = OutletFilter(request.GET, Outlet.objects.annotate(sort_name=Lower("name")))
    found = filterset.qs if filterset.is_valid() else filterset.queryset.none()
    page = KeyPage(found, request.GET, "sort_name", PAGE_SIZE)
    articles = capped_of(Article.objects.filter(outlet=OuterRef("pk")).order_by())
    counts = dict(Outlet.objects.filter(pk__in=[row.pk for row in page.rows]).values_list("pk", articles))
    rows = [(outlet, counts[outlet.pk]) for outlet in page.rows]
    return render(request, "articles/outlet_list.html", {"filterset": filterset, "page": page, "rows": rows})


def outlet_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Who it is; what it carried first or alone, what it leaves out, and how much of it comes from others."""
    outlet = get_object_or_404(Outlet.objects.select_related("merged_into"), pk=pk)
    tab = request.GET.get("show", "")
    tab = tab if tab in TABS else "articles"
    shares = shares_of(outlet)
    counts = {"articles": capped(outlet.articles.all()), "stories": capped(stories_of(outlet))}
    counts |= {name: capped(record(outlet)) for name, record in RECORDS.items()}
    context = {
        "outlet": outlet,
        "shares": shares,
        "looked_at": LOOKED_AT if counts["articles"] > LOOKED_AT else 0,
        "tab": tab,
        "tabs": [(name, label, in_figures(counts[name])) for name, label in TABS.items()],
        "perhaps_one": perhaps_one_with(outlet) if request.user.has_perm(CURATE) else [],
        **_rows(tab, outlet, request),
    }
    return render(request, "articles/outlet_detail.html", context)


def outlet_find(request: HttpRequest) -> HttpResponse:
    """Outlets named like what is being typed, as choices for a form."""
    words, leave = request.GET.get("q", "")[:200].strip(), number_in(request.GET.get("except", ""))
    found = Outlet.objects.current().filter(name__icontains=words).exclude(pk=leave or 0)[:OFFERED] if words else []
    return render(request, "entities/_choices.html", {"found": found, "typed": words})


def _rows(tab: str, outlet: Outlet, request: HttpRequest) -> dict[str, Any]:
    """The page of the chosen tab, and its rows as the template takes them."""
    if tab == "articles":
        return _articles(outlet, request)
    if tab == "stories":
        page = KeyPage(
            stories_of(outlet),
            request.GET,
            "latest_at",
            ROWS_SHOWN,
            descending=True,
            may_be_null=True,
            read=read_moment,
        )
        figures = figures_of(page.rows, request.user)
        return {"page": page, "rows": [(story, figures[story.pk]) for story in page.rows]}
    return _claims(RECORDS[tab], outlet, request)


def _articles(outlet: Outlet, request: HttpRequest) -> dict[str, Any]:
    stories = Prefetch("memberships", Membership.objects.live().select_related("story"), to_attr="live_memberships")
    articles = (
        Article.objects.filter(outlet=outlet).with_outlet().annotate(moment=Coalesce("published_at", "created_at"))
    )
    articles = articles.prefetch_related(stories)
    page = KeyPage(articles, request.GET, "moment", ROWS_SHOWN, descending=True, read=read_moment)
    origins = strongest_origins(article.pk for article in page.rows)
    return {"page": page, "rows": [(article, origins.get(article.pk)) for article in page.rows]}


def _claims(record: Callable[[Outlet], QuerySet], outlet: Outlet, request: HttpRequest) -> dict[str, Any]:
    # Not the key itself: the database would walk along its index through the claims of all outlets.
    # Nor more tables joined than it puts into an order of its own: it would begin with all articles.
    claims = record(outlet).prefetch_related("story", "decided_by", "created_by").annotate(number=F("pk") + 0)
    page = KeyPage(claims, request.GET, "number", ROWS_SHOWN, descending=True, read=read_number)
    spread = spread_of(page.rows)
    return {"page": page, "rows": [(claim, spread[claim.pk]) for claim in page.rows]}


@form_for(CURATE)
def outlet_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Name, kind, domains, country, language, owner, note."""
    outlet = get_object_or_404(Outlet, pk=pk)
    form = OutletForm(request.POST or None, row=outlet)
    if request.method == "POST" and form.is_valid():
        if not form.changes():
            return unchanged(request, outlet.get_absolute_url())
        try:
            changes = form.changes()
            with transaction.atomic():
                outlet.edit(request.user, form.cleaned_data["version"], **changes)
        except IntegrityError:
            form.add_error("name", NAME_TAKEN)
        except StaleDecision as stale:
            return edited_at_once(request, stale, form, outlet.get_absolute_url())
        else:
            say(request, f"Saved: {outlet}", undo_of(request))
            if changes.keys() & set(INHERITED):
                read_outlet(request, outlet)
            return redirect(outlet)
    context = {"outlet": outlet, "form": form}
    return render(request, "articles/outlet_edit.html", context, status=422 if form.errors else 200)
