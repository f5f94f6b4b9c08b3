"""Starting the private server when it does not answer, and stopping it.

Whoever finds no server takes an exclusive flock, looks again, and starts one in a session of its own, so that it
outlives the starter; the others wait for the lock and find it running. "Does it answer" is asked with a real
connection (libpq's ping, which speaks to the server and knows "starting up" from "not there").
"""

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping

from newsroom.postgres.account import choose_account
from newsroom.postgres.binaries import choose_binaries
from newsroom.postgres.cluster import make_cluster
from newsroom.postgres.folder import Folder
from newsroom.postgres.lockfile import Holder, drop_stale_files, holder, orphans, server_pid
from newsroom.postgres.log import last_words, open_log
from newsroom.postgres.roles import is_prepared, prepare
from newsroom.postgres.unavailable import PostgresUnavailable

START_SECONDS = 600  # the replay of much work after a crash takes minutes
STOP_SECONDS = 120
ORPHAN_SECONDS = 60
PAUSE = 0.05
# On the command line, which wins over every configuration file: no edited one can open a port …
ALWAYS = ("listen_addresses=", "unix_socket_directories=.", "unix_socket_permissions=0700", "port=5432")
# … or let an article's text into the log, which statements, their values and the details of errors would carry.
# Slow queries are logged by us, without values (newsroom/postgres/slow.py).
DISCREET = (
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
    "log_statement=none",
    "log_duration=off",
    "log_min_duration_statement=-1",
    "log_min_duration_sample=-1",
    "log_transaction_sample_rate=0",
    "log_parameter_max_length=0",
    "log_parameter_max_length_on_error=0",
    "auto_explain.log_min_duration=-1",
    # Only a panic's statement is logged whatever is set: so a crash ends the server, and its next start, by whoever
    # next needs it, takes that out of the log (newsroom/postgres/log.py).
    "restart_after_crash=off",
)


def ensure_running(root: Path) -> None:
    """Return when the server of the folder `root` accepts connections, having started it if need be.

    Raises PostgresUnavailable with a sentence for the reader. Costs a ping and a connection when it runs.
    """
    folder = Folder(root)
    folder.make_link()
    if ping(folder) is Ping.OK and is_prepared(folder):
        return
    folder.make()
    deadline = time.monotonic() + START_SECONDS
    with _locked(folder, deadline):
        if ping(folder) is not Ping.OK:
            _start(folder, deadline)
        prepare(folder)


def stop(root: Path) -> bool:
    """Stop the server of the folder `root`, ending its connections; False when none ran."""
    folder = Folder(root)
    if not folder.data.exists():
        return False
    with _locked(folder, time.monotonic() + START_SECONDS):
        pid = server_pid(folder)
        if pid is None or holder(folder) is not Holder.SERVER:
            return False
        os.kill(pid, signal.SIGINT)
        if not has_ended(pid, STOP_SECONDS):
            raise PostgresUnavailable(f"The database has not stopped after {STOP_SECONDS} s; see {folder.log}.")
        folder.remove_link()
        return True


def ping(folder: Folder) -> Ping:
    """Whether the server accepts (OK), is starting or stopping (REJECT), or is not there (NO_RESPONSE)."""
    return Ping(PGconn.ping(make_conninfo(**folder.conninfo, connect_timeout=5).encode()))


def has_ended(pid: int, seconds: float) -> bool:
    """Whether the process has ended, or does so in the time given; a zombie has ended."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            if psutil.Process(pid).status() in {psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD}:
                return True
        except psutil.NoSuchProcess:
            return True
        if time.monotonic() >= deadline:
            return False
        time.sleep(PAUSE)


@contextmanager
def _locked(folder: Folder, deadline: float) -> Iterator[None]:
    """Hold the folder's lock; the kernel frees it when its holder dies."""
    try:
        descriptor = os.open(folder.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise PostgresUnavailable(
            f"The database in {folder.root} cannot be reached by this user ({error.strerror}); "
            "run this as the user who first started it."
        ) from error
    try:
        while not _try_lock(descriptor):
            if time.monotonic() > deadline:
                raise PostgresUnavailable(f"Another process has held {folder.lock} for {START_SECONDS} s; is it stuck?")
            time.sleep(PAUSE)
        yield
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _start(folder: Folder, deadline: float) -> None:
    """Start the server, or wait for one which is on its way up or down."""
    launched = None
    while (answer := ping(folder)) is not Ping.OK:
        held = holder(folder)
        if time.monotonic() > deadline:
            raise PostgresUnavailable(f"The database has not come up in {START_SECONDS} s; see {folder.log}.")
        if held is Holder.UNKNOWN:
            raise PostgresUnavailable(
                f"Process {server_pid(folder)} may be the database of {folder.data} but cannot be looked at; "
                f"end it, or if it is something else remove {folder.postmaster_pid}."
            )
        if held is not Holder.SERVER and answer is Ping.NO_RESPONSE:
            if launched is None:
                launched = _launch(folder)
            elif has_ended(launched.pid, 0):
                raise PostgresUnavailable(last_words(folder, launched.log_start))
        time.sleep(PAUSE if answer is Ping.NO_RESPONSE else 4 * PAUSE)


class _Launched:
    """A server process on its way up, and where its part of the log begins."""

    def __init__(self, pid: int, log_start: int) -> None:
        self.pid = pid
        self.log_start = log_start


def _launch(folder: Folder) -> _Launched:
    account = choose_account(folder.data)
    binaries = choose_binaries(account, folder.data, os.environ.get("POSTGRES_BINARIES", ""))
    if not folder.data.exists():
        make_cluster(folder, binaries, account)
    _wait_for_orphans(folder)
    drop_stale_files(folder)
    options = [word for option in (*ALWAYS, *DISCREET) for word in ("-c", option)]
    with open_log(folder) as log, account.reach(folder.data) as (name, descriptors):
        log_start = log.seek(0, os.SEEK_END)
        # The shell goes at once and leaves the server to init, so that it never becomes a zombie of ours.
        run = subprocess.run(
            ["/bin/sh", "-c", '"$@" >&2 & echo $!', "sh", binaries.postgres, "-D", name, *options],
            stdout=subprocess.PIPE, stderr=log, pass_fds=descriptors, check=True, **account.popen_options(),
        )  # fmt: skip
    return _Launched(int(run.stdout), log_start)


def _wait_for_orphans(folder: Folder) -> None:
    deadline = time.monotonic() + ORPHAN_SECONDS
    while left := orphans(folder):
        if time.monotonic() > deadline:
            raise PostgresUnavailable(
                f"The database was killed, but its processes {', '.join(map(str, left))} still work on the data; "
                "end them and try again."
            )
        time.sleep(PAUSE)
