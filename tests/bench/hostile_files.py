"""What the files that are made to hurt cost: `make bench ARGS="files"`, or with a word of their names behind it.

Each is brought in as by somebody who waits, in a database of its own: opened, cleaned, kept. The bar: answered within
five seconds of processor time, ours and that of the process that opens it, or put aside; that process in 300 MB; and
the next file is taken in as ever. Prints each, then the slowest and the largest, and those that miss a bar.
"""

import os
import sys
import threading
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from articles import importing  # noqa: E402
from articles.intake.take_in import Submission  # noqa: E402
from articles.models import PutAside  # noqa: E402
from articles.reading_process import FILE_SECONDS, files  # noqa: E402
from articles.text.files import read_file  # noqa: E402
from articles.views.intake import UPLOAD_SECONDS  # noqa: E402
from tests.articles import made_files as made  # noqa: E402
from tests.articles.hostile_files import FILES  # noqa: E402
from tests.bench.dossiers import scratch_database  # noqa: E402

EMPTY, GOOD = made.mhtml(), made.TEXT
LOOK = 0.01  # seconds between two looks at a process
SLACK = 1.0  # seconds that a process may take beyond its budget until somebody looks, and its start anew
MOST_MB = 300


class Peak:
    """The most memory that the process which opens files had, in MB."""

    def __init__(self) -> None:
        self.most, self.is_over = 0, False
        self.thread = threading.Thread(target=self.look, daemon=True)

    def __enter__(self) -> "Peak":
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.is_over = True
        self.thread.join()

    def look(self) -> None:
        while not self.is_over:
            process = files.process
            self.most = max(self.most, process.memory() >> 20 if process else 0)
            time.sleep(LOOK)


def spent() -> float:
    """Processor seconds of this process and of the one that opens files, those that were ended included."""
    times = os.times()
    ended = times.children_user + times.children_system
    return times.user + times.system + ended + (files.process.processor_seconds() if files.process else 0)


def bring(raw: bytes, name: str) -> list[str]:
    """What becomes of it, piece by piece, in words."""
    imported = importing.begin(None)
    importing.take_in_rows(imported, [Submission(raw, name)], patience=UPLOAD_SECONDS)
    said = []
    for row in imported.rows.select_related("article__current"):
        aside = PutAside.objects.filter(revision=row.article.current_id).first() if row.article else None
        said.append(f"put aside: {aside.problem}" if aside else row.message)
    return said


def main(words: list[str]) -> int:
    with scratch_database():
        return measure(" ".join(words))


def measure(wanted: str) -> int:
    rows, missed = [], 0
    bring(GOOD.encode(), "good.txt")
    for number, (name, make) in enumerate(FILES.items()):
        if wanted not in name:
            continue
        raw = make()
        files.stop()
        files.ask(read_file, EMPTY, "a.mhtml")  # starts the process
        with Peak() as peak:
            began = spent()
            said = bring(raw, name)
            seconds = spent() - began
        goes_on = bring(f"{GOOD}\n\nThis was in edition {number}.".encode(), "good.txt") == ["Added."]
        is_well = said and importing.UNFORESEEN not in said and goes_on
        is_in_time = seconds < FILE_SECONDS + SLACK or any(one.startswith("put aside") for one in said)
        is_miss = not is_well or not is_in_time or peak.most > MOST_MB
        missed += is_miss
        rows.append((seconds, peak.most, name))
        answer = f"{len(said)} × {said[0]}" if len(said) > 1 else "".join(said)
        print(f"{'MISS' if is_miss else 'ok  '} {seconds:6.2f} s {peak.most:5} MB  {name}: {answer[:110]}", flush=True)
    largest = max(rows, key=lambda row: row[1])
    print(f"\nslowest {max(rows)[0]:.1f} s ({max(rows)[2]}), largest {largest[1]} MB ({largest[2]})")
    print(f"load of the machine {os.getloadavg()[0]:.1f}; {missed} of {len(rows)} miss a bar")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
