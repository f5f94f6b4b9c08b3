"""Two entities, or two events, turn out to be one: nothing is lost, and it can be taken back."""

import pytest

from articles.models import EventReport, Mention, Quote
from entities.models import Alias, Entity, Event
from newsroom.decisions import StaleDecision, State
from tests.conftest import make_article, make_person, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(db):
    return make_person("Cora Tor")


def make_entity(name: str, *aliases: str, **fields) -> Entity:
    entity = Entity.objects.create(name=name, **fields)
    for text in {name, *aliases}:
        Alias.objects.create(entity=entity, text=text)
    return entity


def mention(entity: Entity, article, words: str, **fields) -> Mention:
    made = Mention(entity=entity, **fields)
    made.anchor(*place(article, words)).save()
    return made


def names(entity: Entity) -> set[str]:
    return set(entity.aliases.values_list("text", flat=True))


def test_names_and_mentions_follow_and_come_back(curator):
    article = make_article(None, "Visit", "Ilse Brandt met I. Brandt.")
    ilse, double = make_entity("Ilse Brandt"), make_entity("I. Brandt", "Mayor Brandt")
    said = mention(double, article, "I. Brandt")
    place_of = Event.objects.create(label="Visit", place=double)
    quote = Quote(form="direct", entity=double)
    quote.anchor(*place(article, "met")).save()

    double.merge_into(ilse, curator)
    for row in (said, place_of, quote):
        row.refresh_from_db()
    assert names(ilse) == {"Ilse Brandt", "I. Brandt", "Mayor Brandt"}
    assert said.entity == ilse and said.version == 1
    assert place_of.place == ilse and quote.entity == ilse
    assert double.merged_into == ilse and double.decided_by == curator
    assert list(Entity.objects.current()) == [ilse]

    double.unmerge(curator)
    said.refresh_from_db()
    assert names(double) == {"I. Brandt", "Mayor Brandt"} and names(ilse) == {"Ilse Brandt"}
    assert said.entity == double and double.merged_into is None


def test_what_the_heir_has_already_stays_behind(curator):
    article = make_article(None, "Visit", "Brandt came.")
    ilse, double = make_entity("Ilse Brandt", "Brandt"), make_entity("I. Brandt", "Brandt")
    refused, kept = mention(ilse, article, "Brandt", state=State.REJECTED), mention(double, article, "Brandt")
    double.merge_into(ilse, curator)
    assert names(ilse) == {"Ilse Brandt", "I. Brandt", "Brandt"} and names(double) == {"Brandt"}
    assert set(ilse.mentions.all()) == {refused} and set(double.mentions.all()) == {kept}


def test_taking_back_leaves_what_somebody_moved_elsewhere(curator):
    article = make_article(None, "Visit", "I. Brandt came.")
    ilse, double, third = make_entity("Ilse Brandt"), make_entity("I. Brandt"), make_entity("Ingo Brandt")
    said = mention(double, article, "I. Brandt")
    double.merge_into(ilse, curator)
    said.refresh_from_db()
    said.change(curator, entity=third)
    double.unmerge(curator)
    said.refresh_from_db()
    assert said.entity == third


def test_an_earlier_owner_does_not_get_back_what_it_had_lost_before(curator):
    article = make_article(None, "Visit", "I. Brandt came.")
    ilse, double = make_entity("Ilse Brandt"), make_entity("I. Brandt")
    said = mention(double, article, "I. Brandt")
    said.change(curator, entity=ilse)
    double.merge_into(ilse, curator)
    double.unmerge(curator)
    said.refresh_from_db()
    assert said.entity == ilse


def test_merges_in_a_row_come_apart_in_any_order(curator):
    article = make_article(None, "Visit", "One came.")
    one, two, three = make_entity("One"), make_entity("Two"), make_entity("Three")
    said = mention(one, article, "One")
    one.merge_into(two, curator)
    two.merge_into(three, curator)
    one.refresh_from_db()
    assert one.heir == three and set(three.lineage) == {one.pk, two.pk, three.pk}
    one.unmerge(curator)
    assert two.unmerge(curator).kept == []  # what is with the first one by now was never the second one's
    said.refresh_from_db()
    assert said.entity == one and names(two) == {"Two"} and names(three) == {"Three"}


def test_the_middle_of_a_row_takes_its_own_with_it(curator):
    one, two, three = make_entity("One"), make_entity("Two"), make_entity("Three")
    one.merge_into(two, curator)
    two.merge_into(three, curator)
    two.unmerge(curator)
    one.refresh_from_db()
    assert one.merged_into == two and names(two) == {"One", "Two"}


def test_events_merge_with_their_reports(curator):
    article = make_article(None, "Visit", "They met on Monday.")
    visit, double = Event.objects.create(label="Visit"), Event.objects.create(label="Meeting")
    report = EventReport(event=double)
    report.anchor(*place(article, "met on Monday")).save()
    double.merge_into(visit, curator)
    report.refresh_from_db()
    assert report.event == visit
    double.unmerge(curator)
    report.refresh_from_db()
    assert report.event == double


@pytest.mark.parametrize("case", ["itself", "rejected", "part of it", "again"])
def test_nothing_merges_into_what_is_not_there(curator, case):
    one, two, three = make_entity("One"), make_entity("Two"), make_entity("Three")
    if case == "rejected":
        two.reject(curator)
    elif case == "part of it":
        two.merge_into(one, curator)
    elif case == "again":
        one.merge_into(three, curator)
    with pytest.raises(ValueError):
        one.merge_into(one if case == "itself" else two, curator)


def test_what_was_merged_passes_on_to_its_heir(curator):
    one, two, three = make_entity("One"), make_entity("Two"), make_entity("Three")
    two.merge_into(three, curator)
    one.merge_into(two, curator)
    assert one.merged_into == three


def test_what_is_not_merged_cannot_be_taken_apart(curator):
    with pytest.raises(ValueError):
        make_entity("One").unmerge(curator)


def test_a_merge_that_would_double_a_wikidata_item_stays(curator):
    one, two = make_entity("One", wikidata_id="Q1"), make_entity("Two")
    one.merge_into(two, curator)
    make_entity("Other", wikidata_id="Q1")
    with pytest.raises(ValueError, match="in the meantime"):
        one.unmerge(curator)
    assert names(one) == set()


def test_editing_keeps_the_old_name_and_minds_the_version(curator):
    entity = make_entity("Ilse Brand")
    entity.edit(curator, 0, name="Ilse Brandt", kind="person")
    assert entity.is_confirmed and names(entity) == {"Ilse Brand", "Ilse Brandt"}
    with pytest.raises(StaleDecision):
        entity.edit(curator, 0, kind="place")


def test_adding_a_rejected_name_confirms_it(curator):
    entity = make_entity("Ilse Brandt")
    alias = entity.aliases.get()
    alias.reject(curator)
    assert entity.add_alias("  Ilse   Brandt ", curator) == alias
    alias.refresh_from_db()
    assert alias.is_confirmed
