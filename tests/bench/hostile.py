"""Is every stage linear in its text, whatever the text? `make bench ARGS=hostile` prints its table.

Each stage runs on each pattern of `hostile_texts` in a child process of its own, which is ended when it takes too long.
CPU seconds are the best of five, and so many short texts are timed in one go as are as long as the long one: a busy
machine slows both alike, and a system that takes what others stole from its clock takes it from both. Where a first run
holds the bars, it stands, since more runs could only be quicker. Megabytes are the child's peak
during the run, above that of a run on nothing. For each stage the slowest pattern is printed, and all that miss a bar;
behind them, how many those are. Words on the command line choose stages and patterns, by any part of a name:
`make bench ARGS="quotes said"`; where none names a pattern, those that resemble another one are left out, unless one
word is `every`.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core: CPU seconds are to be those of the work

import gc
import math
import multiprocessing
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from tests.bench.hostile_stages import STAGES, Stage, forget
from tests.bench.hostile_texts import PATTERNS, RESEMBLING, SENTENCES, Pattern, pair, parts

SMALL, LARGE = 10_000, 80_000
BETWEEN = (20_000, 40_000)
MOST_EXPONENT, MOST_SECONDS, MOST_MEGABYTES = 1.15, 2.0, 150
TELLING = 0.05  # seconds at LARGE, below which an exponent means nothing
ROUNDS = 5
TICK = 1e-6  # seconds: a coarse clock says 0
FIRST_ROUNDS = 2  # short runs before the one long run that most rows need
HOPELESS = 30  # times the time at SMALL: by the power of 1.6, which no better run mends
PATIENCE = 10  # CPU seconds for one measurement, preparation and all; then the system ends the child
ROOM = 4 * 2**30  # bytes of memory that a child may have at all
EVERY_PATTERN = "every"  # a word of the command line
RESET_PEAK = Path("/proc/self/clear_refs")


@dataclass
class Row:
    """What one stage did on one pattern: CPU seconds by size, and the peak of memory at LARGE."""

    stage: Stage
    pattern: str
    seconds: dict[int, float] = field(default_factory=dict)
    megabytes: float = 0.0
    failure: str = ""

    @property
    def exponent(self) -> float | None:
        """The power of the length by which the time grows; None where the time is too short to tell."""
        small, large = self.seconds.get(SMALL), self.seconds.get(LARGE)
        if not small or not large or large < TELLING:
            return None
        return math.log(large / small) / math.log(LARGE / SMALL)

    @property
    def misses(self) -> list[str]:
        missed = [self.failure] if self.failure else []
        if self.exponent is not None and self.exponent > MOST_EXPONENT:
            missed.append("grows")
        if self.seconds.get(LARGE, 0.0) > MOST_SECONDS:
            missed.append("slow")
        if self.megabytes > MOST_MEGABYTES:
            missed.append("large")
        return missed


def measure(stage: Stage, name: str, pattern: Pattern, empty: float = 0.0) -> Row:
    """The row of one stage and pattern; `empty` is the memory of a run on nothing."""
    row = Row(stage, name)
    for size, seconds, megabytes in _in_child(row, _bars, stage, pattern):
        row.seconds[size] = seconds
        row.megabytes = max(row.megabytes, megabytes - empty)
    return row


def fill_between(row: Row) -> None:
    """Measure the sizes that only a printed row needs."""
    for size, seconds, _ in _in_child(Row(row.stage, row.pattern), _sizes_between, row.stage, PATTERNS[row.pattern]):
        row.seconds[size] = seconds


def memory_of_nothing(stage: Stage) -> float:
    """Megabytes that the stage takes whatever the text."""
    return max((megabytes for _, _, megabytes in _in_child(Row(stage, ""), _on_nothing, stage, str)), default=0.0)


Measurement = tuple[int, float, float]  # size, CPU seconds, megabytes at the peak


def _in_child(row: Row, act: Callable, stage: Stage, pattern: Pattern) -> Iterator[Measurement]:
    """The measurements that a child makes by `act`, until it ends or is ended."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_report, args=(theirs, act, stage, pattern))
    child.start()
    theirs.close()
    try:
        while True:
            message = ours.recv()
            if isinstance(message, str):
                row.failure = message
            else:
                yield message
    except EOFError:
        child.join()
    finally:
        child.kill()
    if child.exitcode:
        row.failure = f"> {PATIENCE} s" if child.exitcode == -signal.SIGXCPU else f"ended by {-child.exitcode}"


def _report(to: Connection, act: Callable, stage: Stage, pattern: Pattern) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    try:
        for measurement in act(stage, pattern):
            to.send(measurement)
    except Exception as error:  # the table says which; the traceback is what a test is for
        to.send(f"raised {type(error).__name__}")


