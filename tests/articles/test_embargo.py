"""Stories that are only for some people: who may say so, what the machine does with them, and what comes in beside."""

import logging
import re

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import importing
from articles.intake.take_in import Submission, Verdict, take_in
from articles.jobs import act_on_many
from articles.models import Article, Assignment, Claim, Import, Membership, Mention, Outlet, Story
from articles.models.embargo import hidden_from, rules, seen_by
from articles.pipeline.placing import place
from articles.pipeline.reading import may_be_sent
from entities.models import Entity
from newsroom.decisions import Refused
from newsroom.decisions.history import changes_of
from newsroom.decisions.many import BulkAct
from newsroom.hiding import Hidden, hides, whole, without
from tests.conftest import browser_of, group_of, make_article, make_person, make_story
from tests.conftest import place as at

pytestmark = pytest.mark.django_db


@pytest.fixture
def insider(db):
    return make_person("Inga Kern", "editor")


@pytest.fixture
def kept(bridge, insider):
    """The bridge's story, only for Inga."""
    bridge.story.keep_for([insider], insider)
    return bridge.story


class TestTheRule:
    hidden = Hidden({"articles_story": "id = ANY(ARRAY[1])", "articles_claim": "id = 2"})

    def test_a_query_reads_what_is_left_of_its_tables(self):
        asked = without('SELECT * FROM "articles_story"', self.hidden)
        left = '(SELECT * FROM "public"."articles_story" WHERE (id = ANY(ARRAY[1])) IS NOT TRUE)'
        assert asked == f'WITH "articles_story" AS NOT MATERIALIZED {left} SELECT * FROM "articles_story"'

    def test_what_names_none_of_them_is_left_alone(self):
        for sql in ('SELECT * FROM "articles_storyreading"', "SELECT 1", 'UPDATE "articles_story" SET title = 1'):
            assert without(sql, self.hidden) == sql

    def test_a_query_with_a_table_of_its_own_keeps_it(self):
        asked = without("WITH mine AS (SELECT 1) SELECT * FROM articles_claim", self.hidden)
        assert asked.startswith('WITH "articles_claim" AS NOT MATERIALIZED (') and ", mine AS (SELECT 1)" in asked

    def test_one_that_writes_as_well_is_left_alone(self):
        sql = "WITH mine AS (INSERT INTO articles_claim VALUES (1)) SELECT * FROM articles_claim"
        assert without(sql, self.hidden) == sql

    def test_what_is_copied_is_read_as_well(self):
        copies = "INSERT INTO chosen (key) SELECT id FROM articles_claim"
        assert without(copies, self.hidden).startswith('WITH "articles_claim" AS NOT MATERIALIZED (')
        assert without("INSERT INTO articles_claim (id) SELECT 1", self.hidden).startswith("INSERT")

    def test_what_is_asked_for_a_plan_or_joined_by_union_too(self):
        for sql in (
            'EXPLAIN (FORMAT JSON) SELECT 1 FROM "articles_claim"',
            '(SELECT 1 FROM "articles_claim") UNION ()',
        ):
            assert "IS NOT TRUE" in without(sql, self.hidden)

    def test_rows_are_locked_only_where_they_may_be_read(self, kept, editor, bridge):
        rows = Story.objects.select_for_update(of=("self",), no_key=True).select_related("merged_into")
        assert rows.filter(pk=kept.pk).exists() and rows.get(pk=kept.pk)
        with seen_by(editor):
            assert rows.filter(pk=kept.pk).first() is None
            article = Article.objects.filter(pk__in=[bridge.at_wire.pk]).select_for_update()
            assert list(article) == []

    def test_rows_are_grouped_as_ever(self, kept, editor):
        open_story = make_story("Ferry late")
        with seen_by(editor):
            assert list(Story.objects.annotate(number=Count("memberships"))) == [open_story]
            assert hides()
            with whole():
                assert not hides()

    def test_without_an_embargo_no_query_is_another(self, bridge, editor):
        with seen_by(editor):
            assert not hides()
            with CaptureQueriesContext(
                connection,
            ) as asked:
                list(Story.objects.all())
        assert len(asked) == 1 and "MATERIALIZED" not in asked[0]["sql"]

    def test_it_costs_a_page_no_query_of_its_own(self, bridge, as_editor):
        as_editor.get("/stories/")
        with CaptureQueriesContext(connection) as asked:
            as_editor.get("/stories/")
        own = [query["sql"] for query in asked if "only_for" in query["sql"] and "django_session" not in query["sql"]]
        assert [sql for sql in own if "JSONB_BUILD_OBJECT" in sql.upper()] == []


