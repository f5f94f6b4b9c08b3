"""Claims that a machine is less sure of: folded away on the story's page until somebody decides.

They are counted nowhere but as what one outlet has alone, and there only those of a single article.
"""

import pytest
from django.http import QueryDict

from articles.matrix.facts import facts_of
from articles.models import Claim
from articles.overviews.dossier import build_dossier
from articles.overviews.figures import figures_of
from tests.conftest import suggest

pytestmark = pytest.mark.django_db


@pytest.fixture
def unsure(bridge):
    claim = Claim.objects.create(story=bridge.story, statement="The ferry may sail twice an hour.", shown=False)
    suggest(claim, bridge.at_post, "3,000 commuters to queue for the ferry")
    suggest(claim, bridge.at_echo, "The old bridge over the Veldt is shut.")
    return claim


@pytest.fixture
def alone(bridge):
    claim = Claim.objects.create(story=bridge.story, statement="Commuters queue for the ferry.", shown=False)
    suggest(claim, bridge.at_post, "3,000 commuters to queue for the ferry")
    return claim


def shown(bridge, query: str = "") -> list[Claim]:
    return [line.claim for line in facts_of(bridge.story, QueryDict(query)).lines]


def test_a_folded_claim_is_no_row_and_in_no_figure(bridge, unsure):
    facts = facts_of(bridge.story, QueryDict())
    assert unsure not in [row.claim for row in facts.matrix.rows]
    assert (facts.all_lines, facts.folded) == (3, 1)
    figures = figures_of([bridge.story])[bridge.story.pk]
    assert (figures.claims_suggested, figures.waiting.claims) == (1, 1)


def test_unfolded_it_stands_apart_and_still_counts_nowhere(bridge, unsure):
    facts = facts_of(bridge.story, QueryDict("more=yes"))
    assert [line.claim for line in facts.more] == [unsure]
    assert unsure not in [line.claim for line in facts.lines]
    assert facts.views.choices[0].count == facts.all_lines == 3


@pytest.mark.parametrize("act", ["confirm", "change"])
def test_what_people_have_a_hand_in_is_shown(bridge, unsure, journalist, act):
    if act == "confirm":
        unsure.confirm(journalist)
    else:
        Claim.objects.filter(pk=unsure.pk).update(created_by=journalist)
    assert unsure in shown(bridge)
    assert unsure not in Claim.objects.folded()


def test_rule_for_rows_and_rule_for_one_claim_agree(bridge, unsure, editor):
    bridge.cost.reopen(editor)
    for claim in bridge.story.claims.current():
        assert claim.is_folded == (claim in Claim.objects.folded()) == (claim not in Claim.objects.shown())


def test_the_page_offers_the_fold_and_opens_it_without_a_script(bridge, unsure, as_reader):
    page = as_reader.get(bridge.story.get_absolute_url()).content.decode()
    assert "More that may be claims (1)" in page and unsure.statement not in page
    assert "?more=yes" in page
    assert unsure.statement in as_reader.get(f"{bridge.story.get_absolute_url()}?more=yes").content.decode()


def test_the_dossier_says_which_and_has_them_in_the_order_of_the_screen(bridge, unsure):
    claims = build_dossier(bridge.story)["claims"]
    assert [claim["shown"] for claim in claims] == [True, True, True, False]
    assert [claim["id"] for claim in claims[:3]] == [claim.pk for claim in shown(bridge)]


def test_the_page_says_where_what_is_folded_away_counts(as_reader, bridge, unsure, alone):
    page = as_reader.get(bridge.story.get_absolute_url()).content.decode()
    assert "count nowhere but under “One outlet”, and there only those that one article alone has" in page


def test_what_one_article_says_alone_stands_in_the_view_for_it(bridge, unsure, alone):
    facts = facts_of(bridge.story, QueryDict("view=one"))
    assert alone in [line.claim for line in facts.lines]
    assert unsure not in [line.claim for line in facts.lines]
    assert facts.all_lines == 3
    one = next(part for part, _ in facts.summary if part.view == "one")
    assert alone in [quoted.line.claim for quoted in one.quoted]


@pytest.mark.parametrize("is_there", [True, False])
def test_the_page_says_when_there_is_no_parser(client, journalist, bridge, unsure, monkeypatch, is_there):
    monkeypatch.setattr("articles.matrix.facts.has_parser", lambda: is_there)
    client.force_login(journalist)
    page = client.get(bridge.story.get_absolute_url()).content.decode()
    assert ("parser is not installed" in page) is not is_there
