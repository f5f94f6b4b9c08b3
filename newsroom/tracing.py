"""For which request work is done, on a page or in a job that the page left behind: its name stands in logs and in SQL.

A name is `3f9c…` for a request and `3f9c…/job-17` for a job that it asked for; `job-17` for one that nobody asked for.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")  # nothing that ends a comment of SQL or a line of a log

_current: ContextVar[str] = ContextVar("traced", default="")


def current() -> str:
    """The name of what is being done; empty outside requests and jobs."""
    return _current.get()


def asked_by() -> str:
    """The request, or first job, on whose behalf things are done; empty outside requests and jobs."""
    return current().partition("/")[0]


def request_name(given: str = "") -> str:
    """The name that a proxy of ours gave a request, where it is one; else a new one."""
    return given if SAFE.fullmatch(given) else secrets.token_hex(8)


def job_name(number: int | None, asked_by: str) -> str:
    """The name of a job, with who asked for it."""
    return f"{asked_by}/job-{number}" if SAFE.fullmatch(asked_by) else f"job-{number}"


@contextmanager
def traced(name: str) -> Iterator[str]:
    """Do what follows under this name."""
    token = _current.set(name)
    try:
        yield name
    finally:
        _current.reset(token)
