"""Reading with a language model, as somebody asked for it: ask, prove, find its place beside what is there, write.

A story's articles are asked about once for each version of model, prompts and text; what came later is asked about
alone, with what the story has already. A batch is written before the next one is asked about, so that nothing is lost
with a worker, and what was answered is not paid for twice. Then the shipped reader goes over the story: it fills the
rows. How it ended, and why, stands in the row of the reading.
"""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from itertools import takewhile
from math import inf

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from newsroom.decisions.locking import locked

from ..models import Appearance, Article, Following, ModelReading, Story
from ..readers import has_model, model_reader, model_sender
from ..readers.base import Known, Reader, ReaderFailed, Text, Usage
from ..readers.shipped import stories
from ..reading_process import ReadingFailed
from ..text.proof import REASONS as PROOF_REASONS
from .model_calls import Account, MayNotAsk, Stopped, cost_of, host_of, log_lost, refusal
from .model_findings import REASONS, write_findings
from .model_judging import ask_again
from .reading import document_of, foreign, may_be_sent, readable
from .story import Unsettled, analyse_story, in_turn

What, State = ModelReading.What, ModelReading.State
MOST_KNOWN = 120  # claims of a story that the model is told of
TRIED_AGAIN = timedelta(hours=1)  # by a story's rule, after it broke off or was stopped; then twice as long each time
MOST_DOUBLED = 6
UNFORESEEN = "Something went wrong that nobody foresaw; the log of the worker says what. Nothing was lost."

logger = logging.getLogger(__name__)


def ask_for(story: Story, by, what: str = What.STORY, **about: object) -> ModelReading:
    """A reading that waits to be done; `about` names the claim or the article. Raises MayNotAsk, ReaderAway."""
    reader = model_reader()
    usage = estimate(story, reader) if what == What.STORY else Usage()
    if said := refusal(story, reader.is_local, usage):
        raise MayNotAsk(said)
    with locked([story]):
        if ModelReading.objects.of_story(story).under_way().filter(what=what, **about).exists():
            raise MayNotAsk("That is being read already.")
        return ModelReading.objects.create(
            what=what,
            story=story,
            by=by,
            reader=reader.name,
            prompt_version=reader.version,
            host=host_of(reader.is_local),
            estimated_tokens=usage.tokens,
            estimated_cost=cost_of(usage),
            **about,
        )


def unread(story: Story, reader: Reader) -> list[Article]:
    """The articles of which this model, with these prompts, has not read the version that stands."""
    read = ModelReading.objects.of_story(story).by_reader(reader).revisions_read()
    return [article for article in may_be_sent(story, reader.is_local) if article.current_id not in read]


def estimate(story: Story, reader: Reader) -> Usage:
    """About what reading the story will take."""
    return reader.estimate([_text(article) for article in unread(story, reader)], _known(story, reader.is_local))


@transaction.atomic
def due_readings() -> list[ModelReading]:
    """A reading for each followed story of which an editor has said that the model reads it when it changes, and that
    has changed: no machine is at it any more, and what was asked of it before has ended well or some time ago.
    """
    stories = Story.objects.current().filter(model_use=Story.ModelUse.CHANGES, reading=None)
    stories = stories.filter(Exists(Following.objects.filter(story=OuterRef("pk")))).order_by(
        "pk"
    )  # as locks are taken
    if not has_model() or not stories.exists():
        return []
    reader, found = model_reader(), []
    for story in stories:
        if not _rests(story) and unread(story, reader):
            with suppress(MayNotAsk):
                found.append(ask_for(story, None))
    return found


def end_forsaken() -> None:
    """End what no worker goes on with, so that it can be asked for again; its last call counts as spent."""
    for reading in ModelReading.objects.forsaken():
        log_lost(reading)
        reading.end(State.FAILED, "No worker has gone on with it; what it had found by then stays.")


def _rests(story: Story) -> bool:
    """Whether it is not tried yet again: each try costs, and what failed three times will fail the fourth time, too."""
    readings = ModelReading.objects.of_story(story).filter(what=What.STORY).order_by("-pk")
    tried = list(readings.values_list("state", "created_at")[: MOST_DOUBLED + 1])
    failed = list(takewhile(lambda reading: reading[0] != State.DONE, tried))
    pause = TRIED_AGAIN * 2 ** (len(failed) - 1) if failed else timedelta()
    return bool(failed) and failed[0][1] > timezone.now() - pause


def offer_of(story: Story) -> tuple[dict[str, object], str]:
    """What reading the story would take and send, for its page; and why that may not be, "" where it may.

    Raises ReaderAway where no model is set up.
    """
    reader = model_reader()
    usage, articles = estimate(story, reader), len(unread(story, reader))
    cost = cost_of(usage)
    offer = {
        "model": reader.name,
        "articles": articles,
        "tokens": f"{usage.tokens:,}",
        "cost": None if cost is None else f"{cost:.4f}".rstrip("0").rstrip("."),
        "foreign": foreign(story).count(),
        "kept_here": readable(story).count() - may_be_sent(story, reader.is_local).count(),
        "is_local": reader.is_local,
        "host": host_of(reader.is_local),
    }
    return offer, refusal(story, reader.is_local, usage if articles else None)


