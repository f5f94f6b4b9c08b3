import json
import os

import pytest

from articles.readers.asking import ModelReader, request_for
from articles.readers.base import WRITE, Passage, ReaderAway, ReaderNonsense, Usage
from articles.readers.replay import LONGEST_FILE, Replay, write_requests

PASSAGE = Passage(1, "The ferry sails again, the harbour master said.")


def test_what_is_missing_is_written_answered_and_read(tmp_path):
    replay = Replay(tmp_path, "small")
    reader = ModelReader(replay, 60_000)
    with pytest.raises(ReaderAway, match=r"has none to this question \([0-9a-f]{64}\.json\)"):
        reader.write([PASSAGE])
    (path,) = write_requests(replay.missing.values(), tmp_path)
    asked = json.loads(path.read_text())
    assert path.name == f"{asked['hash']}.request.json"
    assert asked["content"] == {"passages": [{"words": PASSAGE.words}]} and "statement" in asked["instructions"]
    (tmp_path / f"{asked['hash']}.json").write_text('Here: {"statement": "The ferry sails again."}')
    assert reader.write([PASSAGE]) == "The ferry sails again."
    assert write_requests(replay.missing.values(), tmp_path) == []


def test_a_request_says_all_that_its_hash_is_made_of():
    request = request_for(WRITE, {"passages": []})
    assert request.as_json().keys() == {"hash", "purpose", "version", "instructions", "content", "schema"}


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b'{"statement": 3}', ReaderNonsense),
        (b"", ReaderNonsense),
        (b"\xff\xfe", ReaderAway),
        (b" " * (LONGEST_FILE + 1), ReaderNonsense),
    ],
)
def test_an_answer_of_no_use_is_told(tmp_path, content, error):
    request = request_for(WRITE, {"passages": []})
    (tmp_path / f"{request.hash}.json").write_bytes(content)
    with pytest.raises(error):
        Replay(tmp_path).send(request)


def test_a_pipe_is_no_answer(tmp_path):
    request = request_for(WRITE, {"passages": []})
    os.mkfifo(tmp_path / f"{request.hash}.json")
    with pytest.raises(ReaderAway, match="is no file"):
        Replay(tmp_path).send(request)


def test_nothing_is_spent(tmp_path):
    request = request_for(WRITE, {"passages": []})
    (tmp_path / f"{request.hash}.json").write_text('{"statement": "A."}')
    assert Replay(tmp_path).send(request).usage == Usage()
