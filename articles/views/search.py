"""One box for everything: articles, claims and names, with what narrows them down."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.filters.search import FoundArticles, FoundClaims, FoundEntities
from articles.forms.saved_search import proposed_name, tidy_query
from articles.forms.search import PAGE_SIZE, SearchForm
from articles.models import Article, Claim, Membership, Outlet, Story
from articles.overviews.entity import named_in
from articles.overviews.spread import spread_of
from articles.search import CLAIMS, HITS, NAMES, Hit, Search, TooSlow, time_limit
from entities.models import Alias, Entity
from newsroom import values
from newsroom.values import zone_in

from .decisions import part

OUTLETS_OFFERED = 8
STORIES_OFFERED = 6
OUTLET_NAMES = 12
ZONE_NAMES = 20
OF_EACH = {"claims": 5, "names": 6}  # shown beside the articles when everything is asked for
LIMITS = {"articles": HITS, "claims": CLAIMS, "names": NAMES}
FEW = 3  # hits: then it is worth asking whether something else was meant
TOO_SLOW = "This took too long. Add a word, an outlet or a day, so that there is less to look through."


def search(request: HttpRequest) -> HttpResponse:
    """Results for `?q=`; within the limit of time, or with a word on how to narrow the search."""
    form = SearchForm(request.GET)
    zone = zone_in(request.COOKIES)
    filters = {
        "articles": FoundArticles(request.GET, Article.objects.all(), zone),
        "claims": FoundClaims(request.GET, Claim.objects.current(), zone),
        "names": FoundEntities(request.GET, Entity.objects.current(), zone),
    }
    context = {"form": form, "filters": filters["claims"], "problem": _problem(form, filters["claims"])}
    looked_for = Search(form.asked("q", ""), with_names=form.asked("spelling", "any") != "mine")
    context["search"] = looked_for
    if not context["problem"] and not looked_for.is_empty:
        try:
            with time_limit():
                context |= _find(looked_for, form, {kind: each.qs for kind, each in filters.items()})
        except TooSlow:
            context["problem"] = TOO_SLOW
    context["problem"] = context["problem"] or looked_for.problem
    context["story"] = filters["claims"].asked_story
    context["saving"] = None if context["problem"] else _saving(request, context["story"])
    return part(request, "articles/search.html", "articles/_search_results.html", context)


def _saving(request: HttpRequest, story: Story | None) -> dict[str, Any] | None:
    """What it takes to save this search, or as what it is saved. One query."""
    query = tidy_query(request.META["QUERY_STRING"])
    if not query:
        return None
    return {
        "query": query,
        "address": f"{request.path}?{query}",
        "name": proposed_name(query, story.title if story else ""),
        "saved": request.user.saved_searches.filter(query=query).first(),
    }


def _problem(form: SearchForm, filterset: FoundClaims) -> str:
    if form.is_valid() or "q" not in form.errors:
        return "" if filterset.is_valid() else "A day must look like 2031-03-09."
    return form.errors["q"][0]


def _find(looked_for: Search, form: SearchForm, rows: dict[str, Any]) -> dict[str, Any]:
    kind, by_rank = form.asked("kind", "all"), form.asked("sort", "best") == "best"
    hits = looked_for.articles(rows["articles"], by_rank)
    claims = looked_for.claims(rows["claims"], by_rank)
    entities = looked_for.entities(rows["names"], with_alike=not hits)
    found = {"articles": hits, "claims": claims, "names": entities}
    pages = {"all": "articles"}.get(kind, kind)
    number = min(form.asked("page", 1), max(1, -(-len(found[pages]) // PAGE_SIZE)))
    shown = {name: _shown(name, rows, kind, number) for name, rows in found.items()}
    return {
        "kind": kind,
        "counts": [(value, label, _count(value, found)) for value, label in SearchForm.KINDS],
        "articles": _read_articles(looked_for, shown["articles"]),
        "claims": _read_claims(looked_for, shown["claims"]),
        "entities": _read_entities(shown["names"]),
        "outlets": _outlets(hits),
        "stories": _stories(hits),
        "guesses": _guesses(looked_for, rows) if len(hits) + len(claims) <= FEW and not looked_for.names else [],
        "is_empty": not (hits or claims or entities),
        "number": number,
        "previous": number - 1,
        "next": number + 1 if number * PAGE_SIZE < len(found[pages]) else 0,
    }


def _guesses(looked_for: Search, rows: dict[str, Any]) -> list[str]:
    """What may have been meant, as far as it finds something."""
    return [guess for guess in looked_for.guesses if Search(guess).finds(rows["articles"], rows["claims"])]


def _shown(name: str, rows: Sequence, kind: str, number: int) -> Sequence:
    """The page's share of one kind of results."""
    if kind == "all" and name in OF_EACH:
        return rows[: OF_EACH[name]] if number == 1 else []
    if kind not in ("all", name):
        return []
    return rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]


def _count(kind: str, found: dict[str, Sequence]) -> str:
    if kind == "all":
        return ""
    number = len(found[kind])
    return f"{number:,}+" if number >= LIMITS[kind] else f"{number:,}"


def _read_articles(looked_for: Search, hits: Sequence[Hit]) -> list[Article]:
    """Articles with their stories. Two queries."""
    articles = looked_for.read(hits)
    live = Membership.objects.live().select_related("story")
    prefetch_related_objects(articles, Prefetch("memberships", live, to_attr="live_memberships"))
    return articles


def _read_claims(looked_for: Search, keys: Sequence[int]) -> list[tuple]:
    claims = looked_for.read_claims(keys)
    spread = spread_of(claims)
    return [(claim, spread[claim.pk]) for claim in claims]


def _read_entities(entities: Sequence[Entity]) -> list[tuple]:
    """Entities with their other names, and in how many articles they are named. Two queries."""
    names = Alias.objects.live().filter(entity__in=entities).values_list("entity", "text")
    named = named_in(entities)
    return [
        (entity, [text for key, text in names if key == entity.pk and text != entity.name], named.get(entity.pk, 0))
        for entity in entities
    ]


def _outlets(hits: Sequence[Hit]) -> list[tuple[str, int]]:
    """The outlets with most hits. One query."""
    most = Counter(hit.outlet for hit in hits if hit.outlet).most_common(OUTLETS_OFFERED)
    outlets = Outlet.objects.in_bulk([key for key, _ in most])
    return [(outlets[key].name, number) for key, number in most]


def _stories(hits: Sequence[Hit]) -> list[dict]:
    """The stories with most hits. One query."""
    members = Membership.objects.live().filter(article__in=[hit.article for hit in hits], story__merged_into=None)
    by_story = members.values("story__slug", "story__title").annotate(n=Count("pk"))
    return list(by_story.order_by("-n", "story__slug")[:STORIES_OFFERED])


def outlet_names(request: HttpRequest) -> HttpResponse:
    """Names of outlets like what is being typed, as options of a text field."""
    typed = request.GET.get("outlet", "")[:200].strip()
    outlets = Outlet.objects.filter(name__icontains=typed).order_by("name")[:OUTLET_NAMES] if typed else []
    return render(request, "entities/_options.html", {"options": [outlet.name for outlet in outlets]})


def zone_names(request: HttpRequest) -> HttpResponse:
    """Names of time zones like what is being typed, as options of a text field."""
    typed = (request.GET.get("zone") or request.GET.get("published_zone") or "")[:100].strip().lower().replace(" ", "_")
    like = [name for key, name in values.zone_names().items() if typed in key] if typed else []
    return render(request, "entities/_options.html", {"options": like[:ZONE_NAMES]})