def reasons_of(reading: ModelReading) -> list[tuple[str, int]]:
    """What was thrown away, in words, with how many, the most first."""
    told = {**PROOF_REASONS, **REASONS}
    return sorted(((told.get(name, name), n) for name, n in reading.thrown_away.items()), key=lambda each: -each[1])


def next_question(story: Story, reader: Reader) -> tuple[list[Text], list[Known]]:
    """What the model would be asked next about a story; no texts where it has read all of it."""
    pack = next(iter(_packs(reader, unread(story, reader))), [])
    return [_text(article) for article in pack], _known(story, reader.is_local)


def carry_out(reading: ModelReading) -> None:
    """Do what was asked for. However it ends, the row says so in words; nothing is raised that can be foreseen."""
    if not reading.begin():
        return
    log_lost(reading)
    if reading.story is None:
        reading.end(State.FAILED, "The story is gone.")
        return
    try:
        account = Account(model_sender(), reading)
        reading.end(State.DONE, ACTS[reading.what](reading, model_reader(account), account))
    except Stopped as stop:
        reading.end(State.STOPPED, str(stop))
    except MayNotAsk as refused:
        reading.end(State.FAILED, f"{refused} What was found by then stays.")
    except (ReaderFailed, ReadingFailed, Unsettled) as error:
        reading.end(State.FAILED, str(error))
    except Exception:
        logger.exception("The reading %s with a model broke off", reading.pk)
        reading.end(State.FAILED, UNFORESEEN)


def _read_story(reading: ModelReading, reader: Reader, account: Account) -> str:
    """Whatever of the story the model has not read yet."""
    articles = unread(reading.story.heir, reader)
    if not articles:
        return "The model has read all of it already; nothing was asked."
    return _read(reading, reader, account, articles)


def _read_article(reading: ModelReading, reader: Reader, account: Account) -> str:
    """One article, whether it was read before or not: what does it say that the story has not?"""
    articles = may_be_sent(reading.story.heir, reader.is_local).filter(pk=reading.article_id)
    if not articles:
        return "The article is not in this story any more, cannot be read, or was in a story that is never sent."
    return _read(reading, reader, account, articles)


def _read(reading: ModelReading, reader: Reader, account: Account, articles: Sequence[Article]) -> str:
    packs, remarks = _packs(reader, articles), []
    reading.sign(steps=len(packs) + 1, steps_done=0)
    try:
        for number, pack in enumerate(packs, 1):
            remarks += _read_pack(reading, reader, account, pack)
            reading.sign(steps_done=number)
    finally:
        if reading.kept:
            analyse_story(reading.story.heir, patience=inf, on_sign=reading.sign)
    return " ".join(dict.fromkeys(remarks))


def _read_pack(reading: ModelReading, reader: Reader, account: Account, pack: Sequence[Article]) -> list[str]:
    known, documents = _known(reading.story.heir, reader.is_local), [document_of(article) for article in pack]
    account.articles = len(pack)
    proposal = reader.propose([_text(article) for article in pack], known)
    proof = stories.proof(documents, proposal.statements)
    asked = {article.pk: article.current_id for article in pack}
    thrown: Counter[str] = Counter()

    def write(story_reader) -> None:
        thrown.clear()
        thrown.update(write_findings(story_reader, reading, proof.statements, asked, [each.key for each in known]))

    in_turn(reading.story, write, patience=inf, on_sign=reading.sign)
    kept = thrown.pop("kept", 0)
    reading.sign(
        kept=reading.kept + kept,
        thrown_away=dict(Counter(reading.thrown_away) + Counter(proof.thrown) + thrown),
        revisions=sorted({*reading.revisions, *asked.values()}),
    )
    return list(proposal.remarks)


def _packs(reader: Reader, articles: Sequence[Article]) -> list[list[Article]]:
    """Articles in order, as many together as are sent at once."""
    by_key = {article.pk: article for article in articles}
    return [[by_key[text.key] for text in pack] for pack in reader.together([_text(article) for article in articles])]


def _text(article: Article) -> Text:
    return Text.of(document_of(article), article.language)


def _known(story: Story, is_local: bool) -> list[Known]:
    """What the desk states first, then what is suggested and shown; nothing that stands only in what is not sent."""
    claims = story.claims.current().shown().order_by("state", "pk")
    if not is_local:
        sent = Appearance.objects.live().filter(article__in=may_be_sent(story, is_local).values("pk"))
        claims = claims.filter(Exists(sent.filter(claim=OuterRef("pk"))))
    return [Known(pk, statement) for pk, statement in claims.values_list("pk", "statement")[:MOST_KNOWN]]


ACTS: dict[str, Callable[[ModelReading, Reader, Account], str]] = {
    What.STORY: _read_story,
    What.ARTICLE: _read_article,
    What.CLAIM: ask_again,
    What.CELL: ask_again,
}
