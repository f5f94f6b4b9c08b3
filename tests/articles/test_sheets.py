"""Entities, aliases and outlets as CSV: out and in again exactly, each row shown before anything is written."""

import csv
import io
import json
import re
from base64 import b64decode
from types import SimpleNamespace
from zlib import decompress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse

from articles.models import Outlet
from articles.sheets import BadSheet, aliases_in, read_sheet, written
from entities.models import Alias, Entity
from newsroom.decisions import State
from tests.articles.test_rows import undo
from tests.conftest import browser_of, make_person

pytestmark = pytest.mark.django_db


def page(kind: str) -> str:
    return reverse("sheet", args=[kind])


def send(client, kind: str, data: bytes | str, **more):
    data = data.encode() if isinstance(data, str) else data
    return client.post(page(kind), {"file": SimpleUploadedFile("table.csv", data), "languages": "en", **more})


def said(answer) -> list[tuple[int, str]]:
    return [(line.number, line.what) for line in answer.context["plan"].lines]


def confirm(client, kind: str, answer, *ticked: int):
    data = {
        name: re.search(rf'name="{name}" value="([^"]+)"', answer.content.decode())[1] for name in ("data", "print")
    }
    return client.post(page(kind), {**data, "row": ticked}, follow=True)


def downloaded(client, kind: str) -> bytes:
    return b"".join(client.get(reverse("sheet_file", args=[kind])).streaming_content)


@pytest.fixture
def world(journalist):
    """An entity of the machine's, one of a person's, and an outlet that nobody has spoken of."""
    theirs = Entity(name="Ilse Brandt", kind="person").make(journalist)
    machines = Entity.objects.create(name="Ostrand", kind="other")
    machines.add_alias("Ostrand", None)
    return SimpleNamespace(theirs=theirs, machines=machines, post=Outlet.objects.create(name="Ostrand Post"))


class TestTheFile:
    COLUMNS = ("name", "note")
    HOSTILE = ["=1+1", "+x", "-x", "@x", "\tx", "\n=x", "＝x", "'＠x", "'=x", "''+x", "'plain", 'a "quoted", cell']
    HOSTILE += ["two\nlines", "x;y", "é–"]

    def test_no_cell_is_a_formula_and_all_comes_back_as_it_was(self):
        data = "".join(written(self.COLUMNS, [["n", cell] for cell in self.HOSTILE])).encode()
        cells = [row[1] for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))]
        assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n＝＋－＠")]
        assert [row["note"] for _, row in read_sheet(data, self.COLUMNS, ["name"])] == self.HOSTILE

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    def test_spreadsheets_encodings_and_separators_are_understood(self, encoding, separator):
        data = f"Name{separator}note\r\nÉlodie{separator}café\r\n\r\n".encode(encoding)
        assert read_sheet(data, self.COLUMNS, ["name"]) == [(2, {"name": "Élodie", "note": "café"})]

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"", "The first row must name the columns"),
            (b"note\nx", "Needed are name"),
            (b"name,name\nx,y", "each once"),
            (b"name\nx,y,z", "Row 2 has 3 cells"),
            (b"\x89PNG\x00\x00", "no text file"),
            (b"name\n" + b"x" * 30_000, "Row 2 has a cell of more than"),
            (b"name\n" + b"x\n" * 1_001, "More than 1,000 rows"),
            (b"x" * 2_000_001, "larger than 2 MB"),
        ],
    )
    def test_what_is_no_table_says_why(self, data, words, as_editor):
        with pytest.raises(BadSheet, match=words):
            read_sheet(data, self.COLUMNS, ["name"])

    def test_and_so_does_its_page(self, as_editor, world):
        answer = send(as_editor, "entities", b"note\nx")
        assert answer.status_code == 422 and "The first row must name the columns" in answer.content.decode()


@pytest.mark.parametrize("kind", ["entities", "aliases", "outlets"])
def test_what_was_downloaded_changes_nothing(kind, as_editor, world):
    Entity.objects.filter(pk=world.machines.pk).update(note="=formula\r\nand more ")
    Outlet.objects.update(domains=["post.example", "news.example"], zone="Europe/London", note="-1")
    answer = send(as_editor, kind, downloaded(as_editor, kind))
    assert {what for _, what in said(answer)} == {"same"}
    assert "Write this" not in answer.content.decode()


