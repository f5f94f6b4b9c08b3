"""Ways to stand in the middle of a reading: acts in threads, a call that is held, an act after a question."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection

from articles.pipeline.reader import StoryReader

SECONDS = 60  # machines are shared
STATEMENT = "The Tavor Bridge was closed on Monday."


def in_a_thread(pool: ThreadPoolExecutor, act: Callable, *arguments) -> Future:
    """The act on a connection of its own."""

    def run():
        try:
            return act(*arguments)
        finally:
            connection.close()

    return pool.submit(run)


@contextmanager
def held(monkeypatch, where, name: str, when: Callable[..., bool] = lambda *_: True):
    """Whoever calls `where.name` stands still in it until this is over; gives what starts the call."""
    arrived, go_on = threading.Event(), threading.Event()
    original = getattr(where, name)

    def stand_still(*arguments, **options):
        if when(*arguments):
            arrived.set()
            assert go_on.wait(SECONDS)
        return original(*arguments, **options)

    monkeypatch.setattr(where, name, stand_still)
    with ThreadPoolExecutor(1) as pool:

        def start(act: Callable, *more) -> Future:
            future = in_a_thread(pool, act, *more)
            assert arrived.wait(SECONDS), future.exception()
            return future

        try:
            yield start
        finally:
            go_on.set()


def is_asked(function: Callable) -> Callable[..., bool]:
    return lambda reader, stage, asked, *_: asked is function


def after(monkeypatch, function: Callable, act: Callable) -> None:
    """Once, between what a stage has found and the writing of it, do something."""
    asked, acts = StoryReader.ask, [act]

    def ask(reader, stage, which, *arguments):
        found = asked(reader, stage, which, *arguments)
        if which is function and acts:
            acts.pop()()
        return found

    monkeypatch.setattr(StoryReader, "ask", ask)
