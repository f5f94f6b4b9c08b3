"""Pages read from a real streaming replica, which is made here, lags, goes away and comes back."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from psycopg import sql

from articles.models import Outlet, Story
from newsroom import replica as replica_module
from newsroom.database import replica_settings
from newsroom.postgres.account import choose_account
from newsroom.postgres.binaries import choose_binaries
from newsroom.postgres.folder import APPLICATION, OWNER, PORT, Folder
from newsroom.postgres.server import ensure_running, stop
from newsroom.probes import PROBES
from newsroom.replica import WROTE, Router

from .conftest import Relay, end
from .test_probes import numbers
from .test_supervisor import wait_for

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True, databases="__all__")]


@pytest.fixture(scope="module")
def standby(django_db_setup, django_db_blocker) -> Iterator[Folder]:
    """A replica of the tests' own server, running, and known as a database that is another's mirror."""
    primary = settings.DATABASES["default"].get("FOLDER")
    if not primary:
        pytest.skip("the tests use a server that is not ours")
    place = Path(tempfile.mkdtemp(prefix="newsroom-replica-", dir="/tmp"))
    place.chmod(0o755)
    folder, source = Folder(place / ".postgres"), Folder(primary)
    relay = Relay(place, f"{source.host}/.s.PGSQL.{PORT}")
    account = choose_account(source.data)
    programs = choose_binaries(account, source.data, os.environ.get("POSTGRES_BINARIES", "")).folder
    try:
        folder.make()
        copied = f"host={place} port={PORT} user={OWNER} dbname=postgres"
        words = [programs / "pg_basebackup", "-D", folder.data, "-d", copied, "-R", "-X", "stream", "-c", "fast"]
        subprocess.run(words, check=True, capture_output=True)
        if account.dropped:
            subprocess.run(["chown", "-R", f"{account.uid}:{account.gid}", folder.data], check=True)
        ensure_running(folder.root)
        name = connection.settings_dict["NAME"]
        made = replica_settings(f"postgresql://{APPLICATION}@/{name}?host={folder.host}&port={PORT}", 4)
        connections.databases["replica"] = connections.configure_settings({"default": {}, "replica": made})["replica"]
        yield folder
        connections["replica"].close()
        connections["replica"].close_pool()
        del connections["replica"], connections.databases["replica"]
    finally:
        end(folder)
        folder.remove_link()
        relay.server.close()
        shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
def replica(standby, bridge, monkeypatch, settings) -> Iterator[Folder]:
    """The replica, set up for this process and caught up; each request looks anew."""
    ensure_running(standby.root)
    monkeypatch.setattr(replica_module, "LOOK_SECONDS", 0)
    settings.DATABASE_ROUTERS = ["newsroom.replica.Router"]
    wait_for(lambda: replica_module.replica.lag() == 0, "the replica")
    yield standby
    replica_module.replica.forget()


def on_server(folder: Folder, statement: str | sql.Composable) -> None:
    with psycopg.connect(**folder.conninfo, autocommit=True) as owner:
        owner.execute(statement)


def pause(replica: Folder) -> None:
    """What the primary writes from now on does not show on it."""
    on_server(replica, "SELECT pg_wal_replay_pause()")

    def is_paused() -> bool:
        with psycopg.connect(**replica.conninfo) as owner:
            return owner.execute("SELECT pg_get_wal_replay_pause_state()").fetchone() == ("paused",)

    wait_for(is_paused, "the replica to pause")


def asked(client: Client, address: str) -> tuple[int, int]:
    """The answer's status, and how many queries the replica got for it."""
    with CaptureQueriesContext(connections["replica"]) as captured:
        status = client.get(address).status_code
    return status, len(captured)


def test_pages_are_read_from_it_and_acts_go_to_the_primary(replica, bridge, as_reader):
    status, queries = asked(as_reader, bridge.at_wire.get_absolute_url())
    assert status == 200 and queries > 5
    status, queries = asked(as_reader, "/search/?q=bridge")
    assert status == 200 and queries > 0
    assert WROTE not in as_reader.cookies


