"""What is saved in admin is a person's decision, by the same rules as on the pages."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.db.models import ProtectedError
from django.urls import reverse

from articles import pipeline
from articles.intake.take_in import Submission, take_in
from articles.models import Appearance, Claim, Mention, Origin, Quote, Silence
from entities.models import Alias, Entity, Event
from newsroom.decisions.undo import take_back
from tests.articles.test_admin import act, address, form_of
from tests.conftest import make_article, make_person, make_story, merge_form, place, suggest

pytestmark = pytest.mark.django_db


def save(client, name: str, row, /, **fields):
    """Open a row's form in admin, change some fields, save."""
    data = form_of(client, name, row) | fields
    page = client.post(address(name, "change", row.pk), data, follow=True)
    row.refresh_from_db()
    return page


def mention(entity: Entity, article, words: str) -> Mention:
    row = Mention(entity=entity, score=0.9, why="in the list").anchor(*place(article, words))
    row.save()
    return row


class TestEditingIsDeciding:
    def test_another_entity_for_a_mention(self, as_admin, admin, bridge):
        mayor, bank = Entity.objects.create(name="Ilse Brandt"), Entity.objects.create(name="Brandt Bank")
        row = mention(bank, bridge.at_wire, "Ilse Brandt")
        save(as_admin, "articles_mention", row, entity=mayor.pk)
        assert (row.entity, row.state, row.decided_by) == (mayor, "confirmed", admin)

    def test_another_speaker_for_a_quote_and_the_next_reading_leaves_it(self, as_admin, admin, bridge):
        pipeline.analyse([bridge.at_wire])
        row = Quote.objects.filter(revision=bridge.at_wire.current).first()
        save(as_admin, "articles_quote", row, speaker="The deputy mayor")
        pipeline.analyse([bridge.at_wire])
        row.refresh_from_db()
        assert (row.speaker, row.state, row.decided_by) == ("The deputy mayor", "confirmed", admin)

    @pytest.mark.parametrize("speaker, is_hers", [("Mayor Brandt", True), ("The deputy mayor", False), ("", False)])
    def test_another_speaker_is_no_longer_the_entity_that_was(self, as_admin, bridge, speaker, is_hers):
        mayor = Entity.objects.create(name="Ilse Brandt")
        for text in ("Ilse Brandt", "Brandt"):
            Alias.objects.create(entity=mayor, text=text)
        words = "We will not gamble with lives,"
        row = Quote(form="direct", speaker="Ilse Brandt", entity=mayor).anchor(*place(bridge.at_wire, words))
        row.save()
        save(as_admin, "articles_quote", row, speaker=speaker)
        assert (row.speaker, row.entity) == (speaker, mayor if is_hers else None)

    def test_another_statement_for_a_claim_states_it(self, as_admin, admin, bridge):
        save(as_admin, "articles_claim", bridge.cost, statement="Repairs would cost four million.")
        assert (bridge.cost.state, bridge.cost.decided_by) == ("confirmed", admin)

    def test_another_kind_for_an_entity(self, as_admin, admin):
        row = Entity.objects.create(name="Veldt", kind="person", score=0.8)
        save(as_admin, "entities_entity", row, kind="place")
        assert (row.kind, row.state, row.decided_by) == ("place", "confirmed", admin)

    def test_another_name_together_with_a_decision_is_a_way_of_writing_it(self, as_admin, admin):
        row = Entity.objects.create(name="Veldt", kind="place", score=0.8)
        data = form_of(as_admin, "entities_entity", row) | {"name": "River Veldt", "state": "confirmed"}
        as_admin.post(address("entities_entity", "change", row.pk), data)
        assert [(alias.text, alias.decided_by) for alias in row.aliases.all()] == [("River Veldt", admin)]

    def test_another_day_or_another_participant_for_an_event(self, as_admin, admin):
        event, mayor = Event.objects.create(label="Closure", score=0.8), Entity.objects.create(name="Ilse Brandt")
        save(as_admin, "entities_event", event, participants=[mayor.pk])
        assert (event.state, event.decided_by) == ("confirmed", admin)
        for where in (event.get_absolute_url(), address("entities_event", "history", event.pk)):
            page = as_admin.get(where).content.decode()
            assert "takes part" in page and "Ada Ordner" in page

    def test_an_events_days_are_as_its_precision_has_them(self, as_admin):
        event = Event.objects.create(
            label="Closure", first_day=date(2031, 3, 3), last_day=date(2031, 3, 5), precision="range"
        )
        save(as_admin, "entities_event", event, precision="day", last_day="")
        assert (event.first_day, event.last_day) == (date(2031, 3, 3), date(2031, 3, 3))
        save(as_admin, "entities_event", event, precision="unresolved")
        assert (event.first_day, event.last_day) == (None, None)
        page = save(as_admin, "entities_event", event, precision="month")
        assert "Say the day, or call the date unresolved." in page.content.decode()

    def test_saving_without_a_change_decides_nothing(self, as_admin, bridge):
        save(as_admin, "articles_claim", bridge.cost)
        assert bridge.cost.is_suggested and bridge.cost.decided_by is None

    def test_an_articles_date_is_no_readings_any_more(self, as_admin, bridge):
        save(as_admin, "articles_article", bridge.at_echo, byline="Nora Quill")
        assert bridge.at_echo.set_by_people == ["byline"]
        page = as_admin.get(reverse("article_history", args=[bridge.at_echo.pk])).content.decode()
        assert "Nora Quill" in page and "Ada Ordner" in page


