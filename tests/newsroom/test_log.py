"""The private server's log says what went wrong, and holds nothing of what was to be stored."""

import os
import signal
import threading
import time

import psycopg
import pytest

from newsroom.postgres.folder import Folder
from newsroom.postgres.log import open_log
from newsroom.postgres.server import ensure_running
from newsroom.postgres.unavailable import PostgresUnavailable

from .conftest import ask, fill

pytestmark = pytest.mark.slow
MEGABYTE = 1024 * 1024
MARKER = "The mayor of Ostrand resigned"
TALKATIVE = """
log_statement = all
log_duration = on
log_min_duration_statement = 0
log_min_error_statement = debug5
log_error_verbosity = verbose
log_parameter_max_length_on_error = -1
session_preload_libraries = auto_explain
auto_explain.log_min_duration = 0
"""
FAILURES = {
    "unique violation": "INSERT INTO kept VALUES (%s)",
    "too long a value": "INSERT INTO kept (short) VALUES (%s)",
    "refused by a check": "INSERT INTO kept (word, n) VALUES (%s, -1)",
    "refused as null": "INSERT INTO kept (word, n) VALUES (%s, NULL)",
    "no number": "SELECT %s::int",
    "no query of words": "SELECT to_tsquery(%s)",
    "no SQL": f"{MARKER} %s",
}


@pytest.fixture
def tables(made) -> Folder:
    """A server whose configuration asks for all that can be logged, and a table to fail on."""
    with (made.data / "postgresql.conf").open("a") as configuration:
        configuration.write(TALKATIVE)
    ensure_running(made.root)
    with connect(made, "newsroom") as owner:
        owner.execute("CREATE TABLE kept (word text UNIQUE, short varchar(5), n int NOT NULL DEFAULT 1 CHECK (n > 0))")
        owner.execute("GRANT ALL ON kept TO newsroom_app")
        owner.execute("INSERT INTO kept VALUES (%s)", [MARKER])
    return made


def connect(folder: Folder, role: str) -> psycopg.Connection:
    """As Django connects: values are written into the statement."""
    address = folder.conninfo | {"user": role, "dbname": "newsroom"}
    return psycopg.connect(**address, autocommit=True, cursor_factory=psycopg.ClientCursor)


def test_no_text_of_a_statement_that_fails_is_logged(tables):
    for statement in FAILURES.values():
        with connect(tables, "newsroom_app") as application, pytest.raises(psycopg.Error) as caught:
            application.execute(statement, [MARKER])
        assert caught.value.sqlstate
    text = tables.log.read_text()
    assert "ready to accept connections" in text
    assert "mayor" not in text


def test_what_the_owner_does_wrong_is_logged_without_its_values(tables):
    with connect(tables, "newsroom") as owner, pytest.raises(psycopg.errors.UniqueViolation):
        owner.execute(FAILURES["unique violation"], [MARKER])
    text = tables.log.read_text()
    assert "duplicate key value violates unique constraint" in text
    assert "mayor" not in text


def test_no_text_of_a_statement_whose_process_was_killed_is_logged(tables):
    with connect(tables, "newsroom_app") as application:
        pid = application.execute("SELECT pg_backend_pid()").fetchone()[0]
        sleeper = threading.Thread(target=fails, args=[application, "SELECT pg_sleep(60), %s", [MARKER]])
        sleeper.start()
        while ask(tables, f"SELECT state FROM pg_stat_activity WHERE pid = {pid}") != ("active",):
            time.sleep(0.02)
        os.kill(pid, signal.SIGKILL)
        sleeper.join(60)
    ensure_running(tables.root)
    text = tables.log.read_text()
    assert "was terminated by signal 9" in text
    assert "mayor" not in text


def fails(connection: psycopg.Connection, statement: str, values: list) -> None:
    with pytest.raises(psycopg.Error):
        connection.execute(statement, values)


def test_settings_of_the_application_s_role_cannot_be_changed_by_it(tables):
    for name in ("log_statement = 'all'", "log_min_messages = 'info'", "log_min_duration_statement = 0"):
        with connect(tables, "newsroom_app") as application, pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute(f"SET {name}")


def test_statement_of_a_panic_is_gone_when_the_server_is_started_again(made):
    """A panic logs its statement whatever is set; nothing else does."""
    before = "2031-03-03 09:00:00.000 UTC [17] LOG:  ready\n"
    panic = '2031-03-03 09:00:01.000 UTC [18] PANIC:  could not write to file "pg_wal/xlogtemp.18": No space left\n'
    statement = f"2031-03-03 09:00:01.000 UTC [18] STATEMENT:  INSERT INTO kept VALUES ('{MARKER}\n\t\n\tand left')\n"
    made.log.write_text(before + panic + statement + before + statement)
    open_log(made).close()
    assert made.log.read_text() == before + panic + before


def test_disk_that_fills_up_leaves_no_text_in_the_log_and_loses_nothing(made_on_small_disk):
    folder = made_on_small_disk
    ensure_running(folder.root)
    with connect(folder, "newsroom") as owner:
        owner.execute("CREATE TABLE kept AS SELECT 'there before' AS word")
    ballast = fill(folder.root, leave=10 * MEGABYTE)
    with pytest.raises(psycopg.errors.DiskFull), connect(folder, "newsroom_app") as application:
        for _ in range(40):  # which goes to the write-ahead log alone
            application.execute("SELECT pg_logical_emit_message(true, 'kept', %s)", [MARKER + "x" * MEGABYTE])
    with pytest.raises(PostgresUnavailable, match=r"did not start: could not write .+ No space left on device"):
        ensure_running(folder.root)
    text = folder.log.read_text(errors="replace")
    assert "PANIC" in text
    assert "mayor" not in text
    ballast.unlink()
    ensure_running(folder.root)
    assert ask(folder, "SELECT word, count(*) OVER () FROM kept") == ("there before", 1)
