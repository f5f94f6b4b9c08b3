"""Where and how outlets name an entity, with whom, and what was reported with it first.

An entity may be named in very many articles: companions and first reports are read off a bounded number of them.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from entities.models import Alias, Entity
from newsroom.counting import capped_of
from newsroom.decisions import State

from ..matrix.firsts import First, first_of
from ..models import Appearance, Article, Claim, Mention
from .outlet import of_its_story

SPELLINGS = 60
COMPANIONS = 14
FIRST_REPORTS = 8
LOOKED_AT = 300  # articles
NEWEST = 1_000  # mentions of which spellings are counted
MENTIONS_SHOWN = 3  # in each article


def mentions_of(entity: Entity) -> QuerySet:
    """Live mentions in the articles as they now read."""
    current = {"is_orphaned": False, "revision": F("revision__article__current")}
    return Mention.objects.live().filter(entity=entity, **current)


def articles_naming(entity: Entity) -> QuerySet:
    named = Mention.objects.live().filter(entity=entity, is_orphaned=False, revision=OuterRef("current"))
    return Article.objects.filter(Exists(named)).with_outlet()


def named_in(entities: Sequence[Entity]) -> dict[int, int]:
    """In how many articles each of them is named as they now read, as `capped` counts. One query."""
    current = Article.objects.filter(current=OuterRef("revision"))
    there = Mention.objects.live().filter(Exists(current), entity=OuterRef("pk"), is_orphaned=False)
    articles = capped_of(there.order_by("-revision_id").distinct(), "revision")
    return dict(Entity.objects.filter(pk__in=[entity.pk for entity in entities]).values_list("pk", articles))


def newest_mentions(entity: Entity) -> QuerySet:
    """Live ones in any version, those of the articles that came in last first."""
    return Mention.objects.live().filter(entity=entity, is_orphaned=False).order_by("-revision_id")


def has_more_mentions(entity: Entity) -> bool:
    """Than those of which spellings are counted."""
    return newest_mentions(entity)[NEWEST : NEWEST + 1].exists()


@dataclass(slots=True)
class Spelling:
    """One way of writing the name, as curated (`alias`) and as outlets use it: (name, number, articles) of each."""

    text: str
    alias: Alias | None = None
    outlets: list[tuple[str, int | None, int]] = field(default_factory=list)

    @property
    def articles(self) -> int:
        return sum(number for _, _, number in self.outlets)


def spellings_of(entity: Entity) -> list[Spelling]:
    """Each spelling with the outlets that use it, the most used first; rejected ones last. Three queries.

    Of somebody who is named very often, as the NEWEST mentions have it.
    """
    mentions = list(newest_mentions(entity)[:NEWEST].values_list("exact", "revision"))
    there = Article.objects.filter(current__in={revision for _, revision in mentions})
    outlets = {version: outlet for version, *outlet in there.values_list("current", "outlet__name", "outlet")}
    used = Counter((text, *outlets[version]) for text, version in set(mentions) if version in outlets)
    found: dict[str, Spelling] = {}
    for (text, outlet, key), number in sorted(used.items(), key=lambda item: (-item[1], item[0][0])):
        found.setdefault(text, Spelling(text)).outlets.append((outlet or "Unknown outlet", key, number))
    for alias in entity.aliases.select_related("decided_by", "created_by"):
        found.setdefault(alias.text, Spelling(alias.text)).alias = alias
    rejected = [s for s in found.values() if s.alias and s.alias.is_rejected]
    kept = [s for s in found.values() if s not in rejected]
    return sorted(kept, key=lambda s: (-s.articles, s.text))[:SPELLINGS] + rejected


def companions_of(entity: Entity) -> list[Entity]:
    """Who is named in the same articles most often (`together`: in how many of the newest). One query."""
    newest = articles_naming(entity).newest_first()[:LOOKED_AT]
    live = {"mentions__state__in": [State.SUGGESTED, State.CONFIRMED], "mentions__is_orphaned": False}
    others = Entity.objects.current().exclude(pk=entity.pk)
    beside = others.filter(mentions__revision__in=newest.values("current"), **live)
    together = Count("mentions__revision", distinct=True)
    return list(beside.annotate(together=together).order_by("-together", "name")[:COMPANIONS])


def first_reports_of(entity: Entity) -> list[tuple[Claim, First]]:
    """The claims whose words name the entity, the earliest dated ones, each with who was first with it.

    Confirmed claims in dated articles count. Two queries.
    """
    earliest = articles_naming(entity).filter(published_at__isnull=False).in_order_of_publication()[:LOOKED_AT]
    named = Mention.objects.live().filter(
        entity=entity,
        is_orphaned=False,
        revision=OuterRef("revision"),
        field=OuterRef("field"),
        start__lt=OuterRef("end"),
        end__gt=OuterRef("start"),
    )
    appearances = (
        Appearance.objects.confirmed()
        .filter(Exists(named), revision__in=earliest.values("current"), is_orphaned=False)
        .filter(claim__state="confirmed", claim__merged_into=None)
        .select_related("claim__story")
        .order_by("article__published_at", "article", "start")
    )
    claims = list(dict.fromkeys(appearance.claim for appearance in appearances[: FIRST_REPORTS * 10]))[:FIRST_REPORTS]
    return list(zip(claims, firsts_of(claims), strict=True))


def firsts_of(claims: Sequence[Claim]) -> list[First]:
    """Who was first with each of these claims, by people's word. One query."""
    confirmed = of_its_story(Appearance.objects.confirmed().of_what_came().filter(claim__in=claims, is_orphaned=False))
    articles = defaultdict(list)
    for appearance in confirmed.select_related("article__outlet").order_by("article"):
        articles[appearance.claim_id].append(appearance.article)
    return [first_of(articles[claim.pk]) for claim in claims]


def mentions_in(entity: Entity, articles: list[Article]) -> dict[int, list[Mention]]:
    """Each article's mentions of the entity in reading order; `current` must be loaded. One query."""
    revisions = {article.current_id: article for article in articles}
    rows = mentions_of(entity).filter(revision__in=revisions).select_related("decided_by", "created_by")
    by_article: dict[int, list[Mention]] = defaultdict(list)
    for mention in rows.order_by("field", "start"):
        article = revisions[mention.revision_id]
        mention.revision = article.current  # one copy of the text for all mentions in it
        by_article[article.pk].append(mention)
    return by_article
