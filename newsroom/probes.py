"""What those who keep the newsroom running ask it, without a login and whatever host they name:

/healthz    whether the process answers; asks nobody else
/readyz     whether it can work: 200 or 503, with a sentence for each thing that is amiss
/metrics    what was counted, for who has the token or, where that is allowed, asks from this machine

The first two tell nothing of addresses, versions or contents.
"""

import ipaddress
import threading
import time
from collections.abc import Callable
from math import inf
from secrets import compare_digest

import psycopg
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse

from articles.jobs import queues
from newsroom.replica import is_set_up, replica
from newsroom.scrape import CONTENT_TYPE, told

ANSWER_SECONDS = 3  # for the database to take a connection
KEPT_SECONDS = 2.0  # that an answer serves: however many ask, the database is asked that often


class AnswerProbes:
    """Answers what is in PROBES, and leaves the rest alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = PROBES.get(request.path_info)
        if answer is None or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        response = answer(request)
        response["Cache-Control"] = "no-store"
        return response


class Readiness:
    """Whether we can work, asked anew when the last answer is old."""

    def __init__(self) -> None:
        self.lock, self.asked, self.answer = threading.Lock(), float("-inf"), (503, "")
        self.is_migrated = False  # once it is, it stays so for the code of this process

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with self.lock:
            if time.monotonic() - self.asked > KEPT_SECONDS:
                self.answer = self._ask()
                self.asked = time.monotonic()
            status, text = self.answer
        return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")

    def _ask(self) -> tuple[int, str]:
        try:
            psycopg.connect(**connection.get_connection_params() | {"connect_timeout": ANSWER_SECONDS}).close()
            if not self.is_migrated and _lacks_migrations():
                return 503, "not ready: the database waits for its migrations\n"
            self.is_migrated = True
            oldest = max((queue.oldest for queue in queues()), default=0)
        except (DatabaseError, InterfaceError, psycopg.Error, ImproperlyConfigured):
            return 503, "not ready: the database does not answer\n"
        waits = f"oldest waiting job: {oldest:.0f} s\n{_replica_lag()}"
        most = settings.READY_JOB_MINUTES * 60
        return (503, f"not ready: jobs wait for too long\n{waits}") if 0 < most < oldest else (200, f"ready\n{waits}")


def _replica_lag() -> str:
    """Pages do without it, so that its absence is told and no fault."""
    if not is_set_up():
        return ""
    lag = replica.lag()
    return "replica: away, the primary serves\n" if lag == inf else f"replica lag: {lag:.0f} s\n"


def _lacks_migrations() -> bool:
    known = MigrationLoader(None).disk_migrations.keys()
    return bool(known - MigrationRecorder(connection).applied_migrations().keys())


def alive(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


def metrics(request: HttpRequest) -> HttpResponse:
    """404 to all others, as for what is not there."""
    return HttpResponse(told(), content_type=CONTENT_TYPE) if _may_read(request) else HttpResponse(status=404)


def _may_read(request: HttpRequest) -> bool:
    given = request.headers.get("Authorization", "").encode()
    if settings.METRICS_TOKEN and compare_digest(given, f"Bearer {settings.METRICS_TOKEN}".encode()):
        return True
    return settings.METRICS_LOOPBACK and _is_from_here(request)


def _is_from_here(request: HttpRequest) -> bool:
    """Whoever comes through a proxy of this machine is from elsewhere."""
    if any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP")):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


PROBES = {"/healthz": alive, "/readyz": Readiness(), "/metrics": metrics}
