"""Functions of the reading machine in a process of their own: how it is asked, how it answers, and its walls.

Problem: no stage can promise to end on every text, nor in how much memory; only a process can be ended.
Method: requests come in by stdin, answers go out by stdout, each a pickle behind its length. A request names a function
of this package and gives its arguments; which process has what at hand is for its `__main__` to say.
Whoever started the process watches it, and kills it beyond its budget. Three walls stand behind that: at the end of
stdin the process ends at once, in the middle of a call too; a call of more than SECONDS by the clock ends it; and a
piece of memory so large that nobody could look in between is refused.
Known failures: where the system limits no addresses (macOS), that last wall is missing.
"""

import pickle
import queue
import resource
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO

PACKAGE = "articles.text."
LENGTH = struct.Struct(">Q")
LONGEST_REASON = 300
ROOM = 1 << 30  # bytes of addresses that libraries take without using them

Version = Hashable  # names what one article is at one time


@dataclass(frozen=True, slots=True)
class Request:
    """`function` is "module:name"; with a `story` the index of these articles is its first argument.

    `shelve` brings articles that stories may ask for: document, mentions, quotes and clauses. `learned` brings what
    a newsroom has learned in the place of shipped constants, and comes before anything is asked.
    """

    function: str = ""
    arguments: tuple = ()
    story: tuple[Version, ...] | None = None
    shelve: Mapping[Version, tuple] | None = None
    learned: Mapping[str, dict] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One of: the `value`; the `error` that a stage means to raise; in words the `reason` why it failed; `is_too_large`
    where there was no memory left; or the versions that are `missing` on the shelf."""

    value: Any = None
    error: Exception | None = None
    reason: str = ""
    is_too_large: bool = False
    missing: tuple[Version, ...] = ()


def answer(frame: bytes, value_of: Callable[[Request], Answer]) -> Answer:
    """Do what a pickled request asks; whatever goes wrong is an answer too."""
    try:
        return value_of(pickle.loads(frame))
    except MemoryError:
        return Answer(is_too_large=True)
    except Exception as error:
        is_meant = type(error).__module__.startswith(PACKAGE)
        return Answer(error=error) if is_meant else Answer(reason=reason_of(error))


def function_of(name: str) -> Callable:
    """The function of this package that "module:name" names."""
    module, _, attribute = name.partition(":")
    if not module.startswith(PACKAGE):
        raise ValueError(f"{module} is no part of the reading machine")
    return getattr(import_module(module), attribute)


def reason_of(error: Exception) -> str:
    """`IndexError: list index out of range (attribution.py, line 93)`; long messages are cut."""
    said = traceback.format_exception_only(error)[-1].strip()
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{said[:LONGEST_REASON]} ({place.filename.rpartition('/')[2]}, line {place.lineno})"


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next pickle; None at the end of the stream."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    frame = stream.read(length)
    return frame if len(frame) == length else None


def framed(what: Request | Answer) -> bytes:
    """A pickle behind its length."""
    frame = pickle.dumps(what, pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(frame)) + frame


def framed_answer(answered: Answer) -> bytes:
    try:
        return framed(answered)
    except MemoryError:
        return framed(Answer(is_too_large=True))
    except Exception as error:
        return framed(Answer(reason=reason_of(error)))


def listen(requests: queue.SimpleQueue) -> None:
    """Take requests in, also while one is worked on, so that the end of stdin is seen at once."""
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        requests.put(frame)
    signal.raise_signal(signal.SIGKILL)


def serve(value_of: Callable[[Request], Answer], seconds: int, megabytes: int, room: int = ROOM) -> None:
    """Answer requests until stdin ends; the first answer says that the process is there."""
    most = 2 * megabytes * (1 << 20) + room
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # nothing that a library prints may come between the answers
    requests: queue.SimpleQueue = queue.SimpleQueue()
    threading.Thread(target=listen, args=(requests,), daemon=True).start()
    frame = framed(Answer())
    while True:
        out.write(frame)
        out.flush()
        request = requests.get()
        signal.setitimer(signal.ITIMER_REAL, seconds)  # whose signal ends the process, whatever that is doing
        frame = framed_answer(answer(request, value_of))
        signal.setitimer(signal.ITIMER_REAL, 0)
