"""Compares what people were told with what the database says: nothing lost, nothing changed by a machine, no orphans.

What became of a row is read from its history: each step with who took it and what the row was before and after. A deed
holds when its person took such a step while the newsroom was answering, on the version that the form had shown, or
when the row was so already; and when every later step that changed it again has a name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Count, Exists, OuterRef
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.jobs import analyse_import
from articles.models import Appearance, Article, Import, Membership, Revision, Silence
from newsroom.decisions import Mergeable, State, Suggestion
from newsroom.decisions.acting import act_of, actor_of
from newsroom.decisions.merging import references_to
from newsroom.decisions.tracking import CHANGED, DECISION, DELETED, MADE, events_of, tracked_models
from tests.torture.deeds import FAILED, SOME, TAKEN, Deed, Meaning

LOST, OVERWRITTEN, MACHINE, NAMELESS = "lost", "overwritten unseen", "changed by a machine", "without a name"
ORPHAN, DOUBLED, MISSING, BROKEN, UNREAD = "orphan", "doubled", "missing", "answered with an error", "left unread"
FAULTS = (LOST, OVERWRITTEN, MACHINE, NAMELESS, ORPHAN, DOUBLED, MISSING, BROKEN, UNREAD)
SLACK = timedelta(milliseconds=20)  # between the clocks of the newsroom and of the database
# Where a row's words stand is the machine's to follow; scores and groups are its own.
PLACES = {"revision", "field", "start", "end", "exact", "prefix", "suffix", "is_orphaned", "utterance", "key"}
# Which claim one was split from goes with that claim, of which only the machine has said anything.
LINKS = {"parted_from"}
UNSAID = PLACES | {"id", "version", "score", "why", "created_by", "created_at"}


@dataclass(frozen=True, slots=True)
class Fault:
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one row. `before` is None for its making, `after` None for its end; `by` None for a machine."""

    row: int
    label: str
    at: datetime
    by: int | None
    act: str
    before: Any
    after: Any


class Histories:
    """The steps of all rows of each model, read once."""

    def __init__(self) -> None:
        self._steps: dict[type[models.Model], dict[int, list[Step]]] = {}
        self._rows: dict[type[models.Model], dict[int, models.Model]] = {}

    def rows(self, model: type[models.Model]) -> dict[int, models.Model]:
        if model not in self._rows:
            self._rows[model] = model._base_manager.in_bulk()
        return self._rows[model]

    def of(self, model: type[models.Model]) -> dict[int, list[Step]]:
        """Row → its steps, oldest first."""
        if model not in self._steps:
            events = defaultdict(list)
            for event in events_of(model)._base_manager.order_by("pgh_id"):
                events[event.pgh_obj_id].append(event)
            self._steps[model] = {key: list(self._steps_of(model, key, rows)) for key, rows in events.items()}
        return self._steps[model]

    def _steps_of(self, model: type[models.Model], key: int, events: list) -> Iterator[Step]:
        last = self.rows(model).get(key) or _as_left_to_the_machine(events[-1])
        for event, later in zip(events, [*events[1:], last], strict=True):
            is_made, is_end = event.pgh_label == MADE, event.pgh_label == DELETED
            before, after = (None if is_made else event), (None if is_end else event if is_made else later)
            by, act = actor_of(event.pgh_context), act_of(event.pgh_context)
            yield Step(key, event.pgh_label, event.pgh_created_at, by, act, before, after)

    def all(self) -> Iterator[tuple[type[models.Model], Step]]:
        for model in tracked_models():
            for steps in self.of(model).values():
                for step in steps:
                    yield model, step


def _as_left_to_the_machine(event: Any) -> Any:
    """The row after its last step, where it went unrecorded: only what nobody had decided or merged goes so."""
    row = copy(event)
    row.decided_by_id = row.decided_at = row.merged_into_id = None
    row.state = State.SUGGESTED
    return row


def check(deeds: Iterable[Deed]) -> list[Fault]:
    """All faults there are."""
    deeds, histories = list(deeds), Histories()
    return [
        *answered_with_errors(deeds),
        *lost(deeds, histories),
        *changed_by_machines(histories),
        *without_names(histories),
        *orphans(),
        *wrong_numbers(deeds),
    ]


