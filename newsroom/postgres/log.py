"""The private server's log: kept short, and without statements, which may hold an article's text."""

import re
from typing import BinaryIO

from newsroom.postgres.folder import Folder

LOG_BYTES = 10 * 1024 * 1024
# No setting keeps a statement out of the log that ends in a panic, such as one that finds no room for the write-ahead
# log. A statement's further lines begin with a tab.
STATEMENT = re.compile(rb"^[^\t\n]*\] STATEMENT: .*\n?(?:\t.*\n?)*", re.M)


def open_log(folder: Folder) -> BinaryIO:
    """The log, to append to. The caller is about to start the server, so that nobody else writes."""
    _forget_statements(folder)
    if folder.log.exists() and folder.log.stat().st_size > LOG_BYTES:
        folder.log.rename(folder.log.with_name("log.1"))
    return folder.log.open("ab")


def last_words(folder: Folder, log_start: int) -> str:
    """Why the server did not start, in its own words, which begin at `log_start`."""
    with folder.log.open("rb") as log:
        log.seek(log_start)
        lines = log.read(LOG_BYTES).decode(errors="replace").splitlines()
    # Not what it told those who asked while it was starting ("the database system is starting up").
    lines = [line for line in lines if "the database system is" not in line]
    grave = [line for line in lines if any(word in line for word in ("FATAL:", "PANIC:", "DETAIL:", "postgres: "))]
    words = "; ".join(line.split(": ", 1)[-1].strip().rstrip(".") for line in grave[:2]) or "it ended without a word"
    words = re.sub(r"/proc/self/fd/\d+", str(folder.data), words)
    return f"The database in {folder.data} did not start: {words}. Its log is {folder.log}."


def _forget_statements(folder: Folder) -> None:
    """In place, which needs no room on a full disk."""
    try:
        with folder.log.open("r+b") as log:
            text = log.read()
            kept = STATEMENT.sub(b"", text)
            if kept != text:
                log.seek(0)
                log.write(kept)
                log.truncate()
    except FileNotFoundError:
        return
