"""A claim's page, its editing, merging, export, and the walk along its row as pages."""

import json

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article, Claim, Story
from tests.conftest import make_article, place, suggest

pytestmark = pytest.mark.django_db


def page_of(client, claim, **query):
    return client.get(claim.get_absolute_url(), query)


def edit(client, claim, **changes):
    data = {"statement": claim.statement, "kind": claim.kind, "status": claim.status, "version": claim.version}
    return client.post(reverse("claim_edit", args=[claim.pk]), data | changes)


class TestPage:
    def test_statement_and_every_appearance_in_its_context(self, as_reader, bridge):
        response = page_of(as_reader, bridge.closed)
        assertContains(response, "<mark>closed the Veldt Bridge on Monday</mark>", count=2)
        assertContains(response, "The town council")
        assertContains(response, "Ostrand Post")

    def test_each_passage_has_a_link_that_opens_at_its_words(self, as_reader, bridge):
        row = bridge.closed_at_wire
        html = page_of(as_reader, bridge.closed).content.decode()
        address = f"?version=1&amp;at=text:{row.start}-{row.end}#words"
        assert f'href="{bridge.at_wire.get_absolute_url()}{address}">Link to these words</a>' in html
        assert f'href="{bridge.at_wire.get_absolute_url()}#a{row.pk}"' in html

    def test_words_that_are_lost_are_linked_in_their_own_version_only(self, as_reader, bridge):
        row = bridge.closed_at_wire
        row.change(None, is_orphaned=True)
        assertNotContains(page_of(as_reader, bridge.closed), f'#a{row.pk}"')

    def test_where_the_words_were_rejected_somebody_has_looked(self, as_reader, bridge, journalist):
        bridge.closed_at_post.reject(journalist)
        response = page_of(as_reader, bridge.closed)
        assertContains(response, "The words found here were rejected", count=1)

    def test_outlets_and_origins_are_counted_apart(self, as_reader, bridge):
        response = page_of(as_reader, bridge.closed)
        assert len(response.context["row"].counted) == 2
        assert response.context["row"].origins.confirmed == 1

    def test_who_was_certainly_first_is_named_with_its_words(self, as_reader, bridge):
        Article.objects.filter(pk=bridge.at_post.pk).update(published_precision="time")
        response = page_of(as_reader, bridge.closed)
        assert response.context["first"].article == bridge.at_wire
        assert response.context["first_words"] == bridge.closed_at_wire
        assertNotContains(response, "nobody can be called first")

    def test_where_nobody_was_first_the_page_says_why(self, as_reader, bridge):
        response = page_of(as_reader, bridge.closed)
        assertContains(response, "nobody can be called first: of Ostrand Post only the day is known")
        assertContains(
            page_of(as_reader, bridge.cracks),
            "nobody can be called first: nobody knows when Lakeside Echo came out with it",
        )
        assertContains(
            page_of(as_reader, bridge.cost),
            "nobody can be called first: nobody has confirmed yet that an outlet carries it",
        )

    def test_how_it_spread_is_pictured_where_two_dates_give_an_order(self, as_reader, bridge):
        response = page_of(as_reader, bridge.closed)
        picture = response.content.decode().split("How it spread", 1)[1].split("</svg>")[0]
        assert picture.index("Calder Wire") < picture.index("Ostrand Post")
        assertNotContains(page_of(as_reader, bridge.cost), "How it spread")

    def test_a_carrier_without_a_date_is_counted_below_the_picture(self, as_reader, bridge, journalist):
        bridge.closed.tag(*place(bridge.at_echo, "The old bridge over the Veldt is shut."), journalist)
        bridge.at_echo.published_at = None
        bridge.at_echo.save()
        assertContains(page_of(as_reader, bridge.closed), "1 more has no date.")

    def test_an_outsider_is_asked_to_log_in(self, outsider, bridge):
        assert page_of(outsider, bridge.closed).url.startswith("/login/")

    def test_a_claim_that_never_was_is_not_found(self, as_reader):
        assert as_reader.get(reverse("claim_detail", args=[10**6])).status_code == 404

    def test_a_machines_claim_says_so_and_why(self, as_journalist, bridge):
        Claim.objects.filter(pk=bridge.cost.pk).update(why="names crowns; 0.80")
        response = page_of(as_journalist, bridge.cost)
        assertContains(response, "names crowns; 0.80")
        assertContains(response, 'class="by machine"')

    def test_who_may_not_decide_sees_no_buttons(self, as_reader, as_journalist, bridge):
        address = reverse("claim_decide", args=[bridge.cost.pk])
        assertNotContains(page_of(as_reader, bridge.cost), address)
        assertContains(page_of(as_journalist, bridge.cost), address)

    def test_history_says_who_changed_what(self, as_journalist, bridge):
        edit(as_journalist, bridge.closed, statement="The council shut the bridge.")
        response = page_of(as_journalist, bridge.closed)
        assertContains(response, "<del>The council closed the Veldt Bridge.</del>", html=True)
        assertContains(response, "Jonas Feder")

    def test_rejected_passages_can_be_taken_after_all(self, as_journalist, bridge, journalist):
        bridge.closed_at_post.reject(journalist)
        assertContains(page_of(as_journalist, bridge.closed), "Accept after all")

    def test_htmx_gets_the_part_that_changes(self, as_reader, bridge):
        response = as_reader.get(bridge.closed.get_absolute_url(), headers={"HX-Request": "true"})
        assertNotContains(response, "<html")
        assertContains(response, 'id="claim-body"')

    def test_text_is_escaped(self, as_reader, bridge, journalist):
        article = make_article(bridge.echo, "<b>x</b>", "<script>alert(1)</script> It is closed.")
        bridge.story.memberships.create(article=article, state="confirmed")
        bridge.closed.tag(*place(article, "It is closed"), by=journalist)
        html = page_of(as_reader, bridge.closed).content.decode()
        assert "<script>alert" not in html
        assert "<b>x</b>" not in html

    def test_the_number_of_queries_does_not_grow(
        self, as_editor, bridge, journalist, django_assert_num_queries, django_assert_max_num_queries
    ):
        page_of(as_editor, bridge.closed)
        with django_assert_max_num_queries(33) as counted:
            page_of(as_editor, bridge.closed)
        for n in range(5):
            article = make_article(bridge.echo, f"Piece {n}", f"The bridge is shut, no. {n}.")
            bridge.story.memberships.create(article=article, state="confirmed")
            suggest(bridge.closed, article, "The bridge is shut")
            Claim.objects.state(bridge.story, f"The bridge is shut, {n}.", journalist)
        with django_assert_num_queries(len(counted)):
            page_of(as_editor, bridge.closed)


