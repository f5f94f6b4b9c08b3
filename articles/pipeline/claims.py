"""The pipeline's step for claims: what a story opens with, what else its articles say alike, and where they say it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from django.db.models import Q

from newsroom.decisions import HasState

from ..models import Appearance, Article, Claim, Offer, Opinion, PutAside, Silence, Story
from ..readers.shipped import StoryStages
from ..text.claims import MOST_SHOWN, ClaimProposal, ExistingClaim, is_denied, plain_words
from ..text.claims.cells import LIKELY
from ..text.document import Reading, Span
from .proposals import PLACE, changes_to, drop_untouched, propose, write_untouched
from .reader import StoryReader
from .reading import span_of

MAY_SAY_IT = "It may say the same, but not surely."
READ_ANEW = ("score", "why", "stance", "modality", "attributed_to")  # of a machine's cell
SAME_SHARE = 0.5  # of the shorter span: two spans mean one place

Proposed = tuple[ClaimProposal, Sequence[Reading]]  # with what each of its passages says of itself


@dataclass(frozen=True, slots=True)
class CarriedAt(HasState):
    """What the steps ask of an appearance; a large story has thousands, and each step looks at all of them."""

    claim_id: int
    article_id: int
    revision_id: int
    field: str
    start: int
    end: int
    state: str
    modality: str
    score: float | None
    reading_id: int | None
    created_by_id: int | None
    decided_by_id: int | None


CARRIED_AT = tuple(field.name for field in fields(CarriedAt))


def write_claims(reader: StoryReader) -> None:
    """New claims, and appearances that new articles add to the claims which are there.

    A proposal at the words of somebody's claim adds to it; at those of a rejected one it is dropped. A claim of which
    nobody has decided anything is said anew in each reading, and goes where it is no longer proposed: so a story says
    the same in whatever order its articles came. One of which somebody asked a model is folded away instead: its answer
    was paid for. What a language model proposed, or found words for, is not this reader's to say anew: it stands, takes
    its room among the rows that are shown, and has its row filled (`model_rows`). Where a limit left something out, the
    story says so.
    """
    rows = _claims_of(reader.story)
    found = _as_existing(rows)
    existing = [claim for claim in found if not (claim.is_open or rows[claim.key].is_rejected)]
    rejected = [claim for claim in found if rows[claim.key].is_rejected]
    proposals = reader.ask(PutAside.Stage.CLAIMS, StoryStages.claims, existing, rejected)
    again = reader.ask(PutAside.Stage.CLAIMS, StoryStages.said_again, *_stated_and_open(found))
    roughly = reader.ask(PutAside.Stage.CLAIMS, StoryStages.cuts)
    with reader.writing():
        absorb(again)
        _write(reader, proposals)
        Story.objects.filter(pk=reader.story.pk).exclude(read_roughly=roughly).update(read_roughly=roughly)


def stated_and_open(story: Story, keys: Iterable[int]) -> tuple[list[ExistingClaim], list[ExistingClaim]]:
    """A story's claims that people have decided on (those of these `keys`), and those that are a machine's alone."""
    return _stated_and_open(_as_existing(_claims_of(story)), keys)


def _stated_and_open(
    found: Sequence[ExistingClaim], keys: Iterable[int] | None = None
) -> tuple[list[ExistingClaim], list[ExistingClaim]]:
    models = _by_model([claim.key for claim in found])  # it was told what is stated, and meant something else
    stated = [c for c in found if not c.is_open and c.key not in models and (keys is None or c.key in keys)]
    return stated, [claim for claim in found if claim.is_open]


def _as_existing(rows: dict[int, Claim]) -> list[ExistingClaim]:
    places, untouched = places_of(rows), _untouched(rows)
    return [_existing(claim, places, untouched) for claim in rows.values()]


def absorb(keys: Iterable[int]) -> None:
    """Drop a machine's claims that say what somebody has stated: their passages are offered in its row."""
    drop_untouched(Claim.objects.filter(pk__in=Claim.objects.filter(pk__in=list(keys)).untouched()))


def _claims_of(story: Story) -> dict[int, Claim]:
    return {claim.pk: claim for claim in story.claims.filter(merged_into=None)}