def test_who_has_written_sees_it_whatever_the_replica_knows(replica, bridge, as_editor, as_reader, settings):
    settings.REPLICA_LAG_SECONDS = 1000  # it is read from, however old
    pause(replica)
    try:
        form = {"decision": "reject", "version": bridge.cost.version}
        assert as_editor.post(reverse("claim_decide", args=[bridge.cost.pk]), form).status_code < 400
        pages = [client.get(bridge.cost.get_absolute_url()) for client in (as_editor, as_reader)]
    finally:
        on_server(replica, "SELECT pg_wal_replay_resume()")
    assert [page.context["claim"].state for page in pages] == ["rejected", "suggested"]
    assert as_editor.cookies[WROTE]["max-age"] > settings.REPLICA_LAG_SECONDS


def test_it_is_left_out_while_it_lags_and_the_lag_is_told(replica, bridge, as_reader, settings):
    settings.METRICS_LOOPBACK, settings.REPLICA_LAG_SECONDS = True, 0
    pause(replica)
    try:
        Outlet.objects.create(name="Late Courier")
        wait_for(lambda: replica_module.replica.lag() != 0, "the replica to lag")
        assert asked(as_reader, "/stories/") == (200, 0)
        found = numbers(as_reader.get("/metrics").content.decode())
        assert found["newsroom_replica_up"] == 1 and found["newsroom_replica_lag_seconds"] > 0
    finally:
        on_server(replica, "SELECT pg_wal_replay_resume()")
    wait_for(lambda: asked(as_reader, "/stories/")[1], "the replica")


def test_it_is_left_out_where_nothing_came_through_since_it_was_started(replica, bridge, as_reader, settings):
    settings.REPLICA_LAG_SECONDS = 0
    with psycopg.connect(**replica.conninfo) as owner:
        (source,) = owner.execute("SHOW primary_conninfo").fetchone()
    primary = Folder(settings.DATABASES["default"]["FOLDER"])
    on_server(primary, "CHECKPOINT")
    wait_for(lambda: replica_module.replica.lag() == 0, "the replica")
    on_server(replica, "CHECKPOINT")
    on_server(replica, "ALTER SYSTEM SET primary_conninfo = ''")
    stop(replica.root)
    ensure_running(replica.root)
    try:
        Outlet.objects.create(name="Late Courier")
        on_server(primary, "CHECKPOINT")  # commits are not waited for in tests: it may not have been written out yet
        assert asked(as_reader, "/stories/") == (200, 0)
    finally:
        on_server(replica, sql.SQL("ALTER SYSTEM SET primary_conninfo = {}").format(source))
        on_server(replica, "SELECT pg_reload_conf()")
    wait_for(lambda: asked(as_reader, "/stories/")[1], "the replica")


def test_pages_do_without_it_while_it_is_away(replica, bridge, as_reader, monkeypatch):
    assert asked(as_reader, "/stories/")[1] > 0
    monkeypatch.setattr(replica_module, "LOOK_SECONDS", 600)  # nobody has noticed yet that it goes
    stop(replica.root)
    assert as_reader.get("/stories/").status_code == 200
    monkeypatch.setattr(replica_module, "LOOK_SECONDS", 0)
    assert as_reader.get(bridge.at_wire.get_absolute_url()).status_code == 200
    monkeypatch.setattr(PROBES["/readyz"], "asked", float("-inf"))
    assert "replica: away, the primary serves" in as_reader.get("/readyz").content.decode()
    ensure_running(replica.root)
    wait_for(lambda: asked(as_reader, "/stories/")[1], "the replica")


def test_outside_of_pages_and_in_transactions_nobody_reads_from_it(replica, bridge):
    router = Router()
    assert router.db_for_read(Story) == "default"
    with replica_module._reading() as reads:
        assert router.db_for_read(Story) == "replica"
        assert router.db_for_read(type(bridge.closed.created_by)) == "default"
        with transaction.atomic():
            assert router.db_for_read(Story) == "default"
        Outlet.objects.create(name="Evening Lamp")
        assert reads.has_written and router.db_for_read(Story) == "default"
