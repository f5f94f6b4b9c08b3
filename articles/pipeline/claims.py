"""The pipeline's step for claims: what articles say alike, with its appearances."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..models import Appearance, Article, Claim, PutAside, Silence, Story
from ..text.batches import claims_in
from ..text.claims import ClaimProposal, ExistingClaim, plain_words
from ..text.document import Reading, Span
from .proposals import PLACE, propose
from .reader import StoryReader
from .reading import span_of

SAME_SHARE = 0.5  # of the shorter span: two spans mean one place

Proposed = tuple[ClaimProposal, Sequence[Reading]]  # with what each of its passages says of itself


def write_claims(reader: StoryReader) -> None:
    """New claims, and appearances that new articles add to the claims which are there.

    A proposal at the words of a claim that is there already adds to it; at those of a rejected one it is dropped.
    """
    rows = _claims_of(reader.story)
    places = places_of(rows)
    existing = [_existing(claim, places) for claim in rows.values() if not claim.is_rejected]
    rejected = [_existing(claim, places) for claim in rows.values() if claim.is_rejected]
    proposals = reader.ask(PutAside.Stage.CLAIMS, claims_in, existing, rejected)
    with reader.writing():
        _write(reader, proposals)


def _claims_of(story: Story) -> dict[int, Claim]:
    return {claim.pk: claim for claim in story.claims.filter(merged_into=None)}


def _write(reader: StoryReader, proposals: Sequence[Proposed]) -> None:
    """Beside the claims as they are now; what was to add to a claim that was merged meanwhile waits for its heir."""
    rows = _claims_of(reader.story)
    places = places_of(rows)
    proposals = [(p, readings) for p, readings in proposals if p.existing is None or p.existing in rows]
    claims = [_claim_of_proposal(reader.story, proposal, rows, places) for proposal, _ in proposals]
    Claim.objects.bulk_create([claim for claim in claims if claim.pk is None])
    closed = set(Silence.objects.confirmed().filter(claim__in=rows).values_list("claim", "article"))
    for claim, (proposal, _) in zip(claims, proposals, strict=True):
        closed |= {_cell(row) for row in places[claim.pk]} if proposal.existing is None else set()
    wanted = []
    for claim, proposed in zip(claims, proposals, strict=True):
        if not claim.is_rejected:
            found = [row for row in _appearances(claim, *proposed, reader.articles) if _cell(row) not in closed]
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
    claim: Claim, proposal: ClaimProposal, readings: Sequence[Reading], articles: Sequence[Article]
) -> list[Appearance]:
    by_pk = {article.pk: article for article in articles}
    rows = []
    for (key, span, score), reading in zip(proposal.passages, readings, strict=True):
        row = Appearance(claim=claim, article=by_pk[key], score=score, why=proposal.why[:500], **fields_of(reading))
        rows.append(row.anchor(by_pk[key].current, span.field, span.start, span.end))
    return rows


def fields_of(reading: Reading) -> dict[str, str]:
    """Stance, modality and attribution as an appearance holds them."""
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
