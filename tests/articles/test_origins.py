"""Origins proposed where articles copy one another and credit an agency, and how many origins that makes."""

import pytest

from articles import pipeline
from articles.matrix.build import build_matrix
from articles.models import Origin, OriginCount, Outlet, Story
from newsroom.decisions import State
from tests.articles.test_pipeline import ELSEWHERE, PAPER, WIRE, bring

pytestmark = pytest.mark.django_db

TEXT = WIRE.replace("(Norden Press) ", "")
FROM, SUPPLIED = f"{TEXT}\nFrom Reuters\n", f"{TEXT}\nThis report was supplied by Reuters.\n"


def story_of(*pieces) -> Story:
    (story,) = pipeline.analyse(bring(*pieces), into=Story.objects.open("Bridge"))
    return story


def strongest() -> dict[str, tuple[str, str]]:
    """By outlet, the strongest origin of its article and its basis."""
    rows = Origin.objects.select_related("article__outlet", "outlet").strongest_first()
    return {row.article.outlet_name: (row.outlet.name, row.basis) for row in reversed(rows)}


@pytest.mark.parametrize("days", [("2031-03-03", "2031-03-05"), ("2031-03-05", "2031-03-03"), ("", "")])
def test_two_copies_that_credit_one_agency_are_its(days):
    story = story_of(("Herald", days[0], FROM), ("Tribune", days[1], SUPPLIED))
    assert strongest() == {"Herald": ("Reuters", "credit"), "Tribune": ("Reuters", "credit")}
    assert not Origin.objects.filter(basis="reuse").exists()
    assert str(build_matrix(story).origins) == "1 origin proposed"
    assert (
        "its own words stand in Herald, which credits it, too."
        in Origin.objects.get(score=1, article__outlet__name="Tribune").why
    )


def test_copies_that_share_one_of_several_agencies_are_its():
    both = TEXT + "\nReuters - AFP\n"
    story = story_of(("Herald", "2031-03-03", both), ("Tribune", "2031-03-05", FROM))
    assert strongest() == {"Herald": ("Reuters", "credit"), "Tribune": ("Reuters", "credit")}
    assert str(build_matrix(story).origins) == "1 origin proposed"


@pytest.mark.parametrize("days", [("2031-03-03", "2031-03-05"), ("2031-03-05", "2031-03-03"), ("", "")])
def test_an_agency_that_one_of_two_copies_credits_is_also_the_others(days):
    story = story_of(("Herald", days[0], TEXT), ("Tribune", days[1], SUPPLIED))
    assert strongest() == {"Herald": ("Reuters", "reuse"), "Tribune": ("Reuters", "credit")}
    assert "stand in Tribune, which credits Reuters." in Origin.objects.get(basis="reuse").why
    assert str(build_matrix(story).origins) == "1 origin proposed"


def test_an_agency_that_one_of_many_copies_credits_is_that_of_all():
    days = {"Gazette": "2031-03-02", "Herald": "2031-03-03", "Tribune": "2031-03-05"}
    story_of(*((name, day, SUPPLIED if name == "Tribune" else TEXT) for name, day in days.items()))
    assert {outlet for outlet, _ in strongest().values()} == {"Reuters"}


@pytest.mark.parametrize("days", [("2031-03-03", "2031-03-05"), ("2031-03-05", "2031-03-03")])
def test_an_agencys_own_article_is_its_own(days):
    story = story_of(("Reuters", days[0], TEXT), ("Tribune", days[1], SUPPLIED))
    assert strongest() == {"Reuters": ("Reuters", "own"), "Tribune": ("Reuters", "credit")}
    assert str(build_matrix(story).origins) == "1 origin proposed"


def test_an_agency_that_the_copy_credits_for_a_part_leaves_it_a_copy():
    story_of(("Herald", "2031-03-03", TEXT), ("Tribune", "2031-03-05", f"{TEXT}\nWith files from Reuters\n"))
    assert strongest() == {"Herald": ("Herald", "own"), "Tribune": ("Herald", "reuse")}


def test_an_agency_that_somebody_rejected_is_nobodys_source(journalist):
    story = story_of(("Herald", "2031-03-03", TEXT), ("Tribune", "2031-03-05", SUPPLIED))
    Origin.objects.get(article__outlet__name="Tribune").reject(journalist)
    pipeline.analyse_story(story)
    live = Origin.objects.live().values_list("article__outlet__name", "outlet__name")
    assert set(live) == {("Herald", "Herald"), ("Tribune", "Herald")}


def test_what_copies_nothing_keeps_its_credit_and_another_matter_its_own():
    story_of(("Herald", "2031-03-03", FROM), ("Tribune", "2031-03-05", PAPER), ("Echo", "2031-03-05", ELSEWHERE))
    assert strongest() == {"Herald": ("Reuters", "credit")}


class TestCount:
    """Of pairs of an article's outlet and its strongest origin."""

    def origin(self, outlet: int, state: str = State.SUGGESTED) -> Origin:
        return Origin(outlet=Outlet(pk=outlet), state=state)

    def test_a_proposed_copy_is_one_with_what_its_source_draws_on(self):
        assert (
            str(OriginCount.of([(1, self.origin(9)), (2, self.origin(1)), (3, self.origin(2))])) == "1 origin proposed"
        )

    def test_a_proposed_copy_joins_no_origins_of_one_outlet(self):
        pairs = [(1, self.origin(9)), (1, self.origin(8)), (2, self.origin(1))]
        assert str(OriginCount.of(pairs)) == "3 origins proposed"
        assert (
            str(OriginCount.of([(1, self.origin(9)), (1, None), (2, self.origin(1))]))
            == "2 origins proposed, 1 unknown"
        )

    def test_two_that_draw_on_one_another_are_one(self):
        assert str(OriginCount.of([(1, self.origin(2)), (2, self.origin(1))])) == "1 origin proposed"

    def test_what_is_confirmed_of_a_chain_counts(self):
        pairs = [(1, self.origin(9, State.CONFIRMED)), (2, self.origin(1)), (3, None)]
        assert str(OriginCount.of(pairs)) == "1 origin, 1 unknown"