class TestWhoMaySay:
    def test_an_editor_names_people_and_is_told(self, bridge, as_editor, editor, insider):
        story = bridge.story
        form = {"version": story.version, "only_for": [editor.pk, insider.pk]}
        answer = as_editor.post(f"/stories/{story.slug}/embargo/", form, follow=True)
        story.refresh_from_db()
        assert sorted(story.only_for) == sorted([editor.pk, insider.pk])
        assert "Only for edda, inga from now on." in answer.content.decode()
        assert "Embargo: only for 2 people" in answer.content.decode()

    def test_its_address_holds_no_word_of_its_title(self, kept):
        assert "bridge" not in kept.slug
        assert make_story("Veldt Bridge closed").slug == "veldt-bridge-closed"

    def test_lifted_it_is_for_everybody_under_its_own_address(self, kept, insider, as_reader):
        form = {"version": kept.version, "lift": "1"}
        browser_of(insider).post(f"/stories/{kept.slug}/embargo/", form)
        kept.refresh_from_db()
        assert kept.only_for is None and kept.slug == "veldt-bridge-closed"
        assert as_reader.get(kept.get_absolute_url()).status_code == 200

    def test_a_journalist_may_not(self, bridge, as_journalist, journalist):
        form = {"version": 0, "only_for": [journalist.pk]}
        assert as_journalist.post(f"/stories/{bridge.story.slug}/embargo/", form).status_code == 403

    def test_one_of_those_named_can_lift_it(self, bridge, as_editor, journalist):
        form = {"version": bridge.story.version, "only_for": [journalist.pk]}
        answer = as_editor.post(f"/stories/{bridge.story.slug}/embargo/", form)
        assert answer.status_code == 422 and "Name at least one editor" in answer.content.decode()
        bridge.story.refresh_from_db()
        assert bridge.story.only_for is None

    def test_nobody_named_is_refused(self, bridge, as_editor):
        answer = as_editor.post(f"/stories/{bridge.story.slug}/embargo/", {"version": bridge.story.version})
        assert answer.status_code == 422 and "Name those whom it is for." in answer.content.decode()

    def test_of_two_at_once_the_second_one_hears_of_it(self, bridge, as_editor, editor, insider):
        shown = bridge.story.version
        bridge.story.keep_for([editor, insider], insider)
        form = {"version": shown, "only_for": [editor.pk]}
        assert as_editor.post(f"/stories/{bridge.story.slug}/embargo/", form).status_code == 409

    def test_history_says_who_named_whom(self, kept, insider, editor):
        kept.keep_for([insider, editor], insider)
        last, first = changes_of([kept])[:2]
        said = {field.label: field.before for field in first.fields}
        assert [(f.label, f.before, f.after) for f in last.fields] == [("only for", "inga", "inga, edda")] or [
            (f.label, f.before, f.after) for f in last.fields
        ] == [("only for", "inga", "edda, inga")]
        assert (first.by, said["only for"]) == (insider, "everybody")

    def test_a_command_names_one_more_and_logs_it(self, kept, editor, insider, capsys, caplog):
        call_command("embargo")
        assert capsys.readouterr().out == f"{kept.pk}: inga\n"
        with caplog.at_level(logging.WARNING, "newsroom.embargo"):
            call_command("embargo", str(kept.pk), name="edda")
        assert f"Story {kept.pk} is also for edda" in caplog.text
        kept.refresh_from_db()
        assert set(kept.only_for) == {insider.pk, editor.pk}
        assert changes_of([kept])[0].by is None

    def test_a_command_refuses_what_it_does_not_know(self, bridge, kept):
        for given in ({"name": "nobody"}, {}):
            with pytest.raises(CommandError):
                call_command("embargo", str(kept.pk), **given)


