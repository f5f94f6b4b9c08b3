"""The figures that stand beside a story's title, for one story or a page of them, in a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count

from newsroom.decisions import State
from newsroom.decisions.access import CURATE

from ..models import Appearance, Claim, Discrepancy, Membership, MergeProposal, Origin, OriginCount, Story


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
    waiting: Waiting = field(default_factory=Waiting)


def figures_of(stories: Iterable[Story], reader=None) -> dict[int, Figures]:
    """Figures by story number, as `reader` is to see them; copies are counted as one origin.

    At most six queries, whatever the number of stories.
    """
    keys = [story.pk for story in stories]
    figures = {key: Figures() for key in keys}
    _count_articles(keys, figures)
    for row in Claim.objects.current().shown().filter(story__in=keys).values("story", "state").annotate(n=Count("pk")):
        setattr(figures[row["story"]], f"claims_{row['state']}", row["n"])
        if row["state"] == State.SUGGESTED:
            figures[row["story"]].waiting.claims = row["n"]
    appearances = Appearance.objects.suggested().filter(claim__state=State.CONFIRMED, claim__merged_into=None)
    _count_waiting("appearances", appearances.filter(claim__story__in=keys).values_list("claim__story"), figures)
    discrepancies = Discrepancy.objects.suggested().filter(story__in=keys)
    _count_waiting("discrepancies", discrepancies.values_list("story"), figures)
    if reader and reader.has_perm(CURATE):
        _count_merges(keys, figures)
    return figures


@dataclass(slots=True)
class News:
    """What has happened to a story since somebody last looked."""

    articles: int = 0
    claims: int = 0
    decisions: int = 0

    def __bool__(self) -> bool:
        return bool(self.articles or self.claims or self.decisions)


def news_since(stories: Iterable[Story], moment: datetime, reader) -> dict[int, News]:
    """News by story number; decisions are other people's on passages. Three queries."""
    keys = [story.pk for story in stories]
    news = {key: News() for key in keys}
    articles = Membership.objects.live().filter(story__in=keys, created_at__gt=moment).values_list("story")
    claims = Claim.objects.current().shown().filter(story__in=keys, created_at__gt=moment).values_list("story")
    decided = Appearance.objects.filter(claim__story__in=keys, decided_at__gt=moment).exclude(decided_by=reader)
    for name, found in (("articles", articles), ("claims", claims), ("decisions", decided.values_list("claim__story"))):
        for story, number in found.annotate(n=Count("pk")).order_by():
            setattr(news[story], name, number)
    return news


def _count_waiting(name: str, stories, figures: dict[int, Figures]) -> None:
    for story, number in stories.annotate(n=Count("pk")).order_by():
        setattr(figures[story].waiting, name, number)


def _count_merges(keys: list[int], figures: dict[int, Figures]) -> None:
    for proposal in MergeProposal.objects.open_in(keys):
        for key in figures.keys() & {proposal.one_story, proposal.other_story}:
            figures[key].waiting.merges += 1


def _count_articles(keys: list[int], figures: dict[int, Figures]) -> None:
    members = list(
        Membership.objects.live().filter(story__in=keys).values_list("story", "state", "article", "article__outlet")
    )
    outlets: dict[int, set] = defaultdict(set)
    for story, state, article, outlet in members:
        figures[story].articles += 1
        figures[story].waiting.memberships += state == State.SUGGESTED
        outlets[story].add(outlet or f"article {article}")
    best: dict[int, Origin] = {}
    proposed: Counter[int] = Counter()
    for origin in Origin.objects.filter(article__memberships__story__in=keys).strongest_first().distinct():
        best.setdefault(origin.article_id, origin)
        proposed[origin.article_id] += origin.is_suggested
    for key in keys:
        outlet_of = {article: outlet for story, _, article, outlet in members if story == key}
        mine = list(outlet_of)
        figures[key].outlets = len(outlets[key])
        figures[key].origins = OriginCount.of((outlet, best.get(article)) for article, outlet in outlet_of.items())
        figures[key].waiting.origins = sum(1 for article in mine if article in best and best[article].is_suggested)
