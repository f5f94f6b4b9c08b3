"""The newsroom with one of its guards taken out: what the torture must then find.

TORTURE_NAIVE names the guard; only this module reads it, and only the processes of the short mode run this module.

python -m tests.torture.naive worker
python -m tests.torture.naive reanalyse UNTIL HOT
"""

import os
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.db import IntegrityError, models, transaction

from articles import pipeline, working
from articles.intake import take_in
from articles.models import Appearance, Article, Claim, Discrepancy, Membership, Mention, Quote, Story
from newsroom.decisions import acting, by_machine, locking, merging, suggestion, versioned
from newsroom.supervisor import end_with_parent
from newsroom.wsgi import application
from tests.torture.guards import NAIVE
from tests.torture.reanalyse import reanalyse

SLOW = 0.25  # seconds between what an act has looked up and its end: such moments are rare otherwise


def patch(old: Callable, new: Callable) -> None:
    """Put `new` in the place of `old` wherever a module of ours has it."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] in ("articles", "entities", "newsroom"):
            for attribute, value in list(vars(module).items()):
                if value is old:
                    setattr(module, attribute, new)


def without_versions() -> None:
    """Every writer takes the row as it stands for the one that was seen."""
    change = versioned.Versioned.change

    def naive(self: models.Model, by, version: int | None = None, **changes: Any) -> None:
        now = type(self)._base_manager.filter(pk=self.pk).values_list("version", flat=True).first()
        change(self, by, now, **changes)

    versioned.Versioned.change = naive


def without_locks() -> None:
    """A transaction, and that is all; nor is it looked at its end whether something was merged meanwhile."""

    @contextmanager
    def naive(rows: Any) -> Iterator[None]:
        with transaction.atomic():
            yield

    patch(locking.locked, naive)
    patch(locking.guarded, naive)
    type(Story.objects).locked = lambda self, pk: Story.objects.get(pk=pk).heir
    suggestion.Suggestion._refuse_merged = lambda self: time.sleep(3 * SLOW)


def with_overwriting() -> None:
    """What nobody had touched before the reading is saved after it."""
    analyse_story = pipeline.analyse_story

    @wraps(analyse_story)
    def naive(story: Story, *arguments: Any, **options: Any) -> bool:
        rows = list(untouched_rows(story))
        done = analyse_story(story, *arguments, **options)
        for row in rows:
            with suppress(IntegrityError), by_machine(), transaction.atomic():
                if type(row)._base_manager.filter(pk=row.pk).exists():
                    row.save()
        return done

    patch(analyse_story, naive)


def untouched_rows(story: Story) -> Iterator[models.Model]:
    in_story = {"revision__article__memberships__story": story}
    yield from Appearance.objects.undecided_by_people().filter(claim__story=story)
    yield from Claim.objects.undecided_by_people().filter(story=story, appearances__state="suggested").distinct()
    yield from Discrepancy.objects.undecided_by_people().filter(story=story)
    yield from Membership.objects.undecided_by_people().filter(story=story)
    yield from Mention.objects.undecided_by_people().filter(**in_story)
    yield from Quote.objects.undecided_by_people().filter(**in_story)


def without_actors() -> None:
    """Everything is a machine's."""

    @contextmanager
    def naive(by: Any, what: str = "", alone: bool = False) -> Iterator[uuid.UUID]:
        with acting_for(None, what, alone) as act:
            yield act

    acting_for = acting
    patch(acting, naive)


def without_identity() -> None:
    """Look whether it is there; if not, insert it under a name that cannot collide."""

    def naive(self, outlet: Any, by: Any) -> Article:
        known = Article.objects.filter(url=self.address).first()
        if known is None:
            time.sleep(SLOW)
            known = Article.objects.create(
                identity=f"naive:{uuid.uuid4()}", outlet=outlet, url=self.address, created_by=by
            )
        return Article.objects.select_for_update(of=("self",)).get(pk=known.pk)

    take_in._Piece._find = naive


def more_slowly() -> None:
    """Looking up and writing lie further apart, with the guards and without them."""
    refuse_merged, both = suggestion.Suggestion._refuse_merged, merging.Mergeable._both

    def slow(self: models.Model) -> None:
        time.sleep(SLOW)
        refuse_merged(self)

    @contextmanager
    def slow_merge(self: models.Model, other: models.Model) -> Iterator[tuple]:
        with both(self, other) as rows:
            yield rows
            time.sleep(SLOW)

    suggestion.Suggestion._refuse_merged, merging.Mergeable._both = slow, slow_merge


NAIVELY = {
    "version": without_versions,
    "lock": without_locks,
    "overwrite": with_overwriting,
    "actor": without_actors,
    "identity": without_identity,
}


def take_out() -> None:
    """Take out the guard that the environment names, if it names one."""
    more_slowly()
    named = os.environ.get(NAIVE, "")
    if named:
        NAIVELY[named]()


take_out()
__all__ = ["application"]  # what gunicorn serves

if __name__ == "__main__":
    if sys.argv[1] == "worker":
        end_with_parent()
        working.run_worker()
    else:
        reanalyse(float(sys.argv[2]), int(sys.argv[3]))
