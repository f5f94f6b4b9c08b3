"""A second look by a language model, on demand: at the unsure cells of one claim, or at one cell, with a plain reason.

The model sees the passages that row filling offers, each in its paragraph, and the statement. What it says of a cell
is an opinion, with the words that it rests on; where it finds the claim carried and nothing stands in the cell yet,
these words are a suggestion.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from ..models import Appearance, Article, Claim, ModelReading, Offer, Opinion, Silence
from ..models.opinion import combined
from ..readers.base import Passage as Asked
from ..readers.base import Reader
from ..readers.shipped import stories
from ..text.document import Span
from ..text.proof import ProvenJudgement
from ..text.proposed import CARRIED
from .claims import fields_of, is_same_place
from .model_calls import Account
from .model_findings import keep_opinions
from .offers import fill_claim_row
from .reader import StoryReader
from .reading import document_of, may_be_sent, span_of
from .story import in_turn

UNSURE = (0.2, 0.8)  # chances between which a second look is worth its cost
MOST_PASSAGES = 3  # of a cell
AROUND = 600  # characters of its paragraph on each side of a passage
NOTHING = "There is no cell in this row whose chance lies between 20 and 80 %; nothing was asked."
NO_PASSAGE = "There is no passage here that the model could be asked about."


@dataclass(frozen=True, slots=True)
class Look:
    """One passage of one cell, and the paragraph that is sent of it."""

    article: Article
    span: Span
    around: Span


def ask_again(reading: ModelReading, reader: Reader, account: Account) -> str:
    """Judge the passages of one claim: of its unsure cells, or of one article's alone."""
    claim = reading.claim.heir if reading.claim else None
    if claim is None or claim.is_rejected:
        return "The claim is gone."
    articles = {article.pk: article for article in may_be_sent(reading.story.heir, reader.is_local)}
    looks = _looks(claim, articles, reading.article_id)
    if not looks:
        return NO_PASSAGE if reading.article_id else NOTHING
    reading.sign(steps=2, steps_done=0)
    account.articles = len({look.article.pk for look in looks})
    asked = [
        Asked(n, document_of(look.article).words(look.around), look.article.published_on)
        for n, look in enumerate(looks)
    ]
    judged = reader.judge(claim.statement, asked)
    reading.sign(steps_done=1)
    best, thrown = _proven(claim, looks, judged)
    kept: list[int] = []

    def write(story_reader: StoryReader) -> None:
        kept[:] = _write(story_reader, reading, claim, best)

    in_turn(claim.story, write, patience=inf, on_sign=reading.sign)
    reading.sign(kept=len(kept), thrown_away=dict(thrown), steps_done=2)
    if claim.is_confirmed:
        fill_claim_row(claim)
    return ""


def _looks(claim: Claim, articles: dict[int, Article], only: int | None) -> list[Look]:
    rows = _rows_of(claim, only)
    found = []
    for key in sorted(rows.keys() & articles.keys()):
        article = articles[key]
        here = [row for row in rows[key] if row.revision_id == article.current_id][:MOST_PASSAGES]
        found += [Look(article, span_of(row), _paragraph(article, span_of(row))) for row in here]
    return found


def _rows_of(claim: Claim, only: int | None) -> dict[int, list[Appearance | Offer]]:
    """By article the passages to look at: of one article what stands or is offered there, else of the unsure cells."""
    rows: dict[int, list[Appearance | Offer]] = defaultdict(list)
    standing = claim.appearances.live().filter(is_orphaned=False)
    offers = claim.offers.order_by("rank")
    if only:
        standing, offers = standing.filter(article=only), offers.filter(article=only)
    else:
        standing = standing.undecided_by_people().filter(score__range=UNSURE)
        offers = offers.filter(chance__range=UNSURE)
    for row in (*standing, *offers):
        rows[row.article_id].append(row)
    return rows


def _paragraph(article: Article, span: Span) -> Span:
    """The paragraph that a passage stands in, or what is near enough of it; the headline whole."""
    source = document_of(article)
    text = source.headline if span.field == "headline" else source.text
    first, last = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    start = max(text.rfind("\n", first, span.start) + 1, first)
    end = text.find("\n", span.end, last)
    return Span(start, end if end >= 0 else last, span.field)


