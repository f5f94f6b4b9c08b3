"""The pipeline's step for row filling: the passages that are offered to each open cell of a stated claim."""

from collections.abc import Sequence

from ..models import Appearance, Article, Claim, Offer, Silence, Story
from ..text.claims import fill_row
from ..text.index import StoryIndex
from .claims import places_of
from .reading import span_of

OFFERED = 3  # passages a cell


def write_offers(
    story: Story, articles: Sequence[Article], index: StoryIndex, claims: Sequence[Claim] | None = None
) -> None:
    """For each stated claim, the best passages of the articles where nobody has decided and nothing is suggested."""
    if claims is None:
        claims = list(story.claims.current().confirmed())
    places = places_of([claim.pk for claim in claims])
    silent = set(Silence.objects.confirmed().filter(claim__in=claims).values_list("claim", "article"))
    by_pk = {article.pk: article for article in articles}
    offers = []
    for claim in claims:
        offers += _offers(claim, places[claim.pk], by_pk, {a for c, a in silent if c == claim.pk}, index)
    Offer.objects.filter(claim__in=claims).delete()
    Offer.objects.bulk_create(offers, batch_size=500)


def _offers(
    claim: Claim, places: Sequence[Appearance], articles: dict[int, Article], silent: set[int], index: StoryIndex
) -> list[Offer]:
    filled = {row.article_id for row in places if not row.is_rejected}
    open_articles = [pk for pk in articles if pk not in filled and pk not in silent]
    accepted = [(row.article_id, span_of(row)) for row in places if row.is_confirmed]
    refused = [(row.article_id, span_of(row)) for row in places if row.is_rejected]
    found = fill_row(index, claim.statement, accepted, refused, open_articles) if open_articles else {}
    rows = []
    for pk, offer in found.items():
        for rank, passage in enumerate(offer.passages[:OFFERED], 1):
            row = Offer(claim=claim, article=articles[pk], rank=rank, chance=offer.chance, score=passage.score)
            row.why = passage.why[:500]
            span = passage.span
            rows.append(row.anchor(articles[pk].current, span.field, span.start, span.end))
    return rows
