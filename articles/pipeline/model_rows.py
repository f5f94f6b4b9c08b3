"""The pipeline's step for rows that a language model proposed: what else carries them, by the shipped reader's word.

A model names the carriers that it saw; row filling, asked with its statement and its words, finds more. A sure cell is
a suggestion of the shipped reader's own in the model's row, a less sure one an offer. A row is shown once two articles
carry it; of many, those that most carry.
"""

from collections import defaultdict
from collections.abc import Sequence

from ..models import Appearance, Article, Claim, Offer, Opinion, PutAside, Silence
from ..readers.shipped import StoryStages
from ..text.claims import MOST_SHOWN, SURE, ClaimProposal
from .claims import fields_of, places_of
from .proposals import PLACE, drop_untouched, propose
from .reader import StoryReader
from .reading import span_of

OFFERED = 0.1  # chance from which an open cell offers its passage
WHY = "Row filling, asked with the model’s statement: {why}."
MAY_SAY_IT = "It may say what the model states, but not surely: {why}."


def write_model_rows(reader: StoryReader) -> None:
    """Fill the rows of those claims of a model's of which nobody has decided anything."""
    claims = list(reader.story.claims.current().untouched().by_model())
    if not claims:
        return
    questions = _questions(claims, reader.articles)
    found = reader.ask(PutAside.Stage.OFFERS, StoryStages.rows, list(questions.values()))
    rows = dict(zip(questions, found, strict=True))
    chances = chances_of(rows)
    sure = {claim.pk: _passages(rows[claim.pk], chances, claim.pk) for claim in claims}
    proposals = [ClaimProposal(claim.statement, claim.kind, tuple(sure[claim.pk]), 0.0) for claim in claims]
    readings = [reader.ask(PutAside.Stage.OFFERS, StoryStages.readings, proposal) for proposal in proposals]
    with reader.writing():
        now = {claim.pk: claim for claim in reader.story.claims.current().untouched().by_model()}
        same = [n for n, claim in enumerate(claims) if now.get(claim.pk) and now[claim.pk].version == claim.version]
        again = _questions([claims[n] for n in same], reader.articles)
        same = [n for n in same if again[claims[n].pk] == questions[claims[n].pk]]
        Opinion.objects.hear_words({(c, a): offer.chance for c, row in rows.items() for a, offer in row.items()})
        _write(reader, [(claims[n], rows[claims[n].pk], proposals[n], readings[n]) for n in same], chances)
        show(reader)


def _questions(claims: Sequence[Claim], articles: Sequence[Article]) -> dict[int, tuple]:
    """What row filling is asked for each claim: where it may look are the articles for which nobody else has spoken."""
    keys = [claim.pk for claim in claims]
    places, closed = places_of(keys), defaultdict(set)
    for claim, article in Silence.objects.confirmed().filter(claim__in=keys).values_list("claim", "article"):
        closed[claim].add(article)
    questions = {}
    for claim in claims:
        own = [row for row in places[claim.pk] if row.reading_id and not row.is_rejected]
        refused = [row for row in places[claim.pk] if row.is_rejected]
        open_keys = [a.pk for a in articles if a.pk not in {row.article_id for row in own} | closed[claim.pk]]
        placed = [[(row.article_id, span_of(row)) for row in rows] for rows in (own, refused)]
        questions[claim.pk] = claim.statement, *placed, open_keys
    return questions


def chances_of(rows: dict[int, dict]) -> dict[tuple[int, int], float]:
    """By claim and article the chance of a filled row's cell, with what a model says of that cell."""
    said = Opinion.objects.chances(rows)
    return {(c, a): said.of(c, a, offer.chance) for c, row in rows.items() for a, offer in row.items()}


def _passages(row: dict, chances: dict[tuple[int, int], float], claim: int) -> list[tuple]:
    """(article, words, chance) of a row's sure cells."""
    return [
        (key, offer.passages[0].span, chances[claim, key])
        for key, offer in sorted(row.items())
        if offer.passages and chances[claim, key] >= SURE
    ]


def _write(reader: StoryReader, filled: Sequence[tuple], chances: dict[tuple[int, int], float]) -> None:
    by_pk = {article.pk: article for article in reader.articles}
    wanted, offers = [], []
    for claim, row, proposal, readings in filled:
        for (key, span, chance), reading in zip(proposal.passages, readings, strict=True):
            why = WHY.format(why=row[key].passages[0].why)[:500]
            found = Appearance(claim=claim, article=by_pk[key], score=chance, why=why, **fields_of(reading))
            wanted.append(found.anchor(by_pk[key].current, span.field, span.start, span.end))
        sure = {key for key, _, _ in proposal.passages}
        for key in sorted(row.keys() - sure):
            passage, chance = next(iter(row[key].passages), None), chances[claim.pk, key]
            if passage and chance >= OFFERED:
                why = MAY_SAY_IT.format(why=passage.why)[:500]
                offer = Offer(claim=claim, article=by_pk[key], rank=1, chance=chance, score=passage.score, why=why)
                offers.append(
                    offer.anchor(by_pk[key].current, passage.span.field, passage.span.start, passage.span.end)
                )
    keys = [claim.pk for claim, *_ in filled]
    own = Appearance.objects.filter(claim__in=keys, reading=None, is_orphaned=False)
    propose(own, wanted, ("claim_id", *PLACE))
    Offer.objects.filter(claim__in=keys).delete()
    Offer.objects.bulk_create(offers, batch_size=500)


def show(reader: StoryReader) -> None:
    """Show those of a model's rows that two articles carry, the fullest first; drop what nothing is left of."""
    claims = reader.story.claims.current().untouched().by_model()
    carrying = defaultdict(set)
    rows = Appearance.objects.live().filter(claim__in=claims, is_orphaned=False)
    for claim, article in rows.values_list("claim", "article"):
        carrying[claim].add(article)
    ranked = sorted(claims, key=lambda claim: (-len(carrying[claim.pk]), -(claim.score or 0), claim.pk))
    shown = [claim.pk for claim in ranked if len(carrying[claim.pk]) > 1][:MOST_SHOWN]
    Claim.objects.filter(pk__in=shown, shown=False).update(shown=True)
    folded = [claim.pk for claim in ranked if claim.pk not in shown]
    Claim.objects.filter(pk__in=folded, shown=True).update(shown=False)
    words = Appearance.objects.filter(claim__in=folded).values("claim")
    drop_untouched(Claim.objects.filter(pk__in=folded).exclude(pk__in=words))
