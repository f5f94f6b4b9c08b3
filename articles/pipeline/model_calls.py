"""What goes to a language model, and what it costs: asked once, logged, within the budgets, and only where it may be.

`Account` is laid around whoever answers a model's requests. What was answered before is not asked again. Before each
call it is looked up anew whether somebody has switched the model off, marked the story as never sent or stopped the
reading, whether the model is left alone at the moment, and what is left of the budgets; what the call may cost is set
aside until its true cost is in the log.
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from newsroom.decisions.locking import one_at_a_time

from ..models import ModelAnswer, ModelCall, ModelReading, ModelSwitch, Story
from ..readers import has_model
from ..readers.base import ReaderAway, ReaderCutOff, ReaderFailed, Reply, Request, Sender, Usage
from ..readers.settings import reader_settings

SETTING_ASIDE = 7_301_003  # the database's name for the lock under which a call's cost is set aside
ANSWER_SHARE = 0.25  # of a question's length that its answer has been
ONE = Decimal("0.000001")


class MayNotAsk(Exception):
    """The model is not asked; the message is a sentence that says why."""


class Stopped(MayNotAsk):
    """Somebody has stopped the reading, or another worker is at it."""


def has_prices() -> bool:
    return bool(settings.READER_PRICE_IN or settings.READER_PRICE_OUT)


def cost_of(usage: Usage) -> Decimal | None:
    """In the prices' money; None where nobody gave any."""
    if not has_prices():
        return None
    return Decimal(usage.cost(settings.READER_PRICE_IN, settings.READER_PRICE_OUT)).quantize(ONE)


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may be spent, by day or by story, and how much is: money where there are prices, else tokens."""

    most: float
    spent: float
    of: str  # "the day's" or "this story's"

    @property
    def in_words(self) -> str:
        return f"{in_words(self.spent)} of {in_words(self.most)} is spent"

    def refusal(self, amount: float) -> str:
        """Why this much more may not be spent; "" where it may, or where no limit is set."""
        if not self.most or self.spent + amount <= self.most:
            return ""
        return f"That goes beyond {self.of} budget for the model: {self.in_words}."


def in_words(amount: float) -> str:
    """An amount as budgets count it: `0.25`, or `12,000 tokens`."""
    return f"{amount:,.2f}" if has_prices() else f"{amount:,.0f} tokens"


def budgets(story: Story | None) -> list[Budget]:
    """Those that hold for this story now, with what is set aside for calls that are being made."""
    name = "cost" if has_prices() else "tokens"
    today = ModelCall.objects.on(timezone.localdate()).spent()[name]
    reserved = ModelReading.objects.reserved()[name]
    found = [Budget(settings.READER_DAY_BUDGET, float(today + reserved), "the day’s")]
    if story:
        lineage = story.lineage
        spent = ModelCall.objects.filter(story__in=lineage).spent()[name]
        reserved = ModelReading.objects.filter(story__in=lineage).reserved()[name]
        found.append(Budget(settings.READER_STORY_BUDGET, float(spent + reserved), "this story’s"))
    return found


def is_offered(story: Story) -> bool:
    """Whether a page offers to ask the model: one is set up and switched on, and the story may be sent to it."""
    if not has_model():
        return False
    return ModelSwitch.objects.the().is_on and (is_local() or story.never_sent is None)


def refusal(story: Story | None, is_local: bool, usage: Usage | None = None) -> str:
    """Why the model may not be asked about a story now, in a sentence; "" where it may. `usage` is what it would take.

    Whatever is asked, by whomever and wherever, this is looked up before.
    """
    switch = ModelSwitch.objects.the()
    if not switch.is_on:
        return "Reading with a language model is switched off by an admin."
    story = Story.objects.filter(pk=story.pk).first() if story else None
    if story is None:
        return "The story is gone."
    story = story.heir  # what is said of the one that it was merged into meanwhile holds for it
    kept_in = None if is_local else story.never_sent
    if kept_in:
        return f"“{kept_in}” is never sent to a model."
    if told := switch.breaker.told(timezone.now()):
        return f"{told} {switch.problem}".strip()
    amount = _amount(usage) if usage else 0.0
    return next((said for budget in budgets(story) if (said := budget.refusal(amount))), "")


def _amount(usage: Usage) -> float:
    cost = cost_of(usage)
    return float(usage.tokens if cost is None else cost)


class Account:
    """A sender that remembers what was answered, logs what is asked, and keeps to what is allowed.

    Raises MayNotAsk beside what the sender raises.
    """

    def __init__(self, sender: Sender, reading: ModelReading) -> None:
        self.sender, self.reading = sender, reading
        self.name, self.is_local = sender.name, sender.is_local
        self.articles = 0  # of which words are sent; whoever asks says so

    def send(self, request: Request) -> Reply:
        key = hashlib.sha256(f"{self.name}\n{request.hash}".encode()).hexdigest()
        known = ModelAnswer.objects.filter(pk=key).first()
        if known is None:
            reply = self._ask(request)
            ModelAnswer.objects.get_or_create(pk=key, defaults={"answer": reply.answer})
        else:
            reply = Reply(known.answer)
        if not self.reading.sign():
            raise Stopped(self.reading.message)
        return reply

    def _ask(self, request: Request) -> Reply:
        self._set_aside(expected(request))
        try:
            reply = self.sender.send(request)
        except ReaderFailed as error:
            is_away = isinstance(error, ReaderAway)
            self._log(request, error.usage, ModelCall.Outcome.AWAY if is_away else ModelCall.Outcome.NONSENSE)
            if not isinstance(error, ReaderCutOff):  # that is asked in smaller parts
                wait = timedelta(seconds=error.wait) if is_away and error.wait else None
                ModelSwitch.objects.the().failed(str(error), wait)
            raise
        self._log(request, reply.usage, ModelCall.Outcome.ANSWERED)
        ModelSwitch.objects.the().answered()
        return reply

    def _set_aside(self, usage: Usage) -> None:
        """Look whether this may be asked, and set aside what it may take: one at a time, or two would take the last."""
        with transaction.atomic():
            one_at_a_time(SETTING_ASIDE)
            if said := refusal(self.reading.story, self.is_local, usage):
                raise MayNotAsk(said)
            if not self.reading.sign(tokens_at_hand=usage.tokens, cost_at_hand=cost_of(usage)):
                raise Stopped(self.reading.message)

    def _log(self, request: Request, usage: Usage, outcome: str) -> None:
        log(self.reading, request.purpose, usage, cost_of(usage), outcome, self.articles)


def expected(request: Request) -> Usage:
    """About what a request will take: its length, and an answer in the measure of what was answered so far."""
    return Usage(1, request.tokens, min(int(ANSWER_SHARE * request.tokens) + 200, settings.READER_TOKENS))


@transaction.atomic
def log(
    reading: ModelReading, purpose: str, usage: Usage, cost: Decimal | None, outcome: str, articles: int = 0
) -> None:
    """One call, as it was and never its text; the reading has spent it, and nothing is set aside for it any more."""
    ModelCall.objects.create(
        reading=reading,
        story_id=reading.story_id,
        by_id=reading.by_id,
        purpose=purpose,
        reader=reading.reader,
        host=reading.host,
        articles=articles,
        tokens_in=usage.tokens_in,
        tokens_out=usage.tokens_out,
        cost=cost,
        seconds=usage.seconds,
        outcome=outcome,
    )
    reading.pay(usage, cost)


def log_lost(reading: ModelReading) -> None:
    """A worker that was killed in a call may have spent what was set aside for it."""
    if reading.tokens_at_hand:
        usage = Usage(1, reading.tokens_at_hand, 0)
        log(reading, "lost", usage, reading.cost_at_hand, ModelCall.Outcome.LOST)


def is_local() -> bool:
    """Whether nothing leaves the newsroom's machines by the reader that is set up."""
    settings = reader_settings()
    return settings.is_local or bool(settings.replay)


def host_of(is_local: bool) -> str:
    """Where it goes, in words for people."""
    host = reader_settings().host
    return f"{host or 'this machine'}{', a machine of the newsroom’s own' if host and is_local else ''}"
