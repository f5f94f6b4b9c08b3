"""Entities: their list, and a page for each with its names, its coverage and what was reported with it."""

from django.db import IntegrityError, transaction
from django.db.models import Prefetch, Q
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.filters.search import FoundArticles
from articles.models import Membership
from articles.overviews.entity import (
    NEWEST,
    articles_naming,
    companions_of,
    first_reports_of,
    has_more_mentions,
    mentions_in,
    named_in,
    spellings_of,
)
from articles.overviews.histories import history_of_entity
from articles.overviews.merging import perhaps_one_with
from articles.overviews.notes import with_said
from entities.filters import EntityFilter
from entities.forms import AliasForm, EntityForm
from entities.models import Alias, Entity, Event, FoldName
from entities.models.entity import ITEM_TAKEN
from entities.pages import KeyPage, read_moment
from newsroom.counting import capped
from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import CURATE, TAG, form_for, may_tag
from newsroom.values import zone_in

from .answers import answer, conflict, edited_at_once, say, unchanged
from .decisions import Deciding, part, refused, undo_of, unreadable

PAGE_SIZE = 50
ARTICLES_SHOWN = 12
EVENTS_SHOWN = 12
NAMES_SHOWN = 12


def entity_list(request: HttpRequest) -> HttpResponse:
    """Entities in the order of the alphabet, accents aside, with their names and how many articles name them."""
    asked = Entity.objects.filter(merged_into=None) if request.GET.get("state") else Entity.objects.current()
    rows = asked.select_related("decided_by", "created_by").annotate(sort_name=FoldName("name"))
    filterset = EntityFilter(request.GET, rows)
    page = KeyPage(filterset.qs if filterset.is_valid() else rows.none(), request.GET, "sort_name", PAGE_SIZE)
    names = Alias.objects.live().filter(entity__in=page.rows).values_list("entity", "text")
    named = named_in(page.rows)
    context = {
        "filterset": filterset,
        "page": page,
        "rows": [
            (each, [text for key, text in names if key == each.pk and text != each.name], named.get(each.pk, 0))
            for each in page.rows
        ],
    }
    return part(request, "articles/entity_list.html", "articles/_entity_rows.html", context)


def _entity(pk: int) -> Entity:
    entities = Entity.objects.select_related("merged_into", "decided_by", "created_by")
    return get_object_or_404(with_said(entities), pk=pk)


def entity_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """How it is written and by whom, where it is named, beside whom, and what was reported with it first."""
    entity = _entity(pk)
    naming = articles_naming(entity)
    filterset = FoundArticles(request.GET, naming, zone_in(request.COOKIES))
    page = _articles(filterset.qs if filterset.is_valid() else naming.none(), request)
    mentions = mentions_in(entity, page.rows)
    lineage = entity.lineage
    events = Event.objects.current().filter(Q(place__in=lineage) | Q(participants__in=lineage)).distinct()
    context = {
        "entity": entity,
        "articles_count": capped(naming),
        "spellings": spellings_of(entity),
        "newest": NEWEST if has_more_mentions(entity) else 0,
        "filterset": filterset,
        "story": filterset.asked_story,
        "page": page,
        "coverage": [(article, mentions.get(article.pk, [])) for article in page.rows],
        "companions": companions_of(entity),
        "first_reports": first_reports_of(entity),
        "events": events.select_related("place", "decided_by", "created_by").in_order_of_time()[:EVENTS_SHOWN],
        "merged": entity.merged.select_related("decided_by", "created_by"),
        "history": history_of_entity(entity),
        "perhaps_one": perhaps_one_with(entity) if request.user.has_perm(CURATE) else [],
        "alias_form": AliasForm(auto_id="alias-%s"),
    }
    return part(request, "articles/entity_detail.html", "articles/_entity_body.html", context)


def _articles(articles, request: HttpRequest) -> KeyPage:
    """Newest first, with their words and stories."""
    stories = Prefetch("memberships", Membership.objects.live().select_related("story"), to_attr="live_memberships")
    articles = articles.with_current("text").prefetch_related(stories)
    articles = articles.annotate(moment=Coalesce("published_at", "created_at"))
    return KeyPage(articles, request.GET, "moment", ARTICLES_SHOWN, descending=True, read=read_moment)


@may_tag
def entity_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Is there such a person, place or body? A rejected one is not suggested again."""
    entity = _entity(pk)
    return Deciding(entity, f"“{entity}”", entity.get_absolute_url(), decided={"entity": pk}).answer(request)


@form_for(TAG)
def entity_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Name, kind, Wikidata item and note; what a person edits is confirmed thereby."""
    entity = _entity(pk)
    form = EntityForm(request.POST or None, row=entity)
    if request.method == "POST" and form.is_valid():
        if not form.changes():
            return unchanged(request, entity.get_absolute_url())
        try:
            with transaction.atomic():
                entity.edit(request.user, form.cleaned_data["version"], **form.changes())
        except StaleDecision as stale:
            return edited_at_once(request, stale, form, entity.get_absolute_url())
        except Refused as refusal:
            return refused(request, refusal, entity.get_absolute_url())
        except IntegrityError:
            form.add_error("wikidata_id", ITEM_TAKEN)
        else:
            say(request, f"Saved: “{entity}”", undo_of(request))
            return answer(request, entity.get_absolute_url(), {"entity": pk})
    context = {"entity": entity, "form": form}
    return render(request, "articles/entity_edit.html", context, status=422 if form.errors else 200)


@may_tag
def entity_alias(request: HttpRequest, pk: int) -> HttpResponse:
    """Another way of writing the name."""
    entity = _entity(pk)
    form = AliasForm(request.POST)
    if not form.is_valid():
        return unreadable(request, entity.get_absolute_url())
    try:
        alias = entity.add_alias(form.cleaned_data["text"], request.user)
    except StaleDecision as stale:
        return conflict(request, stale, "to add a way of writing its name", entity.get_absolute_url())
    say(request, f"“{alias}” is a way of writing {entity}", undo_of(request))
    return answer(request, entity.get_absolute_url(), {"entity": pk})


@may_tag
def alias_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Is the entity written this way?"""
    alias = get_object_or_404(Alias.objects.select_related("entity"), pk=pk)
    noun = f"“{alias}” as a way of writing {alias.entity}"
    decided = {"entity": alias.entity_id, "alias": pk}
    return Deciding(alias, noun, alias.entity.get_absolute_url(), decided=decided).answer(request)