class TestMergedAndSplit:
    def test_it_does_not_become_part_of_what_others_read(self, kept, insider):
        with pytest.raises(Refused, match="lift the embargo first"):
            kept.merge_into(make_story("Ferry late"), insider)

    def test_what_is_split_off_is_kept_as_well(self, kept, bridge, insider):
        part = kept.split([bridge.at_echo], "The old bridge", insider)
        assert part.only_for == [insider.pk] and "bridge" not in part.slug

    def test_what_became_part_of_it_is_not_told_either(self, kept, insider, editor):
        part = make_story("Ferry late")
        part.merge_into(kept, insider)
        with seen_by(editor):
            assert not Story.objects.filter(pk=part.pk).exists()

    def test_merging_what_all_know_takes_along_what_they_must_not_see(self, bridge, insider, editor):
        """A decision holds for all rows: whoever takes it may not know of some."""
        secret = make_article(bridge.post, "Brandt resigns", "Mayor Ilse Brandt resigns. Brandt said so.")
        kept = make_story("Resignation", secret)
        mayor, same = (Entity.objects.create(name=name, kind="person") for name in ("Ilse Brandt", "I. Brandt"))
        Mention(entity=mayor).anchor(*at(bridge.at_wire, "Ilse Brandt")).save()
        Mention(entity=same).anchor(*at(bridge.at_post, "Ilse Brandt")).save()
        hidden = Mention(entity=same).anchor(*at(secret, "Ilse Brandt"))
        hidden.save()
        kept.keep_for([insider], insider)
        with seen_by(editor):
            Entity.objects.get(pk=same.pk).merge_into(Entity.objects.get(pk=mayor.pk), editor)
        hidden.refresh_from_db()
        assert hidden.entity == mayor


class TestActsOnManyRows:
    def test_nobody_else_chooses_any_of_it(self, kept, editor):
        with seen_by(editor):
            act = BulkAct.objects.choose(editor, BulkAct.What.CONFIRM, Claim.objects.all())
            assert act.rows.count() == 0
        assert act.rows.count() == 0

    def test_nobody_else_is_told_of_one(self, kept, editor, insider):
        act = BulkAct.objects.choose(insider, BulkAct.What.CONFIRM, Claim.objects.all())
        assert act.rows.count() > 0
        with seen_by(editor):
            assert not BulkAct.objects.filter(pk=act.pk).exists() and act.rows.count() == 0

    def test_a_worker_leaves_alone_what_was_hidden_from_its_person_since(self, bridge, editor, insider):
        act = BulkAct.objects.choose(editor, BulkAct.What.CONFIRM, Claim.objects.filter(pk=bridge.cost.pk))
        assert act.begin()
        bridge.story.keep_for([insider], insider)
        act_on_many(act.pk)
        bridge.cost.refresh_from_db()
        act.refresh_from_db()
        assert bridge.cost.is_suggested and (act.done, act.left) == (0, 1)

    def test_nor_does_it_take_back_what_it_did_to_that(self, bridge, editor, insider):
        act = BulkAct.objects.choose(editor, BulkAct.What.CONFIRM, Claim.objects.filter(pk=bridge.cost.pk))
        assert act.begin()
        act_on_many(act.pk)
        act.refresh_from_db()
        back = act.take_back(editor)
        bridge.story.keep_for([insider], insider)
        act_on_many(back.pk)
        bridge.cost.refresh_from_db()
        back.refresh_from_db()
        assert bridge.cost.is_confirmed and (back.done, back.left) == (0, 1)
        assert act.can_be_taken_back  # what found nothing to take back does not use it up

    def test_nor_what_is_hidden_while_it_is_at_it(self, bridge, editor, insider, monkeypatch):
        monkeypatch.setattr("newsroom.decisions.many.ROUND", 1)
        other = make_story("Elsewhere", make_article(None, "Elsewhere", "Nothing."))
        Claim.objects.create(story=other, statement="Nothing came of it.")
        act = BulkAct.objects.choose(editor, BulkAct.What.CONFIRM, Claim.objects.suggested())
        assert act.begin() and act.total == 2
        act_on_many(act.pk)
        act.refresh_from_db()
        back, stories = act.take_back(editor), {bridge.story, other}
        settled = []

        def hide_the_rest(rows) -> None:
            settled.extend(rows)
            (rest,) = stories - {settled[0].story}
            if len(settled) == 1:
                rest.keep_for([insider], insider)

        back.carry_out(hide_the_rest, lambda: seen_by(editor))
        back.refresh_from_db()
        assert (back.done, back.left) == (1, 1)
        assert Claim.objects.suggested().count() == 1

    def test_nothing_is_moved_to_what_was_hidden_meanwhile(self, bridge, editor, insider, monkeypatch):
        monkeypatch.setattr("newsroom.decisions.many.ROUND", 1)
        target = make_story("Elsewhere", make_article(None, "Elsewhere", "Nothing."))
        act = BulkAct.objects.choose(editor, BulkAct.What.MOVE, Membership.objects.filter(story=bridge.story))
        act.aim(target)
        assert act.begin()
        act.carry_out(lambda rows: target.keep_for([insider], insider), lambda: seen_by(editor))
        act.refresh_from_db()
        assert act.done == 1 and act.left == act.total - 1


