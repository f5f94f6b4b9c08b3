"""Entities: their list, their pages, and what people decide about them there."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Claim, Mention, Outlet
from articles.overviews.entity import companions_of, first_reports_of, spellings_of
from entities.models import Alias, Entity, Event
from newsroom.decisions import State, acting
from newsroom.decisions.undo import take_back
from tests.conftest import make_article, make_story, merge_form, place


@pytest.fixture
def mayor(bridge):
    """Named by the wire and the post; a machine's suggestion."""
    entity = Entity.objects.create(name="Ilse Brandt", kind="person", score=0.8, why="its own words")
    for text in ("Ilse Brandt", "Brandt"):
        Alias.objects.create(entity=entity, text=text)
    for article in (bridge.at_wire, bridge.at_post):
        Mention(entity=entity, score=0.9).anchor(*place(article, "Ilse Brandt")).save()
    return entity


def page_of(entity: Entity) -> str:
    return reverse("entity_detail", args=[entity.pk])


def post(client, name: str, row, /, **fields):
    return client.post(reverse(name, args=[row.pk]), fields, follow=True)


# Reading


def test_the_list_is_in_the_order_of_the_alphabet_accents_aside(as_reader, db):
    for name in ("Zora", "Émile", "anton", "Berta"):
        Entity.objects.create(name=name)
    rows = as_reader.get(reverse("entity_list")).context["rows"]
    assert [entity.name for entity, _, _ in rows] == ["anton", "Berta", "Émile", "Zora"]


def test_the_list_is_read_page_by_page(as_reader, monkeypatch, db):
    monkeypatch.setattr("articles.views.entity.PAGE_SIZE", 2)
    for name in ("a", "b", "b", "c", "d"):
        Entity.objects.create(name=name)
    address, seen = reverse("entity_list"), []
    while address:
        page = as_reader.get(address).context["page"]
        seen += [entity.name for entity in page.rows]
        address = reverse("entity_list") + page.next_address if page.has_next else None
    assert seen == ["a", "b", "b", "c", "d"]


@pytest.mark.parametrize("after", ["x", "~", "a~x", "a~99999999999999999999", "~~~1"])
def test_a_damaged_key_shows_a_page(as_reader, db, after):
    assert as_reader.get(reverse("entity_list"), {"after": after}).status_code == 200


def test_the_list_is_narrowed_by_any_name_kind_and_state(as_reader, mayor):
    Alias.objects.create(entity=mayor, text="Bürgermeisterin")
    rejected = Entity.objects.create(name="Monday", kind="person", state=State.REJECTED)
    gone = Entity.objects.create(name="I. Brandt", merged_into=mayor)

    def names(**asked):
        return [entity for entity, _, _ in as_reader.get(reverse("entity_list"), asked).context["rows"]]

    assert names() == names(q="burgermeist") == names(kind="person") == [mayor]
    assert names(q="monday") == names(kind="place") == names(kind="nonsense") == []
    assert names(state="rejected") == [rejected]
    assert gone not in names(state="suggested")


def test_the_list_says_in_how_many_articles_each_is_named(as_reader, mayor):
    assert as_reader.get(reverse("entity_list")).context["rows"] == [(mayor, ["Brandt"], 2)]


def test_a_page_shows_spellings_words_and_company(as_reader, mayor, bridge):
    place_name = Entity.objects.create(name="Veldt", kind="place")
    Mention(entity=place_name).anchor(*place(bridge.at_wire, "Veldt")).save()
    Event.objects.create(label="Closure of the bridge", place=mayor)
    page = as_reader.get(page_of(mayor))
    content = page.content.decode()
    assert [(s.text, s.articles) for s in page.context["spellings"]] == [("Ilse Brandt", 2), ("Brandt", 0)]
    assert "<mark>Ilse Brandt</mark>" in content and "Calder Wire" in content
    assert page.context["companions"] == [place_name]
    assert "Closure of the bridge" in content


