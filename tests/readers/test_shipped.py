"""The shipped reader as any other: plain texts in, statements and judgements out, no database."""

from datetime import date

import pytest

from articles.readers.base import Known, Passage, ReaderAway, Text
from articles.readers.shipped import clicks
from articles.text.document import Document, Span
from articles.text.proposed import Carried, Judgement, Statement

TEXTS = [
    Text(
        1,
        "Ostrim Herald",
        "Bridge shut",
        "The town council closed the Veldt Bridge on Monday.\n\nEngineers found cracks in two pylons.",
        date(2024, 5, 8),
    ),
    Text(
        2,
        "Lake Post",
        "No way across",
        "The town council closed the Veldt Bridge on Monday after an inspection.\n\nA ferry runs every hour.",
        date(2024, 5, 8),
    ),
    Text(
        3,
        "Lemm Times",
        "Council shuts bridge",
        "On Monday the Veldt Bridge was closed by the town council. Drivers were angry.",
        date(2024, 5, 8),
    ),
]
DOCUMENTS = [Document(text.key, text.body, text.headline, text.published, text.outlet) for text in TEXTS]


def test_what_it_proposes_stands():
    proposal = clicks.propose(TEXTS)
    assert proposal.statements
    assert any("Veldt Bridge" in each.statement for each in proposal.statements)
    bodies = {text.key: text.body + text.headline for text in TEXTS}
    for statement in proposal.statements:
        for carried in statement.carried:
            assert carried.words in bodies[carried.article]


def test_what_is_known_is_not_stated_again():
    first = clicks.propose(TEXTS).statements[0].statement
    again = clicks.propose(TEXTS, [Known(7, first)])
    assert first not in [each.statement for each in again.statements]


def test_it_judges_each_passage():
    passages = [Passage(9, TEXTS[1].body.split("\n\n")[0]), Passage(4, "A ferry runs every hour.")]
    carries, other = clicks.judge("The town council closed the Veldt Bridge.", passages)
    assert (carries.key, other.key) == (9, 4)
    assert carries.carries > other.carries
    assert carries.words in passages[0].words


def test_it_writes_a_statement_and_names_a_language():
    assert clicks.write([Passage(1, "But the council closed the Veldt Bridge on Monday.")]).startswith(
        "The council closed"
    )
    assert clicks.language("Der Fluss ist am Montag um zwei Meter gestiegen und hat die Stadt überflutet.") == "de"


def test_nothing_asked_is_nothing_answered():
    assert (clicks.propose([]).statements, clicks.judge("A.", []), clicks.write([])) == ((), [], "")
    assert clicks.estimate(TEXTS).tokens == 0


def test_it_embeds_nothing():
    with pytest.raises(ReaderAway, match="embeds no texts"):
        clicks.embed(["one"])


def test_it_proves_what_another_reader_says():
    words = "The town council closed the Veldt Bridge on Monday"
    rows = Carried(1, words, "reports", "happened"), Carried(3, words, "reports", "happened")
    found = clicks.proof(DOCUMENTS, [Statement("The town council closed the Veldt Bridge.", "fact", rows)])
    assert [each.exact for each in found.statements[0].carried] == [words]
    assert found.thrown == {"not_found": 1}
    judgement = Judgement(5, 0.9, False, "reports", "happened", "", "closed the Veldt Bridge", "It says so.")
    assert clicks.proof_of_judgement(words, judgement, DOCUMENTS[0], Span(0, 51)).judgement.key == 5