def _bars(stage: Stage, pattern: Pattern) -> Iterator[Measurement]:
    """Both ends: one run each, and where these do not hold the bars, the best of five."""
    shorts, long = parts(pattern, SMALL, LARGE // SMALL), pair(pattern, LARGE)
    small = min(_run(stage, [short])[0] for short in shorts[:FIRST_ROUNDS])
    yield SMALL, small, 0.0
    large, megabytes = _run(stage, [long])
    yield LARGE, large, megabytes
    if _holds(small, large) or large > HOPELESS * max(small, TELLING / HOPELESS):
        return
    small = math.inf
    for _ in range(ROUNDS):
        small = min(small, _run(stage, shorts)[0])
        large = min(large, _run(stage, [long])[0])
    yield SMALL, small, 0.0
    yield LARGE, large, megabytes


def _sizes_between(stage: Stage, pattern: Pattern) -> Iterator[Measurement]:
    for size in BETWEEN:
        yield size, _run(stage, [pair(pattern, size)])[0], 0.0


def _on_nothing(stage: Stage, _: Pattern) -> Iterator[Measurement]:
    yield 0, *_run(stage, [("", "")])


def _holds(small: float, large: float) -> bool:
    grown = large / max(small, TICK)
    is_linear = large < TELLING or math.log(grown) / math.log(LARGE / SMALL) <= MOST_EXPONENT
    return is_linear and large <= MOST_SECONDS


def _run(stage: Stage, texts: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """CPU seconds of a run, and megabytes; of several texts one after another, whose results are all kept.

    Kept, so that they take as much memory as one text of their length: new pages cost time.
    """
    spent = math.ceil(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (spent + PATIENCE, resource.RLIM_INFINITY))
    prepared, found = [stage.prepare(each) for each in texts], []
    forget()
    gc.collect()
    if RESET_PEAK.exists():
        RESET_PEAK.write_text("5")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    gc.disable()  # its rounds come by the number of all objects, other stages' too: long runs would pay for them alone
    started = time.process_time()
    for each in prepared:
        found.append(stage.run(each))
        forget()
    seconds = (time.process_time() - started) / len(texts)
    gc.enable()
    return seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000


def chosen(words: Sequence[str]) -> tuple[list[Stage], list[str]]:
    """The stages and patterns that are named, all where none is; a word that names a stage chooses no pattern."""
    stages = [stage for stage in STAGES if any(word in stage.name for word in words)]
    rest = [word for word in words if not any(word in stage.name for stage in STAGES)]
    patterns = [name for name in PATTERNS if any(word in name for word in rest)]
    usual = [name for name in PATTERNS if name not in RESEMBLING or EVERY_PATTERN in words]
    return stages or STAGES, patterns or usual


def line(row: Row) -> str:
    times = " ".join(f"{row.seconds[n]:7.3f}" if n in row.seconds else "      –" for n in (SMALL, *BETWEEN, LARGE))
    exponent = "   –" if row.exponent is None else f"{row.exponent:4.2f}"
    told = f"{row.stage.name:28} {row.pattern:36} {times} {exponent} {row.megabytes:5.0f}"
    return f"{'MISS' if row.misses else 'ok  '} {told}  {', '.join(row.misses)}".rstrip()


def summary(rows: Sequence[Row]) -> str:
    """One stage in a line: its patterns, how many miss a bar, and the worst of each measure."""
    missed = sum(bool(row.misses) for row in rows)
    slowest = max(row.seconds.get(LARGE, 0.0) for row in rows)
    exponents = [row.exponent for row in rows if row.exponent is not None]
    worst = f"{max(exponents):.2f}" if exponents else "–"
    most = max(row.megabytes for row in rows)
    told = f"{len(rows)} patterns, {missed} miss a bar; at most {slowest:.2f} s, growth {worst}, {most:.0f} MB"
    return f"     {rows[0].stage.name:28} {told}"


def show(row: Row) -> None:
    if not row.failure:
        fill_between(row)
    print(line(row), flush=True)


def main(words: Sequence[str]) -> int:
    """Print the table; the number of rows that miss a bar is its exit code's sign."""
    stages, patterns = chosen(words)
    bars = f"growth ≤ {MOST_EXPONENT} (from {TELLING} s), < {MOST_SECONDS:.0f} s and < {MOST_MEGABYTES} MB"
    print(f"{len(stages)} stages × {len(patterns)} patterns; CPU seconds, {bars} at {LARGE // 1000}k characters")
    print(f"     {'stage':28} {'pattern':36} {'10k':>7} {'20k':>7} {'40k':>7} {'80k':>7}  exp    MB")
    missed = 0
    for stage in stages:
        stage.run(stage.prepare(pair(SENTENCES["an ordinary paragraph"], 3000)))  # reads the word lists
        gc.freeze()  # what is there already is not looked through again in each child
        empty = memory_of_nothing(stage)
        rows = []
        for name in patterns:
            rows.append(measure(stage, name, PATTERNS[name], empty))
            if rows[-1].misses:
                show(rows[-1])
        slowest = max(rows, key=lambda row: (row.seconds.get(LARGE, 0.0), row.pattern))
        if not slowest.misses:
            show(slowest)
        print(summary(rows), flush=True)
        missed += sum(bool(row.misses) for row in rows)
    print(f"\n{missed} of {len(stages) * len(patterns)} miss a bar")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