def _untouched(rows: Iterable[int]) -> set[int]:
    """Those that this reader may say anew: its own, of which nobody has decided anything."""
    mine = Claim.objects.filter(pk__in=rows).untouched()
    return set(mine.exclude(pk__in=Claim.objects.by_model()).values_list("pk", flat=True))


def _by_model(rows: Iterable[int]) -> set[int]:
    """Those that a language model has words in, and nobody has decided anything of."""
    return set(Claim.objects.filter(pk__in=rows).untouched().by_model().values_list("pk", flat=True))


def _write(reader: StoryReader, proposals: Sequence[Proposed]) -> None:
    """Beside the claims as they are now; what was to add to a claim that was merged meanwhile waits for its heir."""
    rows = _claims_of(reader.story)
    room = MOST_SHOWN - reader.story.claims.current().untouched().by_model().filter(shown=True).count()
    first = [proposed for proposed in proposals if proposed[0].is_shown][: max(room, 0)]
    others = [proposed for proposed in proposals if not proposed[0].is_shown]
    shown, _ = _write_own(reader, first, rows, shown=True)
    left = {key: claim for key, claim in rows.items() if key not in shown}
    folded, met = _write_own(reader, [each for each in others if each[0].existing is None], left, shown=False)
    left = {key: claim for key, claim in left.items() if key not in folded}
    _add(reader, [*met, *((left[p.existing], (p, r)) for p, r in others if p.existing in left)], left)
    asked = Q(opinions__isnull=False) | Q(model_readings__isnull=False)
    taken_out = Q(appearances__is_orphaned=True)  # by its outlet: that it stood there once is kept
    kept = set(reader.story.claims.filter(asked | taken_out).values_list("pk", flat=True))
    gone = _untouched(left)
    Claim.objects.filter(pk__in=gone & kept, shown=True).update(shown=False)
    drop_untouched(Claim.objects.filter(pk__in=gone - kept))


def _write_own(
    reader: StoryReader, proposals: Sequence[Proposed], rows: dict[int, Claim], shown: bool
) -> tuple[set[int], list[tuple[Claim, Proposed]]]:
    """Make proposals claims, with exactly their cells; gives the claims, and the proposals that meet somebody's.

    One takes the place of what the machine said before in these words, or of these passages.
    """
    known, free = _known([proposal for proposal, _ in proposals], rows), _untouched(rows)
    chosen = [
        (known.get(number) or _claim(reader.story, proposed[0]), proposed)
        for number, proposed in enumerate(proposals)
        if number not in known or known[number].pk in free
    ]
    old = [(claim, _said_anew(reader.story, proposal)) for claim, (proposal, _) in chosen if claim.pk]
    write_untouched([(claim, changes_to(claim, values)) for claim, values in old])
    Claim.objects.bulk_create([claim for claim, _ in chosen if claim.pk is None])
    wanted = [row for claim, proposed in chosen for row in _appearances(claim, *proposed, reader.articles)]
    keys = {claim.pk for claim, _ in chosen}
    Claim.objects.filter(pk__in=keys, shown=not shown).update(shown=shown)
    propose(Appearance.objects.filter(claim__in=keys, is_orphaned=False), wanted, ("claim_id", *PLACE), READ_ANEW)
    by_pk = {article.pk: article for article in reader.articles}
    said = Opinion.objects.chances(keys)
    offers = [
        _offer(claim, by_pk[key], span, said.of(claim.pk, key, chance))
        for claim, (p, _) in chosen
        for key, span, chance in p.offers
    ]
    Offer.objects.filter(claim__in=keys).delete()
    Offer.objects.bulk_create(offers, batch_size=500)
    return keys, [(known[n], proposals[n]) for n in known if known[n].pk not in free]


def _said_anew(story: Story, proposal: ClaimProposal) -> dict:
    fresh = _claim(story, proposal)
    return {name: getattr(fresh, name) for name in ("statement", "kind", "score", "why")}


def _offer(claim: Claim, article: Article, span: Span, chance: float) -> Offer:
    offer = Offer(claim=claim, article=article, rank=1, chance=chance, score=chance, why=MAY_SAY_IT)
    return offer.anchor(article.current, span.field, span.start, span.end)