class TestTheMachine:
    def test_joins_nothing_to_it(self, kept, bridge, insider):
        for article in (bridge.at_wire, bridge.at_post):
            assert place(article) == kept
        new = make_article(bridge.echo, "Bridge shut again", bridge.at_post.current.text, bridge.at_post.published_at)
        story = place(new)
        assert story != kept and not story.is_embargoed

    def test_sends_none_of_it_to_a_model_elsewhere(self, kept):
        assert kept.never_sent == kept
        assert may_be_sent(kept, is_local=True).count() == 3
        assert may_be_sent(kept, is_local=False).count() == 0


class TestWhatComesIn:
    raw = ("<h1>Veldt Bridge closed</h1>\n" + "The council closed the Veldt Bridge on Monday. " * 8).encode()

    def bring(self, by, **fields):
        address = "https://post.example/bridge"
        return take_in(Submission(self.raw, "bridge.html", outlet="Ostrand Post", url=address, **fields), by)

    def test_what_is_here_and_not_for_them_comes_in_once_more(self, insider, editor):
        first = self.bring(insider)
        make_story("Kept", first.article).keep_for([insider], insider)
        again = self.bring(editor)
        assert (again.verdict, again.message) == (first.verdict, first.message) == (Verdict.ADDED, "Added.")
        assert again.article != first.article
        assert self.bring(editor).article == again.article
        assert self.bring(insider).verdict == Verdict.UNCHANGED
        assert self.bring(None).article == again.article

    def test_a_text_without_an_address_too(self, insider, editor):
        first = take_in(Submission(self.raw, "a.html"), insider)
        make_story("Kept", first.article).keep_for([insider], insider)
        copies = [take_in(Submission(self.raw, "a.html"), editor) for _ in range(2)]
        assert [copy.verdict for copy in copies] == [Verdict.ADDED, Verdict.UNCHANGED]
        assert {copy.article for copy in copies} != {first.article}

    def test_an_outlet_is_one_whoever_names_it(self, insider, editor):
        first = self.bring(insider)
        make_story("Kept", first.article).keep_for([insider], insider)
        with seen_by(editor):
            assert not Outlet.objects.filter(name="Ostrand Post").exists()
        self.bring(editor)
        with seen_by(editor):
            assert Outlet.objects.get(name="Ostrand Post") == first.article.outlet

    def test_what_is_meant_for_it_is_in_it_at_once(self, kept, insider, editor):
        imported = importing.begin(insider, "Veldt Bridge closed")
        importing.take_in_rows(imported, [Submission(self.raw, "c.html")])
        article = imported.rows.get().article
        assert Membership.objects.live().get(article=article).story == kept
        with seen_by(editor):
            assert not Article.objects.filter(pk=article.pk).exists()
            assert not Import.objects.filter(pk=imported.pk).exists()

    def test_whoever_does_not_know_it_opens_one_of_that_title(self, kept, editor):
        imported = importing.begin(editor, "Veldt Bridge closed")
        importing.take_in_rows(imported, [Submission(self.raw, "c.html")])
        imported.move(Import.State.WAITING)
        importing.read(imported)
        imported.refresh_from_db()
        assert imported.into != kept and imported.into.title == kept.title
        assert imported.into.slug == "veldt-bridge-closed"


