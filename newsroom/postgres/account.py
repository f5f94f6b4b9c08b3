"""As whom PostgreSQL runs. It refuses to run as root, so root starts it under an unprivileged account.

That account must reach the data, which may lie below a directory that only root may enter (/root is 0700).
Opening up parents is out of the question, and so is moving the data elsewhere. Instead root opens the data
directory, and the server inherits the open descriptor and knows its data as `/proc/self/fd/N`: the kernel follows
that to the directory itself without walking the parents. So `.postgres/` can stay closed to all but root,
to other processes of the shared account too. Needs /proc, that is, Linux; elsewhere run as an ordinary user.
"""

import os
import pwd
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsroom.postgres.unavailable import PostgresUnavailable

UNPRIVILEGED = ("postgres", "nobody")
DESCRIPTORS = Path("/proc/self/fd")


@dataclass(frozen=True)
class Account:
    """The user and group that PostgreSQL's processes run as; `dropped` when that is not who we are."""

    uid: int
    gid: int
    dropped: bool

    def popen_options(self) -> dict[str, Any]:
        """What subprocess needs to run a program as this account: away from our directory, session and terminal."""
        options: dict[str, Any] = {
            "cwd": "/",
            "start_new_session": True,
            "stdin": subprocess.DEVNULL,
            "env": _environment(),
            "umask": 0o077,
        }
        if self.dropped:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return options

    def can_run(self, program: Path) -> bool:
        """Whether this account may execute the program (and it works on this machine)."""
        try:
            run = subprocess.run([program, "--version"], capture_output=True, timeout=30, **self.popen_options())
        except (OSError, subprocess.SubprocessError):
            return False
        return run.returncode == 0

    @contextmanager
    def reach(self, directory: Path) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The name by which this account's programs can use `directory`, and the descriptors they must inherit."""
        if not self.dropped:
            yield str(directory), ()
            return
        descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
        try:
            yield str(DESCRIPTORS / str(descriptor)), (descriptor,)
        finally:
            os.close(descriptor)


def choose_account(data: Path) -> Account:
    """Who runs the server: the owner of existing data when we are root, else ourselves."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), dropped=False)
    if not DESCRIPTORS.is_dir():
        raise PostgresUnavailable("On this system root cannot run the database; please use an ordinary user.")
    if not data.exists():
        return _unprivileged()
    owner = data.stat()
    if owner.st_uid == 0:
        raise PostgresUnavailable(
            f"The data directory {data} belongs to root, as whom PostgreSQL does not run; "
            f"give it to an ordinary account (chown -R {UNPRIVILEGED[0]} {data}) and try again."
        )
    return Account(owner.st_uid, owner.st_gid, dropped=True)


def _unprivileged() -> Account:
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, dropped=True)
    raise PostgresUnavailable("PostgreSQL does not run as root, and there is no account “nobody” to run it as.")


def _environment() -> dict[str, str]:
    """Ours, without what would steer PostgreSQL elsewhere or change its language."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}