class TestWhatFollows:
    def test_confirming_words_states_their_claim(self, as_admin, bridge):
        act(as_admin, "articles_appearance", "confirm_selected", bridge.cost_at_echo)
        bridge.cost.refresh_from_db()
        assert bridge.cost.is_confirmed

    @pytest.mark.parametrize("action", ["reject_selected", "reopen_selected"])
    def test_a_claim_with_confirmed_words_is_neither_rejected_nor_reopened(self, as_admin, admin, bridge, action):
        if action == "reject_selected":  # what others decided is left alone
            bridge.closed.edit(admin)
        page = act(as_admin, "articles_claim", action, bridge.closed)
        assert "2 passages are confirmed for this claim: take that back first." in page.content.decode()
        bridge.closed.refresh_from_db()
        assert bridge.closed.is_confirmed

    def test_words_of_a_rejected_claim_are_not_confirmed(self, as_admin, admin, bridge):
        bridge.cost.reject(admin)
        page = act(as_admin, "articles_appearance", "confirm_selected", bridge.cost_at_echo)
        assert "The claim was rejected: state it again first." in page.content.decode()
        assert Appearance.objects.get(pk=bridge.cost_at_echo.pk).is_suggested

    def test_a_silence_over_confirmed_words_is_refused(self, as_admin, bridge):
        data = {"claim": bridge.closed.pk, "article": bridge.at_wire.pk, "state": "confirmed"}
        page = as_admin.post(address("articles_silence", "add"), data, follow=True)
        assert "carries it by the desk" in page.content.decode()
        assert not Silence.objects.exists()

    def test_claims_that_were_merged_have_their_row_filled(self, as_admin, bridge, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            as_admin.post(reverse("merge", args=["claim"]), merge_form(bridge.closed, bridge.cost))
        assert Claim.objects.get(pk=bridge.cost.pk).merged_into == bridge.closed
        assert not Claim.objects.get(pk=bridge.closed.pk).is_row_due

    def test_stories_that_were_merged_are_read_anew(self, as_admin, bridge, django_capture_on_commit_callbacks):
        other = make_story("Bridge", make_article(bridge.echo, "Ferries run", "Ferries run from Tuesday."))
        with django_capture_on_commit_callbacks(execute=True):
            as_admin.post(reverse("merge", args=["story"]), merge_form(bridge.story, other))
        assert Mention.objects.filter(revision__article__in=bridge.story.articles).exists()

    def test_an_article_of_another_story_is_not_called_silent(self, as_admin, bridge):
        other = make_article(bridge.post, "Ferries run", "Ferries run from Tuesday.")
        data = {"claim": bridge.closed.pk, "article": other.pk, "state": "confirmed"}
        page = as_admin.post(address("articles_silence", "add"), data, follow=True)
        assert "decide in the story where it is" in page.content.decode()
        assert not Silence.objects.exists()

    def test_a_new_name_is_one_of_the_names_whatever_else_is_saved_with_it(self, as_admin):
        row = Entity.objects.create(name="Veldt", kind="place", score=0.8)
        save(as_admin, "entities_entity", row, name="Veldt River", state="confirmed")
        assert row.aliases.filter(text="Veldt River").exists()


class TestRowsUnderTheirWhole:
    @pytest.mark.parametrize("is_first", [True, False])
    def test_one_origin_takes_the_place_of_another_wherever_they_stand(self, as_admin, admin, bridge, is_first):
        first, second = (Origin.objects.create(article=bridge.at_echo, outlet=o) for o in (bridge.wire, bridge.post))
        former, next_one = (first, second) if is_first else (second, first)
        former.confirm(admin)
        data = form_of(as_admin, "articles_article", bridge.at_echo)
        ids = {name: value for name, value in data.items() if name.startswith("origins-") and name.endswith("-id")}
        row_of = {value: name.removesuffix("-id") for name, value in ids.items()}
        data |= {f"{row_of[former.pk]}-state": "rejected", f"{row_of[next_one.pk]}-state": "confirmed"}
        as_admin.post(address("articles_article", "change", bridge.at_echo.pk), data)
        assert list(bridge.at_echo.origins.confirmed()) == [next_one]

    def test_a_passage_that_went_elsewhere_meanwhile_is_told_of(self, as_admin, admin, bridge):
        data = form_of(as_admin, "articles_claim", bridge.cost) | {"appearances-0-state": "confirmed"}
        bridge.cost_at_echo.change(admin, claim=bridge.cracks)
        other = suggest(bridge.cost, bridge.at_post, "leaving 3,000 commuters")
        page = as_admin.post(address("articles_claim", "change", bridge.cost.pk), data, follow=True)
        assert "nothing was saved" in page.content.decode()
        assert Appearance.objects.get(pk=other.pk).is_suggested

    def test_a_whole_of_very_many_rows_can_still_be_edited(self, as_admin, admin):
        harbour = Entity.objects.create(name="Veldt Harbour", kind="place")
        Alias.objects.bulk_create(Alias(entity=harbour, text=f"Quay {n}", key=f"quay {n}") for n in range(700))
        page = as_admin.get(address("entities_entity", "change", harbour.pk))
        (rows,) = page.context["inline_admin_formsets"]
        assert len(rows.formset.forms) == 100 and rows.formset.all_of_them in page.content.decode()
        assert as_admin.get(rows.formset.all_of_them).context["cl"].result_count == harbour.aliases.count()
        data = form_of(as_admin, "entities_entity", harbour) | {"kind": "facility", "aliases-99-state": "rejected"}
        as_admin.post(address("entities_entity", "change", harbour.pk), data)
        harbour.refresh_from_db()
        assert harbour.kind == "facility" and harbour.aliases.rejected().get().decided_by == admin

    @pytest.mark.parametrize("version", [2**31 - 1, 2**31, 10**30, -1])
    def test_a_version_that_cannot_be_is_an_outdated_page(self, as_admin, bridge, version):
        page = save(as_admin, "articles_claim", bridge.cost, seen_version=version, statement="Something else.")
        assert "nothing was saved" in page.content.decode()
        assert bridge.cost.version == 0


class TestUnseen:
    """What does not say which version its author saw is refused, with a sentence, and nothing is written."""

    @pytest.mark.parametrize("name", ["articles_claim", "articles_outlet", "articles_article", "articles_story"])
    def test_a_form_without_its_version(self, name, as_admin, bridge):
        rows = {
            "articles_claim": (bridge.cost, "statement"),
            "articles_outlet": (bridge.echo, "name"),
            "articles_article": (bridge.at_echo, "headline"),
            "articles_story": (bridge.story, "title"),
        }
        row, field = rows[name]
        data = form_of(as_admin, name, row) | {field: "Unseen"}
        data.pop("seen_version")
        page = as_admin.post(address(name, "change", row.pk), data)
        assert page.status_code == 200 and "load it anew and try again" in page.content.decode()
        row.refresh_from_db()
        assert getattr(row, field) != "Unseen" and row.version == 0

    def test_a_row_of_a_list_without_its_version(self, as_admin, bridge):
        data = form_of(as_admin, "articles_claim", bridge.cost)
        key = next(key for key in data if key.endswith("-stance") and "__prefix__" not in key)
        data[key] = "disputes"
        data.pop(key.replace("-stance", "-seen_version"))
        page = as_admin.post(address("articles_claim", "change", bridge.cost.pk), data)
        assert page.status_code == 200 and "load it anew and try again" in page.content.decode()
        bridge.cost_at_echo.refresh_from_db()
        assert bridge.cost_at_echo.stance == "hedges"


class TestAccounts:
    def test_whoever_decided_something_cannot_be_deleted(self, bridge, journalist):
        with pytest.raises(ProtectedError):
            User.objects.filter(pk=journalist.pk).delete()

    def test_what_a_deleted_account_changed_is_not_the_machines(self, as_reader, bridge):
        gone = make_person("Gustav Weg", "editor")
        bridge.echo.change(gone, owner="Lake Holding")
        number = gone.pk
        gone.delete()
        page = as_reader.get(reverse("outlet_history", args=[bridge.echo.pk])).content.decode()
        assert f"deleted account {number}" in page
        assert "The machine" not in page

    def test_admin_deactivates_and_says_why_it_does_not_delete(self, as_admin, journalist):
        page = as_admin.get(reverse("admin:auth_user_delete", args=[journalist.pk]), follow=True)
        assert "Accounts are never deleted" in page.content.decode()
        page = as_admin.get(reverse("admin:auth_user_changelist")).content.decode()
        assert "delete_selected" not in page
        as_admin.post(
            reverse("admin:auth_user_changelist"), {"action": "deactivate", "_selected_action": [journalist.pk]}
        )
        journalist.refresh_from_db()
        assert not journalist.is_active

    def test_history_tells_of_roles_and_who_gave_them(self, as_admin, reader):
        data = form_of(as_admin, "auth_user", reader) | {"groups": [Group.objects.get(name="editor").pk]}
        assert "user_permissions" not in data  # nobody may more than their roles say, which history tells
        as_admin.post(reverse("admin:auth_user_change", args=[reader.pk]), data)
        page = as_admin.get(reverse("admin:auth_user_history", args=[reader.pk])).content.decode()
        assert "in group editor" in page and "Ada Ordner" in page

    def test_the_history_of_a_role_tells_who_came_and_went_and_what_it_may_do(self, as_admin, reader):
        role = Group.objects.get(name="editor")
        data = form_of(as_admin, "auth_group", role) | {"permissions": []}
        as_admin.post(reverse("admin:auth_group_change", args=[role.pk]), data)
        data = form_of(as_admin, "auth_user", reader) | {"groups": [role.pk]}
        as_admin.post(reverse("admin:auth_user_change", args=[reader.pk]), data)
        page = as_admin.get(reverse("admin:auth_group_history", args=[role.pk])).content.decode()
        assert "Ada Ordner" in page and "Can edit stories" in page and reader.username in page

    def test_what_somebody_may_do_comes_by_a_role_alone(self, as_admin, reader):
        page = as_admin.get(reverse("admin:auth_user_change", args=[reader.pk])).content.decode()
        assert 'name="groups"' in page and "user_permissions" not in page


def test_history_names_whoever_acted_even_where_nobody_is_logged_in(as_reader, bridge, editor):
    bridge.cracks.edit(editor, statement="Two pylons are cracked.")
    page = as_reader.get(bridge.cracks.get_absolute_url()).content.decode()
    assert "Two pylons are cracked." in page and "Edda Schnitt" in page


def test_a_machines_change_in_a_persons_request_is_the_machines(as_journalist, bridge):
    bridge.cost.appearances.all().delete()
    Claim.objects.filter(pk=bridge.cost.pk).update(score=0.1)
    as_journalist.post(reverse("claim_new", args=[bridge.story.slug]), {"statement": "It is shut.", "kind": "fact"})
    made = Claim.objects.get(statement="It is shut.")
    assert [event.pgh_context["user"] for event in made.history.all()] == [made.created_by_id]


def test_an_undone_act_is_shown_as_undone_by_whoever_undid_it(as_reader, bridge, editor):
    bridge.closed_at_wire.reject(editor)
    act_number = bridge.closed_at_wire.history.latest("pgh_id").pgh_context_id
    take_back(act_number, editor)
    page = as_reader.get(bridge.closed.get_absolute_url()).content.decode()
    assert "undone" in page


def test_the_next_reading_leaves_a_name_with_whom_a_person_put_it(as_admin, admin, bridge):
    pipeline.analyse([bridge.at_wire])
    row = Mention.objects.filter(revision=bridge.at_wire.current, exact__contains="Brandt").first()
    bank = Entity.objects.create(name="Brandt Bank", kind="organisation", score=0.5)
    save(as_admin, "articles_mention", row, entity=bank.pk)
    pipeline.analyse([bridge.at_wire])
    there = Mention.objects.filter(revision=row.revision_id, field=row.field, start=row.start, end=row.end)
    assert [(mention.entity, mention.decided_by) for mention in there] == [(bank, admin)]


def test_a_byline_that_a_person_set_stays_with_a_new_version(as_admin, bridge):
    page = "Harbour reopens\n\nBy Piet Maas\n\nThe harbour of Ostrand reopened on Monday after a week of storms."
    submission = Submission(page.encode(), "a.txt", outlet="Ostrand Post", url="https://post.example/harbour")
    article = take_in(submission).article
    save(as_admin, "articles_article", article, byline="Nora Quill", headline="Harbour open again")
    again = Submission(page.replace("week", "month").encode(), "a.txt", url="https://post.example/harbour")
    assert take_in(again).verdict == "revised"
    article.refresh_from_db()
    assert (article.byline, article.headline) == ("Nora Quill", "Harbour open again")
