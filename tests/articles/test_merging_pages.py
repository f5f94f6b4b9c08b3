"""Rows side by side before they are merged, and the queue of what may be one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Claim, Duplicate, Mention, Outlet
from articles.pipeline.duplicates import find_duplicates
from entities.models import Alias, Entity, Event
from tests.at_once import at_once, codes
from tests.conftest import browser_of, make_article, make_person, make_story, merge_form, place

pytestmark = pytest.mark.django_db

QUERIES = 12
QUEUE = "/duplicates/"


def make_entity(name: str, *aliases: str, kind: str = "person", **fields) -> Entity:
    entity = Entity.objects.create(name=name, kind=kind, **fields)
    for text in {name, *aliases}:
        Alias.objects.create(entity=entity, text=text)
    return entity


@pytest.fixture
def mayors(bridge):
    """Ilse Brandt, twice; the first one is named in two articles."""
    first, double = make_entity("Ilse Brandt", "Mayor Brandt"), make_entity("Ilse Brandt", note="Born in 1961.")
    for article in (bridge.at_wire, bridge.at_post):
        mention = Mention(entity=first)
        mention.anchor(*place(article, "Ilse Brandt")).save()
    return first, double


def compare(client, kind: str, *rows, **more):
    return client.get(reverse("merge", args=[kind]), {"row": [row.pk for row in rows], **more})


def merge(client, kind: str, heir, *others, **more):
    return client.post(reverse("merge", args=[kind]), merge_form(heir, *others) | more, follow=True)


def apart(client, kind: str, *rows, **more):
    data = {"row": [row.pk for row in rows], **more}
    return client.post(reverse("tell_apart", args=[kind]), data, follow=True)


class TestPreview:
    def test_both_sides_with_what_they_have(self, as_editor, mayors, bridge):
        page = compare(as_editor, "entity", *mayors)
        text = page.content.decode()
        for words in ("Mayor Brandt", "Born in 1961.", "2 aliases, 2 mentions", bridge.story.title, "Ostrand Post"):
            assert words in text, words
        assert page.context["preview"].heir == mayors[0]  # more points at it
        assert page.context["preview"].warnings == []

    def test_it_warns_where_facts_differ(self, as_editor):
        bill = make_entity("Bill Harker", note="Born 19 May 1946.", wikidata_id="Q1")
        hilde = make_entity("Hilde Harker", note="Born 26 May 1947.", wikidata_id="Q2", kind="organisation")
        text = compare(as_editor, "entity", bill, hilde).content.decode()
        for words in ("No name of one is like", "in kind", "Q2 and Q1", "born in 1947, the other in 1946"):
            assert words in text, words

    def test_a_name_within_another_is_like_it(self, as_editor):
        bay = [make_entity(name, kind="place") for name in ("HARNO", "Harno Bay")]
        assert compare(as_editor, "entity", *bay).context["preview"].warnings == []

    def test_events_in_which_a_name_takes_part_go_along(self, as_editor, mayors):
        for label in ("Closure", "Repair"):
            Event.objects.create(label=label).participants.add(mayors[1])
        assert "2 events, as participant" in compare(as_editor, "entity", *mayors).content.decode()

    @pytest.mark.parametrize("kind", ["outlet", "event", "claim", "story"])
    def test_of_every_kind(self, as_editor, bridge, kind):
        rows = {
            "outlet": (bridge.post, bridge.echo),
            "event": tuple(Event.objects.create(label="Closure", status=status) for status in ("happened", "planned")),
            "claim": (bridge.closed, bridge.cracks),
            "story": (bridge.story, make_story("Ferry", make_article(bridge.post, "Ferry full", "It is full."))),
        }[kind]
        page = compare(as_editor, kind, *rows)
        assert page.status_code == 200
        assert "Are these one?" in page.content.decode() and str(rows[0]) in page.content.decode()
        page = merge(as_editor, kind, rows[0], rows[1])
        rows[1].refresh_from_db()
        assert rows[1].merged_into == rows[0] and "merged into" in page.content.decode()
        as_editor.post(reverse("unmerge", args=[kind]), {"row": rows[1].pk})
        rows[1].refresh_from_db()
        assert rows[1].merged_into is None

    def test_several_at_once_are_one_act_with_one_undo(self, as_editor, mayors):
        third = make_entity("I. Brandt")
        page = merge(as_editor, "entity", mayors[0], mayors[1], third)
        assert "2 were merged into “Ilse Brandt”" in page.content.decode()
        assert Entity.objects.current().get() == mayors[0]
        as_editor.post(reverse("unmerge", args=["entity"]), {"row": [mayors[1].pk, third.pk]})
        assert Entity.objects.current().count() == 3

    def test_both_histories_say_so(self, as_editor, mayors):
        merge(as_editor, "entity", *mayors)
        for row in mayors:
            text = as_editor.get(row.get_absolute_url()).content.decode()
            assert "merged into" in text.partition("<h2>History</h2>")[2]
        as_editor.post(reverse("unmerge", args=["entity"]), {"row": mayors[1].pk})
        text = as_editor.get(mayors[0].get_absolute_url()).content.decode()
        assert text.partition("<h2>History</h2>")[2].count("merged into") == 2

    def test_all_or_none_where_one_cannot_be(self, as_editor, bridge):
        elsewhere = Claim.objects.create(story=make_story("Another"), statement="Something else.")
        page = merge(as_editor, "claim", bridge.closed, bridge.cracks, elsewhere)
        assert "Nothing was merged. A claim merges into another claim of the same story." in page.content.decode()
        assert Claim.objects.exclude(merged_into=None).count() == 0

    def test_what_is_part_of_another_by_now_is_told(self, as_editor, mayors, editor):
        mayors[1].merge_into(mayors[0], editor)
        page = as_editor.get(reverse("merge", args=["entity"]), {"row": [row.pk for row in mayors]}, follow=True)
        assert "is part of “Ilse Brandt” already" in page.content.decode()

    @pytest.mark.parametrize("elsewhere", ["javascript:alert(1)", "https://odd.example/", "//odd.example"])
    def test_it_leads_to_no_other_site(self, as_editor, mayors, elsewhere):
        assert elsewhere not in compare(as_editor, "entity", *mayors, next=elsewhere).content.decode()

    @pytest.mark.parametrize("rows", [[], ["x"], [0], [2**70]])
    def test_what_cannot_be_read_is_told(self, as_editor, rows):
        page = as_editor.get(reverse("merge", args=["entity"]), {"row": rows}, follow=True)
        assert "Choose the one" in page.content.decode()
        assert as_editor.get("/merge/nothing/").status_code == 404

    def test_who_may(self, as_journalist, as_reader, outsider, mayors, bridge):
        for client in (as_journalist, as_reader):
            assert compare(client, "entity", *mayors).status_code == 403
            assert client.post(reverse("merge", args=["entity"]), merge_form(*mayors)).status_code == 403
            assert client.get(QUEUE).status_code == 403
            assert apart(client, "claim", bridge.closed, bridge.cracks).status_code == 403
        assert compare(as_journalist, "claim", bridge.closed, bridge.cracks).status_code == 200
        assert "login" in compare(outsider, "entity", *mayors).url and "login" in outsider.get(QUEUE).url

    def test_its_queries_do_not_grow(self, as_editor, mayors):
        rows = [*mayors, *(make_entity(f"Ilse Brandt {n}") for n in range(8))]
        for chosen in (rows[:2], rows):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                compare(as_editor, "entity", *chosen)
            assert len(queries) <= QUERIES


class TestQueue:
    def test_the_likeliest_first_with_the_reason(self, as_editor, mayors):
        make_entity("Karim al-Haddad")
        make_entity("Kareem al-Haddad")
        find_duplicates()
        page = as_editor.get(QUEUE)
        assert page.context["pair"].rows == list(mayors)
        assert "Both are written “Ilse Brandt”" in page.content.decode()
        assert "may be spellings of one name" in page.content.decode()

    def test_after_each_act_the_next_pair_is_shown(self, as_editor, mayors):
        others = make_entity("Karim al-Haddad"), make_entity("Kareem al-Haddad")
        find_duplicates()
        page = merge(as_editor, "entity", *mayors, next=QUEUE)
        assert page.context["pair"].rows == list(others)
        assert reverse("unmerge", args=["entity"]) in page.content.decode()
        page = apart(as_editor, "entity", *others, next=QUEUE)
        assert "Nothing is waiting" in page.content.decode()
        assert "Not the same" in page.content.decode()

    def test_skipping_decides_nothing(self, as_editor, mayors):
        find_duplicates()
        page = as_editor.get(as_editor.get(QUEUE).context["skip"])
        assert "That was the last one" in page.content.decode()
        assert Duplicate.objects.waiting().count() == 1

    def test_by_kind(self, as_editor, mayors):
        find_duplicates()
        assert as_editor.get(QUEUE, {"kind": "outlet"}).context["pair"] is None
        assert as_editor.get(QUEUE, {"kind": "entity"}).context["pair"]
        assert as_editor.get(QUEUE, {"kind": "odd", "after": "x~y"}).context["pair"]

    def test_not_the_same_is_undone(self, as_editor, mayors):
        find_duplicates()
        page = apart(as_editor, "entity", *mayors, next=QUEUE)
        assert not Duplicate.objects.waiting().exists()
        toast = page.content.decode().partition('name="token" value="')[2].partition('"')[0]
        as_editor.post(reverse("undo"), {"token": toast})
        assert Duplicate.objects.waiting().count() == 1

    def test_it_asks_for_more(self, as_editor):
        assert "looked through" in as_editor.post(reverse("duplicates_look"), follow=True).content.decode()

    @pytest.mark.parametrize("kind", ["entity", "outlet", "event", "claim"])
    def test_its_queries_do_not_grow(self, as_editor, bridge, kind, journalist):
        for _ in range(6):
            make_entity("Ilse Brandt")
            place_of = make_entity("Ostrand", kind="place")
            Event.objects.create(label="Closure of the Veldt Bridge", place=place_of)
            Claim.objects.state(bridge.story, "The council closed the old bridge.", journalist)
        for name in ("The Ostrand Post", "Ostrand Post Ltd", "The Lakeside Echo"):
            Outlet.objects.create(name=name)
        find_duplicates()
        with CaptureQueriesContext(connection) as queries:
            assert as_editor.get(QUEUE, {"kind": kind}).context["pair"]
        assert len(queries) <= QUERIES

    def test_an_editor_finds_it(self, as_editor, as_journalist, mayors):
        find_duplicates()
        assert QUEUE in as_editor.get(reverse("desk")).content.decode()
        assert QUEUE not in as_journalist.get(reverse("desk")).content.decode()
        assert "Perhaps one with" in as_editor.get(mayors[0].get_absolute_url()).content.decode()
        assert "Perhaps one with" not in as_journalist.get(mayors[0].get_absolute_url()).content.decode()


class TestToldApart:
    def test_the_preview_says_who_said_so(self, as_editor, mayors):
        apart(as_editor, "entity", *mayors)
        assert "Edda Schnitt said on" in compare(as_editor, "entity", *mayors).content.decode()
        text = as_editor.get(mayors[0].get_absolute_url()).content.decode()
        assert "Edda Schnitt" in text.partition("<h2>History</h2>")[2]

    def test_nobody_merges_over_it_unseen(self, as_editor, mayors):
        apart(as_editor, "entity", *mayors)
        page = merge(as_editor, "entity", *mayors)
        assert "Nothing was merged. Edda Schnitt said on" in page.content.decode()
        assert Entity.objects.current().count() == 2
        merge(as_editor, "entity", *mayors, despite="1")
        assert Entity.objects.current().count() == 1

    def test_what_was_merged_by_then_is_told(self, as_editor, mayors, editor):
        mayors[1].merge_into(mayors[0], editor)
        page = apart(as_editor, "entity", *mayors, next=QUEUE)
        assert "is part of “Ilse Brandt” by now" in page.content.decode()
        assert not Duplicate.objects.exists()


class TestClaimsTheQuickWay:
    @pytest.fixture
    def figures(self, bridge, journalist):
        return [Claim.objects.state(bridge.story, f"The blast killed {n} sailors.", journalist) for n in (12, 14)]

    def test_from_a_claim_s_page_it_warns_with_the_undo(self, as_journalist, figures):
        one, other = figures
        page = as_journalist.post(reverse("claim_merge", args=[one.pk]), {"into": other.pk}, follow=True)
        assert "Look again: One says 12 sailors, the other 14 sailors" in page.content.decode()
        one.refresh_from_db()
        assert one.merged_into == other

    def test_from_the_table_too(self, as_journalist, bridge, figures):
        data = {"rows": "merge", "claim": [str(claim.pk) for claim in figures]}
        page = as_journalist.post(reverse("story_rows", args=[bridge.story.slug]), data, follow=True)
        assert "Look again: One says 12 sailors" in page.content.decode()

    def test_both_tell_who_has_called_them_two(self, as_journalist, bridge, figures, editor):
        Duplicate.objects.tell_apart(*figures, editor)
        one, other = figures
        page = as_journalist.post(reverse("claim_merge", args=[one.pk]), {"into": other.pk}, follow=True)
        assert "Look again: Edda Schnitt said" in page.content.decode()
        one.refresh_from_db()
        one.unmerge(editor)
        data = {"rows": "merge", "claim": [str(claim.pk) for claim in figures]}
        page = as_journalist.post(reverse("story_rows", args=[bridge.story.slug]), data, follow=True)
        assert "Look again: Edda Schnitt said" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_editors_at_one_pair_lose_nothing(bridge):
    """One merges while the other one says that they are two: whoever comes second is told, in one sentence."""
    rows = [make_entity("Ilse Brandt") for _ in range(2)]
    find_duplicates()
    one, other = (browser_of(make_person(name, "editor")) for name in ("Edda Schnitt", "Erik Schnitt"))
    answers = at_once(
        [
            lambda: one.post(reverse("merge", args=["entity"]), merge_form(*rows)),
            lambda: other.post(reverse("tell_apart", args=["entity"]), {"row": [row.pk for row in rows]}),
        ],
        held=rows,
    )
    assert codes(answers) == [302, 302]
    merged, told = Entity.objects.exclude(merged_into=None).exists(), Duplicate.objects.rejected().exists()
    assert merged != told
