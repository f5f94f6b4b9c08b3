"""A story's other tabs: its articles, names, quotations, differences, origins, timeline and history."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse

from articles.drawing.pictures import Link, Shared, origins_picture, strongest_ties, tied_outlets
from articles.matrix.build import build_matrix, columns_of
from articles.matrix.coverage import coverage_of
from articles.matrix.facts import facts_of
from articles.models import (
    Article,
    Discrepancy,
    DiscrepancyValue,
    Membership,
    Origin,
    ReadThrough,
    Reuse,
)
from articles.overviews.brief import quoted_in
from articles.overviews.changes import changes_in, changes_of, taken_down
from articles.overviews.histories import SHOWN, history_of_story
from articles.overviews.people import names_of
from articles.overviews.quotes import said_in
from articles.overviews.timeline import entries_of, picture_of
from newsroom.decisions import State

from .story import get_story, story_page

PEOPLE = ("decided_by", "created_by")
OUTLETS_DRAWN = 80  # in the picture of origins; it is some 2,100 px high then
ARCS_DRAWN = 24  # from here on only the strongest ones: nobody follows more with the eye
PAIRS_SHOWN = 30  # of who shares text with whom, until somebody asks for all of them


def story_articles(request: HttpRequest, slug: str) -> HttpResponse:
    """Who published when and from which origin, what each has alone and leaves out, and who has read it through."""
    story = get_story(slug)
    matrix = build_matrix(story, with_words=False)
    live = story.memberships.live().select_related("article", *PEOPLE)
    members = {member.article_id: member for member in live}
    reads = _read_throughs(members.values())
    prefetch_related_objects([o for column in matrix.columns for o in column.origins.values()], *PEOPLE)
    stated = sum(row.claim.is_confirmed for row in matrix.rows)
    with_suggested = request.GET.get("claims", "" if stated else "all") == "all"
    told = {key: (member, reads[key]) for key, member in members.items()}  # one may have left, or come, just now
    coverage = [
        (part, [(article, *told[article.pk]) for article in part.column.articles if article.pk in told])
        for part in coverage_of(matrix, with_suggested)
    ]
    rejected = story.memberships.rejected().select_related("article__outlet", *PEOPLE)
    context = {
        "coverage": coverage,
        "choices": [article for _, articles in coverage for article, *_ in articles if article.current_id],
        "rejected": rejected,
        "with_suggested": with_suggested,
        "stated": stated,
        "all_claims": len(matrix.rows),
        "suggested_members": sum(member.is_suggested for member in members.values()),
    }
    return story_page(request, story, "story_articles", "articles/story_articles.html", context, matrix.columns)


def _read_throughs(members: Iterable[Membership]) -> dict[int, list]:
    from_revision = {member.article.current_id: member.article_id for member in members}
    reads = defaultdict(list)
    for read in ReadThrough.objects.filter(revision__in=from_revision).select_related("reader").order_by("read_at"):
        reads[from_revision[read.revision_id]].append(read)
    return reads


def story_people(request: HttpRequest, slug: str) -> HttpResponse:
    """Whom the story names, and how each outlet writes the name."""
    story = get_story(slug)
    kind = request.GET.get("kind", "")
    uses = names_of(story)
    kinds = _counted((use.entity.kind, use.entity.get_kind_display()) for use in uses)
    shown = [use for use in uses if not kind or use.entity.kind == kind]
    context = {"uses": shown, "kinds": kinds, "kind": kind, "all_uses": len(uses)}
    return story_page(request, story, "story_people", "articles/story_people.html", context)


def _counted(kinds: Iterable[tuple[str, str]]) -> list[tuple[str, str, int]]:
    """Each (kind, its name) once, with how many there are, by name."""
    many = Counter(kinds)
    return sorted(((*kind, many[kind]) for kind in many), key=lambda row: row[1])


def story_quotes(request: HttpRequest, slug: str) -> HttpResponse:
    """One utterance, its renderings side by side."""
    story = get_story(slug)
    said = said_in(story)
    single = [each for each in said if each.outlets == 1]
    context = {
        "shared": [each for each in said if each.outlets > 1],
        "single": [each for each in single if not each.is_only_reported],
        "reported": [each for each in single if each.is_only_reported],
    }
    return story_page(request, story, "story_quotes", "articles/story_quotes.html", context)


def story_differences(request: HttpRequest, slug: str) -> HttpResponse:
    """Where outlets differ: each matter with its values, to confirm, or to dismiss with a reason."""
    story = get_story(slug)
    values = (
        DiscrepancyValue.objects.with_version("text").select_related("article__outlet").order_by("value", "article")
    )
    found = (
        Discrepancy.objects.filter(story=story)
        .select_related("claim", *PEOPLE)
        .prefetch_related(Prefetch("values", values))
        .order_by("verdict", "pk")
    )
    kind = request.GET.get("kind", "")
    changes, gone = changes_in(story), taken_down(story.articles)
    by_state = defaultdict(list)
    for each in found:
        if not kind or each.kind == kind:
            by_state[each.state].append((each, _by_value(each.values.all())))
    context = {
        "kinds": _counted((each.kind, each.get_kind_display()) for each in found),
        "kind": kind,
        "found": len(found),
        "open": [row for row in by_state[State.SUGGESTED] if row[0].verdict != Discrepancy.Verdict.WORDING],
        "wording": [row for row in by_state[State.SUGGESTED] if row[0].verdict == Discrepancy.Verdict.WORDING],
        "confirmed": by_state[State.CONFIRMED],
        "dismissed": by_state[State.REJECTED],
        "verdicts": Discrepancy.Verdict.choices,
        "changes": changes,
        "taken_down": gone,
        "changed": len(changes) + len(gone),
    }
    return story_page(request, story, "story_differences", "articles/story_differences.html", context)


def _by_value(values: Iterable[DiscrepancyValue]) -> list[tuple[str, list[DiscrepancyValue]]]:
    """The values with who gives them, the most given first."""
    groups: dict[str, list[DiscrepancyValue]] = defaultdict(list)
    for value in values:
        groups[value.value].append(value)
    return sorted(groups.items(), key=lambda item: -len(item[1]))


def story_origins(request: HttpRequest, slug: str) -> HttpResponse:
    """Who draws on whom: origins of each article, and which articles share text."""
    story = get_story(slug)
    columns = columns_of(story)
    articles = [article for column in columns for article in column.articles]
    origins = list(Origin.objects.filter(article__in=articles).select_related("outlet", *PEOPLE).strongest_first())
    by_article = defaultdict(list)
    for origin in origins:
        by_article[origin.article_id].append(origin)
    reuse = Reuse.objects.filter(first__in=articles, second__in=articles).select_related(
        "first__outlet", "second__outlet"
    )
    pairs = sorted(reuse, key=lambda pair: -max(pair.share_of_first, pair.share_of_second))
    shown = pairs if request.GET.get("pairs") == "all" else pairs[:PAIRS_SHOWN]
    picture, drawn = _origins_picture(articles, by_article, pairs)
    outlets = dict.fromkeys(article.outlet_name for article in articles)
    context = {
        "articles": [(article, by_article[article.pk]) for article in articles],
        "reuse": shown,
        "all_pairs": len(pairs),
        "picture": picture,
        "not_drawn": [name for name in outlets if name not in drawn],
    }
    return story_page(request, story, "story_origins", "articles/story_origins.html", context, columns)


def _origins_picture(
    articles: list[Article], by_article: dict[int, list[Origin]], pairs: Iterable[Reuse]
) -> tuple[str, set[str]]:
    """The picture and whose outlets stand in it; "" where nobody is known to have anything of another."""
    outlets = list(dict.fromkeys(article.outlet_name for article in articles))
    links = list(
        dict.fromkeys(
            Link(origin.outlet.name, article.outlet_name, origin.is_confirmed)
            for article in articles
            for origin in by_article[article.pk][:1]
            if origin.outlet_id != article.outlet_id
        )
    )
    shared = [
        Shared(pair.first.outlet_name, pair.second.outlet_name, max(pair.share_of_first, pair.share_of_second))
        for pair in pairs
        if pair.kind != Reuse.Kind.QUOTATION and pair.first.outlet_id != pair.second.outlet_id
    ]
    ties = shared if len(shared) <= ARCS_DRAWN else strongest_ties(shared)
    drawn = tied_outlets(outlets, links, ties)[:OUTLETS_DRAWN]
    return (origins_picture(drawn, links, ties) if drawn else "", set(drawn))


def story_timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """Events and publication on one picture, and in a table."""
    story = get_story(slug)
    entries = entries_of(story)
    context = {"entries": entries, "picture": picture_of(entries)}
    return story_page(request, story, "story_timeline", "articles/story_timeline.html", context)


def story_history(request: HttpRequest, slug: str) -> HttpResponse:
    """Who changed what, and what it was before."""
    story = get_story(slug)
    changes = history_of_story(story)
    context = {"changes": changes, "is_cut": len(changes) == SHOWN}
    return story_page(request, story, "story_history", "articles/story_history.html", context)


def story_brief(request: HttpRequest, slug: str) -> HttpResponse:
    """A brief to print: what is solid, what only one outlet has, where outlets differ, what they changed."""
    story = get_story(slug)
    facts = facts_of(story, request.GET)
    lines = [line for line in facts.lines if line.claim.is_confirmed]
    articles = story.articles.with_outlet().in_order_of_publication()
    changes, gone = changes_of(articles), taken_down(articles)
    differences = Discrepancy.objects.confirmed().filter(story=story).select_related("claim")
    context = {
        "facts": facts,
        "solid": [line for line in lines if line.counted > 1],
        "alone": [line for line in lines if line.counted == 1 and not line.suggested],
        "more_suggested": [line for line in lines if line.counted == 1 and line.suggested],
        "quoted": quoted_in(story),
        "soft": [line for line in lines if line.carried and not line.counted],
        "open": [line for line in lines if not line.carried],
        "undecided": Discrepancy.objects.suggested().filter(story=story).count(),
        "differences": [
            (each, _by_value(each.values.all()))
            for each in differences.prefetch_related(
                Prefetch("values", DiscrepancyValue.objects.select_related("article__outlet"))
            )
        ],
        "articles": articles,
        "changes": changes,
        "taken_down": gone,
        "changed": len(changes) + len(gone),
    }
    return story_page(request, story, "story_brief", "articles/story_brief.html", context, facts.matrix.columns)
