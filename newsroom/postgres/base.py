"""Django's PostgreSQL backend, which starts the private server where that is what it connects to.

A process asks for its first connection directly, so that a database which is not there gives its reason at once
and not a pool's timeout; later connections are made by the pool's threads, which start the private server again
when it was killed.

It connects as the application's role; as_owner() is for what makes, changes or empties tables.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.db.backends.postgresql import base, features

from newsroom.hiding import hides, leave_out
from newsroom.metrics import count_queries
from newsroom.postgres.comment import with_comment
from newsroom.postgres.server import ensure_running
from newsroom.postgres.slow import log_slower_than

CONNECT_SECONDS = 10


class PrivateConnection(psycopg.Connection):
    """A connection that starts the server when there is none."""

    folder: Path

    @classmethod
    def connect(cls, conninfo: str = "", **options: Any) -> "psycopg.Connection[Any]":
        try:
            return super().connect(conninfo, **options)
        except psycopg.OperationalError:
            ensure_running(cls.folder)
            return super().connect(conninfo, **options)


class DatabaseFeatures(features.DatabaseFeatures):
    @property
    def allows_group_by_selected_pks(self) -> bool:
        """What is left of a table (newsroom/hiding.py) has no primary key by which to group."""
        return not hides()


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL with a clear first connection. Beside Django's own, `settings_dict` may hold

    FOLDER: the private server's folder, where that is used
    OWNER: what differs (USER, PASSWORD …) when the owner of the tables connects; empty where there is one role for all
    APPLICATION: the name of the role that owns nothing; empty likewise
    POOLER: what differs for the pages where they go by a pooler in transaction mode; empty where there is none
    SLOW_SECONDS: from where on a query is logged; 0 for never
    COUNTED: whether queries are counted for Prometheus
    COMMENTED: whether each query says for which request it runs
    """

    features_class = DatabaseFeatures
    _reached: set[str] = set()  # aliases, for the whole process: pools are shared by its threads too

    def __init__(self, settings_dict: dict[str, Any], alias: str = "default") -> None:
        super().__init__(settings_dict, alias)
        folder, pool = settings_dict.get("FOLDER"), settings_dict["OPTIONS"].get("pool")
        if folder and pool:
            pool["connection_class"] = type("ProjectConnection", (PrivateConnection,), {"folder": folder})
        self.execute_wrappers.append(leave_out)
        if slow := settings_dict.get("SLOW_SECONDS"):
            self.execute_wrappers.append(log_slower_than(slow))
        if settings_dict.get("COUNTED"):
            self.execute_wrappers.append(count_queries(alias))
        if settings_dict.get("COMMENTED"):
            self.execute_wrappers.append(with_comment)

    @contextmanager
    def as_owner(self) -> Iterator[None]:
        """Connect as the owner of the tables meanwhile. For commands: other threads would connect as the owner too."""
        owner = self.settings_dict.get("OWNER") or {}
        before = {name: self.settings_dict[name] for name in owner}
        if before == owner:
            yield
            return
        self.reconnect(owner)
        try:
            yield
        finally:
            self.reconnect(before)

    def use_pooler(self) -> None:
        """From now on the whole process goes by the pooler, where there is one."""
        if pooler := self.settings_dict.get("POOLER"):
            self.reconnect(pooler)

    def reconnect(self, values: dict[str, Any]) -> None:
        """From now on connect with these of the settings; open connections are closed."""
        self.close()
        self.close_pool()
        self._reached.discard(self.alias)
        self.settings_dict.update(values)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        if self.alias not in self._reached:
            self._reach(conn_params)
            self._reached.add(self.alias)
        return super().get_new_connection(conn_params)

    def _reach(self, conn_params: dict[str, Any]) -> None:
        folder = self.settings_dict.get("FOLDER")
        if folder:
            ensure_running(folder)
        elif self.pool:
            psycopg.connect(**{"connect_timeout": CONNECT_SECONDS, **conn_params}).close()