def _known(proposals: Sequence[ClaimProposal], rows: dict[int, Claim]) -> dict[int, Claim]:
    """By the number of each proposal the claim in the same words, else one at the same places; none for two of them.

    A claim keeps its address, so it never comes to say the opposite.
    """
    by_words = {plain_words(claim.statement): claim for claim in rows.values()}
    words = [plain_words(proposal.statement) for proposal in proposals]
    known = {number: by_words[each] for number, each in enumerate(words) if each in by_words}
    taken = {claim.pk for claim in known.values()}
    places = Places(places_of([key for key in rows if key not in taken]))
    for number, proposal in enumerate(proposals):
        there = None if number in known else places.held((key, span) for key, span, _ in proposal.passages)
        if there is not None and is_denied(rows[there].statement) == is_denied(proposal.statement):
            known[number] = rows[there]
            places.take(there)
    return known


def _add(reader: StoryReader, found: Sequence[tuple[Claim, Proposed]], rows: dict[int, Claim]) -> None:
    """What proposals add to claims (of `rows`) that are not ours to say anew: other articles' words, likely ones.

    Where somebody has rejected an article's words for a claim, no other words of it are put in their place.
    """
    places, models = places_of(rows), _by_model(rows)
    closed = set(Silence.objects.confirmed().filter(claim__in=rows).values_list("claim", "article"))
    for claim, (proposal, _) in found:
        closed |= {_cell(row) for row in places[claim.pk] if proposal.existing is None or row.is_rejected}
    wanted = []
    for claim, proposed in found:
        if not (claim.is_rejected or claim.pk in models):
            fresh = [row for row in _appearances(claim, *proposed, reader.articles) if row.score >= LIKELY]
            fresh = [row for row in fresh if _cell(row) not in closed]
            closed |= {_cell(row) for row in fresh}  # a second proposal of the same claim adds other articles
            wanted += fresh
    propose(Appearance.objects.filter(claim__in=[*rows]), wanted, ("claim_id", *PLACE), keep=True)


def _claim(story: Story, proposal: ClaimProposal) -> Claim:
    claim = Claim(story=story, statement=proposal.statement[:500], kind=proposal.kind, shown=proposal.is_shown)
    claim.score, claim.why = proposal.score, proposal.why[:500]
    return claim


def _cell(row: Appearance | CarriedAt) -> tuple[int, int]:
    return row.claim_id, row.article_id


def places_of(claims: Iterable[int]) -> dict[int, list[CarriedAt]]:
    places = defaultdict(list)
    for values in Appearance.objects.filter(claim__in=claims, is_orphaned=False).values_list(*CARRIED_AT):
        row = CarriedAt(*values)
        places[row.claim_id].append(row)
    return places


def _existing(claim: Claim, places: dict[int, list[CarriedAt]], untouched: set[int]) -> ExistingClaim:
    live = tuple((row.article_id, span_of(row)) for row in places[claim.pk] if not row.is_rejected)
    refused = tuple((row.article_id, span_of(row)) for row in places[claim.pk] if row.is_rejected)
    return ExistingClaim(claim.pk, claim.statement, live, refused, claim.pk in untouched)


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


class Places:
    """Where claims stand, by article."""

    def __init__(self, places: Mapping[int, Sequence[CarriedAt]]) -> None:
        self._order = {claim: number for number, claim in enumerate(places)}
        self._in: dict[int, list[tuple[int, Span]]] = defaultdict(list)
        for claim, rows in places.items():
            for row in rows:
                self._in[row.article_id].append((claim, span_of(row)))

    def held(self, wanted: Iterable[tuple[int, Span]]) -> int | None:
        """The claim at whose words most of these places are, those of two articles at least."""
        found: dict[int, set[int]] = defaultdict(set)
        for article, span in wanted:
            for claim, place in self._in.get(article, ()):
                if claim in self._order and is_same_place(place, span):
                    found[claim].add(article)
        best = max(found, key=lambda claim: (len(found[claim]), -self._order[claim]), default=None)
        return best if best is not None and len(found[best]) > 1 else None

    def take(self, claim: int) -> None:
        """From now on it stands nowhere."""
        del self._order[claim]


def is_same_place(a: Span, b: Span) -> bool:
    return a.overlap(b) >= SAME_SHARE * min(len(a), len(b))
