"""Everybody at once: `make torture`.

Some bring in the same articles, whose readers are killed again and again; two people decide, one merges and takes back,
two curate, one has all stories read anew. At the end every acknowledged act is compared with what the database says.
Ends with 1 where there is any fault.
"""

import argparse
import os
import random
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.supervisor import end as finish
from tests.torture.guards import try_guards
from tests.torture.stage import Stage, prepared, staged

MOST_SECONDS = 590.0  # all in all, however busy the machine
CHECKING = 60.0  # of them, to end everything and to compare
READING = 60.0  # of them at least, in which nobody acts or is killed, and what came in is read
LAST_REQUEST = 30.0  # seconds that somebody's last request may take
SHORT = {"minutes": 2.0, "acts": 120, "articles": 24, "workers": 1, "importers": 3, "kills": 0, "hot": 2}


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of everything.

    People act for so many `minutes`, or until so many `acts` are done; on `hot` of the newest stories. 0 is no bound.
    """

    minutes: float
    acts: int
    articles: int
    workers: int
    importers: int
    kills: int
    hot: int
    seed: int

    @property
    def people(self) -> Iterator[tuple[str, str, str]]:
        """(part, name, role) of those who use the pages."""
        yield from (("decider", "dora", "journalist"), ("decider", "egon", "journalist"), ("merger", "mona", "editor"))
        yield from (("curator", "cora", "editor"), ("curator", "carl", "editor"))
        yield from (("importer", f"iris{number}", "journalist") for number in range(self.importers))


def main(words: Sequence[str]) -> int:
    started = time.time()
    plan, options = read_options(words)
    if options.guards:
        with prepared() as environment:
            return try_guards(environment, plan.seed)
    with staged(is_naive=options.short, is_kept=bool(options.keep)) as stage:
        killed = perform(stage, plan, started + MOST_SECONDS - CHECKING)
        print(f"\n{plan.workers} workers, killed {killed} times", flush=True)
        if options.keep:
            shutil.copytree(stage.folder, options.keep, ignore=shutil.ignore_patterns("static"), dirs_exist_ok=True)
        code = stage.run("-m", "tests.torture.judge", str(stage.folder))
    print(f"\n{time.time() - started:.0f} s all in all")
    return code


def read_options(words: Sequence[str]) -> tuple[Plan, argparse.Namespace]:
    parser = argparse.ArgumentParser(prog="make torture", description=__doc__)
    parser.add_argument("--minutes", type=float, default=6.0, help="how long they act; less where the machine is slow")
    parser.add_argument("--acts", type=int, default=0, help="they stop after so many")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--workers", type=int, default=8, help="who read what came in, and are killed")
    parser.add_argument("--importers", type=int, default=8, help="who each bring all articles in")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--hot", type=int, default=0, help="people work on so many of the newest stories only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for logs and diaries; the database stays, too")
    parser.add_argument(
        "--short", action="store_true", help="a short run on two stories, more slowly: as for each guard"
    )
    parser.add_argument("--guards", action="store_true", help="take out one guard after the other; each must be missed")
    options = parser.parse_args(words)
    values = {name: getattr(options, name) for name in Plan.__dataclass_fields__} | (SHORT if options.short else {})
    return Plan(**values), options


def perform(stage: Stage, plan: Plan, end: float) -> int:
    """Have all of them act at once, then let the workers read what is left, until the `end` (seconds since 1970).

    Gives how many workers were killed.
    """
    password = secrets.token_urlsafe(16)
    os.environ.update(TORTURE_PASSWORD=password, TORTURE_ARTICLES=str(plan.articles))
    stage.run("-m", "tests.torture.crowd", *(f"{name}:{role}" for _, name, role in plan.people))
    stage.serve()
    stage.employ(plan.workers)
    begun = time.time()
    until = min(begun + 60 * plan.minutes, end - READING)
    processes = [*act(stage, plan, until), stage.start(*stage.reanalyser, str(until), str(plan.hot))]
    killed = kill(stage, plan, begun, until)
    if plan.acts and wait_for(lambda: stage.acts() >= plan.acts, until):
        for process in processes:
            finish(process)
    wait_for(lambda: all(process.poll() is not None for process in processes), until + LAST_REQUEST)
    wait_for(stage.is_all_read, end)
    stage.close()
    return killed


def act(stage: Stage, plan: Plan, until: float) -> Iterator[subprocess.Popen]:
    for number, (part, name, _) in enumerate(plan.people):
        diary = str(stage.diary(name))
        words = (part, name, stage.address, diary, str(until), str(100 * plan.seed + number), str(plan.hot))
        yield stage.start("-m", "tests.torture.play", *words)


def kill(stage: Stage, plan: Plan, begun: float, until: float) -> int:
    """SIGKILL for a worker again and again, at even distances; how often that hit one."""
    chance, killed = random.Random(plan.seed), 0
    for number in range(plan.kills):
        wait_for(lambda: False, begun + (number + 0.7) * (until - begun) / plan.kills)
        killed += wait_for(lambda: stage.kill_a_worker(chance), time.time() + 10)
    return killed


def wait_for(look: Callable[[], bool], until: float) -> bool:
    """Whether it came to be before that moment."""
    while time.time() < until:
        if look():
            return True
        time.sleep(0.25)
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
