"""The pipeline's step for claims: what articles say alike, with its appearances."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..models import Appearance, Article, Claim, Silence, Story
from ..text.claims import ClaimProposal, ExistingClaim, plain_words, propose_claims
from ..text.document import HEADLINE, Analysed, Span
from ..text.index import StoryIndex
from ..text.stance import read_stance
from .proposals import PLACE, propose
from .reading import span_of

SAME_SHARE = 0.5  # of the shorter span: two spans mean one place


def write_claims(story: Story, articles: Sequence[Article], index: StoryIndex) -> None:
    """New claims, and appearances that new articles add to the claims which are there.

    A proposal at the words of a claim that is there already adds to it; at those of a rejected one it is dropped.
    """
    rows = {claim.pk: claim for claim in story.claims.filter(merged_into=None)}
    places = places_of(rows)
    existing = [_existing(claim, places) for claim in rows.values() if not claim.is_rejected]
    rejected = [_existing(claim, places) for claim in rows.values() if claim.is_rejected]
    proposals = [p for p in propose_claims(index, existing, rejected) if p.passages]
    claims = [_claim_of_proposal(story, p, rows, places) for p in proposals]
    Claim.objects.bulk_create([claim for claim in claims if claim.pk is None])
    closed = set(Silence.objects.confirmed().filter(claim__in=rows).values_list("claim", "article"))
    closed |= {_cell(row) for c, p in zip(claims, proposals, strict=True) if p.existing is None for row in places[c.pk]}
    wanted = []
    for claim, proposal in zip(claims, proposals, strict=True):
        if not claim.is_rejected:
            found = [r for r in _appearances(claim, proposal, articles, index) if _cell(r) not in closed]
            closed |= {_cell(row) for row in found}  # a second proposal of the same claim adds other articles
            wanted += found
    propose(Appearance.objects.filter(claim__in=[*rows]), wanted, ("claim_id", *PLACE), keep=True)


def _claim_of_proposal(story: Story, proposal: ClaimProposal, rows: dict[int, Claim], places: dict) -> Claim:
    """The claim that is there already, at the same places or in the same words; else a new one."""
    claim = rows.get(proposal.existing) or rows.get(_claim_at(proposal, places))
    words = plain_words(proposal.statement)
    same = (claim for claim in rows.values() if plain_words(claim.statement) == words)
    return claim or next(same, None) or _claim(story, proposal)


def _claim(story: Story, proposal: ClaimProposal) -> Claim:
    claim = Claim(story=story, statement=proposal.statement[:500], kind=proposal.kind)
    claim.score, claim.why = proposal.score, proposal.why[:500]
    return claim


def _claim_at(proposal: ClaimProposal, places: dict[int, list[Appearance]]) -> int | None:
    """The claim that stands where a proposal does: at the same words of two articles."""
    return held(places, [(key, span) for key, span, _ in proposal.passages])


def _cell(row: Appearance) -> tuple[int, int]:
    return row.claim_id, row.article_id


def places_of(claims: Iterable[int]) -> dict[int, list[Appearance]]:
    places = defaultdict(list)
    for row in Appearance.objects.filter(claim__in=claims, is_orphaned=False):
        places[row.claim_id].append(row)
    return places


def _existing(claim: Claim, places: dict[int, list[Appearance]]) -> ExistingClaim:
    live = tuple((row.article_id, span_of(row)) for row in places[claim.pk] if not row.is_rejected)
    refused = tuple((row.article_id, span_of(row)) for row in places[claim.pk] if row.is_rejected)
    return ExistingClaim(claim.pk, claim.statement, live, refused)


def _appearances(
    claim: Claim, proposal: ClaimProposal, articles: Sequence[Article], index: StoryIndex
) -> list[Appearance]:
    by_pk = {article.pk: article for article in articles}
    read = {analysed.document.key: analysed for analysed in index.articles}
    rows = []
    for key, span, score in proposal.passages:
        row = Appearance(claim=claim, article=by_pk[key], score=score, why=proposal.why[:500])
        row.anchor(by_pk[key].current, span.field, span.start, span.end)
        for name, value in reading_of(read[key], span).items():
            setattr(row, name, value)
        rows.append(row)
    return rows


def reading_of(analysed: Analysed, span: Span) -> dict[str, str]:
    """Stance, modality and attribution that the words of a span give, as fields of an appearance."""
    document = analysed.document
    sentence = max(analysed.sentences, key=span.overlap, default=span)
    text = document.headline if span.field == HEADLINE else document.text
    quotes = [quote for quote in analysed.quotes if quote.span.field == span.field]
    reading = read_stance(text, span.start, span.end, sentence, quotes)
    return {
        "stance": reading.stance,
        "modality": reading.modality,
        "attributed_to": reading.attributed_to[:200],
    }


def held(places: dict[int, list[Appearance]], wanted: Sequence[tuple[int, Span]]) -> int | None:
    """The claim at whose words most of these places are, those of two articles at least."""
    held = {
        claim: len(
            {r.article_id for r in rows for key, s in wanted if key == r.article_id and is_same_place(span_of(r), s)}
        )
        for claim, rows in places.items()
    }
    best = max(held, key=held.get, default=None)
    return best if best is not None and held[best] > 1 else None


def is_same_place(a: Span, b: Span) -> bool:
    return a.overlap(b) >= SAME_SHARE * min(len(a), len(b))
