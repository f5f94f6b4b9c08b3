"""The worker behind the pages: always started again, and never left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from newsroom.postgres.server import has_ended
from newsroom.supervisor import PARENT, is_orphan
from tests.conftest import database_url

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = 60  # machines are shared
NOTE_PID = "import os, sys; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); "
SLEEP = NOTE_PID + "import time; from newsroom.supervisor import end_with_parent; end_with_parent(); time.sleep(600)"
LEAVE = NOTE_PID + "sys.exit(0)"


def wait_for(look: Callable, what: str, seconds: float = SECONDS):
    """What `look` finds, once it finds something."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, f"{what} did not come"
        time.sleep(0.1)
    return found


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen]]:
    """Start Python with some arguments; what is left of it is killed after the test."""
    processes = []

    def start_python(*words: str, **variables: str) -> subprocess.Popen:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith((PARENT, "PYTEST_", "DATABASE_"))
        }
        process = subprocess.Popen([sys.executable, *words], cwd=PROJECT, env=kept | variables)
        processes.append(process)
        return process

    yield start_python
    for process in processes:
        process.kill()
        process.wait()


class Pids:
    """The numbers that the supervised processes wrote down, oldest first."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __call__(self) -> list[int]:
        return [int(line) for line in self.file.read_text().split()] if self.file.exists() else []

    def wait(self, number: int) -> list[int]:
        return wait_for(lambda: self() if len(self()) >= number else None, f"process {number}")


@pytest.fixture
def pids(tmp_path) -> Pids:
    return Pids(tmp_path / "pids")


def supervised(code: str, pids: Pids) -> list[str]:
    return ["-m", "newsroom.supervisor", sys.executable, "-c", code, str(pids.file)]


def test_a_command_that_is_killed_is_started_again_until_it_is_stopped(start, pids):
    supervisor = start(*supervised(SLEEP, pids))
    os.kill(pids.wait(1)[0], signal.SIGKILL)
    last = pids.wait(2)[-1]
    supervisor.terminate()
    assert supervisor.wait(SECONDS) == 0
    assert has_ended(last, SECONDS)
    assert len(pids()) == 2


def test_a_command_that_ends_with_exit_code_0_is_started_again(start, pids):
    start(*supervised(LEAVE, pids))
    assert len(set(pids.wait(2))) == 2


def test_killing_the_supervisor_leaves_no_orphan(start, pids):
    supervisor = start(*supervised(SLEEP, pids))
    pid = pids.wait(1)[0]
    supervisor.kill()
    supervisor.wait()
    assert has_ended(pid, SECONDS)


def test_whoever_was_not_spawned_is_no_orphan(monkeypatch):
    monkeypatch.delenv(PARENT, raising=False)
    assert not is_orphan()
    monkeypatch.setenv(PARENT, str(os.getppid()))
    assert not is_orphan()
    monkeypatch.setenv(PARENT, "1073741824")
    assert is_orphan()


def worker_of(server: subprocess.Popen) -> psutil.Process | None:
    """The worker somewhere below gunicorn, once it is a Python of its own."""
    try:
        for process in psutil.Process(server.pid).children(recursive=True):
            words = process.cmdline()
            if "newsroom.worker" in words and "newsroom.supervisor" not in words:
                return process
    except psutil.Error:
        pass
    return None


@pytest.fixture
def server(start, tmp_path, db) -> subprocess.Popen:
    """Gunicorn as `make run` starts it, on a socket."""
    words = ["-m", "gunicorn", "-c", "newsroom/gunicorn.py", "newsroom.wsgi:application"]
    state = {"BIND": f"unix:{tmp_path}/web.sock", "STATE_DIR": str(tmp_path), "WEB_WORKERS": "1"}
    return start(*words, DATABASE_URL=database_url(), SECRET_KEY="k" * 50, **state)


@pytest.mark.slow
def test_gunicorn_keeps_a_worker_and_stop_ends_both(server, start, tmp_path):
    first = wait_for(lambda: worker_of(server), "the worker")
    first.kill()
    second = wait_for(lambda: (found := worker_of(server)) and found.pid != first.pid and found, "another worker")
    stop = start("-m", "newsroom.serve", "stop", STATE_DIR=str(tmp_path), DATABASE_URL=database_url())
    assert stop.wait(SECONDS) == 0
    assert has_ended(server.pid, 0)
    assert has_ended(second.pid, 0)


@pytest.mark.slow
def test_killing_gunicorn_ends_the_worker(server):
    worker = wait_for(lambda: worker_of(server), "the worker")
    supervisor = worker.parent()
    server.kill()
    assert has_ended(worker.pid, SECONDS)
    assert has_ended(supervisor.pid, SECONDS)


@pytest.mark.slow
def test_where_no_worker_is_wanted_there_is_none(start, tmp_path, db):
    words = ["-m", "gunicorn", "-c", "newsroom/gunicorn.py", "newsroom.wsgi:application"]
    socket = tmp_path / "web.sock"
    state = {"BIND": f"unix:{socket}", "STATE_DIR": str(tmp_path), "WEB_WORKERS": "1", "JOB_WORKER": "false"}
    server = start(*words, DATABASE_URL=database_url(), SECRET_KEY="k" * 50, **state)
    wait_for(lambda: socket.exists() and psutil.Process(server.pid).children(), "the web server")
    assert worker_of(server) is None
