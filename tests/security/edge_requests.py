"""What a client may send to any page: its fields, found by watching what the page asks for, and values at the edges."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from zlib import crc32

from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.utils.datastructures import MultiValueDict

# As they stand in an address, percent-encoded: some are no text at all.
NUMBERS = ["0", "-1", "2147483648", str(2**63), "9" * 30, "%D9%A3", "NaN"]
DAYS = ["9999-12-31", "0001-01-01", "9999-12-31T23:59:59-14:00"]
WORDS = ["", "%00", "%ED%A0%80", "%FF", "x" * 100_000, "a%5Bb%5D"]
KEYS = [f"{value}~{key}" for value in (*DAYS, "x", "9" * 30, "") for key in ("1", "9" * 30)]
PLACES = ["text:5-2", f"text:0-{'9' * 30}", f"1:{'9' * 30}:text:0:9", "headline:%D9%A3-9"]
VALUES = [*NUMBERS, *DAYS, *WORDS]
ODD_VALUES = {"after": KEYS, "at": PLACES, "place": PLACES}  # fields that take what only they take

ONE_IN = 1 if os.environ.get("EXHAUSTIVE") else 5  # of what is asked many times over; `make torture` asks all of it

Way = tuple[Client, dict[str, str]]  # who asks, and with which headers
Asked = tuple[str, str, str]  # method, address, and the body of a POST


def faults(ways: Sequence[Way], asked: Iterable[Asked]) -> list[tuple]:
    """Those requests that end in an error of ours, each with what it was, cut short. Each goes the next of the ways."""
    found = []
    for (browser, headers), (method, address, body) in zip(cycle(ways), asked, strict=False):
        try:
            status = send(browser, method, address, body, **headers).status_code
            wrong = str(status) if status >= 500 else ""
        except Exception as error:
            wrong = f"{type(error).__name__}: {str(error)[:120]}"
        if wrong:
            found.append((method, address[:120], body[:120], wrong))
    return found


def some(asked: Iterable[Asked]) -> list[Asked]:
    """Every fifth of them, in another turn for each page, or all."""
    asked = list(asked)
    return asked[crc32(repr(asked[:1]).encode()) % ONE_IN :: ONE_IN]


def send(browser: Client, method: str, address: str, body: str = "", **headers: str) -> HttpResponse:
    """Ask, and forget what it wrote."""
    kind = "application/x-www-form-urlencoded"
    with transaction.atomic():
        if method == "get":
            answer = browser.get(address, headers=headers)
        else:
            answer = browser.post(address, body, content_type=kind, headers=headers)
        if answer.streaming:
            b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    return answer


@contextmanager
def watched() -> Iterator[set[str]]:
    """The names of fields that pages ask requests for, meanwhile."""
    asked: set[str] = set()
    methods = {name: getattr(MultiValueDict, name) for name in ("get", "getlist", "__getitem__")}

    def watching(name: str):
        def ask(self, key, *rest, **options):
            if isinstance(self, QueryDict):
                asked.add(key)
            return methods[name](self, key, *rest, **options)

        return ask

    def contains(self, key) -> bool:
        if sys._getframe(1).f_code.co_name != "setlistdefault":  # that is how it is filled
            asked.add(key)
        return dict.__contains__(self, key)

    try:
        for name in methods:
            setattr(MultiValueDict, name, watching(name))
        QueryDict.__contains__ = contains
        yield asked
    finally:
        for name, method in methods.items():
            setattr(MultiValueDict, name, method)
        del QueryDict.__contains__