class TestEditing:
    def test_a_journalist_rewords_it(self, as_journalist, bridge):
        response = edit(as_journalist, bridge.closed, statement=" The  council shut it. ", tags="a, b,a", note="Why.")
        bridge.closed.refresh_from_db()
        assert response.url == bridge.closed.get_absolute_url()
        assert (bridge.closed.statement, bridge.closed.tags) == ("The council shut it.", ["a", "b"])

    def test_only_an_editor_sets_the_status(self, as_journalist, as_editor, bridge):
        edit(as_journalist, bridge.closed, status="checked")
        bridge.closed.refresh_from_db()
        assert bridge.closed.status == "open"
        edit(as_editor, bridge.closed, status="checked")
        bridge.closed.refresh_from_db()
        assert bridge.closed.status == "checked"

    def test_the_second_of_two_overwrites_nothing(self, as_journalist, as_editor, bridge):
        edit(as_editor, bridge.closed, note="Mine.")
        response = edit(as_journalist, bridge.closed, note="Too late.")
        bridge.closed.refresh_from_db()
        assert response.status_code == 409
        assert bridge.closed.note == "Mine."
        page = response.content.decode()
        assert "changed this" in page and "Mine." in page and "Too late." in page  # both are shown, to be chosen from

    @pytest.mark.parametrize(
        "bad",
        [
            {"statement": ""},
            {"statement": "x" * 501},
            {"kind": "rumour"},
            {"version": "x"},
            {"tags": ",".join(f"tag{n}" for n in range(13))},
            {"tags": "x" * 41},
        ],
    )
    def test_bad_input_is_said_beside_the_field(self, as_journalist, bridge, bad):
        response = edit(as_journalist, bridge.closed, **bad)
        assertContains(response, "errorlist", status_code=422)

    def test_a_reader_may_not(self, as_reader, bridge):
        assert edit(as_reader, bridge.closed, note="x").status_code == 403

    def test_the_form_opens_with_what_it_is(self, as_journalist, bridge):
        Claim.objects.filter(pk=bridge.closed.pk).update(tags=["closures", "bridges"])
        response = as_journalist.get(reverse("claim_edit", args=[bridge.closed.pk]))
        assertContains(response, "closures, bridges")


