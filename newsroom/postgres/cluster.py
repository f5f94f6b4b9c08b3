"""Making the data directory: in a temporary place first, so that a half-made one is never taken for a database."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from newsroom.postgres.account import Account
from newsroom.postgres.binaries import Binaries
from newsroom.postgres.folder import OWNER, Folder
from newsroom.postgres.unavailable import PostgresUnavailable

DRAFT = "new-"
# By name a story list must sort the same on every start: ICU where the build has it (Debian's), which also sorts
# capitals and accents as people expect; PostgreSQL's own C.UTF-8 (17 and later, the wheel); the C library's.
# pg_trgm and the text parser ask the C library what a letter is, hence LC_CTYPE is UTF-8 in each.
LOCALES = (
    ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=und"),
    ("--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
    ("--locale=C.UTF-8",),
    ("--locale=en_US.UTF-8",),
)
CONFIGURATION = """
# newsroom: one server for one project. Addresses, sockets and what may be logged are set on the command line,
# which wins over this file.
password_encryption = scram-sha-256
max_connections = 100
shared_buffers = 128MB
work_mem = 16MB
maintenance_work_mem = 128MB
gin_pending_list_limit = 64MB
random_page_cost = 1.1
jit = off
log_checkpoints = off
log_timezone = 'UTC'
timezone = 'UTC'
"""


def make_cluster(folder: Folder, binaries: Binaries, account: Account) -> None:
    """Make `folder.data`; the caller holds the lock. On failure nothing is left but a sentence."""
    for leftover in folder.root.glob(f"{DRAFT}*"):
        shutil.rmtree(leftover, ignore_errors=True)  # of a start that was killed; nobody else is making one now
    draft = Path(tempfile.mkdtemp(prefix=DRAFT, dir=folder.root))
    try:
        if account.dropped:
            os.chown(draft, account.uid, account.gid)
        _initialise(draft, binaries, account)
        with (draft / "postgresql.conf").open("a", encoding="utf-8") as configuration:
            configuration.write(CONFIGURATION)
        draft.rename(folder.data)
    except OSError as error:
        raise PostgresUnavailable(f"The database could not be made in {folder.root} ({error.strerror}).") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _initialise(draft: Path, binaries: Binaries, account: Account) -> None:
    complaint = ""
    for locale in LOCALES:
        with account.reach(draft) as (name, descriptors):
            run = subprocess.run(
                [binaries.initdb, "-D", name, "-U", OWNER, "--encoding=UTF8", *locale, "--data-checksums",
                 "--auth-local=trust", "--auth-host=reject"],
                capture_output=True, text=True, errors="replace", pass_fds=descriptors, **account.popen_options(),
            )  # fmt: skip
        if run.returncode == 0:
            return
        complaint = complaint or _last_line(run.stderr)
    raise PostgresUnavailable(f"The database could not be made in {draft.parent}: {complaint}.")


def _last_line(text: str) -> str:
    errors = [line for line in text.splitlines() if "error" in line.lower() or "FATAL" in line]
    return (errors or text.splitlines() or ["initdb failed without a word"])[0].rstrip(".")
