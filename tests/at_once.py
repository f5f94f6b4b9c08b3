"""Several acts in one moment, each on a connection of its own: the way to show what the second of two is told."""

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.contrib.messages import get_messages
from django.db import connection, models, transaction
from django.http import HttpResponse

PATIENCE = 20.0  # seconds in which acts come as far as a lock that is held; beyond it they run as they come

WAITING = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock' AND backend_type = 'client backend'
"""


def at_once(
    acts: Sequence[Callable[[], HttpResponse]],
    held: Iterable[models.Model] = (),
    meanwhile: Callable[[], object] = lambda: None,
) -> list[HttpResponse]:
    """Run the acts in the same moment; their answers, in the order of the acts.

    While `held` rows are locked, all of the acts come as far as they can: each has looked before any of them writes.
    What happens `meanwhile` is through when they go on.
    """
    gate = Barrier(len(acts))

    def run(act: Callable[[], HttpResponse]) -> HttpResponse:
        gate.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        with transaction.atomic():
            for row in held:
                type(row)._base_manager.select_for_update(no_key=True).get(pk=row.pk)
            answers = [pool.submit(run, act) for act in acts]
            if held:
                wait_until_waiting(len(acts))
                meanwhile()
        return [answer.result() for answer in answers]


def wait_until_waiting(number: int) -> None:
    """Until so many connections wait for a lock, or patience ends."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees what it saw first, for ever
            cursor.execute(WAITING)
            if cursor.fetchone()[0] >= number:
                return
        time.sleep(0.05)


def codes(answers: Iterable[HttpResponse]) -> list[int]:
    return sorted(answer.status_code for answer in answers)


def said(answers: Iterable[HttpResponse]) -> str:
    """All that was told to those who acted."""
    return " ".join(str(message) for answer in answers for message in get_messages(answer.wsgi_request))
