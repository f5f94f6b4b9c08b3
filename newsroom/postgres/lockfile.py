"""Whether postmaster.pid speaks of our server.

PostgreSQL leaves its lock files behind when it is killed. It clears one itself whose process is gone, but refuses
to start while any process has that number: a zombie that nobody reaped, or an unrelated process that was given the
number since. So those are judged here by what the process is: our server is a living process named postgres whose
current directory is our data directory.
"""

from enum import Enum
from pathlib import Path

import psutil

from newsroom.postgres.folder import Folder

PROGRAMS = ("postgres", "postmaster")


class Holder(Enum):
    """Who holds a lock file."""

    NOBODY = "no file, or its process is gone: PostgreSQL clears that itself, after looking for shared memory in use"
    STALE = "its number belongs to a zombie or to an unrelated process, which PostgreSQL cannot tell"
    SERVER = "our server lives, whether it answers or not"
    UNKNOWN = "a process which may be our server, and which we may not look at"


def holder(folder: Folder) -> Holder:
    """Judge the process that postmaster.pid names."""
    return _judge(server_pid(folder), folder.data)


def server_pid(folder: Folder) -> int | None:
    """The process number in postmaster.pid, None without a readable one."""
    return _pid_in(folder.postmaster_pid)


def orphans(folder: Folder) -> list[int]:
    """Server processes that still work on the data, such as backends that outlive a killed server for a moment."""
    found = []
    for process in psutil.process_iter(["name"]):
        try:
            if (process.info["name"] or "").startswith(PROGRAMS) and _works_in(process, folder.data):
                found.append(process.pid)
        except (psutil.NoSuchProcess, psutil.AccessDenied):  # a zombie counts as no such process
            continue
    return found


def drop_stale_files(folder: Folder) -> None:
    """Remove the lock files which PostgreSQL would wrongly respect. Only when orphans() found nobody."""
    for file in (folder.postmaster_pid, folder.socket_lock):
        if _judge(_pid_in(file), folder.data) is Holder.STALE:
            file.unlink(missing_ok=True)


def _pid_in(file: Path) -> int | None:
    try:
        first = file.read_text(encoding="ascii", errors="replace").split("\n", 1)[0].strip()
    except FileNotFoundError:
        return None
    number = first.lstrip("-")  # a single-user server writes its number with a minus
    return int(number) if number.isdecimal() and len(number) < 10 else None


def _judge(pid: int | None, data: Path) -> Holder:
    if not pid:
        return Holder.NOBODY
    try:
        process = psutil.Process(pid)
        if process.status() in {psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD}:
            return Holder.STALE
        # The server runs as the owner of its data.
        if process.uids().effective != data.stat().st_uid or not process.name().startswith(PROGRAMS):
            return Holder.STALE
        return Holder.SERVER if _works_in(process, data) else Holder.STALE
    except psutil.ZombieProcess:
        return Holder.STALE
    except psutil.NoSuchProcess:
        return Holder.NOBODY
    except psutil.AccessDenied:
        return Holder.UNKNOWN


def _works_in(process: psutil.Process, data: Path) -> bool:
    try:
        return Path(process.cwd()).samefile(data)
    except FileNotFoundError:  # its directory was removed
        return False
