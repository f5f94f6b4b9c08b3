"""What one more article costs a story, what a reading costs whoever states a claim meanwhile, and articles a second.

    python -m tests.bench.incremental [SIZE …]

Stories of invented articles of usual length (`grown_story`), of 60 and 300 where no size is named, in a database of
their own. Seconds are those of the clock, and of both processors' work in brackets: on a machine that others use, too,
the second ones tell more. Not all bars are met: what is short of one is marked.
"""

import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable

os.environ["PYTEST_VERSION"] = "bench"  # plain static files, as in the tests
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

import django

django.setup()

from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import pipeline, reading_process
from articles.intake.take_in import take_in_all
from articles.models import Article, Claim, Story
from tests.bench.dossiers import scratch_database
from tests.bench.grown_story import article

SIZES = (60, 300)
SECONDS = {60: 1.0, 300: 4.0}
MOST_QUERIES, MOST_MB, MOST_RATIO, LEAST_RATE = 60, 400, 2.0, 20
STORIES, TOGETHER = 6, 5  # for the rate: stories of usual size
WATCHED = 0.02  # seconds between two looks at the memory


class Cost:
    """Seconds by the clock and of work, queries, and the most memory that the reading process had."""

    def __init__(self, act: Callable[[], object]) -> None:
        stop, self.megabytes = threading.Event(), 0.0
        watch = threading.Thread(target=self._watch, args=(stop,))
        watch.start()
        began, worked = time.perf_counter(), _work()
        with CaptureQueriesContext(connection) as captured:
            act()
        self.seconds, self.work, self.queries = time.perf_counter() - began, _work() - worked, len(captured)
        stop.set()
        watch.join()

    def _watch(self, stop: threading.Event) -> None:
        while not stop.wait(WATCHED):
            process = reading_process.stories.process
            self.megabytes = max(self.megabytes, process.memory() / 2**20 if process else 0)


def _work() -> float:
    process = reading_process.stories.process
    return time.process_time() + (process.processor_seconds() if process else 0.0)


def line(name: str, value: float, bar: float, is_least: bool = False, note: str = "") -> None:
    met = value >= bar if is_least else value <= bar
    sign = "≥" if is_least else "≤"
    print(f"{'ok  ' if met else 'LOW '} {name:52} {value:8.1f}   {sign} {bar:g} {note}", flush=True)


def brought(first: int, count: int) -> list[Article]:
    return [outcome.article for outcome in take_in_all(article(first + n) for n in range(count))]


def one_more(size: int) -> Story:
    """A story of so many articles, read; then what the next article costs, and the same reading again."""
    articles = brought(0, size + 1)
    story = Story.objects.open(f"A story of {size}")
    whole = Cost(lambda: pipeline.analyse(articles[:size], into=story))
    more = Cost(lambda: pipeline.analyse(articles[size:], into=story))
    print(f"     {size} articles at once: {whole.seconds:.1f} s ({whole.work:.1f}), {whole.queries} queries")
    line(f"one more in a story of {size}: seconds", more.seconds, SECONDS.get(size, 4.0), note=f"({more.work:.1f})")
    line(f"one more in a story of {size}: queries", more.queries, MOST_QUERIES)
    line(f"one more in a story of {size}: MB of the reading process", more.megabytes, MOST_MB)
    return story


def stating(story: Story, by: User) -> None:
    """How much longer it takes to state a claim, and to have its row filled, while its story is being read."""

    def state(number: int) -> float:
        began = time.perf_counter()
        claim = Claim.objects.state(story, f"Quillan was cleared within {number} hours.", by)
        pipeline.fill_claim_row(claim)
        return time.perf_counter() - began

    state(2)  # its articles are handed over once
    quiet = state(3)
    reading = threading.Thread(target=_read, args=(story,))
    reading.start()
    time.sleep(1.0)
    meanwhile = state(4)
    reading.join()
    note = f"({quiet:.2f} s, then {meanwhile:.2f} s)"
    line("stating a claim while its story is read: × quiet", meanwhile / quiet, MOST_RATIO, note=note)


def _read(story: Story) -> None:
    pipeline.analyse_story(story)
    connection.close()


def rate() -> None:
    """Raw text to what is proposed, in stories of usual size, in articles for each second of work."""
    began, count = _work(), 0
    for number in range(STORIES):
        articles = brought(10_000 + number * TOGETHER, TOGETHER)
        pipeline.analyse(articles, into=Story.objects.open(f"Story {number}"))
        count += len(articles)
    line(f"articles a second of work, stories of {TOGETHER}", count / (_work() - began), LEAST_RATE, is_least=True)


def main(sizes: list[str]) -> int:
    with scratch_database():
        connection.queries_log = deque(maxlen=1_000_000)
        person = User.objects.create_user("bench")
        person.groups.add(*Group.objects.all())
        rate()
        stories = [one_more(int(size)) for size in sizes or SIZES]
        stating(stories[0], person)
        reading_process.stories.stop()
        reading_process.clicks.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