class TestStating:
    def address(self, bridge) -> str:
        return reverse("claim_new", args=[bridge.story.slug])

    def test_a_claim_without_words_goes_on_to_its_row(self, as_journalist, bridge):
        response = as_journalist.post(self.address(bridge), {"statement": "The bridge is closed.", "kind": "fact"})
        claim = Claim.objects.get(statement="The bridge is closed.")
        assert response.url == reverse("claim_row", args=[claim.pk])
        assert claim.offers.values("article").distinct().count() == 3

    def test_an_empty_statement_is_refused(self, as_journalist, bridge):
        assert as_journalist.post(self.address(bridge), {"statement": " ", "kind": "fact"}).status_code == 422

    def test_a_story_that_was_merged_passes_it_on_to_its_heir(self, as_journalist, bridge):
        heir = Story.objects.open("Heir")
        Story.objects.filter(pk=bridge.story.pk).update(merged_into=heir)
        as_journalist.post(self.address(bridge), {"statement": "The ferry runs.", "kind": "fact"})
        assert Claim.objects.get(statement="The ferry runs.").story == heir

    def test_a_reader_may_not(self, as_reader, bridge):
        assert as_reader.get(self.address(bridge)).status_code == 403


class TestMerging:
    def merge(self, client, claim, **data):
        return client.post(reverse("claim_merge", args=[claim.pk]), data)

    def test_an_editor_merges_and_is_led_to_the_heir(self, as_editor, bridge):
        response = self.merge(as_editor, bridge.cracks, into=bridge.closed.pk)
        bridge.cracks.refresh_from_db()
        assert bridge.cracks.merged_into == bridge.closed
        assert response.url == bridge.closed.get_absolute_url()

    def test_it_is_taken_back(self, as_editor, bridge):
        self.merge(as_editor, bridge.cracks, into=bridge.closed.pk)
        assertContains(page_of(as_editor, bridge.cracks), "Take the merge back")
        self.merge(as_editor, bridge.cracks, decision="reopen")
        bridge.cracks.refresh_from_db()
        assert bridge.cracks.merged_into is None
        assert bridge.cracks.appearances.count() == 2

    @pytest.mark.parametrize("into", ["", "x", "999999", "9" * 30])
    def test_into_nothing_is_refused(self, as_editor, bridge, into):
        self.merge(as_editor, bridge.cracks, into=into)
        bridge.cracks.refresh_from_db()
        assert bridge.cracks.merged_into is None

    def test_into_itself_is_refused(self, as_editor, bridge):
        self.merge(as_editor, bridge.cracks, into=bridge.cracks.pk)
        bridge.cracks.refresh_from_db()
        assert bridge.cracks.merged_into is None

    def test_a_journalist_merges_here_as_in_the_matrix_and_a_reader_does_not(self, as_journalist, as_reader, bridge):
        address = reverse("claim_merge", args=[bridge.cracks.pk])
        assert self.merge(as_reader, bridge.cracks, into=bridge.closed.pk).status_code == 403
        assertNotContains(page_of(as_reader, bridge.cracks), address)
        assertContains(page_of(as_journalist, bridge.cracks), address)
        self.merge(as_journalist, bridge.cracks, into=bridge.closed.pk)
        bridge.cracks.refresh_from_db()
        assert bridge.cracks.merged_into == bridge.closed


