"""Private servers to start, kill and break: each test its own, a copy of one empty database made once a run."""

import gc
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from newsroom.postgres.folder import PORT, Folder
from newsroom.postgres.lockfile import server_pid
from newsroom.postgres.server import ensure_running, has_ended, stop

PROJECT = Path(__file__).resolve().parents[2]


class Relay:
    """A socket in a folder that anybody may reach, behind which is a server's own: what runs as another user may not
    be let into that one's folder.
    """

    def __init__(self, folder: Path, target: str) -> None:
        self.target, self.server = target, socket.socket(socket.AF_UNIX)
        address = folder / f".s.PGSQL.{PORT}"
        self.server.bind(str(address))
        address.chmod(0o777)
        self.server.listen()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        with suppress(OSError):
            while True:
                near, far = self.server.accept()[0], socket.socket(socket.AF_UNIX)
                far.connect(self.target)
                for pair in ((near, far), (far, near)):
                    threading.Thread(target=self.pass_on, args=pair, daemon=True).start()

    def pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 16):
                target.sendall(data)
        for end_of_it in (source, target):
            with suppress(OSError):
                end_of_it.shutdown(socket.SHUT_RDWR)


@pytest.fixture(scope="session")
def empty_cluster(tmp_path_factory) -> Path:
    """A `.postgres` folder as a first start leaves it, its server stopped."""
    root = tmp_path_factory.mktemp("cluster") / ".postgres"
    ensure_running(root)
    stop(root)
    return root


@pytest.fixture
def folder(tmp_path) -> Iterator[Folder]:
    """A place for a server, still empty; what runs there is ended with the test."""
    folder = Folder(tmp_path / ".postgres")
    yield folder
    end(folder)


@pytest.fixture
def made(folder, empty_cluster) -> Folder:
    """A folder with an empty database, not running."""
    subprocess.run(["cp", "-a", empty_cluster, folder.root], check=True)
    return folder


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of 90 MB, where this user may mount one."""
    place = Path(tempfile.mkdtemp(prefix="newsroom-disk-", dir="/tmp"))
    mount = ["mount", "-t", "tmpfs", "-o", "size=90m,mode=0755", "tmpfs", place]
    try:
        if subprocess.run(mount, capture_output=True).returncode:
            pytest.skip("no disk can be mounted by this user")
        yield place
        gc.collect()  # closes the files that a test let go, before their disk goes
        subprocess.run(["umount", "--lazy", place], check=True)
    finally:
        place.rmdir()


@pytest.fixture
def made_on_small_disk(small_disk, empty_cluster) -> Iterator[Folder]:
    """Like `made`, with room for some 40 MB more."""
    folder = Folder(small_disk / ".postgres")
    subprocess.run(["cp", "-a", empty_cluster, folder.root], check=True)
    yield folder
    end(folder)


def fill(disk: Path, leave: int = 0) -> Path:
    """Fill a disk with one file, but for some bytes."""
    ballast = disk / "ballast"
    ballast.write_bytes(b"\0" * max(shutil.disk_usage(disk).free - leave, 0))
    return ballast


def end(folder: Folder) -> None:
    """Kill the folder's server, if one runs, and wait until its children are gone too."""
    for process in psutil.process_iter(["name"]):
        try:
            if process.info["name"] == "postgres" and Path(process.cwd()) == folder.data:
                process.kill()
        except psutil.Error:
            continue


def run_python(code: str, folder: Folder, **options) -> subprocess.Popen:
    """A Python process of its own that has `root`, the folder, and ensure_running at hand."""
    head = (
        "import sys; from pathlib import Path; from newsroom.postgres.server import ensure_running\n"
        "from newsroom.postgres.folder import Folder; from newsroom.postgres.unavailable import PostgresUnavailable\n"
        "import psycopg; root = Path(sys.argv[1]); folder = Folder(root)\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", head + code, folder.root], cwd=PROJECT, stdout=subprocess.PIPE, text=True, **options
    )


def ask(folder: Folder, query: str, dbname: str = "newsroom"):
    """The first row of what the folder's server answers."""
    with psycopg.connect(**{**folder.conninfo, "dbname": dbname}, autocommit=True) as connection:
        return connection.execute(query).fetchone()


def kill_server(folder: Folder) -> int:
    """kill -9 of the server; its number."""
    pid = server_pid(folder)
    os.kill(pid, signal.SIGKILL)
    assert has_ended(pid, 10)
    return pid
