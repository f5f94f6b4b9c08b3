"""Which statements can be read by somebody who has read nothing else."""

import pytest

from articles.text.batches import analysed
from articles.text.document import Clause, Document
from articles.text.index import StoryIndex
from articles.text.statements import can_be_shown
from articles.text.statements.shown import state_clause


@pytest.mark.parametrize(
    "statement",
    [
        "The old dam failed in May.",
        "At least forty sailors were saved.",
        "More than 300 people left their homes.",
        "The mayor of Hill resigned on 3 March 2031.",
        "Lund Glass said on Monday that sales fell.",
        "Ida Thorn called the fire “a disaster for us all”.",
    ],
)
def test_what_stands_alone_is_shown(statement):
    assert can_be_shown(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "It failed again in the spring.",  # what?
        "The company closed its mill in May.",  # which?
        "We saw the old dam fail.",  # who?
        "The old dam failed again today.",  # when?
        "For some weeks, it has drawn much blame.",
        "The inspector described him as careful.",
        "The harbour master denied it.",
        "Lund Lund opened the mill in May.",
        "Peter Lund said in a statement.",
        "Ida Thorn told reporters on Monday.",
        "The dam failed.",  # says too little
        "Tomas Reyes was her cousin and her adviser.",  # whose?
    ],
)
def test_what_leans_on_other_words_is_not(statement):
    assert not can_be_shown(statement)


@pytest.mark.parametrize(
    ("clause", "stated"),
    [
        ("The port reportedly closed its gates in May.", "The port closed its gates in May."),
        ("Allegedly, the port closed its gates in May.", "The port closed its gates in May."),
        ("The port “reportedly closed” its gates in May.", "The port “reportedly closed” its gates in May."),
    ],
)
def test_how_surely_it_is_said_is_no_part_of_what_is_stated(clause, stated):
    article = analysed(Document(1, clause), (), ())
    whole = Clause(article.sentences[0], (article.sentences[0],), 0)
    assert state_clause(StoryIndex([article]), article, whole) == stated
