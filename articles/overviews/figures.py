"""The figures that stand beside a story's title, for one story or a page of them, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, F, FilteredRelation, Q, QuerySet, Value

from newsroom.decisions import State
from newsroom.decisions.access import CURATE

from ..matrix.cells import Column
from ..models import Appearance, Claim, Discrepancy, Membership, MergeProposal, Origin, OriginCount, Story
from ..models.origin import strongest_first
from ..models.stage import Stage
from ..models.step import Step


@dataclass(slots=True)
class Waiting:
    """What a machine has proposed and nobody has decided; `merges` only for those who may merge."""

    claims: int = 0
    appearances: int = 0
    memberships: int = 0
    discrepancies: int = 0
    origins: int = 0
    merges: int = 0

    @property
    def total(self) -> int:
        return self.claims + self.appearances + self.memberships + self.discrepancies + self.origins + self.merges


@dataclass(slots=True)
class Figures:
    articles: int = 0
    outlets: int = 0
    origins: OriginCount = field(default_factory=OriginCount)
    claims_confirmed: int = 0
    claims_suggested: int = 0
    uncleared: int = 0  # of a story that was cleared: stated claims that are not, or no longer
    waiting: Waiting = field(default_factory=Waiting)


# By story and article: its outlet, where it has it from (as far as anybody knows), and the state of its membership.
Members = dict[int, dict[int, tuple[int | None, Origin | None, str]]]


def figures_of(stories: Iterable[Story], reader=None) -> dict[int, Figures]:
    """Figures by story number, as `reader` is to see them; copies are counted as one origin.

    Two queries, whatever the number of stories; a third where there may be stories to merge.
    """
    return _figures(_members([story.pk for story in stories]), reader)


def figures_beside(columns: Iterable[Column], story: Story, reader) -> Figures:
    """A story's figures on a page that has read its columns already; one query less."""
    members = {
        article.pk: (article.outlet_id, column.origins.get(article.pk), article.member_state)
        for column in columns
        for article in column.articles
    }
    return _figures({story.pk: members}, reader)[story.pk]


def _figures(members: Members, reader) -> dict[int, Figures]:
    figures = {story: _of_articles(articles) for story, articles in members.items()}
    may_merge = bool(reader and reader.has_perm(CURATE))
    proposed = False
    for story, what, number in _counts(list(figures), may_merge):
        its = figures[story]
        match what:
            case State.CONFIRMED:
                its.claims_confirmed = number
            case State.SUGGESTED:
                its.claims_suggested = its.waiting.claims = number
            case "uncleared":
                its.uncleared = number
            case "merges":
                proposed = True
            case _:
                setattr(its.waiting, what, number)
    if proposed:
        _count_merges(figures)
    return figures


def _counts(keys: list[int], may_merge: bool) -> QuerySet:
    """Story, what, how many: claims by state, those that are not cleared, and what waits.

    Of merges all that are proposed, done with or not.
    """
    claims = Claim.objects.current().shown().filter(story__in=keys)
    cells = Appearance.objects.suggested().filter(claim__state=State.CONFIRMED, claim__merged_into=None)
    uncleared = Claim.objects.current().confirmed().filter(story__in=keys).exclude(step=Step.CLEARED)
    others = [
        _counted(uncleared.filter(story__stage=Stage.CLEARED), "story", Value("uncleared")),
        _counted(cells.filter(claim__story__in=keys), "claim__story", Value("appearances")),
        _counted(Discrepancy.objects.suggested().filter(story__in=keys), "story", Value("discrepancies")),
    ]
    for end in ("one", "other") if may_merge else ():
        here = {f"{end}__memberships__story__in": keys}
        proposed = MergeProposal.objects.suggested().filter(**here)
        others.append(_counted(proposed, f"{end}__memberships__story", Value("merges")))
    return _counted(claims, "story", F("state")).union(*others, all=True)


def _counted(rows: QuerySet, story: str, what: Value | F) -> QuerySet:
    return rows.order_by().values_list(story).annotate(what=what, n=Count("pk"))


@dataclass(slots=True)
class News:
    """What has happened to a story since somebody last looked."""

    articles: int = 0
    claims: int = 0
    decisions: int = 0

    def __bool__(self) -> bool:
        return bool(self.articles or self.claims or self.decisions)


def news_since(stories: Iterable[Story], moment: datetime, reader) -> dict[int, News]:
    """News by story number; decisions are other people's on passages. One query."""
    news = {story.pk: News() for story in stories}
    here = {"story__in": list(news), "created_at__gt": moment}
    articles = Membership.objects.live().filter(**here)
    claims = Claim.objects.current().shown().filter(**here)
    decided = Appearance.objects.filter(claim__story__in=list(news), decided_at__gt=moment).exclude(decided_by=reader)
    counts = _counted(articles, "story", Value("articles")).union(
        _counted(claims, "story", Value("claims")), _counted(decided, "claim__story", Value("decisions")), all=True
    )
    for story, what, number in counts:
        setattr(news[story], what, number)
    return news


def _count_merges(figures: dict[int, Figures]) -> None:
    for proposal in MergeProposal.objects.open_in(list(figures)):
        for key in figures.keys() & {proposal.one_story, proposal.other_story}:
            figures[key].waiting.merges += 1


def _members(keys: list[int]) -> Members:
    """An article stands in one row for each of its origins, the strongest first."""
    found: Members = {key: {} for key in keys}
    live = Q(article__origins__state__in=[State.SUGGESTED, State.CONFIRMED])
    members = Membership.objects.live().filter(story__in=keys)
    members = members.annotate(origin=FilteredRelation("article__origins", condition=live))
    parts = ("story", "state", "article", "article__outlet", "origin__outlet", "origin__state")
    for story, state, article, outlet, origin, known in members.order_by(*strongest_first("origin__")).values_list(
        *parts
    ):
        if article not in found[story]:
            found[story][article] = outlet, Origin(outlet_id=origin, state=known) if origin else None, state
    return found


def _of_articles(articles: dict[int, tuple[int | None, Origin | None, str]]) -> Figures:
    known = [(outlet, origin) for outlet, origin, _ in articles.values()]
    waiting = Waiting(
        memberships=sum(state == State.SUGGESTED for *_, state in articles.values()),
        origins=sum(1 for _, origin in known if origin and origin.is_suggested),
    )
    outlets = {outlet or f"article {article}" for article, (outlet, *_) in articles.items()}
    return Figures(len(articles), len(outlets), OriginCount.of(known), waiting=waiting)
