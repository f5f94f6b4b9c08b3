"""What a language model proposed and could prove, put beside what a story has.

A proposal that says what a claim there says already adds to it; at one that the desk has rejected it is dropped, and
what was merged adds to its heir. Nothing is added to a cell in which somebody has decided, or where words of any
reader stand: there the model's word is an opinion, shown where it differs. Its own earlier rows of the articles that
it read anew, and nobody else's, make room.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from statistics import fmean

from ..models import Appearance, Article, Claim, ModelReading, Opinion, PutAside, Silence
from ..models.opinion import LISTED, UNLISTED, combined
from ..readers.shipped import StoryStages
from ..text.claims import ClaimProposal, ExistingClaim, is_denied, plain_words
from ..text.document import Reading
from ..text.proof import ProvenCarrier, ProvenStatement
from .claims import CarriedAt, Places, fields_of, is_same_place, places_of
from .model_rows import show
from .proposals import PLACE, drop_untouched, propose, write_untouched
from .reader import StoryReader
from .reading import span_of

READ = (ModelReading.What.STORY, ModelReading.What.ARTICLE)
WHY = "The model gives these words of the article for it; by its words alone the chance is {} %."
WHY_CLAIM = "The model states it, and gives words of {} for it."
REJECTED, REFUSED = "rejected", "refused"
REASONS = {  # beside those of `text.proof`
    REJECTED: "statements that the desk has rejected",
    REFUSED: "passages that the desk has rejected for the claim",
}

Cell = tuple[int, int]


class _Found:
    """One proven statement: the claim that it is, once known, and what the shipped reader says of its cells."""

    def __init__(self, proven: ProvenStatement, articles: Collection[int]) -> None:
        self.proven = proven
        self.carried = [each for each in proven.carried if each.article in articles]
        self.key: int | None = proven.known
        self.chances: dict[int, float] = {}
        self.readings: list[Reading] = []

    @property
    def proposal(self) -> ClaimProposal:
        places = tuple((each.article, each.span, 1.0) for each in self.carried)
        return ClaimProposal(self.proven.statement, self.proven.kind, places, 1.0)


def write_findings(
    reader: StoryReader,
    reading: ModelReading,
    proven: Sequence[ProvenStatement],
    asked: dict[int, int],
    known: Sequence[int],
) -> Counter[str]:
    """Write what was proven of the articles `asked` about (article → version); `known` claims were told to the model.

    Gives how many passages were "kept", and how many were thrown away by reason.
    """
    here = {a.pk: a for a in reader.articles if asked.get(a.pk) == a.current_id}
    found = [each for each in (_Found(statement, here) for statement in proven) if each.carried]
    rows = {claim.pk: claim for claim in reader.story.claims.all()}
    _find_places(reader, found, rows)
    told = {key: rows[key].statement for key in known if key in rows}
    told_chances = _fill(reader, found, told)
    with reader.writing():
        return _write(reader, reading, found, here, told_chances)


def _find_places(reader: StoryReader, found: Sequence[_Found], rows: dict[int, Claim]) -> None:
    """The claim that each says: the one that the model names, else one in its words.

    Of what it was not told of (rejected, merged or folded away) also one at its places, or one that is alike: that
    shall not come back, nor stand there twice.
    """
    order = sorted(rows.values(), key=lambda claim: (claim.merged_into_id is not None, claim.is_rejected, claim.pk))
    words = {plain_words(claim.statement): claim.pk for claim in reversed(order)}
    untold = {claim.pk for claim in order if claim.is_rejected or claim.merged_into_id or claim.is_folded}
    places = places_of(untold)
    standing = Places(places)
    for each in found:
        each.key = each.key if each.key in rows else words.get(plain_words(each.proven.statement))
        each.key = each.key or standing.held((c.article, c.span) for c in each.carried)
    left = [(-n, each) for n, each in enumerate(found, 1) if each.key is None]
    existing = [
        ExistingClaim(claim.pk, claim.statement, tuple((r.article_id, span_of(r)) for r in places.get(claim.pk, ())))
        for claim in order
        if claim.pk in untold
    ]
    mine = [
        ExistingClaim(n, each.proven.statement, tuple((c.article, c.span) for c in each.carried)) for n, each in left
    ]
    same = reader.ask(PutAside.Stage.CLAIMS, StoryStages.same_as, existing, mine) if mine and existing else {}
    for n, each in left:
        each.key = same.get(n)


def _fill(reader: StoryReader, found: Sequence[_Found], told: dict[int, str]) -> dict[Cell, float]:
    """What row filling and the reading of stance say of the cells; gives the chances for the claims that were told."""
    keys = [article.pk for article in reader.articles]
    statements = [each.proven.statement for each in found] + list(told.values())
    rows = reader.ask(PutAside.Stage.OFFERS, StoryStages.rows, [(statement, (), (), keys) for statement in statements])
    for each, row in zip(found, rows, strict=False):
        each.chances = {key: offer.chance for key, offer in row.items()}
        each.readings = reader.ask(PutAside.Stage.CLAIMS, StoryStages.readings, each.proposal)
    told_rows = zip(told, rows[len(found) :], strict=True)
    return {(claim, key): offer.chance for claim, row in told_rows for key, offer in row.items()}


def _write(
    reader: StoryReader,
    reading: ModelReading,
    found: Sequence[_Found],
    here: dict[int, Article],
    told: dict[Cell, float],
) -> Counter[str]:
    rows, thrown = {claim.pk: claim for claim in reader.story.claims.select_related("merged_into")}, Counter[str]()
    fresh: dict[str, Claim] = {}
    chosen = [(each, claim) for each in found if (claim := _claim_for(reader, reading, each, rows, fresh, thrown))]
    Claim.objects.bulk_create(list(fresh.values()))
    _adopt(reading, chosen)
    keys = {claim.pk for _, claim in chosen}
    places = places_of(keys)
    silent = set(Silence.objects.confirmed().filter(claim__in=keys).values_list("claim", "article"))
    wanted: dict[Cell, Appearance] = {}
    named = {cell: chance for cell, chance in told.items() if cell[0] in keys}
    opinions = _unlisted(reading, here, named)
    for each, claim in chosen:
        is_reversed = is_denied(claim.statement) != is_denied(each.proven.statement)
        for carrier, own in zip(each.carried, each.readings, strict=True):
            row = _appearance(claim, here[carrier.article], carrier, reading, each.chances, is_reversed)
            cell = claim.pk, carrier.article
            opinions[cell] = _listed(row, each.chances.get(carrier.article), own)
            there = [r for r in places[claim.pk] if r.article_id == carrier.article]
            if any(r.is_rejected and is_same_place(span_of(r), carrier.span) for r in there):
                thrown[REFUSED] += 1
            elif cell not in silent and all(r.is_rejected or _is_models(r) for r in there):
                wanted.setdefault(cell, row)
    _replace(reader, reading, list(wanted.values()), here)
    keep_opinions(opinions.values())
    show(reader)
    thrown["kept"] = len(wanted)
    return thrown


def _claim_for(
    reader: StoryReader,
    reading: ModelReading,
    each: _Found,
    rows: dict[int, Claim],
    fresh: dict[str, Claim],
    thrown: Counter[str],
) -> Claim | None:
    """The claim as it stands now, or a new one, one for the same words; None where the desk has rejected it."""
    claim = rows.get(each.key)
    claim = claim.heir if claim else fresh.get(plain_words(each.proven.statement))
    if claim and (claim.is_rejected or claim.story_id != reader.story.pk):
        thrown[REJECTED] += 1
        return None
    if claim is None:
        score = fmean(combined(each.chances.get(c.article), LISTED) for c in each.carried)
        many = len(each.carried)
        claim = Claim(story=reader.story, statement=each.proven.statement, kind=each.proven.kind, shown=False)
        claim.reading, claim.score = reading, score
        claim.why = WHY_CLAIM.format(f"{many} articles" if many > 1 else "one article")
        fresh[plain_words(claim.statement)] = claim
    return claim


def _adopt(reading: ModelReading, chosen: Sequence[tuple[_Found, Claim]]) -> None:
    """What the shipped reader was less sure of, and the model says too, becomes the model’s row, in its words."""
    folded = set(
        Claim.objects.filter(pk__in={claim.pk for _, claim in chosen}).untouched().folded().values_list("pk", flat=True)
    )
    taken: dict[int, tuple[Claim, dict]] = {}
    for each, claim in chosen:
        said = each.proven.statement
        if claim.pk in folded and claim.reading_id is None and is_denied(claim.statement) == is_denied(said):
            taken.setdefault(claim.pk, (claim, {"statement": said, "kind": each.proven.kind, "reading_id": reading.pk}))
    written = write_untouched(taken.values())
    for claim, values in taken.values():
        if claim.pk in written:
            claim.statement = values["statement"]
    drop_untouched(Appearance.objects.filter(claim__in=written, reading=None))


def _is_models(row: CarriedAt) -> bool:
    return row.reading_id is not None and row.is_suggested and row.created_by_id is None and row.decided_by_id is None


def _appearance(
    claim: Claim,
    article: Article,
    carrier: ProvenCarrier,
    reading: ModelReading,
    chances: dict[int, float],
    is_reversed: bool,
) -> Appearance:
    words = chances.get(article.pk)
    row = Appearance(claim=claim, article=article, reading=reading, score=combined(words, LISTED))
    row.why = WHY.format(round(100 * words)) if words is not None else WHY.partition(";")[0] + "."
    denies = carrier.denies != is_reversed
    row.stance = "disputes" if denies else "reports" if carrier.stance == "disputes" else carrier.stance
    row.modality, row.attributed_to = carrier.modality, carrier.attributed_to[:200]
    return row.anchor(article.current, carrier.span.field, carrier.span.start, carrier.span.end)


def _replace(
    reader: StoryReader, reading: ModelReading, wanted: Sequence[Appearance], here: dict[int, Article]
) -> None:
    """Make a model's untouched rows in the articles that were read those that it proposes now.

    Whoever asks what was missed in one article adds to them.
    """
    mine = Appearance.objects.filter(claim__story=reader.story, article__in=here, is_orphaned=False)
    mine = mine.filter(reading__what__in=READ)
    refresh = ("score", "why", "stance", "modality", "attributed_to", "reading_id")
    propose(mine, wanted, ("claim_id", *PLACE), refresh, keep=reading.what == ModelReading.What.ARTICLE)


def _unlisted(reading: ModelReading, here: dict[int, Article], told: dict[Cell, float]) -> dict[Cell, Opinion]:
    """The model was told of these claims and found them elsewhere, but not in these articles."""
    there = set(Claim.objects.filter(pk__in={claim for claim, _ in told}).values_list("pk", flat=True))
    return {
        (claim, key): Opinion(
            claim_id=claim,
            article_id=key,
            revision_id=here[key].current_id,
            reading=reading,
            chance=UNLISTED,
            words_chance=chance,
        )
        for (claim, key), chance in told.items()
        if key in here and claim in there
    }


def _listed(row: Appearance, words_chance: float | None, own: Reading) -> Opinion:
    said = fields_of(own)
    return Opinion(
        claim=row.claim,
        article=row.article,
        revision=row.revision,
        reading=row.reading,
        chance=LISTED,
        words_chance=words_chance,
        stance=row.stance,
        modality=row.modality,
        attributed_to=row.attributed_to,
        words_stance=said["stance"],
        words_modality=said["modality"],
        words=row.exact,
    )


def keep_opinions(opinions: Collection[Opinion]) -> None:
    """The latest word on each cell; what was judged of a version in so many words stays, where one only left it out."""
    opinions = list(opinions)
    judged = Opinion.objects.filter(claim__in={o.claim_id for o in opinions}).exclude(reading__what__in=READ)
    kept = set(judged.values_list("claim", "article", "revision"))
    new = [o for o in opinions if o.reading.what not in READ or (o.claim_id, o.article_id, o.revision_id) not in kept]
    names = [f.name for f in Opinion._meta.concrete_fields if f.name not in ("id", "claim", "article")]
    Opinion.objects.bulk_create(
        new, batch_size=500, update_conflicts=True, unique_fields=["claim", "article"], update_fields=names
    )