def test_a_dry_run_tells_row_by_row_and_writes_nothing(as_editor, world):
    table = (
        "name;kind;wikidata_id\n"
        "Jan Kade;person;Q7\n"  # new
        "Ostrand;place;\n"  # the machine's
        "Ilse Brandt;organisation;\n"  # a person's
        "Ilse Brandt;person;\n"  # again
        "Veldt;river;\n"
        "Tavor;place;42\n"
    )
    before = list(Entity.objects.values())
    answer = send(as_editor, "entities", table)
    wanted = ["added", "changed", "conflict", "wrong", "wrong", "wrong"]
    assert said(answer) == list(enumerate(wanted, start=2))
    reasons = [line.reason for line in answer.context["plan"].lines]
    assert reasons[3] == "Row 4 speaks of the same one." and "“river” is none of person" in reasons[4]
    assert "A Wikidata item looks like Q42." in reasons[5]
    assert list(Entity.objects.values()) == before


def test_what_it_told_is_written_as_one_act_and_undone_at_once(as_editor, editor, world):
    table = "name,kind\nJan Kade,person\nOstrand,place\nIlse Brandt,organisation\n"
    done = confirm(as_editor, "entities", send(as_editor, "entities", table))
    assert "Entities: 1 added, 1 changed." in done.content.decode()
    jan, ostrand = Entity.objects.get(name="Jan Kade"), Entity.objects.get(name="Ostrand")
    assert jan.created_by == editor and jan.is_confirmed and jan.aliases.get().text == "Jan Kade"
    assert (ostrand.kind, ostrand.decided_by) == ("place", editor)
    world.theirs.refresh_from_db()
    assert world.theirs.kind == "person"
    undo(as_editor, done)
    assert Entity.objects.get(name="Jan Kade").is_rejected
    assert Entity.objects.get(name="Ostrand").kind == "other"


def test_what_a_person_decided_is_written_over_only_where_it_is_ticked(as_editor, editor, world):
    answer = send(as_editor, "entities", "name,kind\nIlse Brandt,organisation\n")
    confirm(as_editor, "entities", answer, 2)
    world.theirs.refresh_from_db()
    assert (world.theirs.kind, world.theirs.decided_by) == ("organisation", editor)


def test_what_a_person_left_open_is_filled_in_without_a_tick(as_editor, world):
    answer = send(as_editor, "entities", "name,note,wikidata_id\nIlse Brandt,Mayor.,Q7\n")
    assert said(answer) == [(2, "changed")]
    confirm(as_editor, "entities", answer)
    world.theirs.refresh_from_db()
    assert (world.theirs.note, world.theirs.wikidata_id) == ("Mayor.", "Q7")
    assert said(send(as_editor, "entities", "name,note,wikidata_id\nIlse Brandt,,Q7\n")) == [(2, "conflict")]


def test_what_has_changed_since_is_shown_anew(as_editor, world, admin):
    answer = send(as_editor, "entities", "name,kind\nOstrand,place\n")
    world.machines.edit(admin, kind="facility")
    again = confirm(as_editor, "entities", answer)
    assert again.status_code == 409 and said(again) == [(2, "conflict")]
    world.machines.refresh_from_db()
    assert world.machines.kind == "facility"


def test_two_rows_that_exclude_each_other_write_nothing(as_editor, world):
    answer = send(as_editor, "entities", "name,wikidata_id\nJan Kade,Q7\nJ. Kade,Q7\n")
    refused = confirm(as_editor, "entities", answer)
    assert "Row 3: Another entity has this item" in refused.content.decode()
    assert not Entity.objects.filter(wikidata_id="Q7").exists()


def test_outlets_are_put_in_order_and_their_history_says_who(as_editor, editor, world):
    table = "name,domains,country,zone\nOstrand Post,Post.example news.example,gb,europe/london\nTavor Times,tavor,,\n"
    answer = send(as_editor, "outlets", table)
    assert said(answer) == [(2, "changed"), (3, "wrong")]
    done = confirm(as_editor, "outlets", answer)
    world.post.refresh_from_db()
    assert (world.post.domains, world.post.country) == (["post.example", "news.example"], "GB")
    assert world.post.history.latest("pgh_id").pgh_context["user"] == editor.pk
    assert said(send(as_editor, "outlets", "name,country\nOstrand Post,FR\n")) == [(2, "conflict")]
    undo(as_editor, done)
    world.post.refresh_from_db()
    assert world.post.domains == []


