"""A sample story read by answers that somebody wrote by hand: asked, proven, filled, shown, decided, learned from."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.asserts import assertContains

from articles.management.commands.load_samples import SAMPLES, load
from articles.models import Appearance, Claim, Relearning
from articles.pipeline.model_reading import ask_for, carry_out
from articles.pipeline.relearning import relearn

pytestmark = pytest.mark.django_db

BY_HAND = Path(__file__).parents[1] / "data" / "readers" / "harbour.json"


@pytest.fixture
def answered(settings, tmp_path):
    """The sample story, and a folder that holds the answer to the one question about it."""
    story = load(SAMPLES / "harbour")
    call_command("write_reader_requests", str(story.pk), "--output", str(tmp_path))
    (path,) = tmp_path.glob("*.request.json")
    asked = json.loads(path.read_text())
    (tmp_path / f"{asked['hash']}.json").write_text(json.dumps(answer_to(asked["content"]["articles"])))
    settings.READER_REPLAY, settings.READER_MODEL = str(tmp_path), "by hand"
    return story


def answer_to(articles: list[dict]) -> dict:
    """What was written by hand, for each article that has the words; words that none has are the first one's."""
    statements = json.loads(BY_HAND.read_text())
    for statement in statements:
        statement["known"] = None
        statement["carried"] = [
            passage | {"article": number, "denies": False}
            for passage in statement["carried"]
            for number in [a["article"] for a in articles if passage["words"] in a["text"]] or [1]
        ]
    return {"statements": statements}


def test_the_whole_way(answered, journalist, as_journalist):
    story = answered
    reading = ask_for(story, journalist, "story")
    carry_out(reading)
    reading.refresh_from_db()
    assert (reading.state, reading.tokens) == ("done", 0)

    rows = {claim.statement: claim for claim in story.claims.filter(reading=reading)}
    assert "Two of the dead were children." in rows
    assert not {"Twelve people died in the accident.", "The captain was drunk."} & rows.keys()
    claim = rows["Two of the dead were children."]
    cells = claim.appearances.filter(reading=reading)
    assert cells.count() == 3  # the agency, who printed it, and who wrote it anew
    assert all(row.exact in row.revision.text and row.is_suggested for row in cells)
    others = claim.appearances.filter(reading=None)
    assert {row.article_id for row in cells}.isdisjoint(row.article_id for row in others)
    assertContains(as_journalist.get(story.get_absolute_url()), "Two of the dead were children.")

    for row in cells:
        row.confirm(journalist)
    claim = Claim.objects.get(pk=claim.pk)
    assert claim.is_confirmed
    silent = story.articles.exclude(pk__in=Appearance.objects.filter(claim=claim).values("article")).first()
    claim.mark_silent(silent, journalist)

    relearn()
    told = {night.model.name: night.report["examples"] for night in Relearning.objects.all()}
    assert told["chances"] == 4 and told["rows"] > 4
