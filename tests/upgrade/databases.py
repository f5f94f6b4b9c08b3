"""Databases of their own on the tests' server, and commands of ours that run in them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection

from newsroom.postgres.server import ensure_running
from tests.conftest import database_url

PROJECT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 600  # all migrations take most of a minute, several where the machine is busy


@contextmanager
def scratch(name: str) -> Iterator[str]:
    """An empty database of its own on the tests' server."""
    private = connection.settings_dict.get("FOLDER")
    if private:
        ensure_running(private)
    with psycopg.connect(database_url("postgres"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        try:
            yield name
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(name: str, *words: str, **variables: str) -> str:
    """What a command of ours prints, run in a process of its own on that database."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    process = subprocess.run(
        [sys.executable, *words],
        cwd=PROJECT,
        env=kept | {"DATABASE_URL": database_url(name), "SECRET_KEY": "for this test only"} | variables,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
    )
    assert process.returncode == 0, process.stderr
    return process.stdout