def test_spellings_are_told_by_outlet_and_rejected_ones_come_last(mayor, bridge):
    again = make_article(bridge.wire, "More", "Brandt spoke. Brandt left.")
    for start in (0, 14):
        Mention(entity=mayor).anchor(again.current, "text", start, start + 6).save()
    Alias.objects.create(entity=mayor, text="Mayor", state=State.REJECTED)
    found = [(s.text, s.outlets) for s in spellings_of(mayor)]
    wire, post_ = ("Calder Wire", bridge.wire.pk, 1), ("Ostrand Post", bridge.post.pk, 1)
    assert found[0][0] == "Ilse Brandt" and sorted(found[0][1]) == [wire, post_]
    assert found[1:] == [("Brandt", [wire]), ("Mayor", [])]


def test_rejected_and_outdated_mentions_do_not_count(as_reader, mayor, bridge):
    Mention.objects.filter(revision=bridge.at_post.current).update(state=State.REJECTED)
    assert as_reader.get(page_of(mayor)).context["articles_count"] == 1
    at_wire = bridge.at_wire
    at_wire.current = at_wire.revisions.create(number=2, raw="x", raw_sha256="x", raw_format="text", text="Gone.")
    at_wire.save()
    assert as_reader.get(page_of(mayor)).context["articles_count"] == 0


def test_what_was_first_reported_with_it_goes_by_dates_that_are_known(as_reader, mayor, bridge, journalist):
    claim = Claim.objects.state(bridge.story, "The mayor spoke.", journalist)
    claim.tag(*place(bridge.at_post, '"We will not gamble with lives," Ilse Brandt said.'), by=journalist)
    claim.tag(*place(bridge.at_wire, '"We will not gamble with lives," said Mayor Ilse Brandt.'), by=journalist)
    ((found, first),) = first_reports_of(mayor)
    assert found == claim and first.article is None
    page = as_reader.get(page_of(mayor)).content.decode()
    assert "nobody can be called first: of Ostrand Post only the day is known" in page
    Article.objects.update(published_precision="time")
    ((_, first),) = first_reports_of(mayor)
    assert first.article == bridge.at_wire
    Article.objects.update(published_at=None)
    assert first_reports_of(mayor) == []


def test_companions_come_by_how_often_they_are_named_together(mayor, bridge):
    often, once = (Entity.objects.create(name=name) for name in ("Council", "Ferry"))
    for article in (bridge.at_wire, bridge.at_post):
        Mention(entity=often).anchor(*place(article, "council")).save()
    Mention(entity=once).anchor(*place(bridge.at_post, "ferry")).save()
    assert [(e, e.together) for e in companions_of(mayor)] == [(often, 2), (once, 1)]


def test_coverage_is_narrowed_and_paged(as_reader, mayor, bridge, monkeypatch):
    page = as_reader.get(page_of(mayor), {"outlet": "wire"})
    assert [article for article, _ in page.context["coverage"]] == [bridge.at_wire]
    assert as_reader.get(page_of(mayor), {"since": "no day"}).status_code == 200
    monkeypatch.setattr("articles.views.entity.ARTICLES_SHOWN", 1)
    first = as_reader.get(page_of(mayor)).context["page"]
    second = as_reader.get(page_of(mayor) + first.next_address).context["page"]
    assert first.rows + second.rows == [bridge.at_post, bridge.at_wire]


def test_the_number_of_queries_is_fixed(as_reader, mayor, bridge):
    def count(address):
        with CaptureQueriesContext(connection) as queries:
            as_reader.get(address)
        return len(queries)

    addresses = (page_of(mayor), reverse("entity_list"))
    before = [count(address) for address in addresses]
    for n in range(5):
        article = make_article(
            Outlet.objects.create(name=f"Outlet {n}"),
            f"More {n}",
            "Ilse Brandt met Otto.",
            datetime(2031, 4, n + 1, tzinfo=UTC),
        )
        make_story(f"More {n}", article)
        Mention(entity=mayor).anchor(*place(article, "Ilse Brandt")).save()
        other = Entity.objects.create(name=f"Otto {n}")
        Mention(entity=other).anchor(*place(article, "Otto")).save()
        Event.objects.create(label=f"Meeting {n}", place=mayor)
        Alias.objects.create(entity=mayor, text=f"Spelling {n}")
    assert [count(address) for address in addresses] == before


