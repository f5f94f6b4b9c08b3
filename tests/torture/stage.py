"""Where it happens: a database of its own on the private server, a web server, and supervised workers to kill."""

import os
import random
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psutil
import psycopg

from newsroom.postgres.folder import APPLICATION, OWNER, PORT, Folder
from newsroom.postgres.server import ensure_running
from newsroom.supervisor import PARENT, end

PROJECT = Path(__file__).resolve().parents[2]
POSTGRES = PROJECT / ".postgres"
START_SECONDS = 90.0  # for the first page; the machine is busy
UNREAD = "SELECT count(*) FROM articles_import WHERE state <> 'done'"
TEMPLATE = "TORTURE_TEMPLATE"  # in the environment: a database with all tables, to be copied


@dataclass(slots=True)
class Stage:
    """A database, a folder for whatever is written, and the processes that were started there."""

    folder: Path
    database: str
    address: str
    is_naive: bool  # run the newsroom by way of `naive`, which may take out a guard
    processes: list[subprocess.Popen] = field(default_factory=list)
    supervisors: list[subprocess.Popen] = field(default_factory=list)

    def start(self, *words: str) -> subprocess.Popen:
        """A Python of its own; what it says goes into a file."""
        with (self.folder / "processes.log").open("ab") as log:
            process = subprocess.Popen([sys.executable, *words], cwd=PROJECT, stdout=log, stderr=log)
        self.processes.append(process)
        return process

    def run(self, *words: str) -> int:
        """The same, to its end; it speaks to the terminal. Gives its exit code."""
        return subprocess.run([sys.executable, *words], cwd=PROJECT).returncode

    def diary(self, name: str) -> Path:
        return self.folder / f"{name}.diary"

    def acts(self) -> int:
        """How many acts of people have been answered so far, what they brought in left out."""
        return sum('"brought": []' in line for file in self.folder.glob("*.diary") for line in file.open())

    @property
    def reanalyser(self) -> list[str]:
        return ["-m", "tests.torture.naive", "reanalyse"] if self.is_naive else ["-m", "tests.torture.reanalyse"]

    def serve(self) -> None:
        """Start the web server and wait for its first page."""
        web = "tests.torture.naive" if self.is_naive else "newsroom.wsgi"
        os.environ["WEB_WORKERS"] = "1" if self.is_naive else "2"  # threads do for a short run, which starts sooner
        self.start("-m", "gunicorn", "-c", "newsroom/gunicorn.py", f"{web}:application")
        until = time.monotonic() + START_SECONDS
        while not _is_up(self.address):
            if time.monotonic() > until:
                raise RuntimeError(f"The web server has not come up; see {self.folder}/processes.log.")
            time.sleep(0.5)

    def employ(self, workers: int) -> None:
        """Start so many job workers, each under a supervisor that starts it again whenever it ends."""
        worker = ["-m", "tests.torture.naive", "worker"] if self.is_naive else ["-m", "newsroom.worker"]
        for _ in range(workers):
            self.supervisors.append(self.start("-m", "newsroom.supervisor", sys.executable, *worker))

    def kill_a_worker(self, chance: random.Random) -> bool:
        """SIGKILL for one of the workers that are at work; False where none is."""
        at_work = [pid for supervisor in self.supervisors for pid in _worker_of(supervisor)]
        if not at_work:
            return False
        os.kill(chance.choice(at_work), signal.SIGKILL)
        return True

    def is_all_read(self) -> bool:
        """Whether nothing of what came in is left to be read."""
        return ask(self.database, UNREAD) == 0

    def close(self) -> None:
        """End all that was started here, at once."""
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            end(process, seconds=20)


def _worker_of(supervisor: subprocess.Popen) -> Iterator[int]:
    try:
        yield from (child.pid for child in psutil.Process(supervisor.pid).children())
    except psutil.Error:
        return


def _is_up(address: str) -> bool:
    try:
        urllib.request.urlopen(f"http://{address}/login/", timeout=5).close()
    except (OSError, urllib.error.URLError):
        return False
    return True


@contextmanager
def prepared() -> Iterator[dict[str, str]]:
    """A database with all tables and the static files, from which several stages are made: the environment for them."""
    with _database("") as database, tempfile.TemporaryDirectory(prefix="torture-") as folder:
        environment = _environment(database, Path(folder))
        _make(environment)
        yield {**os.environ, TEMPLATE: database, "STATIC_ROOT": environment["STATIC_ROOT"]}


@contextmanager
def staged(is_naive: bool = False, is_kept: bool = False) -> Iterator[Stage]:
    """Sets the environment of all that is started; what was made is gone afterwards, a database that is kept aside."""
    template = os.environ.get(TEMPLATE, "")
    with _database(template, is_kept) as database, tempfile.TemporaryDirectory(prefix="torture-") as folder:
        port = _free_port()
        stage = Stage(Path(folder), database, f"127.0.0.1:{port}", is_naive)
        os.environ.update(_environment(database, Path(folder)), HOST="127.0.0.1", PORT=str(port))
        for name in (PARENT, "PYTEST_VERSION", "BIND"):
            os.environ.pop(name, None)
        if not template:
            _make(os.environ)
        try:
            yield stage
        finally:
            stage.close()


def _make(environment: Mapping[str, str]) -> None:
    for command in ("migrate", "collectstatic"):
        words = [sys.executable, "manage.py", command, "--no-input", "--verbosity=0"]
        subprocess.run(words, cwd=PROJECT, env=environment, check=True)


def _environment(database: str, folder: Path) -> dict[str, str]:
    host = urlencode({"host": Folder(POSTGRES).host, "port": PORT})
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DATABASE_URL": f"postgresql://{APPLICATION}@/{database}?{host}",
        "DATABASE_OWNER_URL": f"postgresql://{OWNER}@/{database}?{host}",
        "SECRET_KEY": secrets.token_hex(32),
        "STATE_DIR": str(folder),
        "STATIC_ROOT": os.environ.get("STATIC_ROOT") or str(folder / "static"),
        "JOB_WORKER": "false",  # they are started, and killed, one by one
        "WEB_THREADS": "8",
    }


@contextmanager
def _database(template: str, is_kept: bool = False) -> Iterator[str]:
    """A new database on the private server, copied from another one where that is named."""
    ensure_running(POSTGRES)
    name = f"torture_{os.getpid()}_{secrets.token_hex(3)}"
    ask("postgres", f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))
    try:
        yield name
    finally:
        if is_kept:
            print(f"The database {name} stays.", flush=True)
        else:
            ask("postgres", f"DROP DATABASE {name} WITH (FORCE)")


def ask(database: str, query: str) -> Any:
    """What the owner is told: the first value of the answer, None where there is none."""
    with psycopg.connect(**Folder(POSTGRES).conninfo | {"dbname": database}, autocommit=True) as connection:
        answer = connection.execute(query)
        return answer.fetchone()[0] if answer.description else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
