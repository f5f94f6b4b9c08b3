"""The process that reads can be ended, and is: the question fails in words, the next one is answered."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from articles import reading_process
from articles.reading_process import NoReadingProcess, NotRead, clicks, stories
from articles.text.batches import claims_in, statement_at
from articles.text.document import Document, Span
from articles.text.page import UnreadablePage, clean_html, clean_text
from articles.text.sentences import split_sentences
from newsroom.postgres.server import has_ended

PROJECT = Path(__file__).resolve().parents[2]
GOOD = "The lock at Veldt was opened. Boats passed."
SPANS = [(0, 29), (30, 43)]


def test_a_question_is_answered():
    assert stories.ask(split_sentences, GOOD) == SPANS


def test_the_process_is_kept_between_questions():
    stories.ask(split_sentences, GOOD)
    process = stories.process.usage
    stories.ask(split_sentences, GOOD)
    assert stories.process.usage == process


def test_the_process_knows_no_secret(monkeypatch):
    secrets = {"SECRET_KEY", "DATABASE_URL", "DATABASE_OWNER_URL", "PGPASSWORD", "PGPASSFILE", "PGSERVICEFILE"}
    secrets |= {"READER_KEY", "READER_PROXY"}
    for name in secrets:
        monkeypatch.setenv(name, "a secret")
    stories.stop()
    stories.ask(split_sentences, GOOD)
    assert not secrets & stories.process.usage.environ().keys()


def test_a_stage_that_raises_is_told_with_its_last_line(faulty):
    with pytest.raises(NotRead, match=r"failed: IndexError: list index out of range \(faulty_reading.py, line \d+\)"):
        stories.ask(split_sentences, "raise at split_sentences")
    assert stories.ask(split_sentences, GOOD) == SPANS


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("hang at split_sentences", "took more than 2 seconds and was stopped"),
        ("eat at split_sentences", "took more than 900 MB of memory and was stopped"),
        ("die at split_sentences", "ended its process without an answer"),
    ],
)
def test_beyond_its_budget_the_process_is_ended_and_the_next_question_answered(faulty, words, told):
    stories.ask(split_sentences, GOOD)
    process = stories.process.usage
    with pytest.raises(NotRead, match=told):
        stories.ask(split_sentences, words)
    assert has_ended(process.pid, 0)
    assert stories.ask(split_sentences, GOOD) == SPANS


def test_a_process_that_does_nothing_is_ended_by_the_clock(faulty, monkeypatch):
    monkeypatch.setattr(reading_process, "BY_THE_CLOCK", 1)
    with pytest.raises(NotRead, match="took more than 2 seconds"):
        stories.ask(split_sentences, "sleep at split_sentences")


def test_a_process_that_somebody_killed_is_started_anew_without_a_word():
    stories.ask(split_sentences, GOOD)
    os.kill(stories.process.usage.pid, signal.SIGKILL)
    assert stories.ask(split_sentences, GOOD) == SPANS


def test_what_a_stage_means_to_raise_is_raised():
    with pytest.raises(UnreadablePage):
        stories.ask(clean_html, "<div>" * 100_000)


def test_only_the_reading_machine_is_asked():
    with pytest.raises(NotRead, match="no part of the reading machine"):
        stories.ask(os.getcwd)


def test_where_no_process_can_be_had_no_text_is_to_blame(monkeypatch):
    stories.stop()
    monkeypatch.setattr(reading_process, "MODULE", "articles.no_such_module")
    with pytest.raises(NoReadingProcess):
        stories.ask(split_sentences, GOOD)


def test_a_large_text_comes_and_goes():
    text = "Word after word. " * 200_000
    assert stories.ask(clean_text, text).text.startswith("Word after word.")


def test_many_threads_get_their_own_answers():
    texts = [f"{'Very ' * n}short. Done." for n in range(24)]
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda text: stories.ask(split_sentences, text), texts))
    assert found == [split_sentences(text) for text in texts]


def test_a_click_does_not_wait_for_somebodys_analysis(faulty):
    clicks.ask(split_sentences, GOOD)
    with ThreadPoolExecutor(1) as pool:
        analysis = pool.submit(stories.ask, split_sentences, "hang at split_sentences")
        assert clicks.ask(split_sentences, GOOD) == SPANS
        assert not analysis.done()
        assert isinstance(analysis.exception(), NotRead)


class TestAStory:
    ARTICLES = {
        ("first", 1): (Document(1, "The mayor of Veldt opened the new lock on Monday."), [], []),
        ("second", 1): (Document(2, "On Monday the mayor of Veldt opened the new lock."), [], []),
    }

    def ask(self, function, *arguments):
        self.fetched = []

        def fetch(missing):
            self.fetched += missing
            return {version: self.ARTICLES[version] for version in missing}

        return stories.ask_about(tuple(self.ARTICLES), fetch, function, *arguments)

    def test_is_sent_once(self):
        stories.stop()
        found = self.ask(claims_in, [], [])
        assert sorted(self.fetched) == sorted(self.ARTICLES)
        assert {key for key, _, _ in found[0][0].passages} == {1, 2}
        assert self.ask(statement_at, 1, Span(0, 49)) == "The mayor of Veldt opened the new lock on Monday."
        assert self.fetched == []

    def test_is_sent_again_to_another_process(self):
        self.ask(claims_in, [], [])
        stories.stop()
        self.ask(claims_in, [], [])
        assert sorted(self.fetched) == sorted(self.ARTICLES)


PARENT = """
import os, sys, threading
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ["READING_FAULTS"] = os.getcwd()
from articles import reading_process
from articles.text.sentences import split_sentences
reading_process.MODULE = "tests.faulty_reading"
reading_process.stories.ask(split_sentences, "Well.")
print(reading_process.stories.process.usage.pid, flush=True)
reading_process.stories.ask(split_sentences, sys.argv[1])
"""


@pytest.mark.parametrize("words", ["hang at split_sentences", "sleep at split_sentences"])
def test_it_ends_with_its_parent_in_the_middle_of_a_question(words):
    with subprocess.Popen([sys.executable, "-c", PARENT, words], cwd=PROJECT, stdout=subprocess.PIPE) as parent:
        pid = int(parent.stdout.readline())
        parent.kill()
    assert has_ended(pid, 60)
