"""Two events told in the same words stay two, and what an outlet prints every week joins nothing."""

from datetime import date, timedelta

import pytest

from articles.text.document import Document
from articles.text.occasions import are_apart, particulars
from articles.text.standing import sentence_keys, standing_among, without
from articles.text.stories import assign, signature, standing_in

DAY = date(2031, 5, 6)
CRASH = (
    "KELDA — {dead} people died and {hurt} were hurt when a van and {other} collided on {street} in Kelda on "
    "Tuesday {hour}, the police said.\n\nThe van was on its way to the harbour, police chief Ove Lund said. "
    "Ambulances from the whole county came to Kelda.\n\n“I have never seen such a wreck,” Lund said.\n\nThe van "
    "company has stopped all its lines. Mayor Britt Falk spoke of a sad day for Kelda."
)
MORNING = {"dead": "Three", "hurt": "nine", "other": "a bus", "street": "Linden Avenue", "hour": "morning"}
EVENING = {"dead": "Two", "hurt": "four", "other": "a lorry", "street": "Canal Street", "hour": "evening"}
RETOLD = {
    "morning": "Three dead in Kelda as van hits bus\n\nThree passengers died on Linden Avenue in Kelda on Tuesday "
    "when a van drove into a bus, officials said. Nine others were hurt, police chief Ove Lund said. Mayor Britt Falk "
    "came to the wreck.",
    "evening": "Van and lorry collide in Kelda, two dead\n\nTwo passengers died on Canal Street in Kelda on Tuesday "
    "when a van drove into a lorry, officials said. Four others were hurt, police chief Ove Lund said. Mayor Britt "
    "Falk came to the wreck.",
}
COLUMN = (
    "At the garden fence\n\nReaders ask, and our gardener answers. Letters may be shortened for want of space.\n\n{}"
)
ROSES = "Mildew on a climbing rose is a sign of dry roots, so give it a good soak and cut the worst shoots away."
BEANS = "Runner beans drop their flowers in a cold week; wait for warm nights and do not feed them any more."


def read(text: str, outlet: str = "", day: date | None = DAY) -> Document:
    headline, _, body = text.partition("\n\n")
    return Document("x", body, headline, day, outlet)


def grouped(*documents: Document) -> list[int]:
    """The story of each article, as they come one by one."""
    stories: list[int] = []
    held = []
    for document in documents:
        new = signature(document)
        new = signature(document, (), standing_in(new, document.published, held))
        matches = assign(new, document.published, held)
        stories.append(matches[0].story if matches else len(stories))
        held.append((stories[-1], new, document.published))
    return stories


class TestOccasions:
    def test_two_events_of_one_kind_place_and_day_stay_two_stories(self):
        reports = [f"Van crash in Kelda\n\n{CRASH.format(**told)}" for told in (MORNING, EVENING)]
        assert grouped(*map(read, [*reports, RETOLD["evening"], RETOLD["morning"]])) == [0, 1, 1, 0]

    def test_what_only_one_side_says_is_not_held_against_the_other(self):
        vague = "Van crash in Kelda\n\n" + CRASH.format(**MORNING).replace(" on Linden Avenue", "").replace(
            "Three", "Some"
        )
        assert grouped(read(f"Van crash in Kelda\n\n{CRASH.format(**MORNING)}"), read(vague)) == [0, 0]

    def test_a_toll_that_grows_is_one_event(self):
        later = CRASH.format(**MORNING | {"dead": "Five", "hurt": "seven"})
        assert grouped(read(f"x\n\n{CRASH.format(**MORNING)}"), read(f"x\n\n{later}")) == [0, 0]

    @pytest.mark.parametrize(
        "one, other, apart",
        [
            ("A barn burnt down on Hill Road, killing one.", "A school burnt down on Dale Road, killing two.", True),
            ("A barn burnt down, killing one.", "A school burnt down, killing two.", True),
            ("A barn burnt down on Hill Road.", "A stable burnt down on Dale Road.", False),
            ("A barn burnt down on Hill Road.", "A school on Hill Road burnt down, killing two.", False),
            ("Two people were killed.", "Four people were killed and six hurt.", False),
            ("A house burnt down; Ada Roe, 61, died.", "A house burnt down; Max Lind, 34, died.", False),
            ("A house on Hill Road; Ada Roe, 61, died.", "A house on Dale Road; Max Lind, 34, died.", True),
            ("", "", False),
        ],
    )
    def test_two_particulars_at_odds_tell_occasions_apart(self, one, other, apart):
        a, b = (particulars(Document("x", text)) for text in (one, other))
        assert are_apart(a, [b]) is are_apart(b, [a]) is apart

    def test_older_signatures_without_particulars_are_never_apart(self):
        assert not are_apart(particulars(read(RETOLD["morning"])), [{}])

    def test_numbers_of_the_dead_and_the_hurt_are_read_apart(self):
        found = particulars(Document("x", "The blast killed 12 people and left three hurt; one man, 40, is missing."))
        assert found["tolls"] == ["injured 3", "killed 12"]


class TestStanding:
    def test_a_columns_articles_are_stories_of_their_own(self):
        weeks = [DAY, DAY + timedelta(days=7), DAY + timedelta(days=14)]
        texts = [COLUMN.format(matter) for matter in (ROSES, BEANS, "Slugs shun copper, and so do most snails.")]
        articles = [read(text, "Kelda Echo", day) for text, day in zip(texts, weeks, strict=True)]
        assert grouped(*articles) == [0, 1, 2]

    def test_other_outlets_and_the_same_day_make_nothing_a_standing_sentence(self):
        keys = sentence_keys(read(COLUMN.format(ROSES), "Kelda Echo"))
        assert not standing_among(keys, DAY, [(keys, DAY), (keys, None)])
        assert len(standing_among(keys, DAY, [(keys, DAY + timedelta(days=7))])) == 4

    def test_sentences_that_tell_something_stand_only_on_the_third_day(self):
        told = read("Trial\n\nThe trial of Ada Roe opens in Kelda. She denies it.", "Kelda Echo")
        keys = sentence_keys(told)
        days = [(keys, DAY + timedelta(days=n)) for n in (1, 2)]
        assert len(standing_among(keys, DAY, days[:1])) == len(standing_among(keys, DAY, days)) - 1 == 2

    def test_a_report_brought_up_to_date_stays_in_its_story(self):
        first = f"Van crash in Kelda\n\n{CRASH.format(**MORNING)}"
        later = f"{first}\n\nThe driver of the van was heard by the police on Wednesday."
        articles = read(first, "Kelda Echo"), read(later, "Kelda Echo", DAY + timedelta(days=1))
        assert grouped(*articles) == [0, 0]

    def test_an_article_of_standing_sentences_alone_is_left_whole(self):
        column = read(COLUMN.format(""), "Kelda Echo")
        assert without(column, set(sentence_keys(column))) == column
