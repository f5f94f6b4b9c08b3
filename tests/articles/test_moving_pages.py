"""On the pages: rows are chosen, it is said where to, shown what is going to be, and done; a missed name is added."""

import pytest
from django.urls import reverse

from articles.models import Appearance, Mention, Quote
from entities.models import Alias, Entity
from newsroom.decisions import State
from newsroom.decisions.many import MOVE, BulkAct
from tests.articles.test_moving import brandts  # noqa: F401
from tests.conftest import browser_of

pytestmark = pytest.mark.django_db


def page_of(answer) -> str:
    return answer.content.decode()


def go(client, address: str, target: dict, **chosen) -> str:
    """From the page where one chooses to the end; gives the address of the act."""
    act = client.post(address, chosen).url
    assert "Where to?" in page_of(client.get(act))
    assert client.post(act, {"do": "aim", **target}).url == act
    client.post(act, {"do": "go"})
    return act


def test_a_mention_goes_to_another_entity_and_comes_back(as_journalist, brandts):  # noqa: F811
    address = reverse("entity_move", args=[brandts.ilse.pk])
    assert "Brandt" in page_of(as_journalist.get(address))
    act = go(as_journalist, address, {"into": brandts.karl.pk}, mention=brandts.at_post_named.pk)
    assert Mention.objects.get(pk=brandts.at_post_named.pk).entity == brandts.karl
    as_journalist.post(act, {"do": "undo"})
    assert Mention.objects.get(pk=brandts.at_post_named.pk).entity == brandts.ilse


def test_all_mentions_of_one_spelling(as_journalist, brandts):  # noqa: F811
    address = f"{reverse('entity_move', args=[brandts.ilse.pk])}?name=Brandt"
    go(as_journalist, address, {"new": "Otto Brandt"}, all="mention")
    assert [m.exact for m in Mention.objects.filter(entity__name="Otto Brandt")] == ["Brandt"]


def test_from_the_article_with_its_mentions_chosen(as_journalist, brandts):  # noqa: F811
    link = f"{reverse('entity_move', args=[brandts.ilse.pk])}?article={brandts.at_post.pk}"
    assert link in page_of(as_journalist.get(brandts.at_post.get_absolute_url()))
    page = page_of(as_journalist.get(link))
    assert f'value="{brandts.at_post_named.pk}" checked' in page
    assert f'value="{brandts.at_wire_named.pk}"' not in page


def test_a_name_goes_from_the_entitys_page(as_journalist, brandts):  # noqa: F811
    alias = Alias.objects.get(text="Brandt")
    page = page_of(as_journalist.get(brandts.ilse.get_absolute_url()))
    link = f"{reverse('entity_move', args=[brandts.ilse.pk])}?alias={alias.pk}"
    assert link in page
    assert "checked" in page_of(as_journalist.get(link))
    go(as_journalist, link, {"into": brandts.karl.pk}, alias=alias.pk)
    assert Alias.objects.get(entity=brandts.karl, text="Brandt").is_confirmed
    assert Quote.objects.get().entity == brandts.karl


def test_passages_go_to_another_claim(as_journalist, bridge):
    address = reverse("claim_move", args=[bridge.cost.pk])
    go(as_journalist, address, {"into": bridge.closed.pk}, appearance=bridge.cost_at_echo.pk)
    assert Appearance.objects.get(pk=bridge.cost_at_echo.pk).claim == bridge.closed


def test_quotations_of_a_story_get_another_speaker(as_journalist, brandts):  # noqa: F811
    address = reverse("story_quotes_move", args=[brandts.story.slug])
    go(as_journalist, address, {"into": brandts.karl.pk}, quote=brandts.quote.pk)
    assert Quote.objects.get().entity == brandts.karl


def test_the_preview_says_what_stays_and_why_and_can_be_widened(as_editor, brandts, journalist):  # noqa: F811
    brandts.at_post_named.confirm(journalist)
    address = reverse("entity_move", args=[brandts.ilse.pk])
    act = as_editor.post(address, {"all": "mention"}).url
    as_editor.post(act, {"do": "aim", "into": brandts.karl.pk})
    page = page_of(as_editor.get(act))
    assert "Move 1 mention to “Karl Brandt”?" in page and "decided by somebody else" in page
    as_editor.post(act, {"do": "others", "others": "1"})
    assert "Move 2 mentions to “Karl Brandt”?" in page_of(as_editor.get(act))
    assert not Mention.objects.filter(entity=brandts.karl).exists()
    as_editor.post(act, {"do": "go"})
    assert Mention.objects.filter(entity=brandts.karl).count() == 2


def test_whoever_leaves_it_changes_nothing(as_journalist, brandts):  # noqa: F811
    act = as_journalist.post(reverse("entity_move", args=[brandts.ilse.pk]), {"all": "mention"}).url
    answer = as_journalist.post(act, {"do": "drop"})
    assert answer.url == brandts.ilse.get_absolute_url()
    assert not BulkAct.objects.exists()