def answered_with_errors(deeds: Iterable[Deed]) -> Iterator[Fault]:
    for deed in deeds:
        if deed.outcome == FAILED:
            yield Fault(BROKEN, f"{deed.person} got {deed.status or 'no answer'} at {deed.path}")


def lost(deeds: Iterable[Deed], histories: Histories) -> Iterator[Fault]:
    """Each acknowledged deed was done, on what its person had seen, and nobody without a name has changed it since."""
    people = dict(User.objects.values_list("username", "pk"))
    for deed in deeds:
        if deed.outcome == TAKEN and deed.meaning:
            yield from _judge(deed, deed.meaning, people[deed.person], histories)


def _judge(deed: Deed, meaning: Meaning, person: int, histories: Histories) -> Iterator[Fault]:
    since, until = _moment(deed.asked) - SLACK, _moment(deed.answered) + SLACK

    def is_mine(step: Step) -> bool:
        return step.by == person and since <= step.at <= until

    if not meaning.model:
        if not any(is_mine(step) and step.act == "undo" for _, step in histories.all()):
            yield Fault(LOST, f"{deed.person} was told that {deed.path} was done, but nothing was taken back")
        return
    model = apps.get_model(meaning.model)
    found = [step for steps in histories.of(model).values() for step in steps if is_mine(step) and _is(step, meaning)]
    if not found:
        if not _was_so_already(model, meaning, since, until, histories):
            yield Fault(LOST, f"{deed.person} was told of {meaning}, which never came to be ({deed.path})")
        return
    step = found[0]
    if meaning.version is not None and step.before is not None and step.before.version != meaning.version:
        yield Fault(OVERWRITTEN, f"{deed.person} decided on version {meaning.version}, not on {_words(step)}")
    steps = histories.of(model)[step.row]
    for later in steps[steps.index(step) + 1 :]:
        if later.by is None and _is_undone(later, meaning):
            yield Fault(MACHINE, f"what {deed.person} decided ({meaning}) was changed at {later.at}")


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _is(step: Step, meaning: Meaning) -> bool:
    """Did the step bring the row to what is meant?"""
    return step.after is not None and _fits(step.row, step.after, meaning.where | meaning.means)


def _fits(key: int, row: Any, values: dict[str, Any]) -> bool:
    for name, value in values.items():
        held = key if name == "id" else getattr(row, name, None)
        if held is None if value == SOME else held != value:
            return False
    return True


def _was_so_already(
    model: type[models.Model], meaning: Meaning, since: datetime, until: datetime, histories: Histories
) -> bool:
    """Was there a row, at some moment in between, that is as it was meant to become?"""
    for key, row in histories.rows(model).items():
        steps = histories.of(model).get(key, [])
        states = [step.before for step in steps if step.at >= since][:1]
        states += [step.after for step in steps if since <= step.at <= until]
        states += [] if any(step.at >= since for step in steps) else [row]
        if any(state is not None and _fits(key, state, meaning.where | meaning.means) for state in states):
            return True
    return False


def _is_undone(step: Step, meaning: Meaning) -> bool:
    names = {*meaning.means, *(DECISION if "state" in meaning.means else ())}
    return step.after is None or any(_value(step.before, name) != _value(step.after, name) for name in names)


def _value(row: Any, name: str) -> Any:
    return getattr(row, f"{name}_id", None) if hasattr(row, f"{name}_id") else getattr(row, name, None)


def _words(step: Step) -> str:
    return f"version {step.before.version} of {step.row}"


def changed_by_machines(histories: Histories) -> Iterator[Fault]:
    """Nothing that a person has decided was decided, worded, read or removed otherwise by a machine."""
    for model, step in histories.all():
        if step.by is None and step.before is not None and _is_decided(step.before):
            changed = {"all of it"} if step.after is None else set(_said_otherwise(model, step))
            if changed:
                yield Fault(MACHINE, f"{model.__name__} {step.row}: {', '.join(sorted(changed))} at {step.at}")


def _is_decided(row: Any) -> bool:
    return bool(getattr(row, "decided_by_id", None) or getattr(row, "created_by_id", None))


def _said_otherwise(model: type[models.Model], step: Step) -> Iterator[str]:
    for field in model._meta.concrete_fields:
        is_let_go = field.name in LINKS and _value(step.after, field.name) is None
        is_said = field.name not in UNSAID and not is_let_go and hasattr(step.before, field.attname)
        if is_said and _value(step.before, field.name) != _value(step.after, field.name):
            yield field.name