def test_hostile_names_are_escaped(as_reader, db):
    entity = Entity.objects.create(name="<script>alert(1)</script>")
    Alias.objects.create(entity=entity, text="<img src=x>")
    for address in (page_of(entity), reverse("entity_list")):
        content = as_reader.get(address).content.decode()
        assert "<script>alert" not in content and "<img src=x" not in content


def test_a_reader_is_offered_nothing_to_do(as_reader, mayor):
    for address in (page_of(mayor), reverse("entity_list")):
        assert f"/entities/{mayor.pk}/decide/" not in as_reader.get(address).content.decode()


# Deciding


def test_confirming_rejecting_and_reopening(as_journalist, journalist, mayor):
    post(as_journalist, "entity_decide", mayor, decision="confirm", version=0)
    mayor.refresh_from_db()
    assert mayor.is_confirmed and mayor.decided_by == journalist
    post(as_journalist, "entity_decide", mayor, decision="reject", version=1)
    post(as_journalist, "entity_decide", mayor, decision="reopen", version=2)
    mayor.refresh_from_db()
    assert mayor.is_suggested and mayor.decided_by is None


def test_the_second_to_decide_is_told(as_journalist, mayor, editor):
    mayor.confirm(editor)
    page = as_journalist.post(reverse("entity_decide", args=[mayor.pk]), {"decision": "reject", "version": 0})
    assert page.status_code == 409 and "Edda Schnitt" in page.content.decode()
    mayor.refresh_from_db()
    assert mayor.is_confirmed


def test_editing_confirms_and_keeps_the_old_name(as_journalist, journalist, mayor):
    fields = {"name": " Ilse  von Brandt ", "kind": "person", "wikidata_id": "Q42", "note": "Since 2029.", "version": 0}
    post(as_journalist, "entity_edit", mayor, **fields)
    mayor.refresh_from_db()
    assert (mayor.name, mayor.wikidata_id, mayor.state) == ("Ilse von Brandt", "Q42", State.CONFIRMED)
    assert {"Ilse Brandt", "Ilse von Brandt"} <= set(mayor.aliases.values_list("text", flat=True))


@pytest.mark.parametrize(
    "wrong, words",
    [
        ({"name": "  "}, "This field is required"),
        ({"kind": "planet"}, "Select a valid choice"),
        ({"wikidata_id": "42"}, "looks like Q42"),
        ({"name": "x" * 201}, "at most 200"),
        ({"version": "x"}, "load it anew"),
    ],
)
def test_what_cannot_be_saved_is_told(as_journalist, mayor, wrong, words):
    fields = {"name": "Ilse", "kind": "person", "version": 0} | wrong
    page = as_journalist.post(reverse("entity_edit", args=[mayor.pk]), fields)
    assert page.status_code == 422 and words in page.content.decode()
    mayor.refresh_from_db()
    assert mayor.version == 0


def test_a_wikidata_item_belongs_to_one(as_journalist, mayor):
    Entity.objects.create(name="Somebody", wikidata_id="Q42")
    fields = {"name": "Ilse", "kind": "person", "wikidata_id": "Q42", "version": 0}
    page = as_journalist.post(reverse("entity_edit", args=[mayor.pk]), fields)
    assert page.status_code == 422 and "merge the two" in page.content.decode()


def test_a_late_edit_overwrites_nothing(as_journalist, mayor, editor):
    mayor.edit(editor, 0, kind="other")
    page = as_journalist.post(reverse("entity_edit", args=[mayor.pk]), {"name": "X", "kind": "person", "version": 0})
    assert page.status_code == 409
    mayor.refresh_from_db()
    assert mayor.name == "Ilse Brandt" and mayor.kind == "other"


def test_names_are_added_and_decided(as_journalist, mayor):
    post(as_journalist, "entity_alias", mayor, text="Mayor Brandt")
    alias = Alias.objects.get(text="Mayor Brandt")
    assert alias.is_confirmed
    post(as_journalist, "alias_decide", alias, decision="reject", version=alias.version)
    alias.refresh_from_db()
    assert alias.is_rejected
    before = mayor.aliases.count()
    post(as_journalist, "entity_alias", mayor, text="")
    assert mayor.aliases.count() == before