def test_an_alias_is_once_an_entity_s_and_a_rejected_one_a_conflict(as_editor, editor, world):
    wrong = world.theirs.add_alias("I. Brand", editor)
    wrong.reject(editor)
    table = f"entity_id,entity,text,state\n{world.theirs.pk},,I. Brand,confirmed\n,Ilse Brandt,I. Brandt,\n,Nobody,X,\n"
    table = table.replace("I. Brandt,\n", "I. Brandt,suggested\n").replace("X,\n", "X,suggested\n")
    answer = send(as_editor, "aliases", table)
    assert said(answer) == [(2, "conflict"), (3, "added"), (4, "wrong")]
    confirm(as_editor, "aliases", answer)
    wrong.refresh_from_db()
    assert wrong.is_rejected and Alias.objects.get(text="I. Brandt").state == State.SUGGESTED


ITEM = {
    "id": "Q42",
    "type": "item",
    "labels": {"en": {"language": "en", "value": "Ilse Brandt"}, "de": {"language": "de", "value": "Ilse Brandt"}},
    "aliases": {"en": [{"language": "en", "value": "=I. Brandt"}], "de": [{"language": "de", "value": "Frau Brandt"}]},
}
OTHER = {"id": "Q43", "labels": {}, "aliases": {}}
SHAPES = {
    "lines": json.dumps(ITEM) + "\n" + json.dumps(OTHER),
    "an array": json.dumps([ITEM, OTHER]),
    "a dump": "[\n" + json.dumps(ITEM) + ",\n" + json.dumps(OTHER) + "\n]\n",
    "a cut dump": "[\n" + json.dumps(ITEM) + ",\n" + json.dumps(OTHER) + ",\n",
    "one item": json.dumps({"entities": {"Q42": ITEM}}),
    "empty names": json.dumps([ITEM, {"id": "Q1", "labels": [], "aliases": {"en": [None, {"value": 3}]}}]),
}


class TestWikidata:
    @pytest.fixture
    def known(self, world):
        Entity.objects.filter(pk=world.theirs.pk).update(wikidata_id="Q42")
        return world.theirs

    @pytest.mark.parametrize("shape", SHAPES)
    def test_an_excerpt_is_read_in_each_shape_that_dumps_have(self, shape):
        names = aliases_in(SHAPES[shape].encode(), ["en"])
        assert names == [("Q42", "Ilse Brandt"), ("Q42", "=I. Brandt")]

    @pytest.mark.parametrize("text", ["[1]", '{"id": 3}', "{", "[" * 100_000, '[\n{"id"\n]'])
    def test_what_is_none_says_so(self, text):
        with pytest.raises(BadSheet, match="is no entity"):
            aliases_in(text.encode(), ["en"])

    def test_its_names_become_aliases_after_a_dry_run(self, as_editor, editor, known):
        answer = send(as_editor, "aliases", SHAPES["lines"], languages="en, de")
        assert [what for _, what in said(answer)] == ["same", "added", "added"]
        done = confirm(as_editor, "aliases", answer)
        assert set(known.aliases.confirmed().values_list("text", flat=True)) == {
            *("Ilse Brandt", "=I. Brandt", "Frau Brandt")
        }
        undo(as_editor, done)
        assert known.aliases.count() == 1

    def test_an_excerpt_of_strangers_says_so(self, as_editor, world):
        assert "None of these items" in send(as_editor, "aliases", SHAPES["lines"]).content.decode()

    def test_nothing_is_asked_of_it_unless_a_setting_says_so(self, as_editor, known):
        assert "Ask Wikidata" not in as_editor.get(page("aliases")).content.decode()
        answer = as_editor.post(page("aliases"), {"items": "Q42", "languages": "en"})
        assert answer.status_code == 422 and "asks nothing of Wikidata" in answer.content.decode()

    @pytest.fixture
    def wikidata(self, site, settings):
        settings.WIKIDATA = f"{site.address}/wiki/Special:EntityData/"
        return site

    def put(self, site, item: str, data: dict) -> None:
        body = json.dumps({"entities": {data["id"]: data}})
        site.page(f"/wiki/Special:EntityData/{item}.json", body, Content_Type="application/json; charset=utf-8")

    def ask(self, client, items: str = "Q42"):
        return client.post(page("aliases"), {"items": items, "languages": "en, de"})

    def test_its_names_are_fetched_where_a_setting_says_from_where(self, as_editor, known, wikidata):
        assert "Ask Wikidata" in as_editor.get(page("aliases")).content.decode()
        self.put(wikidata, "Q42", ITEM)
        answer = self.ask(as_editor)
        assert [what for _, what in said(answer)] == ["same", "added", "added"]
        assert not known.aliases.filter(text="Frau Brandt").exists()
        undo(as_editor, confirm(as_editor, "aliases", answer))
        assert known.aliases.count() == 1

    def test_only_items_of_entities_here_are_asked_for(self, as_editor, known, wikidata):
        self.put(wikidata, "Q42", ITEM)
        assert len(said(self.ask(as_editor, "Q43 Q42"))) == 3
        assert wikidata.paths == ["/wiki/Special:EntityData/Q42.json"]
        assert "None of these items" in self.ask(as_editor, "Q43 Q44").content.decode()

    def test_an_item_that_became_another_one_keeps_its_names(self, as_editor, known, wikidata):
        self.put(wikidata, "Q42", {**ITEM, "id": "Q777"})
        assert len(said(self.ask(as_editor))) == 3

    def test_a_large_item_is_read_as_it_came(self, as_editor, known, wikidata):
        self.put(wikidata, "Q42", {**ITEM, "claims": "x" * 2_500_000})
        assert len(said(self.ask(as_editor))) == 3

    def test_its_robots_txt_is_obeyed(self, as_editor, known, wikidata):
        wikidata.page("/robots.txt", "User-agent: *\nDisallow: /wiki/Special:\n")
        self.put(wikidata, "Q42", ITEM)
        answer = self.ask(as_editor)
        assert answer.status_code == 422 and "asks robots not to fetch" in answer.content.decode()
        assert wikidata.paths == []

    @pytest.mark.parametrize(
        "body, kind, words",
        [
            (None, "", "has no such page (404)"),
            ("<p>Busy</p>", "text/html", "no Wikidata item but text/html"),
            ("[1]", "application/json", "is no entity"),
        ],
    )
    def test_what_does_not_come_names_the_item_and_loses_nothing_typed(
        self, as_editor, known, wikidata, body, kind, words
    ):
        Entity.objects.create(name="Ostra", wikidata_id="Q64")
        self.put(wikidata, "Q42", ITEM)
        if body:
            wikidata.page("/wiki/Special:EntityData/Q64.json", body, Content_Type=kind)
        answer = self.ask(as_editor, "Q42 Q64")
        text = answer.content.decode()
        assert answer.status_code == 422 and "Q64: " in text and words in text
        assert 'value="Q42 Q64"' in text and 'value="en, de"' in text

    def test_an_entity_leads_there(self, as_reader, as_admin, known):
        link = 'href="https://www.wikidata.org/wiki/Q42"'
        assert link in as_reader.get(known.get_absolute_url()).content.decode()
        assert link in as_admin.get(reverse("admin:entities_entity_change", args=[known.pk])).content.decode()