def without_names(histories: Histories) -> Iterator[Fault]:
    """Whatever is decided says by whom, on the row and in its history."""
    for model in tracked_models():
        if issubclass(model, Suggestion):
            for key in model._base_manager.exclude(state=State.SUGGESTED).filter(decided_by=None).values_list("pk"):
                yield Fault(NAMELESS, f"{model.__name__} {key[0]} is decided by nobody")
    for model, step in histories.all():
        if step.by is None and _is_a_decision(step):
            yield Fault(NAMELESS, f"{model.__name__} {step.row} was decided by nobody at {step.at}")


def _is_a_decision(step: Step) -> bool:
    """Only what people make is kept as made."""
    is_changed = step.label == CHANGED and step.after is not None
    changed = is_changed and any(_value(step.before, name) != _value(step.after, name) for name in DECISION)
    return changed or step.label == MADE


def orphans() -> Iterator[Fault]:
    """No row speaks of what is not there any more, and no two decisions contradict one another."""
    for target in (model for model in tracked_models() if issubclass(model, Mergeable)):
        for model, name in references_to(target):
            yield from _at_dead_rows(model, name)
    for row in Appearance.objects.confirmed().exclude(claim__state=State.CONFIRMED):
        yield Fault(ORPHAN, f"Appearance {row.pk} is confirmed, its claim {row.claim_id} is not")
    cell = {"claim": OuterRef("claim"), "article": OuterRef("article")}
    carried = Appearance.objects.confirmed().filter(is_orphaned=False, **cell)
    for row in Silence.objects.confirmed().filter(Exists(carried)):
        yield Fault(ORPHAN, f"Article {row.article_id} is silent on claim {row.claim_id}, and carries it")


def _at_dead_rows(model: type[models.Model], name: str) -> Iterator[Fault]:
    """Live rows of what was merged into something else, unless that has the same already."""
    rows = model._base_manager.exclude(**{f"{name}__merged_into": None}).filter(**{f"{name}__isnull": False})
    rows = rows.exclude(state=State.REJECTED) if issubclass(model, Suggestion) else rows
    for row in rows.select_related(name):
        if not _has_twin(row, name):
            yield Fault(ORPHAN, f"{model.__name__} {row.pk} belongs to {name} {getattr(row, name).pk}, which is merged")


def _has_twin(row: models.Model, name: str) -> bool:
    heir = getattr(row, name).heir
    for constraint in row._meta.constraints:
        fields = getattr(constraint, "fields", ())
        if isinstance(constraint, models.UniqueConstraint) and name in fields and constraint.condition is None:
            same = {field: getattr(row, row._meta.get_field(field).attname) for field in fields if field != name}
            return type(row)._base_manager.filter(**same, **{name: heir}).exists()
    return False


def wrong_numbers(deeds: Iterable[Deed]) -> Iterator[Fault]:
    """Each article that came in is there once, in one version and one story; and it was read, or will be."""
    for url, number in _more_than_one(Article.objects.exclude(url=""), "url"):
        yield Fault(DOUBLED, f"{number} articles have the address {url}")
    for article, number in _more_than_one(Membership.objects.live().filter(story__merged_into=None), "article"):
        yield Fault(DOUBLED, f"article {article} is in {number} stories")
    for article, number in _more_than_one(Revision.objects.all(), "article"):
        yield Fault(DOUBLED, f"article {article} has {number} versions of one text")
    brought = {address for deed in deeds if deed.outcome == TAKEN for address in deed.brought}
    for address in brought.difference(Article.objects.values_list("url", flat=True)):
        yield Fault(MISSING, f"the article at {address}")
    jobs = ProcrastinateJob.objects.filter(status__in=["todo", "doing"], task_name=analyse_import.name)
    to_do = {job.args["import_id"] for job in jobs}
    for imported in Import.objects.exclude(state=Import.State.DONE).exclude(pk__in=to_do):
        yield Fault(UNREAD, f"import {imported.pk} is {imported.get_state_display()}, and nobody is to read it")


def _more_than_one(rows: models.QuerySet, name: str) -> Iterable[tuple[Any, int]]:
    """(value, number) where several rows have one value of the field."""
    return rows.order_by().values_list(name).annotate(number=Count("pk")).filter(number__gt=1)
