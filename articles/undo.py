"""What an act changed, kept so that it can be taken back.

An act may touch several rows (a claim marked silent rejects what was suggested there). `Watch` looks at the rows
before and after, and keeps for each one what it was and which version it has now. The steps travel, signed, in the
page's Undo button: nothing is kept on the server, and whoever presses it late is refused by the version guard like
anybody else, so that undoing never overwrites a colleague's later decision.

A row that the act itself made is removed again (history keeps it); a claim is rejected instead, since others may have
tagged it by then.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.apps import apps
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import models, transaction

from newsroom.decisions import StaleDecision, State, Suggestion

from .models import Claim

SALT = "articles.undo"
KEPT_FOR = 24 * 60 * 60  # seconds; a toast is gone long before
UNTOUCHED = frozenset({"id", "version"})


@dataclass(frozen=True, slots=True)
class Step:
    """Put one row back: `former` holds the changed fields as they were, or is None where the act made the row."""

    model: str
    pk: int
    version: int
    former: dict[str, Any] | None


class Watch:
    """`watch = Watch(rows…)`, act, `watch.steps()`. Each argument is a QuerySet of suggestions, small ones."""

    def __init__(self, *rows: models.QuerySet) -> None:
        self._rows = rows
        self._before = self._look()

    def steps(self) -> list[Step]:
        """What has changed since; rows that were deleted meanwhile are not brought back."""
        steps = []
        for key, now in self._look().items():
            before = self._before.get(key)
            if before is None or before["version"] != now["version"]:
                steps.append(Step(*key, now["version"], before and _difference(before, now)))
        return steps

    def _look(self) -> dict[tuple[str, int], dict[str, Any]]:
        return {
            (queryset.model._meta.label, values["id"]): values
            for queryset in self._rows
            for values in queryset.values()
        }


def _difference(before: dict, now: dict) -> dict[str, Any]:
    changed = {name for name, value in before.items() if now[name] != value} - UNTOUCHED
    return {name: _plain(before[name]) for name in sorted(changed)}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def token_of(steps: Iterable[Step], by) -> str:
    """The steps, signed for the person who acted; "" when nothing changed."""
    steps = [asdict(step) for step in steps]
    return signing.dumps({"by": by.pk, "steps": steps}, salt=SALT, compress=True) if steps else ""


def steps_of(token: str, by) -> list[Step]:
    """The steps of a token; raises ValueError when it is not this person's, too old or not ours."""
    try:
        content = signing.loads(token, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature as error:
        raise ValueError("This can no longer be undone.") from error
    if content["by"] != by.pk:
        raise ValueError("Only the person who did this can undo it here.")
    return [Step(**step) for step in content["steps"]]


@transaction.atomic
def take_back(steps: Iterable[Step], by) -> list[Suggestion]:
    """Put every row back, or none: raises StaleDecision when one of them was changed since. Gives the rows."""
    rows = []
    for step in steps:
        model = apps.get_model(step.model)
        row = model._base_manager.filter(pk=step.pk).first()
        if row is None:
            raise StaleDecision(None)
        _put_back(row, step, by)
        rows.append(row)
    return rows


def _put_back(row: Suggestion, step: Step, by) -> None:
    if step.former is not None:
        row.change(by, step.version, **{name: _value(row, name, raw) for name, raw in step.former.items()})
    elif isinstance(row, Claim):
        row.decide(State.REJECTED, by, step.version)
    elif row.version != step.version:
        raise StaleDecision(row)
    else:
        key = row.pk
        row.delete()
        row.pk = key  # the caller may still ask which row it was


def _value(row: Suggestion, name: str, raw: Any) -> Any:
    try:
        return row._meta.get_field(name).to_python(raw)
    except ValidationError as error:
        raise ValueError("This can no longer be undone.") from error