def _proven(
    claim: Claim, looks: Sequence[Look], judged: Sequence
) -> tuple[dict[int, tuple[Look, ProvenJudgement]], Counter[str]]:
    """By article the judgement that finds most, of those that are proven; and what was thrown away, by reason."""
    best: dict[int, tuple[Look, ProvenJudgement]] = {}
    thrown: Counter[str] = Counter()
    for look, judgement in zip(looks, judged, strict=True):
        proven = stories.proof_of_judgement(claim.statement, judgement, document_of(look.article), look.around)
        if isinstance(proven, str):
            thrown[proven] += 1
            continue
        former = best.get(look.article.pk)
        if former is None or former[1].judgement.carries < proven.judgement.carries:
            best[look.article.pk] = look, proven
    return best, thrown


def _write(
    reader: StoryReader, reading: ModelReading, claim: Claim, best: dict[int, tuple[Look, ProvenJudgement]]
) -> list[int]:
    """The opinions, and what they suggest; gives the articles in which something is suggested."""
    current = {article.pk: article.current_id for article in reader.articles}
    best = {key: each for key, each in best.items() if current.get(key) == each[0].article.current_id}
    own = {key: _own_reading(claim, look, proven) for key, (look, proven) in best.items()}
    with reader.writing():
        claim.refresh_from_db()
        if claim.is_rejected or claim.merged_into_id:
            return []
        opinions = {key: _opinion(reading, claim, *best[key], own[key]) for key in best}
        keep_opinions(opinions.values())
        for opinion in opinions.values():
            chance = combined(opinion.words_chance, opinion.chance)
            claim.offers.filter(article=opinion.article_id).update(chance=chance)
        return [key for key in best if _suggest(reading, claim, *best[key], opinions[key])]


def _own_reading(claim: Claim, look: Look, proven: ProvenJudgement) -> dict[str, str]:
    """What the shipped reader says of the words that the judgement rests on."""
    span = proven.span or look.span
    return fields_of(stories.reading(document_of(look.article), (), span, claim.statement))


def _opinion(reading: ModelReading, claim: Claim, look: Look, proven: ProvenJudgement, own: dict[str, str]) -> Opinion:
    said, is_carried = proven.judgement, proven.judgement.carries >= CARRIED
    return Opinion(
        claim=claim,
        article=look.article,
        revision_id=look.article.current_id,
        reading=reading,
        chance=said.carries,
        words_chance=_words_chance(claim, look.article.pk),
        stance=said.stance if is_carried else "",
        modality=said.modality if is_carried else "",
        attributed_to=said.attributed_to[:200] if is_carried else "",
        words_stance=own["stance"],
        words_modality=own["modality"],
        words=said.words,
        why=said.why[:500],
    )


def _words_chance(claim: Claim, article: int) -> float | None:
    """What row filling says by itself: as it was before any model spoke of the cell."""
    former = Opinion.objects.filter(claim=claim, article=article).first()
    if former:
        return former.words_chance
    offer = claim.offers.filter(article=article, rank=1).first()
    standing = claim.appearances.live().filter(article=article, reading=None).order_by("-score").first()
    return offer.chance if offer else standing and standing.score


def _suggest(reading: ModelReading, claim: Claim, look: Look, proven: ProvenJudgement, opinion: Opinion) -> bool:
    """Suggest the words in a cell where nothing stands, nobody is silent, and they were not rejected."""
    cell = {"claim": claim, "article": look.article}
    if opinion.chance < CARRIED or proven.span is None or Silence.objects.confirmed().filter(**cell).exists():
        return False
    for row in Appearance.objects.filter(**cell, is_orphaned=False):
        if not row.is_rejected or is_same_place(span_of(row), proven.span):
            return False
    row = Appearance(**cell, reading=reading, score=combined(opinion.words_chance, opinion.chance), why=opinion.why)
    row.stance, row.modality, row.attributed_to = opinion.stance, opinion.modality, opinion.attributed_to
    row.anchor(look.article.current, proven.span.field, proven.span.start, proven.span.end)
    Appearance.objects.bulk_create([row], ignore_conflicts=True)
    claim.offers.filter(article=look.article).delete()
    return True