def test_nothing_is_hidden_from_those_who_are_named(kept, insider):
    assert hidden_from(insider).conditions == {}
    assert hidden_from(None).conditions


class TestWhatIsTakenOnlyThere:
    """A name or an item that must be one gives way where those who take it cannot know that it is taken."""

    def test_a_wikidata_item(self, kept, bridge, editor, insider):
        hidden, other = (Entity.objects.create(name=name, kind="person") for name in ("Brandt", "Elsewhere"))
        Mention(entity=hidden).anchor(*at(bridge.at_wire, "Ilse Brandt")).save()
        hidden.edit(insider, wikidata_id="Q42")
        with seen_by(editor):
            other.edit(editor, wikidata_id="Q42")
        hidden.refresh_from_db()
        assert (hidden.wikidata_id, other.wikidata_id) == ("", "Q42")
        assert self.who_changed(hidden) == editor

    def test_an_outlets_name(self, kept, bridge, editor):
        other = Outlet.objects.create(name="Elsewhere")
        with seen_by(editor):
            assert not Outlet.objects.filter(pk=bridge.echo.pk).exists()
            other.edit(editor, name="Lakeside Echo")
        bridge.echo.refresh_from_db()
        assert re.fullmatch(r"Lakeside Echo \([0-9a-f]{8}\)", bridge.echo.name) and other.name == "Lakeside Echo"
        assert self.who_changed(bridge.echo) == editor

    def test_an_outlets_name_that_a_new_one_has(self, kept, bridge, editor):
        with seen_by(editor):
            Outlet(name="Lakeside Echo").add(editor)
        bridge.echo.refresh_from_db()
        assert bridge.echo.name != "Lakeside Echo" and self.who_changed(bridge.echo) == editor

    def who_changed(self, row):
        """The last to do so, as its history names them to those who may read it."""
        return changes_of([row])[0].by


def test_each_table_is_thought_of():
    """What is hidden follows from references; a table without any to a story or an article is named here."""
    named = {model for model in apps.get_models() if model._meta.app_label in ("articles", "entities")}
    seen_by_all = {model._meta.db_table for model in named if not model._meta.proxy} - rules().keys()
    assert seen_by_all == {
        "articles_jobtally",
        "articles_mended",
        "articles_modelswitch",
        "articles_modelswitchevent",
        "articles_relearning",
        "articles_smallmodel",
        "articles_smallmodelevent",
    }


class TestWhatTheDeskSays:
    """Of what is only for some nothing is given to others, who could not see it; who names them is told."""

    @pytest.mark.parametrize("place", ["story", "claim", "article"])
    def test_nothing_is_given_to_those_who_may_not_know(self, kept, bridge, insider, editor, place):
        where = {place: {"story": kept, "claim": bridge.closed, "article": bridge.at_wire}[place]}
        with pytest.raises(Refused, match="Edda Schnitt is none of those whom this is for"):
            Assignment(person=editor, **where).make(insider)
        with pytest.raises(Refused, match="Nobody in journalist"):
            Assignment(group=group_of("journalist"), **where).make(insider)
        row = Assignment(person=insider, **where).make(insider)
        with pytest.raises(Refused, match="is none of those"):
            row.edit(insider, person=editor)
        row.edit(insider, person=None, group=group_of("editor"))

    def test_who_names_one_of_them_in_a_note_is_told(self, kept, insider, editor):
        page = browser_of(insider).post(
            reverse("story_notes", args=[kept.slug]), {"text": "@edda @inga look.", "version": 0}, follow=True
        )
        assert "@edda will not see it" in page.content.decode() and "@inga will not" not in page.content.decode()
