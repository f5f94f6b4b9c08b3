"""Acts are no way round an embargo: not one's own of before, not a file, and no act on many rows that others did."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Claim, Mention, Outlet
from entities.models import Alias, Entity
from newsroom.decisions import acting
from newsroom.decisions.many import BulkAct
from newsroom.decisions.undo import token_of
from tests.conftest import make_article, make_person, make_story, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def insider(db):
    return make_person("Inga Kern", "editor")


def follow(browser, *asked, **options):
    return browser.post(*asked, follow=True, **options).content.decode()


class TestUndo:
    """Of an act of before the embargo: what is not for its author any more stays, without a word."""

    def test_it_does_not_tell_what_was_written_since(self, bridge, editor, as_editor, insider):
        with acting(editor) as act:
            bridge.closed.edit(editor, note="Ask the council.")
        token = token_of(act, editor)
        bridge.story.keep_for([insider], insider)
        claim = Claim.objects.get(pk=bridge.closed.pk)
        claim.edit(insider, statement="Zebulba closed it.", note="Zebulba said so.")
        answer = as_editor.post("/undo/", {"token": token}, follow=True)
        assert answer.status_code == 200 and "Zebulba" not in answer.content.decode()

    def test_it_changes_nothing_there(self, bridge, editor, as_editor, insider):
        with acting(editor) as act:
            bridge.closed.edit(editor, note="Ask the council.")
        token = token_of(act, editor)
        bridge.story.keep_for([insider], insider)
        answer = as_editor.post("/undo/", {"token": token}, follow=True)
        assert "Nothing was undone." in answer.content.decode()
        assert Claim.objects.get(pk=bridge.closed.pk).note == "Ask the council."

    def test_a_merge_that_is_taken_back_does_not_tell_what_stays(self, bridge, editor, as_editor, insider):
        secret = make_article(bridge.post, "Quixotine", "Mayor Zebulba Brandt resigns.")
        one, other = (Entity.objects.create(name=name, kind="person") for name in ("Ilse Brandt", "I. Brandt"))
        Mention(entity=one).anchor(*place(bridge.at_wire, "Ilse Brandt")).save()
        hidden = Mention(entity=one).anchor(*place(secret, "Zebulba Brandt"))
        hidden.save()
        one.merge_into(other, editor)
        make_story("Resignation", secret).keep_for([insider], insider)
        third = Entity.objects.create(name="Third", kind="person")
        hidden.refresh_from_db()
        hidden.edit(insider, entity=third)
        said = follow(as_editor, "/merge/entity/undo/", {"row": one.pk})
        assert "stands by itself again" in said and "Zebulba" not in said


class TestActsOnMany:
    def test_taken_back_it_names_nobody_either(self, bridge, insider, as_admin):
        secret = make_article(bridge.post, "Quixotine", "Zebulba Brandt resigns.")
        known = Entity.objects.create(name="Ilse Brandt", kind="person")
        hidden = Entity.objects.create(name="Vandermoll", kind="person")
        Mention(entity=known).anchor(*place(bridge.at_wire, "Ilse Brandt")).save()
        Mention(entity=hidden).anchor(*place(secret, "Zebulba")).save()
        row = Mention(entity=known).anchor(*place(secret, "Brandt"))
        row.save()
        act = BulkAct.objects.choose(insider, BulkAct.What.MOVE, Mention.objects.filter(pk=row.pk))
        act.aim(hidden)
        act.begin()
        act.carry_out(lambda rows: None)
        act.take_back(insider).carry_out(lambda rows: None)
        draft = BulkAct.objects.choose(
            insider, BulkAct.What.MOVE, Mention.objects.filter(entity=known).exclude(pk=row.pk)
        )
        draft.aim(hidden)
        make_story("Resignation", secret).keep_for([insider], insider)
        assert "Vandermoll" not in as_admin.get("/admin/newsroom/bulkact/").content.decode()

    def test_a_name_from_which_all_was_moved_is_not_told(self, bridge, insider, as_editor):
        """It stands nowhere now, and stood nowhere else before."""
        secret = make_article(bridge.post, "Quixotine", "Zebulba Brandt resigns.")
        known, hidden = (Entity.objects.create(name=name, kind="person") for name in ("Ilse Brandt", "Vandermoll"))
        Mention(entity=known).anchor(*place(bridge.at_wire, "Ilse Brandt")).save()
        row = Mention(entity=hidden).anchor(*place(secret, "Zebulba"))
        row.save()
        make_story("Resignation", secret).keep_for([insider], insider)
        row.move_to(known, insider)
        for address in ("/entities/", "/tables/entities/file.csv", "/entities/names/?q=Vand"):
            answer = as_editor.get(address)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert b"Vandermoll" not in body, address
        assert as_editor.get(hidden.get_absolute_url()).status_code == 404


def sent(browser, kind: str, text: str):
    """A table, looked at and then written."""
    form = {"file": SimpleUploadedFile("t.csv", text.encode()), "languages": "en"}
    shown = browser.post(f"/tables/{kind}/", form)
    assert shown.status_code == 200, shown.content.decode()
    context = shown.context
    return browser.post(f"/tables/{kind}/", {"data": context["data"], "print": context["plan"].print}, follow=True)


class TestTables:
    def test_the_name_of_an_outlet_that_nobody_may_know_is_free(self, bridge, insider, as_editor):
        outlet = Outlet.objects.create(name="Trossachine Post")
        make_story("Kept", make_article(outlet, "Quixotine", "Words.")).keep_for([insider], insider)
        assert "1 added" in sent(as_editor, "outlets", "name\r\nTrossachine Post\r\n").content.decode()

    def test_so_is_a_way_of_writing_a_name(self, bridge, insider, as_editor):
        known = hidden_alias(bridge, insider)
        said = sent(as_editor, "aliases", f"entity_id,text\r\n{known.pk},Ilsa Nivaltine\r\n").content.decode()
        assert "1 added" in said
        assert Alias.objects.get(text="Ilsa Nivaltine").is_confirmed


class TestAdmin:
    def test_the_name_of_an_outlet_is_free(self, bridge, insider, as_admin):
        outlet = Outlet.objects.create(name="Trossachine Post")
        make_story("Kept", make_article(outlet, "Quixotine", "Words.")).keep_for([insider], insider)
        said = follow(as_admin, "/admin/articles/outlet/add/", {"name": "Trossachine Post", "kind": "unknown"})
        assert "was added successfully" in said

    def test_so_is_a_way_of_writing_a_name(self, bridge, insider, as_admin):
        known = hidden_alias(bridge, insider)
        form = {"entity": known.pk, "text": "Ilsa Nivaltine", "state": "confirmed"}
        assert "was added successfully" in follow(as_admin, "/admin/entities/alias/add/", form)


def hidden_alias(bridge, insider) -> Entity:
    """A person whom all know, and who is called otherwise in a story that is only for Inga."""
    secret = make_article(bridge.post, "Quixotine", "Ilsa Nivaltine resigns.")
    known = Entity.objects.create(name="Ilse Brandt", kind="person")
    Alias.objects.create(entity=known, text="Ilsa Nivaltine")
    Mention(entity=known).anchor(*place(bridge.at_wire, "Ilse Brandt")).save()
    Mention(entity=known).anchor(*place(secret, "Ilsa Nivaltine")).save()
    make_story("Resignation", secret).keep_for([insider], insider)
    return known


@pytest.mark.parametrize(
    "item",
    [
        {"id": "Q1\0", "labels": {"en": {"value": "x"}}},
        {"id": "Q1\ud800", "labels": {"en": {"value": "x"}}},
        {"id": "Q1", "labels": {"en": {"value": "x\ud800"}}},
    ],
)
def test_an_excerpt_of_wikidata_with_what_no_text_holds(item, as_editor):
    Entity.objects.create(name="Brandt", kind="person", wikidata_id="Q1")
    file = SimpleUploadedFile("t.json", json.dumps(item).encode())
    assert as_editor.post("/tables/aliases/", {"file": file, "languages": "en"}).status_code in (200, 422)
