"""Like sentences on different people, places or events never stand in one claim, whatever story they are in."""

import pytest

from articles import pipeline
from articles.models import Story
from tests.articles.test_pipeline import bring

pytestmark = pytest.mark.django_db

COLUMN = (
    "From the judges' table\n\nEvery Thursday the Herald prints what Norden judges have ruled. No name is left out.\n\n"
)
MILL = """Three dead as roof of Vellin mill falls in

The roof of a mill on Weir Lane in Vellin fell in under the snow late on Monday; three people were killed and five \
injured, rescue teams said.

Beams in the grain loft had been rotten for years, building inspector Irena Kovash said. Fifty volunteers dug all night.

Vellin will hold a minute of silence at noon.
"""
SCHOOL = """One dead as roof of Vellin school falls in

The roof of a school on Abbey Road in Vellin fell in under the snow early on Monday; one person was killed and two \
injured, rescue teams said.

Beams in the boiler room had been rotten for years, building inspector Irena Kovash said. Twenty volunteers dug all day.

Vellin will hold a minute of silence at noon.
"""


def together(*pieces: tuple[str, str, str]) -> Story:
    (story,) = pipeline.analyse(bring(*pieces), into=Story.objects.open("Together"))
    return story


def shared(story: Story) -> list[str]:
    """The claims that more than one article carries."""
    return [c.statement for c in story.claims.all() if c.appearances.values("article").distinct().count() > 1]


def test_two_people_in_the_lists_of_two_courts():
    norden = "Before the judges\n\nOlaf Brandt, 38, of Pier Street, was fined 300 crowns for riding without a light."
    vellin = "Before the judges\n\nMarta Sorel, 61, of Elm Walk, was fined 90 crowns for leaving rubbish by the canal."
    assert shared(together(("Norden Press", "2031-03-03", norden), ("Vellin Post", "2031-03-05", vellin))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harn bridge was closed on Monday after", "The Orva bridge was closed on Monday after"),
        ("The station at Lemmin was closed on Monday after", "The station at Tulvik was closed on Monday after"),
        ("The Lemmin Film Festival was closed on Monday after", "The Tulvik Song Festival was closed on Monday after"),
    ],
)
def test_two_places_or_events_in_one_sentence(one, other):
    rest = " a storm tore tiles from its roof.\n\nNobody was hurt, the fire service said."
    story = together(("Norden Press", "2031-03-03", one + rest), ("Vellin Post", "2031-03-03", other + rest))
    assert not any("closed" in statement for statement in shared(story))


def test_two_disasters_of_one_town_and_day_share_no_claim_and_differ_in_no_number():
    story = together(("Norden Press", "2031-03-04", MILL), ("Vellin Post", "2031-03-04", SCHOOL))
    assert shared(story) == []
    assert not story.discrepancies.filter(kind="number").exists()


def test_what_a_column_prints_each_week_is_no_claim():
    story = together(
        ("Norden Herald", "2031-03-06", f"{COLUMN}Olaf Brandt, 38, was fined 300 crowns for riding without a light."),
        ("Norden Herald", "2031-03-13", f"{COLUMN}Marta Sorel, 61, was jailed for two weeks for breaking a window."),
    )
    assert shared(story) == []
    assert not any("Thursday" in c.statement or "name" in c.statement for c in story.claims.all())


def test_a_heading_that_two_outlets_have_is_no_claim():
    heading = "Letters to the harbour desk\n\n"
    story = together(
        ("Norden Press", "2031-03-03", f"{heading}Gulls have nested on the north pier since April."),
        ("Vellin Post", "2031-03-03", f"{heading}Cement prices rose by a fifth in the last year."),
    )
    assert shared(story) == []
