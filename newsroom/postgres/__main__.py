"""python -m newsroom.postgres start | stop | status | run PROGRAM [ARGUMENT…]

`run` starts one of PostgreSQL's own programs connected to the project's database, for backups for instance:
    python -m newsroom.postgres run pg_dump -Fc -f newsroom.dump
"""

import os
import subprocess
import sys
from pathlib import Path

from psycopg.pq import Ping

from newsroom.postgres.account import choose_account
from newsroom.postgres.binaries import choose_binaries
from newsroom.postgres.folder import DATABASE, OWNER, PORT, Folder
from newsroom.postgres.server import ensure_running, ping, stop
from newsroom.postgres.unavailable import PostgresUnavailable

ROOT = Path(__file__).resolve().parent.parent.parent / ".postgres"


def main(words: list[str]) -> int:
    """Do what the command line says; the exit code."""
    match words:
        case ["start"]:
            ensure_running(ROOT)
            print("The database is running.")
        case ["stop"]:
            print("The database has stopped." if stop(ROOT) else "The database was not running.")
        case ["status"]:
            running = ping(Folder(ROOT)) is Ping.OK
            print("The database is running." if running else "The database is not running.")
            return 0 if running else 3
        case ["run", program, *arguments]:
            return _run(program, arguments)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


def _run(program: str, arguments: list[str]) -> int:
    ensure_running(ROOT)
    folder = Folder(ROOT)
    binaries = choose_binaries(choose_account(folder.data), folder.data, os.environ.get("POSTGRES_BINARIES", ""))
    connection = {"PGHOST": folder.host, "PGPORT": PORT, "PGUSER": OWNER, "PGDATABASE": DATABASE}
    try:
        return subprocess.call([binaries.folder / program, *arguments], env=os.environ | connection)
    except OSError as error:
        raise PostgresUnavailable(f"{binaries.folder} has no program {program} ({error.strerror}).") from error


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except PostgresUnavailable as error:
        sys.exit(str(error))
