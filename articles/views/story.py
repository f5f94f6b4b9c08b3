"""The list of stories, and a story's facts: the matrix, one cell of it, one row of it, one row's words."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from articles.filters import StoryFilter
from articles.matrix.cell_words import CellWords, row_words, words_of_cell
from articles.matrix.cells import Column
from articles.matrix.facts import column_at, facts_of
from articles.matrix.news import news_of
from articles.models import Look, MergeProposal, Story
from articles.models.stage import stages_for
from articles.overviews.annotations import reading_at
from articles.overviews.figures import figures_beside, figures_of
from articles.overviews.notes import said_in_cells, with_said
from entities.pages import KeyPage, read_moment
from newsroom.counting import in_figures

STORIES_A_PAGE = 20

TABS = (
    ("story_detail", "Facts"),
    ("story_articles", "Articles"),
    ("story_people", "People & places"),
    ("story_quotes", "Quotes"),
    ("story_differences", "Differences"),
    ("story_origins", "Origins"),
    ("story_timeline", "Timeline"),
    ("story_notes", "Notes"),
    ("story_history", "History"),
)


def get_story(slug: str) -> Story:
    """The story of that slug, or the one it was merged into."""
    story = get_object_or_404(with_said(Story.objects.select_related("merged_into")), slug=slug)
    while story.merged_into:
        story = story.merged_into
    return story


def story_page(
    request: HttpRequest,
    story: Story,
    tab: str,
    template: str,
    context: dict,
    columns: Sequence[Column] | None = None,
) -> HttpResponse:
    """Render one tab under the head that all of them share; `columns` are the story's, where the tab has read them."""
    said = getattr(story, "said", 0)
    labels = dict(TABS) | ({"story_notes": f"Notes ({in_figures(said)})"} if said else {})
    tabs = [(reverse(name, args=[story.slug]), label, name == tab) for name, label in labels.items()]
    if columns is None:
        figures = figures_of([story], request.user)[story.pk]
    else:
        figures = figures_beside(columns, story, request.user)
    if figures.waiting.merges:
        context["merge_proposals"] = MergeProposal.objects.beside(story)
    context |= {"figures": figures, "tabs": tabs, "stages": stages_for(story, request.user)}
    return render(request, template, {"story": story, **context})


def story_list(request: HttpRequest) -> HttpResponse:
    """All stories by latest news, narrowed by words and dates, a keyset page at a time."""
    filterset = StoryFilter(request.GET, Story.objects.current())
    page = KeyPage(
        filterset.qs, request.GET, "latest_at", STORIES_A_PAGE, descending=True, may_be_null=True, read=read_moment
    )
    figures = figures_of(page.rows, request.user)
    rows = [(story, figures[story.pk]) for story in page.rows]
    return render(request, "articles/story_list.html", {"filterset": filterset, "page": page, "rows": rows})


def story_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The facts: which outlets report each claim, how firmly, from how many origins."""
    story = get_story(slug)
    if story.slug != slug:
        return redirect(story)
    facts = facts_of(story, request.GET)
    looked_at = Look.objects.take(request.user, story)
    context = {"facts": facts, "looked_at": looked_at, "news": news_of(story, looked_at, request.user)}
    return story_page(request, story, "story_detail", "articles/story_detail.html", context, facts.matrix.columns)


def story_cell(request: HttpRequest, slug: str, claim: int, column: str) -> HttpResponse:
    """The words behind one cell, with what one can decide there: a panel for htmx, else a page of its own."""
    story = get_story(slug)
    words = _words_of_cell(story, claim, column)
    context = {"story": story, "words": words, "next": _matrix_address(request, story)}
    context["said_in_cells"] = said_in_cells(words.claim, request.user)
    if words.offer:
        offer = words.offer
        context["reading"] = reading_at(offer.article, offer.field, offer.start, offer.end, words.claim.statement)
    response = render(request, "articles/_cell.html" if request.htmx else "articles/story_cell.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _words_of_cell(story: Story, claim: int, column: str) -> CellWords:
    found = get_object_or_404(story.claims.current().select_related("decided_by", "created_by"), pk=claim)
    matrix = facts_of(story, QueryDict(), [found]).matrix
    place = column_at(matrix, column)
    if place is None:
        raise Http404("No such outlet in this story.")
    return words_of_cell(matrix.rows[0].cell_of(place))


def _matrix_address(request: HttpRequest, story: Story) -> str:
    """Where a decision without JavaScript leads back to: the cell's own page."""
    return request.path if not request.htmx else request.htmx.current_url_abs_path or story.get_absolute_url()


def story_row(request: HttpRequest, slug: str, claim: int) -> HttpResponse:
    """One row of the matrix as it stands now; empty once the claim is gone from the story."""
    story = get_story(slug)
    found = story.claims.current().select_related("decided_by", "created_by", "reading").filter(pk=claim).first()
    if found is None:
        return HttpResponse("")
    facts = facts_of(story, request.GET, [found])
    back = f"{story.get_absolute_url()}?{request.GET.urlencode()}"
    return HttpResponse(
        render_to_string("articles/_matrix_row.html", {"facts": facts, "story": story, "back": back}, request)
    )


def story_words(request: HttpRequest, slug: str, claim: int) -> HttpResponse:
    """All words that carry one claim, outlet by outlet: a row under the claim's for htmx, else a page of its own."""
    story = get_story(slug)
    found = get_object_or_404(story.claims.current(), pk=claim)
    context = {"story": story, "claim": found, "outlets": row_words(story, found)}
    response = render(request, "articles/_row_words.html" if request.htmx else "articles/story_words.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response
