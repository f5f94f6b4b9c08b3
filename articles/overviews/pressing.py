"""What an editor wants to see before any work: the newest facts that are contested, or that one outlet has alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from newsroom.decisions import State

from ..models import Appearance, Claim, Discrepancy, DiscrepancyValue, Story

EACH = 5


@dataclass(frozen=True, slots=True)
class Pressing:
    """A claim with what makes it pressing: the values that outlets give, or the outlet that has it alone."""

    claim: Claim
    detail: str


def contested_in(stories: Sequence[Story], most: int = EACH) -> list[Pressing]:
    """The newest conflicts of these stories, each claim once; two queries."""
    values = Prefetch("values", DiscrepancyValue.objects.at_their_claims().order_by("article", "start"))
    claims = Claim.objects.current().shown()
    found = Discrepancy.objects.live().filter(story__in=stories, claim__in=claims, verdict=Discrepancy.Verdict.CONFLICT)
    newest = found.select_related("claim__story").prefetch_related(values).order_by("-created_at", "-pk")[: 3 * most]
    by_claim: dict[int, Pressing] = {}
    for each in newest:
        given = {value.value.casefold(): value.value for value in each.values.all()}
        by_claim.setdefault(each.claim_id, Pressing(each.claim, " · ".join(given.values())))
    return list(by_claim.values())[:most]


def alone_in(stories: Sequence[Story], most: int = EACH) -> list[Pressing]:
    """The newest claims of these stories that one outlet alone carries, where several could; two queries.

    What a machine finds in two articles of one outlet is rather that outlet's standing words; and what it folded away
    stands in the story's view of one outlet only where it never found it elsewhere.
    """
    live = Q(appearances__is_orphaned=False) & ~Q(appearances__state=State.REJECTED)
    outlets = Count("appearances__article__outlet", distinct=True, filter=live)
    articles = Count("appearances__article", distinct=True, filter=live)
    claims = Claim.objects.current().filter(story__in=stories).annotate(outlets=outlets, articles=articles)
    ever = Count("appearances__article", distinct=True)
    shown = Q(pk__in=Claim.objects.filter(story__in=stories).shown().values("pk"))
    claims = claims.alias(ever=ever).filter(shown | Q(ever=1), Q(articles=1) | ~Q(state=State.SUGGESTED))
    newest = list(claims.filter(outlets=1).select_related("story").order_by("-created_at", "-pk")[:most])
    carried = Appearance.objects.live().filter(claim__in=newest, is_orphaned=False).select_related("article__outlet")
    names = {passage.claim_id: passage.article.outlet_name for passage in carried}
    return [Pressing(claim, names.get(claim.pk, "")) for claim in newest]
