"""How fast pages, intake and analysis are, and what hostile texts cost: `make bench`.

Medians on this machine; compare within one run. Builds one story of 300 claims by 60 outlets beside the sample stories,
in a database of its own; then measures feeds, brings in the files that are made to hurt (`hostile_files`), and prints
the table of `hostile`. `make bench ARGS=feeds` and `ARGS=files` do one of these alone; `ARGS=archive` measures pages in
archives of up to a million articles (`archive_speed`), `ARGS=clients` what eight people at once get of one
(`archive_clients`), `ARGS=partitions` articles cut by month, `ARGS=candidates` how articles find their stories in such,
`ARGS=incremental`, maybe with a size behind it, what one more article costs a story. `make bench ARGS="quotes said"`
prints that table alone, for the stages and patterns whose names hold one of these words (`ARGS=hostile`: the whole of
it).
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

os.environ["PYTEST_VERSION"] = "bench"  # plain static files, as in the tests
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

import django

django.setup()

from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client

from articles import pipeline
from articles.intake.take_in import Submission, take_in_all
from articles.models import Appearance, Claim, Story
from newsroom.decisions import State
from tests.bench.archive_clients import measure_clients
from tests.bench.archive_speed import measure_archive
from tests.bench.candidates import measure_candidates
from tests.bench.dossiers import scratch_database
from tests.bench.feeds import measure_feeds
from tests.bench.partitions import measure_partitions

OUTLETS, CLAIMS, ROUNDS = 60, 300, 5
SENTENCES = (
    "The {n} bridge over the river was closed on Monday after engineers found cracks in two pylons.",
    "Mayor Irena Kovash said that the city would pay {n} million crowns for repairs.",
    "Drivers waited for {n} hours at the ferry, according to the transport ministry.",
)


def median_ms(act: Callable[[], object]) -> float:
    """Milliseconds of the median of some rounds, after one that does not count."""
    act()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        act()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def large_story(person: User) -> Story:
    """300 stated claims, each carried by every third of 60 outlets."""
    texts = ["\n\n".join(s.format(n=n + k) for k, s in enumerate(SENTENCES * 4)) for n in range(OUTLETS)]
    pieces = [Submission(t.encode(), f"{n}.txt", outlet=f"Outlet {n}") for n, t in enumerate(texts)]
    articles = [outcome.article for outcome in take_in_all(pieces)]
    story = Story.objects.open("A large story")
    for article in articles:
        story.bring_in(article, person)
    decided = {"state": State.CONFIRMED, "created_by": person, "decided_by": person}
    claims = Claim.objects.bulk_create(Claim(story=story, statement=f"Claim {n}.", **decided) for n in range(CLAIMS))
    rows = []
    for n, claim in enumerate(claims):
        for article in articles[n % 3 :: 3]:
            row = Appearance(claim=claim, article=article, **decided)
            rows.append(row.anchor(article.current, "text", n % 40, n % 40 + 30))
    Appearance.objects.bulk_create(rows, batch_size=1000)
    return story


def pages(client: Client, large: Story) -> dict[str, str]:
    sample = Story.objects.filter(is_sample=True).first()
    return {
        "desk": "/",
        "facts of a sample story": sample.get_absolute_url(),
        f"facts, {CLAIMS} × {OUTLETS}": large.get_absolute_url(),
        f"matrix.csv, {CLAIMS} × {OUTLETS}": f"{large.get_absolute_url()}matrix.csv",
        "article": sample.articles.first().get_absolute_url(),
        "search": "/search/?q=minister",
        "story list": "/stories/",
    }


def main(words: list[str]) -> int:
    if words[:1] == ["archive"]:
        measure_archive(words[1:])
        return 0
    if words == ["clients"]:
        measure_clients()
        return 0
    if words == ["partitions"]:
        measure_partitions()
        return 0
    if not words or "candidates" in words:
        measure_candidates()
    if words == ["candidates"]:
        return 0
    if not words:
        measure_pages()
    if not words or "feeds" in words:
        with scratch_database():
            measure_feeds()
    if words == ["feeds"]:
        return 0
    if words[:1] == ["incremental"]:
        return _run(*words)
    failed = _run("hostile_files", *words[1:]) if not words or words[0] == "files" else 0
    return failed if words[:1] == ["files"] else _run("hostile", *words) or failed


def _run(bench: str, *words: str) -> int:
    return subprocess.run([sys.executable, "-m", f"tests.bench.{bench}", *words]).returncode


def measure_pages() -> None:
    with scratch_database():
        person = User.objects.create_user("bench")
        person.groups.add(*Group.objects.all())
        started = time.perf_counter()
        call_command("load_samples", verbosity=0)
        print(f"{'import and analyse the samples':40} {time.perf_counter() - started:8.1f} s")
        client = Client(SERVER_NAME="localhost")  # the test client's own name of a host is none of ours
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        for name, path in pages(client, large_story(person)).items():

            def fetch(path: str = path) -> bytes:
                answer = client.get(path)
                assert answer.status_code == 200, f"{path}: {answer.status_code}"
                return b"".join(answer.streaming_content) if answer.streaming else answer.content

            print(f"{name:40} {median_ms(fetch):8.0f} ms {len(fetch()) / 1000:8.0f} kB")
        story = Story.objects.filter(is_sample=True).first()
        print(f"{'analyse a story of six again':40} {median_ms(lambda: pipeline.analyse_story(story)):8.0f} ms\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
