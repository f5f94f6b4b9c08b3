"""What all acts of people have in common: what the database ends in favour of somebody else is done again, once."""

from threading import Barrier
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from articles.models import Outlet
from newsroom.decisions.access import act
from newsroom.decisions.acting import actor_of
from newsroom.decisions.locking import TRIES
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pair(db):
    return [Outlet.objects.create(name=name) for name in ("Ostrand Post", "Lakeside Echo")]


def request_of(person, method: str = "post"):
    request = getattr(RequestFactory(), method)("/")
    request.user, request.htmx = person, False
    return request


class Crossing:
    """Acts on two rows, each of which begins with another one and then waits until the other has begun as well.

    For the first `tries` tries: then they no longer wait for each other, and whoever comes first is first.
    """

    def __init__(self, tries: int, commits: bool = False) -> None:
        self.gates, self.tries, self.commits = [Barrier(2) for _ in range(tries)], [], commits

    def view(self, first: Outlet, second: Outlet):
        runs = SimpleNamespace(count=0)
        self.tries.append(runs)

        @act
        def changing(request) -> HttpResponse:
            runs.count += 1
            if self.commits and runs.count == 1:
                first.change(request.user, note="Written before.")
            with transaction.atomic():
                self._change(first, request.user)
                if runs.count <= len(self.gates):
                    self.gates[runs.count - 1].wait()
                self._change(second, request.user)
            return HttpResponse("done")

        return changing

    def _change(self, row: Outlet, by) -> None:
        row = Outlet.objects.select_for_update(no_key=True).get(pk=row.pk)
        row.change(by, owner=f"{row.owner}{by.username} ")


def cross(crossing: Crossing, journalist, editor, pair) -> list[HttpResponse]:
    views = [crossing.view(*pair), crossing.view(*reversed(pair))]
    people = [journalist, editor]
    return at_once([lambda v=v, p=p: v(request_of(p)) for v, p in zip(views, people, strict=True)])


def test_of_two_acts_in_each_others_way_both_are_done_and_none_twice(journalist, editor, pair):
    crossing = Crossing(tries=1)
    answers = cross(crossing, journalist, editor, pair)
    assert [answer.content for answer in answers] == [b"done", b"done"]
    assert sorted(runs.count for runs in crossing.tries) == [1, 2]
    for row in Outlet.objects.all():
        assert sorted(row.owner.split()) == ["edda", "jonas"]
        assert row.version == 2
        acts = row.history.values_list("pgh_context_id", "pgh_context")
        assert {actor_of(context) for _, context in acts} == {journalist.pk, editor.pk}
        assert len({act for act, _ in acts}) == 2


def test_what_was_written_before_the_database_ended_an_act_is_not_written_again(journalist, editor, pair):
    crossing = Crossing(tries=1, commits=True)
    answers = cross(crossing, journalist, editor, pair)
    done, stopped = sorted(answers, key=lambda answer: answer.status_code)
    assert (done.status_code, stopped.status_code) == (200, 409)
    assert "What you wanted was written." in stopped.content.decode()
    assert [runs.count for runs in crossing.tries] == [1, 1]
    assert [row.note for row in Outlet.objects.all()] == ["Written before."] * 2


def test_an_act_that_never_comes_through_is_told_to_wait(journalist):
    tried = []

    @act
    def hopeless(request) -> HttpResponse:
        tried.append(request.act)
        raise_deadlock()

    answer = hopeless(request_of(journalist))
    assert answer.status_code == 409
    assert "Nothing of what you wanted was written." in answer.content.decode()
    assert len(set(tried)) == TRIES


def raise_deadlock() -> None:
    """What the database says to the one of two that it ends."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$")


def test_another_fault_of_the_database_is_not_tried_again(journalist):
    tried = []

    @act
    def away(request) -> HttpResponse:
        tried.append(request.act)
        with connection.cursor() as cursor:
            cursor.execute("DO $$ BEGIN RAISE SQLSTATE '57P03'; END $$")

    with pytest.raises(OperationalError):
        away(request_of(journalist))
    assert len(tried) == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_looks_and_who_is_nobody_does_no_act(journalist, method):
    seen = []
    person = journalist if method == "get" else AnonymousUser()
    act(lambda request: seen.append(hasattr(request, "act")))(request_of(person, method))
    assert seen == [False]
