"""Keeps a command running for as long as its own parent lives, and ends it then.

python -m newsroom.supervisor COMMAND…    starts COMMAND again whenever it ends, with whatever exit code

Between the web server and the worker stands this small process, which loads nothing of Django and does not fall.
Whoever was started by `spawn` can tell that its parent is gone, kill -9 included, by asking for its parent's number.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence

PARENT = "PARENT_PID"  # in the environment of what was spawned
PAUSE = 0.5  # seconds between two looks, and before a command that ended is started again
LONGEST_PAUSE = 30.0
SHORT_LIFE = 10.0  # who lives no longer waits longer for the next life
END_SECONDS = 15.0


def spawn(command: Sequence[str]) -> subprocess.Popen:
    """Start a command that can tell when this process is gone."""
    return subprocess.Popen(command, env=os.environ | {PARENT: str(os.getpid())})


def is_orphan() -> bool:
    """Whether the process that spawned this one is gone; False for one that was started otherwise."""
    parent = os.environ.get(PARENT, "")
    return parent.isdecimal() and os.getppid() != int(parent)


def end_with_parent() -> None:
    """From now on, end this process soon after its parent: by SIGTERM, then at once."""

    def watch() -> None:
        while not is_orphan():
            time.sleep(PAUSE)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(END_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="end-with-parent", daemon=True).start()


def supervise(command: Sequence[str]) -> None:
    """Keep the command running until SIGTERM, SIGINT or the parent's end."""
    told_to_stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told_to_stop.set())
    pause = PAUSE
    while not (told_to_stop.is_set() or is_orphan()):
        started = time.monotonic()
        child = spawn(command)
        while child.poll() is None and not is_orphan() and not told_to_stop.wait(PAUSE):
            pass
        end(child)
        has_lived = time.monotonic() - started > SHORT_LIFE
        pause = PAUSE if has_lived else min(2 * pause, LONGEST_PAUSE)
        _rest(pause, told_to_stop)


def end(process: subprocess.Popen, seconds: float = END_SECONDS) -> None:
    """Ask a process to end, and see to it."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _rest(seconds: float, told_to_stop: threading.Event) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not is_orphan() and not told_to_stop.wait(PAUSE):
        pass


if __name__ == "__main__":
    supervise(sys.argv[1:])
