"""What of an article no stage takes apart, in words."""

import pytest

from articles.text.batches import grammar_in
from articles.text.document import Document

SENTENCE = "The dam failed in May. "
LONG = "The dam failed " + "in the long and rainy month of May " * 20 + "at last. "
LIST = "They saw " + ", ".join(f"the dam of river {n}" for n in range(25)) + ". "


def roughly_in(document: Document) -> str:
    return grammar_in(document)[1]


def test_of_what_was_taken_apart_nothing_is_said():
    assert roughly_in(Document(1, SENTENCE * 50)) == ""


@pytest.mark.parametrize("text", [LONG, LIST])
def test_a_sentence_that_no_stage_takes_apart_is_told(text):
    assert roughly_in(Document(1, SENTENCE + text + SENTENCE)).startswith("One sentence of more than 600 characters")
    assert roughly_in(Document(1, (SENTENCE + text) * 2)).startswith("2 sentences")
