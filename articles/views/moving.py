"""Choosing what is to be moved: of an entity names, mentions and quotations, of a claim passages, of a story quotes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from articles.models import Appearance, Claim, Mention, Quote
from articles.overviews.many import Told
from articles.overviews.moving import SHOWN, Group, mentions_to_choose, passages_to_choose, quotes_to_choose
from entities.models import Alias, Entity
from newsroom.decisions.access import TAG, form_for
from newsroom.decisions.many import MOVE, BulkAct
from newsroom.values import number_in

from .answers import say
from .story import get_story

NOTHING = "Choose what is to be moved."


@dataclass(frozen=True, slots=True)
class Choice:
    """Where rows are chosen: what is said above them, the rows by kind, and the page from which one comes."""

    title: str
    lede: str
    back: str
    groups: list[Group]
    where: str = ""
    filters: list[tuple[str, str, bool]] = field(default_factory=list)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Show them, or go on with those that were chosen to the page that asks where to."""
        if request.method != "POST":
            return render(request, "articles/move.html", {"choice": self, "shown": SHOWN})
        chosen = [rows for group in self.groups if (rows := _chosen(request, group)) is not None]
        if not chosen:
            say(request, NOTHING, level=messages.ERROR)
            return redirect(request.get_full_path())
        act = BulkAct.objects.choose(request.user, MOVE, *chosen, back=self.back)
        return redirect(reverse("act_detail", args=[act.pk]))


def _chosen(request: HttpRequest, group: Group) -> QuerySet | None:
    if group.name in request.POST.getlist("all"):
        return group.rows
    keys = {key for text in request.POST.getlist(group.name) if (key := number_in(text)) is not None}
    there = group.rows.filter(pk__in=keys)
    return there if keys and there.exists() else None


@form_for(TAG)
def entity_move(request: HttpRequest, pk: int) -> HttpResponse:
    """What bears an entity's name and is somebody else's; `name` shows the mentions of one spelling, `article` those of
    one article, all of them chosen."""
    entity = get_object_or_404(Entity, pk=pk)
    if entity.merged_into_id:
        return redirect(reverse("entity_move", args=[entity.heir.pk]))
    spelling = request.GET.get("name", "")[:200]
    aliases = Alias.objects.live().filter(entity=entity).order_by("text")
    mentions = Mention.objects.live().filter(entity=entity)
    mentions = mentions.filter(exact=spelling) if spelling else mentions
    quotes = Quote.objects.live().filter(entity=entity)
    article = number_in(request.GET.get("article", ""))
    if article is not None:
        mentions, quotes = (rows.filter(revision__article=article) for rows in (mentions, quotes))
    here = reverse("entity_move", args=[entity.pk])
    names = list(aliases.values_list("text", flat=True))
    ticked = number_in(request.GET.get("alias", ""))
    choice = Choice(
        f"What of “{entity}” is somebody else’s?",
        "A name goes with all mentions and quotations in which it stands. Choose, and say on the next page where to.",
        entity.get_absolute_url(),
        [
            Group("alias", "Names", aliases, [(each, Told(each.text)) for each in aliases], {ticked}),
            mentions_to_choose(mentions, is_ticked=article is not None),
            quotes_to_choose(quotes),
        ],
        str(entity),
        _spellings(here, names, spelling),
    )
    return choice.answer(request)


def _spellings(here: str, names: Sequence[str], chosen: str) -> list[tuple[str, str, bool]]:
    """Links to the mentions of one spelling: its words, address, and whether it is the chosen one."""
    if len(names) < 2:
        return []
    links = [(name, f"{here}?{urlencode({'name': name})}", name == chosen) for name in names]
    return [("Every spelling", here, not chosen), *links]


@form_for(TAG)
def claim_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Passages that carry another claim than the one under which they stand."""
    claim = get_object_or_404(Claim.objects.select_related("story"), pk=pk)
    if claim.merged_into_id:
        return redirect(reverse("claim_move", args=[claim.heir.pk]))
    choice = Choice(
        "Which passages carry another claim?",
        f"They stand under “{claim}”. Choose, and say on the next page which claim they carry.",
        claim.get_absolute_url(),
        [passages_to_choose(Appearance.objects.live().filter(claim=claim))],
        "Claim",
    )
    return choice.answer(request)


@form_for(TAG)
def story_quotes_move(request: HttpRequest, slug: str) -> HttpResponse:
    """Quotations of a story that somebody else said, those whose speaker nobody knows among them."""
    story = get_story(slug)
    versions = story.articles.order_by().values("current")
    choice = Choice(
        "Which quotations has somebody else said?",
        f"Of the story “{story}”. Choose, and say on the next page who says them.",
        reverse("story_quotes", args=[story.slug]),
        [quotes_to_choose(Quote.objects.live().filter(revision__in=versions, is_orphaned=False))],
        "Quotes",
    )
    return choice.answer(request)
