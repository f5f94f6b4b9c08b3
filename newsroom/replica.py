"""Pages read from a replica, where DATABASE_REPLICA_URL names one, and never notice that it is one.

A request that asks for a page (GET) reads there, outside of transactions, until it writes something itself: from then
on it reads where it wrote. Who has written is kept by a cookie for longer than the replica may lag, so that one's own
act is always seen. A replica that is away or lags is left out until it has come back; a page that fell over it is made
again from the primary. Jobs and commands know the primary alone, and so do accounts and sessions.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from math import inf
from typing import Any

import psycopg
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, OperationalError, connection, connections
from django.http import HttpRequest, HttpResponse

REPLICA = "replica"
WROTE = "wrote"  # the cookie
LOOK_SECONDS = 2.0  # between two looks at the replica
ALWAYS_PRIMARY = {"auth", "sessions", "axes", "contenttypes", "admin", "procrastinate"}

# Caught up is who has replayed what the primary had written a moment before; else what counts is how old the last
# change is that came through, and nobody knows where none did since it was started. A server that was made a primary is
# no replica any more.
LAG = """
SELECT CASE
    WHEN NOT pg_is_in_recovery() THEN NULL
    WHEN pg_last_wal_replay_lsn() >= %s::pg_lsn THEN 0
    ELSE greatest(coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), 'infinity'), 0)
END
"""


@dataclass
class Reads:
    """Where a request reads: from the replica until it has written."""

    has_written: bool = False


_reads: ContextVar[Reads | None] = ContextVar("reads", default=None)


class Router:
    """Django's router of databases."""

    def db_for_read(self, model: type, **hints: Any) -> str:
        reads = _reads.get()
        if reads is None or reads.has_written or connection.in_atomic_block:
            return DEFAULT_DB_ALIAS
        return DEFAULT_DB_ALIAS if model._meta.app_label in ALWAYS_PRIMARY else REPLICA

    def db_for_write(self, model: type, **hints: Any) -> str:
        if reads := _reads.get():
            reads.has_written = True
        return DEFAULT_DB_ALIAS

    def allow_relation(self, first: Any, second: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == DEFAULT_DB_ALIAS


def is_set_up() -> bool:
    return REPLICA in connections.databases


class Replica:
    """How the replica is, looked at anew when the last look is old; the others do not wait for whoever looks."""

    def __init__(self) -> None:
        self.lock, self.looked, self.seconds = threading.Lock(), -inf, inf

    def lag(self) -> float:
        """By how many seconds it lags; infinity where it is away or none is set up."""
        if not is_set_up():
            return inf
        if time.monotonic() - self.looked > LOOK_SECONDS and self.lock.acquire(blocking=False):
            try:
                self.seconds = _lag()
                self.looked = time.monotonic()
            finally:
                self.lock.release()
        return self.seconds

    def is_usable(self) -> bool:
        return self.lag() <= settings.REPLICA_LAG_SECONDS

    def forget(self) -> None:
        """Leave it out until somebody has looked."""
        self.looked, self.seconds = -inf, inf


def _lag() -> float:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_wal_lsn()")
            (written,) = cursor.fetchone()
        with psycopg.connect(**connections[REPLICA].get_connection_params(), autocommit=True) as asked:
            (seconds,) = asked.execute(LAG, [written]).fetchone()
        return inf if seconds is None else float(seconds)
    except (DatabaseError, InterfaceError, psycopg.Error):
        return inf


replica = Replica()


class ReadFromReplica:
    """Lets who asks for a page read from the replica, and keeps in a cookie who has written."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_set_up():
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return _after_writing(self.get_response(request))
        if WROTE in request.COOKIES or not replica.is_usable():
            return self.get_response(request)
        with _reading() as reads:
            response = self.get_response(request)
        if getattr(request, "fell_over_replica", False):
            replica.forget()
            connections[REPLICA].close()
            return self.get_response(request)
        return _after_writing(response) if reads.has_written else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view that fell while it read from the replica is asked once more; what this says is seen by nobody."""
        if _reads.get() is None or not isinstance(exception, OperationalError | InterfaceError):
            return None
        request.fell_over_replica = True
        return HttpResponse(status=503)


@contextmanager
def _reading() -> Iterator[Reads]:
    reads = Reads()
    token = _reads.set(reads)
    try:
        yield reads
    finally:
        _reads.reset(token)


def _after_writing(response: HttpResponse) -> HttpResponse:
    """The cookie outlives what lag there may be since the last look."""
    age = settings.REPLICA_LAG_SECONDS + int(2 * LOOK_SECONDS) + 1
    response.set_cookie(WROTE, "1", max_age=age, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response
