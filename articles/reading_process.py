"""Reading where it can be ended: processes of their own that run `articles.text`, watched, and killed beyond a budget.

Each process of ours that reads has up to three of them, started when first needed and kept warm: one for `stories`; one
for `clicks`, so that what somebody waits for does not queue behind a minute of somebody's analysis; and one for
`files`, which opens and cleans what comes in on a small budget. Each is a fresh interpreter, never a fork, and knows no
Django, no database and no secret. One caller at a time talks to it; the others
wait. Its budget is READING_SECONDS of processor time for each question, or ten times that by the clock, and READING_MB
of memory. It ends with its parent, by the end of its stdin.
"""

import os
import pickle
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from math import inf
from typing import Any

import psutil
from django.conf import settings

from .text.process import LENGTH, Answer, Request, Version, framed

MODULE, FILES = "articles.text", "articles.text.files"  # what the processes run
# Which what reads hostile text need not know.
SECRETS = {"SECRET_KEY", "DATABASE_URL", "DATABASE_OWNER_URL", "PGPASSWORD", "PGPASSFILE", "PGSERVICEFILE"}
SECRETS |= {"READER_KEY", "READER_PROXY"}
LOOK_SECONDS = 0.05  # between two looks at what a process has used
START_SECONDS = 60.0  # a loaded machine takes some for the libraries
BY_THE_CLOCK = 10  # times the processor time: others work on this machine, too
LOOK_UP_SECONDS = 30  # until newly learned weights are noticed
CLICK_SECONDS = 20  # nobody waits longer for a click; a story's index takes some of it once
MOST_KEPT = 0.5  # of the memory; whoever keeps more is started anew, so that no text pays for another's
# What is not unpacked within them is a bomb, what is not clean is left to the worker. With what a process takes between
# two looks that is less than 300 MB.
FILE_SECONDS, FILE_MB = 5, 250
CHUNK = 1 << 16  # bytes that a pipe takes or gives at once
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # many would only wait for one another


class ReadingFailed(Exception):
    """Nothing was read."""


class NotRead(ReadingFailed):
    """A text could not be read; the message ends the sentence “Reading it …”."""


class NoReadingProcess(ReadingFailed):
    """There is no process to read with: no fault of any text."""


class Lane:
    """One reading process, for one caller at a time."""

    def __init__(
        self,
        module: str = "",
        seconds: int | None = None,
        megabytes: int | None = None,
        learned: Callable[[], dict] = dict,
    ) -> None:
        self.module, self.most_seconds, self.most_megabytes = module, seconds, megabytes
        self.lock, self.learned = threading.Lock(), learned
        self.process: _Process | None = None

    def ask(self, function: Callable, *arguments: Any) -> Any:
        """What a function of `articles.text` says; raises NotRead, or what the function means to raise."""
        with self.lock:
            return self._ask(Request(_name(function), arguments)).value

    def ask_about(
        self,
        story: Sequence[Version],
        fetch: Callable[[Sequence[Version]], Mapping[Version, tuple]],
        function: Callable,
        *arguments: Any,
    ) -> Any:
        """The same of a function whose first argument is a story's index.

        `fetch` gives document, mentions and quotes of those versions of articles that the process has not got.
        """
        request = Request(_name(function), arguments, story=tuple(story))
        with self.lock:
            answer = self._ask(request)
            if answer.missing:
                shelve = fetch(answer.missing)
                answer = self._ask(Request(request.function, arguments, request.story, shelve))
            return answer.value

    def shelve(self, articles: Mapping[Version, tuple]) -> None:
        """Hand over articles that will be asked about."""
        with self.lock:
            self._ask(Request(shelve=articles))

    def stop(self) -> None:
        """End the process; the next question starts another."""
        with self.lock:
            self._end()

    def forget(self) -> None:
        """In a process that was forked off: what its parent talks to is not its own."""
        self.lock, self.process = threading.Lock(), None

    def _ask(self, request: Request) -> Answer:
        seconds = min(settings.READING_SECONDS, self.most_seconds or settings.READING_SECONDS)
        answer = self._exchange(framed(request), seconds)
        if answer.error:
            raise answer.error
        if answer.is_too_large:
            self._end()
            raise NotRead(_too_large(self.megabytes))
        if answer.reason:
            raise NotRead(f"failed: {answer.reason}")
        return answer

    def _exchange(self, frame: bytes, seconds: int) -> Answer:
        """Put a question; a process that somebody else has ended meanwhile is asked once more."""
        learned = self.learned()
        if self.process and self.process.learned != learned:
            self._end()
        for _ in range(2):
            self.process = self.process or _Process(self.module or MODULE, self.megabytes, learned)
            try:
                answer = self.process.exchange(frame, seconds)
            except _Ended:
                self._end()
                continue
            except BaseException:
                self._end()
                raise
            if self.process.memory() > MOST_KEPT * self.process.most_memory:
                self._end()
            return answer
        raise NotRead("ended its process without an answer")

    @property
    def megabytes(self) -> int:
        return min(settings.READING_MB, self.most_megabytes or settings.READING_MB)

    def _end(self) -> None:
        if self.process:
            self.process.end()
        self.process = None


def _name(function: Callable) -> str:
    return f"{function.__module__}:{function.__qualname__}"


