"""How the work behind the pages gets on: what waits in each queue, how fast it is done, and that in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.utils import timezone

from ..jobs import ACTS, FEEDS, MODEL, NIGHT, READING, WIRE, Queue, is_worker_running, queues
from ..models import JobTally
from .unread import came_in_within, longest_wait

LATELY = timedelta(minutes=10)
LONG = timedelta(minutes=10)  # whoever waits for more is told that more comes in than is done
WHAT = {
    READING: "What somebody waits for: imports, and stories that somebody changed",
    ACTS: "What somebody does to many rows at one time",
    WIRE: "Stories into which feeds brought something",
    FEEDS: "Feeds and pages that are asked for",
    MODEL: "Readings with a language model",
    NIGHT: "What is learned at night",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A queue with what it is for, how many jobs were done lately, and how it gets on."""

    what: str
    queue: Queue
    lately: int
    words: str


@dataclass(frozen=True, slots=True)
class Work:
    """All queues, the most urgent first; how many articles came in lately; how long the oldest unread one waits."""

    lines: list[Line]
    has_worker: bool
    came_in: int
    unread_for: timedelta

    @property
    def read_since(self) -> datetime:
        """What came in before it is read."""
        return timezone.now() - self.unread_for

    @property
    def failed(self) -> int:
        return sum(line.queue.failed for line in self.lines)


def work_at_hand() -> Work:
    """Six queries, however much waits."""
    found, lately = {queue.name: queue for queue in queues()}, JobTally.objects.done_since(LATELY)
    has_worker = is_worker_running()
    lines = []
    for name, what in WHAT.items():
        queue = found.get(name) or Queue(name, 0, 0, 0, 0.0)
        done = lately.get(name, 0)
        lines.append(Line(what, queue, done, said_of(queue, done, has_worker)))
    return Work(lines, has_worker, came_in_within(LATELY), longest_wait())


def wait_for_import() -> str:
    """The same of the queue in which an import waits; nothing where it is the next one. Two queries."""
    queue = next((queue for queue in queues() if queue.name == READING), None)
    if queue is None or queue.waiting < 2:
        return ""
    return said_of(queue, JobTally.objects.done_since(LATELY).get(READING, 0), has_worker=True)


def said_of(queue: Queue, lately: int, has_worker: bool) -> str:
    """How a queue gets on, of which so many jobs were done lately.

    >>> said_of(Queue("default", 30, 1, 0, 60.0), 20, True)
    '30 wait; at 2 a minute that takes 15 minutes.'
    """
    if not queue.waiting:
        return "Being done." if queue.doing else "Nothing waits."
    wait = f"{queue.waiting} {'waits' if queue.waiting == 1 else 'wait'}"
    if not has_worker:
        return f"{wait}, and no worker is running."
    if not lately:
        return f"{wait}; none was done in the last {_minutes(LATELY.total_seconds())}."
    rate = lately / (LATELY.total_seconds() / 60)
    told = f"{wait}; at {rate:.{rate < 1:d}f} a minute that takes {_minutes(60 * queue.waiting / rate)}."
    if queue.oldest > LONG.total_seconds():
        told += f" The oldest has waited for {_minutes(queue.oldest)}: more comes in than is done."
    return told


def _minutes(seconds: float) -> str:
    minutes = ceil(seconds / 60)
    if minutes < 120:
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    return f"{minutes // 60} hours"
