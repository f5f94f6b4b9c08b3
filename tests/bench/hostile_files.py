"""How long the files that are made to hurt take, and how much memory: python -m tests.bench.hostile_files [WORDS]

The bar: each is answered within five seconds of processor time or put aside, in 300 MB. With WORDS only those whose
name has them. Prints the slowest and the largest last.
"""

import os
import sys
import threading
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from articles.intake.given import Refused, decode  # noqa: E402
from articles.reading_process import Lane, NotRead, files, stories  # noqa: E402
from articles.text.files import NoArticle, kind_of, read_file  # noqa: E402
from articles.text.page import UnreadablePage, clean_html, clean_text  # noqa: E402
from tests.articles import made_files as made  # noqa: E402
from tests.articles.hostile_files import FILES  # noqa: E402

EMPTY = made.mhtml()
LOOK = 0.01  # seconds between two looks at a process


class Peak:
    """The most memory that the lanes' processes had, in MB."""

    def __init__(self, *lanes: Lane) -> None:
        self.lanes, self.most, self.is_over = lanes, 0, False
        self.thread = threading.Thread(target=self.look, daemon=True)

    def __enter__(self) -> "Peak":
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.is_over = True
        self.thread.join()

    def look(self) -> None:
        while not self.is_over:
            for lane in self.lanes:
                self.most = max(self.most, lane.process.memory() >> 20 if lane.process else 0)
            time.sleep(LOOK)


def spent_by(*lanes: Lane) -> float:
    """Processor seconds of their processes, those that were ended included."""
    children = os.times()
    return (
        children.children_user
        + children.children_system
        + sum(lane.process.processor_seconds() for lane in lanes if lane.process)
    )


def opened(raw: bytes, name: str) -> list[tuple[bytes, str]]:
    """(bytes, content type) of what is to be cleaned."""
    kind = kind_of(raw, name)
    if kind.why:
        raise Refused(kind.why)
    if not kind.key:
        return [(raw, "text/html" if name.endswith("html") else "")]
    return [(part.raw, part.content_type) for part in files.ask(read_file, raw, name).parts]


def answer(raw: bytes, name: str) -> str:
    try:
        parts = opened(raw, name)
        for body, content_type in parts[:3]:
            if kind_of(body, "").key:
                files.ask(read_file, body, "")
                continue
            text = decode(body, content_type).text
            stories.ask(clean_html if "html" in content_type else clean_text, text)
        return f"{len(parts)} pieces"
    except (Refused, NoArticle, NotRead, UnreadablePage) as reason:
        return str(reason)


def main() -> None:
    wanted = " ".join(sys.argv[1:])
    stories.ask(clean_text, "The ferry was stopped.")
    rows = []
    for name, make in FILES.items():
        if wanted not in name:
            continue
        raw = make()
        files.stop()
        files.ask(read_file, EMPTY, "a.mhtml")  # starts the process
        with Peak(files) as peak:
            spent = spent_by(files, stories)
            said = answer(raw, name)
            seconds = spent_by(files, stories) - spent
        rows.append((seconds, peak.most, name))
        print(f"{seconds:7.2f} s {peak.most:5} MB  {name}: {said[:110]}", flush=True)
    print(f"slowest {max(rows)[0]:.1f} s ({max(rows)[2]}), largest {max(row[1] for row in rows)} MB, {len(rows)} files")


if __name__ == "__main__":
    main()
