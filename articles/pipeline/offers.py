"""The pipeline's step for row filling: the passages that are offered to each open cell of a stated claim.

A click has its row filled, too: computed without a lock, written under the story's. Two who fill one row at once each
look whether it still is as they read it; whoever comes second and finds it changed fills it anew.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from newsroom.decisions import by_machine
from newsroom.hiding import whole

from ..models import Article, Claim, Offer, Opinion, PutAside, Revision, Silence, Story
from ..models.opinion import Weighing
from ..readers.shipped import StoryStages, clicks, stories
from ..reading_process import ReadingFailed
from ..text.batches import Place
from .claims import CarriedAt, absorb, places_of, stated_and_open
from .reader import StoryReader
from .reading import ask_about, span_of, well_read

OFFERED = 3  # passages a cell
AT_ONCE = 20  # rows of a story that are asked about, and written, in one go
TRIES = 3  # of a row that changes while it is being filled

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Row:
    """A stated claim as far as its filling goes by it: what was accepted and refused, and which articles are closed."""

    statement: str
    accepted: tuple[Place, ...]
    refused: tuple[Place, ...]
    closed: frozenset[int]

    def question(self, articles: Sequence[Article]) -> tuple:
        """What is asked: `text.claims.fill_row` has the same arguments."""
        return self.statement, self.accepted, self.refused, [a.pk for a in articles if a.pk not in self.closed]


def write_offers(reader: StoryReader) -> None:
    """For each stated claim, the best passages of the articles where nobody has decided and nothing is suggested."""
    claims = list(reader.story.claims.current().confirmed().values_list("pk", flat=True))
    unread = [article.current_id for article in reader.articles if article.current.is_unread]
    if unread:
        with reader.writing():  # from now on, clicks ask about these articles, too
            Revision.objects.filter(pk__in=unread).update(is_unread=False)
    for start in range(0, len(claims), AT_ONCE):
        rows = rows_of(claims[start : start + AT_ONCE])

        def ask(articles: Sequence[Article], rows: dict[int, Row] = rows) -> list[dict]:
            return ask_about(stories, articles, StoryStages.rows, [row.question(articles) for row in rows.values()])

        found = reader.together(PutAside.Stage.OFFERS, ask)
        with reader.writing():
            _write(reader.story, rows, dict(zip(rows, found, strict=True)), reader.articles)


def fill_claim_row(claim: Claim) -> None:
    """Offer each undecided article of a stated claim's story its best passages for the claim."""
    _fill(claim.story_id, {claim.pk})


def fill_due_rows(story_ids: Iterable[int]) -> None:
    """Fill anew the rows of these stories in which something was decided.

    A row that cannot be filled stays due: it is tried again with the next decision in its story.
    """
    due: dict[int, set[int]] = defaultdict(set)
    for key, story in Claim.objects.due(*story_ids).values_list("pk", "story"):
        due[story].add(key)
    for story, keys in due.items():
        _fill(story, keys)


@whole()
def _fill(story_id: int, keys: set[int]) -> None:
    try:
        for _ in range(TRIES):
            keys = keys - _fill_once(Story(pk=story_id), keys)
            if not keys:
                return
    except ReadingFailed:
        logger.exception("The rows %s of story %s could not be filled", sorted(keys), story_id)


def _fill_once(story: Story, keys: set[int]) -> set[int]:
    """Fill the rows of these claims; those that are done. None are where articles came or went meanwhile."""
    rows = rows_of(story.claims.current().confirmed().filter(pk__in=keys).values_list("pk", flat=True))
    articles = list(well_read(story))
    questions = [row.question(articles) for row in rows.values()]
    found = ask_about(clicks, articles, StoryStages.rows, questions) if rows else []
    again = ask_about(clicks, articles, StoryStages.said_again, *stated_and_open(story, rows)) if rows else []
    with by_machine(), transaction.atomic():
        story = Story.objects.locked(story.pk)
        if dict(well_read(story).values_list("pk", "current")) != {a.pk: a.current_id for a in articles}:
            return set()
        absorb(again)
        return _write(story, rows, dict(zip(rows, found, strict=True)), articles) | (keys - rows.keys())


def rows_of(claims: Iterable[int]) -> dict[int, Row]:
    """What these claims' rows hold now; three queries, however many there are."""
    statements = dict(Claim.objects.filter(pk__in=list(claims)).order_by("pk").values_list("pk", "statement"))
    places = places_of(statements)
    silent = defaultdict(set)
    for claim, article in Silence.objects.confirmed().filter(claim__in=statements).values_list("claim", "article"):
        silent[claim].add(article)
    return {key: _row(statement, places[key], silent[key]) for key, statement in statements.items()}


def _row(statement: str, places: Sequence[CarriedAt], silent: set[int]) -> Row:
    return Row(
        statement=statement,
        accepted=tuple((row.article_id, span_of(row)) for row in places if row.is_confirmed),
        refused=tuple((row.article_id, span_of(row)) for row in places if row.is_rejected),
        closed=frozenset({row.article_id for row in places if not row.is_rejected} | silent),
    )


def _write(story: Story, rows: dict[int, Row], found: dict[int, dict], articles: Sequence[Article]) -> set[int]:
    """Make the found passages these claims' offers; gives the claims for which nothing is left to do.

    A row in which somebody has decided since it was read is left to whoever fills it for that.
    """
    now = rows_of(story.claims.current().confirmed().filter(pk__in=rows).values_list("pk", flat=True))
    same = [key for key in now if now[key] == rows[key]]
    by_pk, said = {article.pk: article for article in articles}, Opinion.objects.chances(same)
    if said:
        Opinion.objects.hear_words({(c, a): offer.chance for c in same for a, offer in found[c].items()})
    offers = {key: _offers(key, found[key], by_pk, said) for key in same}
    there = defaultdict(list)
    for offer in Offer.objects.filter(claim__in=same):
        there[offer.claim_id].append(offer)
    changed = [key for key in same if list(map(_content, offers[key])) != list(map(_content, there[key]))]
    Offer.objects.filter(claim__in=changed).delete()
    Offer.objects.bulk_create((offer for key in changed for offer in offers[key]), batch_size=500)
    done = {*same, *(rows.keys() - now.keys())}
    Claim.objects.filter(pk__in=done, is_row_due=True).update(is_row_due=False)
    return done


def _offers(claim: int, found: dict, articles: dict[int, Article], said: Weighing) -> list[Offer]:
    offers = []
    for key in sorted(found.keys() & articles.keys()):
        chance = said.of(claim, key, found[key].chance)
        for rank, passage in enumerate(found[key].passages[:OFFERED], 1):
            offer = Offer(claim_id=claim, article=articles[key], rank=rank, chance=chance)
            offer.score, offer.why, span = passage.score, passage.why[:500], passage.span
            offers.append(offer.anchor(articles[key].current, span.field, span.start, span.end))
    return offers


def _content(offer: Offer) -> tuple:
    place = offer.article_id, offer.rank, offer.revision_id, offer.field, offer.start, offer.end
    return *place, offer.chance, offer.score, offer.why