def _too_large(megabytes: int) -> str:
    return f"took more than {megabytes:,} MB of memory and was stopped"


def _too_slow(seconds: float) -> str:
    return f"took more than {seconds:.0f} seconds and was stopped"


class _Ended(Exception):
    """The process is gone, and nobody here has ended it."""


class _Process:
    """A running interpreter and its pipes."""

    def __init__(self, module: str, megabytes: int, learned: dict) -> None:
        self.megabytes, self.most_memory, self.learned = megabytes, megabytes * (1 << 20), learned
        clock = str(BY_THE_CLOCK * settings.READING_SECONDS + 1)
        try:
            self.popen = subprocess.Popen(
                [sys.executable, "-m", module, clock, str(megabytes)],
                cwd=settings.BASE_DIR,
                env={name: value for name, value in os.environ.items() if name not in SECRETS} | ONE_THREAD,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,
                process_group=0,  # Ctrl+C in a terminal is for the server, which ends this one
            )
        except OSError as error:
            raise NoReadingProcess(f"No process to read with could be started ({error}).") from error
        self.usage = psutil.Process(self.popen.pid)
        self.into, self.out = self.popen.stdin.fileno(), self.popen.stdout.fileno()
        os.set_blocking(self.into, False)
        os.set_blocking(self.out, False)
        try:
            self.exchange(b"", START_SECONDS)
            if learned:
                self.exchange(framed(Request(learned=learned)), START_SECONDS)
        except (_Ended, NotRead) as error:
            self.end()
            raise NoReadingProcess("The process to read with ended before it was ready.") from error

    def exchange(self, frame: bytes, seconds: float) -> Answer:
        """Send a frame and wait for the answer. Raises NotRead or _Ended; the process is of no use then."""
        watch, received, rest = _Watch(self, seconds), bytearray(), memoryview(frame)
        with selectors.DefaultSelector() as selector:
            selector.register(self.out, selectors.EVENT_READ)
            if frame:
                selector.register(self.into, selectors.EVENT_WRITE)
            while not _is_whole(received):
                for key, _ in selector.select(LOOK_SECONDS):
                    if key.fd == self.out:
                        received += self._read()
                    elif not (rest := rest[self._write(rest) :]):
                        selector.unregister(self.into)
                watch.look()
        return pickle.loads(memoryview(received)[LENGTH.size :])

    def _read(self) -> bytes:
        chunk = os.read(self.out, CHUNK)
        if not chunk:
            raise self.ended()
        return chunk

    def _write(self, rest: memoryview) -> int:
        try:
            return os.write(self.into, rest[:CHUNK])
        except BrokenPipeError:
            raise self.ended() from None

    def memory(self) -> int:
        """Bytes in use; 0 once it is gone."""
        try:
            return self.usage.memory_info().rss
        except psutil.Error:
            return 0

    def processor_seconds(self) -> float:
        times = self.usage.cpu_times()
        return times.user + times.system

    def ended(self) -> Exception:
        """What it means that the process is gone: by its own clock, or somebody else's doing."""
        try:
            is_by_clock = self.popen.wait(START_SECONDS) == -signal.SIGALRM
        except subprocess.TimeoutExpired:
            is_by_clock = False
        return NotRead(_too_slow(settings.READING_SECONDS)) if is_by_clock else _Ended()

    def end(self) -> None:
        self.popen.kill()
        self.popen.wait()
        self.popen.stdin.close()
        self.popen.stdout.close()


class _Watch:
    """Looks now and then whether a process keeps within its budget for one question."""

    def __init__(self, process: _Process, seconds: float) -> None:
        self.process, self.seconds = process, seconds
        self.started = self.looked = time.monotonic()
        self.used = process.processor_seconds()

    def look(self) -> None:
        """Raises NotRead when the budget is spent."""
        now = time.monotonic()
        if now - self.looked < LOOK_SECONDS:
            return
        self.looked = now
        try:
            used = self.process.processor_seconds() - self.used
        except psutil.Error:
            raise self.process.ended() from None
        if used > self.seconds or now - self.started > BY_THE_CLOCK * self.seconds:
            raise NotRead(_too_slow(self.seconds))
        if self.process.memory() > self.process.most_memory:
            raise NotRead(_too_large(self.process.megabytes))


def _is_whole(received: bytearray) -> bool:
    return len(received) >= LENGTH.size and len(received) >= LENGTH.size + LENGTH.unpack_from(received)[0]


class _Learned:
    """What this newsroom learned in the place of shipped weights, looked up now and then: no question waits for it."""

    def __init__(self) -> None:
        self.source: Callable[[], dict] = dict  # the app's, once it is ready
        self.looked, self.found = -inf, {}

    def __call__(self) -> dict:
        if time.monotonic() - self.looked > LOOK_UP_SECONDS:
            self.looked, self.found = time.monotonic(), self.source()
        return self.found


learned = _Learned()
stories, clicks = Lane(learned=learned), Lane(seconds=CLICK_SECONDS, learned=learned)
files = Lane(FILES, FILE_SECONDS, FILE_MB)
os.register_at_fork(after_in_child=lambda: [lane.forget() for lane in (stories, clicks, files)])