def test_nobody_elses_act_is_shown_or_done(as_journalist, editor, brandts):  # noqa: F811
    act = as_journalist.post(reverse("entity_move", args=[brandts.ilse.pk]), {"all": "mention"}).url
    other = browser_of(editor)
    assert other.get(act).status_code == other.post(act, {"do": "go"}).status_code == 404


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ({}, "Choose where they go"),
        ({"into": "1", "new": "x"}, "not there any more"),
        ({"into": "999999"}, "not there any more"),
        ({"new": "x" * 300}, "At most 200"),
    ],
)
def test_what_is_no_place_is_said(as_journalist, brandts, target, words):  # noqa: F811
    Entity.objects.filter(pk=1).delete()
    act = as_journalist.post(reverse("entity_move", args=[brandts.ilse.pk]), {"all": "mention"}).url
    answer = as_journalist.post(act, {"do": "aim", **target})
    assert answer.status_code == 422 and words in page_of(answer)


def test_more_than_one_waits_for_are_done_by_a_worker(as_journalist, brandts, monkeypatch):  # noqa: F811
    for name in ("newsroom.decisions.many.AT_ONCE", "articles.views.many.AT_ONCE"):
        monkeypatch.setattr(name, 1)
    deferred = []
    monkeypatch.setattr("articles.views.many.defer_act", deferred.append)
    act = go(as_journalist, reverse("entity_move", args=[brandts.ilse.pk]), {"into": brandts.karl.pk}, all="mention")
    assert not Mention.objects.filter(entity=brandts.karl).exists()
    assert "of 2 done" in page_of(as_journalist.get(act))
    [waiting] = deferred
    waiting.carry_out(lambda rows: None)
    assert Mention.objects.filter(entity=brandts.karl).count() == 2
    as_journalist.post(act, {"do": "undo"})
    assert len(deferred) == 2 and deferred[1].what == "undo"


def test_the_pages_cost_the_same_however_many_rows(
    as_journalist,
    brandts,  # noqa: F811
    django_assert_max_num_queries,
):
    act = BulkAct.objects.choose(brandts.ilse.decided_by, MOVE, Mention.objects.all(), Alias.objects.all())
    act.aim(brandts.karl)
    with django_assert_max_num_queries(40):
        as_journalist.get(reverse("act_detail", args=[act.pk]))


class TestAMissedName:
    def test_typed_words_are_found_and_added_at_the_chosen_places(self, as_journalist, journalist, bridge):
        entity = Entity(name="Veldt Bridge", kind="facility").make(journalist)
        address = reverse("article_name", args=[bridge.at_wire.pk])
        page = page_of(as_journalist.get(f"{address}?words=veldt+bridge"))
        assert page.count('name="place"') == 2 and "Veldt Bridge" in page
        start = bridge.at_wire.current.text.index("Veldt Bridge")
        form = {"revision": bridge.at_wire.current_id, "words": "Veldt Bridge", "into": entity.pk}
        as_journalist.post(address, form | {"place": [f"text:{start}-{start + 12}"]})
        row = Mention.objects.get(entity=entity)
        assert (row.exact, row.state, row.created_by) == ("Veldt Bridge", State.CONFIRMED, journalist)

    def test_another_name_than_the_words_is_found_without_a_script(self, as_journalist, brandts):  # noqa: F811
        address = reverse("article_name", args=[brandts.at_post.pk])
        page = page_of(as_journalist.get(f"{address}?words=commuters&q=Karl+Brandt"))
        assert f'name="into" value="{brandts.karl.pk}"' in page and 'name="place"' in page

    def test_selected_words_are_offered(self, as_journalist, bridge):
        address = reverse("article_name", args=[bridge.at_wire.pk])
        page = page_of(as_journalist.get(f"{address}?field=text&start=0&end=7", headers={"HX-Request": "true"}))
        assert "OSTRAND" in page and "checked" in page
        place = f"{reverse('article_tag', args=[bridge.at_wire.pk])}?field=text&start=0&end=7"
        assert address in page_of(as_journalist.get(place))

    def test_a_new_entity_with_a_way_of_writing_it(self, as_journalist, bridge):
        address = reverse("article_name", args=[bridge.at_wire.pk])
        start = bridge.at_wire.current.text.index("OSTRAND")
        form = {"revision": bridge.at_wire.current_id, "place": f"text:{start}-{start + 7}"}
        as_journalist.post(address, form | {"new": "Ostrand", "kind": "place", "is_alias": "1"})
        entity = Entity.objects.get(name="Ostrand")
        assert entity.kind == "place" and entity.aliases.filter(text="OSTRAND").exists()

    def test_the_machines_mention_gives_way_and_a_persons_does_not(self, as_journalist, brandts, editor):  # noqa: F811
        address = reverse("article_name", args=[brandts.at_post.pk])
        row = brandts.at_post_named
        form = {"revision": row.revision_id, "place": f"text:{row.start}-{row.end}", "into": brandts.karl.pk}
        as_journalist.post(address, form)
        row.refresh_from_db()
        assert row.is_rejected and Mention.objects.confirmed().get(start=row.start).entity == brandts.karl
        answer = as_journalist.post(address, form | {"into": brandts.ilse.pk})
        assert answer.status_code == 422 and "move that mention instead" in page_of(answer)

    def test_nothing_is_added_without_a_place_or_a_name(self, as_journalist, bridge):
        address = reverse("article_name", args=[bridge.at_wire.pk])
        answer = as_journalist.post(address, {"revision": bridge.at_wire.current_id, "words": "OSTRAND"})
        assert answer.status_code == 422 and "Choose at least one place" in page_of(answer)
        assert not Mention.objects.exists()