def test_a_claim_is_exported_in_the_dossiers_shape(as_reader, bridge):
    response = as_reader.get(reverse("claim_export", args=[bridge.closed.pk]))
    content = json.loads(response.content)
    assert response["Content-Disposition"] == f'attachment; filename="claim-{bridge.closed.pk}.json"'
    texts = {article["id"]: article["text"] for article in content["articles"]}
    rows = content["claim"]["appearances"]
    assert {texts[row["article"]][row["start"] : row["end"]] for row in rows} == {"closed the Veldt Bridge on Monday"}


class TestRow:
    def row(self, client, claim, **query):
        return client.get(reverse("claim_row", args=[claim.pk]), query)

    def test_the_passage_is_shown_in_its_context(self, as_journalist, bridge):
        response = self.row(as_journalist, bridge.closed)
        assertContains(response, ">The old bridge over the Veldt is shut.</mark>")
        assertContains(response, "Three pylons are reportedly cracked.")
        assertContains(response, "2 of 3 articles decided")

    def test_the_reading_is_set_from_the_words(self, as_journalist, bridge):
        suggest(bridge.closed, bridge.at_echo, "Three pylons", stance="hedges")
        assertContains(
            self.row(as_journalist, bridge.closed), '<option value="hedges" selected>Hedged</option>', html=True
        )

    def test_accepting_goes_on_and_passing_over_stays(self, as_journalist, bridge):
        html = self.row(as_journalist, bridge.closed).content.decode()
        address = reverse("claim_row", args=[bridge.closed.pk])
        assert f'name="next" value="{address}?after={bridge.at_echo.pk}"' in html
        assert f'name="next" value="{address}?at={bridge.at_echo.pk}"' in html

    def test_a_full_row_leads_to_the_next_claim(self, as_journalist, journalist, bridge):
        bridge.closed.mark_silent(bridge.at_echo, journalist)
        Claim.objects.filter(pk=bridge.cost.pk).update(state="confirmed")
        bridge.offered.claim = bridge.cost
        bridge.offered.pk = None
        bridge.offered.save()
        response = self.row(as_journalist, bridge.closed)
        assertContains(response, "This row is full")
        assertContains(response, reverse("claim_row", args=[bridge.cost.pk]))

    def test_where_nothing_is_offered_it_says_what_to_do(self, as_journalist, bridge):
        bridge.closed.offers.all().delete()
        assertContains(self.row(as_journalist, bridge.closed), "No passage is left to look at here")

    def test_a_decided_stop_can_be_looked_at_again(self, as_journalist, bridge):
        response = self.row(as_journalist, bridge.closed, at=bridge.at_wire.pk)
        assertContains(response, ">closed the Veldt Bridge on Monday</mark>")

    @pytest.mark.parametrize("at", ["x", "-1", "9" * 30, "999999"])
    def test_a_stop_that_is_none_is_the_first_open_one(self, as_journalist, bridge, at):
        assert self.row(as_journalist, bridge.closed, at=at).context["stop"].article == bridge.at_echo

    def test_a_merged_claims_row_is_its_heirs(self, as_journalist, editor, bridge):
        bridge.cracks.merge_into(bridge.closed, editor)
        assert self.row(as_journalist, bridge.cracks).url == reverse("claim_row", args=[bridge.closed.pk])

    def test_a_reader_looks_and_decides_nothing(self, as_reader, bridge):
        response = self.row(as_reader, bridge.closed)
        assertNotContains(response, 'name="decision"')

    def test_a_whole_row_is_filled_by_plain_forms(self, as_journalist, journalist, bridge):
        claim = Claim.objects.create(story=bridge.story, statement="The Veldt Bridge is closed.", score=0.5)
        as_journalist.post(reverse("claim_decide", args=[claim.pk]), {"decision": "confirm", "version": 0})
        address = reverse("claim_row", args=[claim.pk])
        for _ in range(3):
            stop = as_journalist.get(address).context["stop"]
            act = reverse("offer_decide", args=[stop.passage.pk])
            address = as_journalist.post(
                act, {"decision": "accept", "next": f"{address.split('?')[0]}?after={stop.article.pk}"}
            ).url
        assertContains(as_journalist.get(address), "This row is full")
        assert claim.appearances.confirmed().count() == 3