def test_the_page_tells_of_a_name_that_was_added_and_taken_back(as_journalist, journalist, mayor):
    with acting(journalist) as number:
        mayor.add_alias("Mayor Brandt", journalist)
    take_back(number, journalist)
    page = as_journalist.get(page_of(mayor))
    assert page.status_code == 200 and "Mayor Brandt" in page.content.decode()


def test_an_editor_merges_and_takes_it_back(as_editor, mayor):
    double = Entity.objects.create(name="I. Brandt")
    Alias.objects.create(entity=double, text="I. Brandt")
    page = as_editor.post(reverse("merge", args=["entity"]), merge_form(mayor, double), follow=True)
    double.refresh_from_db()
    assert double.merged_into == mayor and "was merged into" in page.content.decode()
    assert "was merged into" in as_editor.get(page_of(double)).content.decode()
    as_editor.post(reverse("unmerge", args=["entity"]), {"row": double.pk})
    double.refresh_from_db()
    assert double.merged_into is None


@pytest.mark.parametrize("into", ["", "x", "0", "99999999999999999999", "self"])
def test_a_merge_into_nothing_is_told(as_editor, mayor, into):
    chosen = {"row": mayor.pk, "into": mayor.pk if into == "self" else into}
    page = as_editor.post(reverse("merge", args=["entity"]), chosen, follow=True)
    assert "Choose the one" in page.content.decode()
    mayor.refresh_from_db()
    assert mayor.merged_into is None


def test_taking_back_what_was_never_merged_is_told(as_editor, mayor):
    page = as_editor.post(reverse("unmerge", args=["entity"]), {"row": mayor.pk}, follow=True)
    assert "not merged" in page.content.decode()


def test_who_may_do_what(as_reader, as_journalist, outsider, mayor):
    acts = ("entity_decide", "entity_edit", "entity_alias")
    for name in acts:
        assert as_reader.post(reverse(name, args=[mayor.pk]), {}).status_code == 403
        assert "login" in outsider.post(reverse(name, args=[mayor.pk]), {}).url
    for name in ("entity_decide", "entity_alias"):
        assert as_journalist.get(reverse(name, args=[mayor.pk])).status_code == 405
    for name in ("entity_list", "entity_find"):
        assert "login" in outsider.get(reverse(name)).url
    assert "login" in outsider.get(page_of(mayor)).url
    assert as_reader.get(reverse("entity_detail", args=[999999])).status_code == 404


def test_choices_are_proposed_while_one_types(as_reader, mayor):
    other = Entity.objects.create(name="Brandtner")
    Alias.objects.create(entity=other, text="Brandtner")
    content = as_reader.get(reverse("entity_find"), {"q": "brandt", "except": mayor.pk}).content.decode()
    assert f'value="{other.pk}"' in content and f'value="{mayor.pk}"' not in content
    assert "Nothing is called that" in as_reader.get(reverse("entity_find"), {"q": "zzz"}).content.decode()


def test_of_whom_is_named_very_often_the_newest_places_are_counted_and_the_page_says_so(as_reader, monkeypatch):
    monkeypatch.setattr("newsroom.counting.COUNTED", 1)
    for module in ("articles.overviews.entity", "articles.views.entity"):
        monkeypatch.setattr(f"{module}.NEWEST", 1)
    mayor = Entity.objects.create(name="Ilse Brandt")
    for n, name in enumerate(("Ilse Brandt", "Brandt", "Mayor Brandt")):
        article = make_article(None, f"News {n}", f"{name} resigned.")
        Mention(entity=mayor).anchor(*place(article, name)).save()
    page = as_reader.get(mayor.get_absolute_url())
    assert [spelling.text for spelling in page.context["spellings"] if spelling.articles] == ["Mayor Brandt"]
    assert "newest 1 places" in page.content.decode() and "named in 1+ articles" in page.content.decode()
