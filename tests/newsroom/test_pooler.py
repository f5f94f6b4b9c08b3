"""The pages by a real PgBouncer in transaction mode, with as few connections as there can be."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.urls import reverse
from psycopg.conninfo import conninfo_to_dict

from newsroom.database import database_settings
from newsroom.postgres.folder import PORT
from tests.conftest import browser_of, database_url

from .conftest import Relay
from .test_supervisor import start, wait_for  # noqa: F401

PGBOUNCER = shutil.which("pgbouncer") or shutil.which("/usr/sbin/pgbouncer")
CONFIGURATION = """
[databases]
{name} = host={host} port={port} user={user} pool_size=2
[pgbouncer]
listen_addr =
unix_socket_dir = {folder}
unix_socket_mode = 0777
listen_port = 6432
auth_type = any
pool_mode = transaction
max_client_conn = 100
max_prepared_statements = 0
"""


@pytest.fixture
def pooler() -> Iterator[str]:
    """The address of the test database through PgBouncer, which holds two connections to it."""
    if not PGBOUNCER:
        pytest.skip("PgBouncer is not installed")
    given = conninfo_to_dict(database_url())
    if not given.get("host", "").startswith("/"):
        pytest.skip("the tests' database is not on this machine")
    folder = Path(tempfile.mkdtemp(prefix="newsroom-pooler-", dir="/tmp"))
    owner = Path(given["host"]).stat().st_uid  # not root, as which PgBouncer refuses to run
    os.chown(folder, owner, -1)
    folder.chmod(0o755)
    relay = Relay(folder, f"{given['host']}/.s.PGSQL.{given['port']}")
    values = {"name": given["dbname"], "host": folder, "port": PORT, "user": given["user"]}
    file = folder / "pgbouncer.ini"
    text = CONFIGURATION.format(folder=folder, **values)
    file.write_text(text if knows_prepared() else text.replace("max_prepared_statements = 0\n", ""))
    who = {"user": owner, "group": owner, "extra_groups": []} if os.getuid() == 0 else {}
    process = subprocess.Popen([PGBOUNCER, file], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **who)
    try:
        url = f"postgresql://{given['user']}@/{given['dbname']}?host={folder}&port=6432"
        wait_for(lambda: process.poll() is not None or (folder / ".s.PGSQL.6432").exists(), "PgBouncer")
        yield url
    finally:
        process.kill()
        process.wait()
        relay.server.close()
        shutil.rmtree(folder, ignore_errors=True)


def knows_prepared() -> bool:
    said = subprocess.run([PGBOUNCER, "--version"], capture_output=True, text=True).stdout
    return tuple(map(int, said.split()[1].split(".")[:2])) >= (1, 21)


def test_pooler_is_for_the_pages_alone():
    url, pooler = "postgresql://ann@db.example.org/desk", "postgresql://ann@pool.example.org:6432/desk?sslmode=require"
    made = database_settings(url, Path("/none"), 5, pooler_url=pooler)
    assert made["HOST"] == "db.example.org" and "DISABLE_SERVER_SIDE_CURSORS" not in made
    assert made["POOLER"]["HOST"] == "pool.example.org" and made["POOLER"]["OPTIONS"]["sslmode"] == "require"
    assert made["POOLER"]["DISABLE_SERVER_SIDE_CURSORS"]
    assert database_settings(url, Path("/none"), 5)["POOLER"] == {}
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL, for all but the pages, is not"):
        database_settings("", Path("/none"), 5, pooler_url=pooler)


def connections_held() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return cursor.fetchone()[0]


def post(client: httpx.Client, address: str, **data) -> int:
    form = data | {"csrfmiddlewaretoken": client.cookies["csrftoken"]}
    return client.post(address, data=form, headers={"referer": "http://localhost/"}).status_code


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_pages_are_read_and_acts_done_over_two_connections(pooler, start, tmp_path, bridge, editor):  # noqa: F811
    """Twelve threads take turns in two connections: what one left in a connection, another would find."""
    socket, before = tmp_path / "web.sock", connections_held()
    start(
        *("-m", "gunicorn", "-c", "newsroom/gunicorn.py", "newsroom.wsgi"),
        **{"DATABASE_URL": database_url(), "DATABASE_POOLER_URL": pooler, "DATABASE_POOL": "12"},
        **{"BIND": f"unix:{socket}", "STATE_DIR": str(tmp_path), "SECRET_KEY": settings.SECRET_KEY, "DEBUG": "true"},
        **{"WEB_WORKERS": "1", "WEB_THREADS": "12", "JOB_WORKER": "false"},
    )
    wait_for(socket.exists, "the web server")

    def browser(person) -> httpx.Client:
        session = browser_of(person).cookies[settings.SESSION_COOKIE_NAME].value
        transport = httpx.HTTPTransport(uds=str(socket))
        cookies = {settings.SESSION_COOKIE_NAME: session}
        return httpx.Client(transport=transport, base_url="http://localhost", cookies=cookies, timeout=60)

    addresses = ["/", bridge.story.get_absolute_url(), bridge.at_wire.get_absolute_url(), "/search/?q=bridge"]
    journalist = bridge.closed.created_by
    rows = {bridge.cost_at_echo: editor, bridge.closed_at_post: journalist}  # of two claims: none is in the other's way
    with browser(editor) as by_editor, browser(journalist) as by_journalist, ThreadPoolExecutor(12) as threads:
        assert set(threads.map(lambda address: by_editor.get(address).status_code, addresses * 6)) == {200}
        by_journalist.get(bridge.story.get_absolute_url())
        clients = {editor: by_editor, journalist: by_journalist}
        acts = [
            threads.submit(
                post,
                clients[by],
                reverse("appearance_decide", args=[row.pk]),
                decision="confirm",
                version=row.version,
            )
            for row, by in rows.items()
        ]
        reads = list(threads.map(by_journalist.get, addresses * 3))
        assert all(act.result() < 400 for act in acts) and {read.status_code for read in reads} == {200}
    for row, by in rows.items():
        row.refresh_from_db()
        assert row.decided_by == by
    # PgBouncer's two; a start's own and one that hands in jobs may not be gone yet.
    wait_for(lambda: connections_held() <= before + 4, "connections to go")