def test_what_stays_the_same_is_counted_and_not_listed(as_editor, world):
    data = downloaded(as_editor, "entities").decode("utf-8-sig").replace("Ostrand,other", "Ostrand,place")
    shown = send(as_editor, "entities", data).content.decode()
    assert "<b>1</b> changed, <b>1</b> the same." in shown and "Ilse Brandt" not in shown
    nothing = send(as_editor, "entities", downloaded(as_editor, "entities")).content.decode()
    assert "<b>2</b> the same." in nothing and "<table" not in nothing and "Write this" not in nothing


@pytest.mark.parametrize("items", ["", "42", "Q42 x", " ".join(f"Q{n}" for n in range(1, 40))])
def test_what_is_no_item_is_not_asked_for(items, as_editor, world):
    with override_settings(WIKIDATA="http://127.0.0.1:9/"):
        assert as_editor.post(page("aliases"), {"items": items, "languages": "en"}).status_code == 422


def test_who_may_do_what(as_reader, as_journalist, as_editor, outsider, world):
    deputy = browser_of(make_person("Dora Lenz", "admin"))
    for client, status in ((as_reader, 403), (as_journalist, 403), (as_editor, 200), (deputy, 200)):
        assert client.get(page("entities")).status_code == status
    assert "login" in outsider.get(page("entities")).url
    assert downloaded(as_reader, "outlets").startswith(b"\xef\xbb\xbfid,name")
    assert as_editor.get(page("nothing")).status_code == 404
    assert as_editor.get(reverse("sheet_file", args=["nothing"])).status_code == 404


@pytest.mark.parametrize("data", ["", "x", "eJw=", "%%%"])
def test_a_page_that_was_tampered_with_writes_nothing(data, as_editor, world):
    answer = as_editor.post(page("entities"), {"data": data, "print": "x"})
    assert answer.status_code == 422
    assert decompress(b64decode("eJwDAAAAAAE=")) == b""
