"""Tagging words of an article with a claim: new or known, and when the text changed meanwhile."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article, Claim, Membership, Revision
from articles.search.claim_finder import find_claims
from tests.conftest import make_article, place

pytestmark = pytest.mark.django_db
WORDS = "Three pylons are reportedly cracked."


def address(article) -> str:
    return reverse("article_tag", args=[article.pk])


def selection(article, words=WORDS, field="text", **more) -> dict:
    _, field, start, end = place(article, words, field)
    return {"field": field, "start": start, "end": end, "exact": words} | more


def tag(client, article, words=WORDS, htmx=False, **more):
    reading = {"stance": "reports", "modality": "happened", "attributed_to": ""}
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(address(article), selection(article, words) | reading | more, headers=headers)


class TestForm:
    def test_without_a_place_a_sentence_is_chosen(self, as_journalist, bridge):
        response = as_journalist.get(address(bridge.at_echo))
        _, _, start, end = place(bridge.at_echo, WORDS)
        assertContains(response, WORDS)
        assertContains(response, f"?field=text&amp;start={start}&amp;end={end}")
        assertContains(response, "?field=headline")

    def test_the_reading_is_filled_in_from_the_words(self, as_journalist, bridge):
        response = as_journalist.get(address(bridge.at_echo), selection(bridge.at_echo))
        assertContains(response, '<option value="hedges" selected>Hedged</option>', html=True)

    def test_the_reading_is_taken_beside_the_chosen_claim(self, as_journalist, journalist, bridge):
        denied = Claim.objects.state(bridge.story, "The old bridge over the Veldt is not shut.", journalist)
        words = selection(bridge.at_echo, "The old bridge over the Veldt is shut.")
        alone = as_journalist.get(address(bridge.at_echo), words)
        assert alone.context["form"]["stance"].value() == "reports"
        beside = as_journalist.get(address(bridge.at_echo), words | {"claim": denied.pk})
        assert beside.context["form"]["stance"].value() == "disputes"

    def test_fewer_words_that_are_not_there_are_said_beside_the_fields(self, as_journalist, bridge):
        asked = selection(bridge.at_echo) | {"exact": "words of nobody", "read": "1", "stance": "hedges"}
        response = as_journalist.post(address(bridge.at_echo), asked, headers={"HX-Request": "true"})
        assertContains(response, 'role="alert"')
        assertContains(response, 'name="stance"')
        assertNotContains(response, "data-tag-form")

    def test_another_claim_or_fewer_words_are_read_anew(self, as_journalist, journalist, bridge):
        denied = Claim.objects.state(bridge.story, "The old bridge over the Veldt is not shut.", journalist)
        words = selection(bridge.at_echo, "The old bridge over the Veldt is shut.")
        filled = words | {"stance": "hedges", "modality": "happened", "claim": denied.pk, "read": "1"}
        response = as_journalist.post(address(bridge.at_echo), filled)
        assertContains(response, '<option value="disputes" selected>Disputed</option>', html=True)
        assertNotContains(response, "data-tag-form")
        response = as_journalist.post(address(bridge.at_echo), filled | {"claim": ""})
        assertContains(response, '<option value="reports" selected>Reported</option>', html=True)
        assert not Claim.objects.filter(appearances__exact__startswith="The old bridge").exists()

    def test_what_was_set_by_hand_stays(self, as_journalist, bridge):
        by_hand = {"by_hand": "stance attributed_to", "stance": "disputes", "attributed_to": "a diver"}
        for form in (
            as_journalist.post(address(bridge.at_echo), selection(bridge.at_echo) | by_hand | {"read": "1"}),
            as_journalist.get(address(bridge.at_echo), selection(bridge.at_echo) | by_hand),
        ):
            assertContains(form, '<option value="disputes" selected>Disputed</option>', html=True)
            assertContains(form, 'value="a diver"')

    def test_a_statement_is_proposed(self, as_journalist, bridge):
        response = as_journalist.get(address(bridge.at_echo), selection(bridge.at_echo))
        assert "pylons" in response.context["form"]["statement"].value()

    def test_claims_like_it_are_offered(self, as_journalist, bridge):
        response = as_journalist.get(address(bridge.at_echo), selection(bridge.at_echo))
        assert bridge.cracks in response.context["found"]

    def test_without_a_script_claims_are_looked_for_and_what_was_filled_in_stays(self, as_journalist, bridge):
        filled = {"statement": "The pylons have cracks.", "stance": "hedges", "attributed_to": "a diver", "look": "1"}
        response = tag(as_journalist, bridge.at_echo, **filled)
        assert bridge.cracks in response.context["found"]
        form = response.context["form"]
        assert {name: form[name].value() for name in ("statement", "stance", "attributed_to", "exact")} == {
            "statement": "The pylons have cracks.",
            "stance": "hedges",
            "attributed_to": "a diver",
            "exact": WORDS,
        }
        assert not Claim.objects.filter(statement=filled["statement"]).exists()

    def test_claims_are_looked_for_with_any_place(self, as_journalist, bridge):
        for odd in ({"start": "x"}, {"end": "-1"}, {"exact": "gone words"}, {"field": ""}):
            fields = {"look": "1", "statement": "Pylons"} | selection(bridge.at_echo) | odd
            assert as_journalist.post(address(bridge.at_echo), fields).status_code == 422, odd

    def test_no_button_puts_the_form_into_the_address(self, as_journalist, bridge):
        """A form has its token in it, and words may be longer than any address."""
        response = as_journalist.get(address(bridge.at_echo), selection(bridge.at_echo))
        assertNotContains(response, "formmethod")

    def test_htmx_gets_the_form_alone(self, as_journalist, bridge):
        headers = {"HX-Request": "true"}
        response = as_journalist.get(address(bridge.at_echo), selection(bridge.at_echo), headers=headers)
        assertNotContains(response, "<html")
        assertContains(response, "data-tag-form")

    def test_the_sentences_around_can_be_taken_in(self, as_journalist, bridge):
        response = as_journalist.get(address(bridge.at_echo), selection(bridge.at_echo))
        text = bridge.at_echo.current.text
        first, own, last = (text.index(w) for w in ("The old", WORDS, "Repairs"))
        wider = [tuple(map(int, re.findall(r"(?:start|end)=(\d+)", a))) for _, a in response.context["neighbours"]]
        assert wider == [(first, own + len(WORDS)), (own, len(text))]
        assert last > own

    def test_selected_words_have_a_link_of_their_own(self, as_journalist, bridge):
        response = as_journalist.get(address(bridge.at_echo), selection(bridge.at_echo))
        _, _, start, end = place(bridge.at_echo, WORDS)
        link = f"{bridge.at_echo.get_absolute_url()}?version=1&at=text:{start}-{end}"
        assertContains(response, f'href="{link.replace("&", "&amp;")}#words">Link to these words</a>')
        assertContains(as_journalist.get(link), f'words">{WORDS.rstrip(".")}</mark>')

    def test_part_of_a_sentence_can_be_made_whole(self, as_journalist, bridge):
        response = as_journalist.get(address(bridge.at_echo), selection(bridge.at_echo, "reportedly cracked"))
        label, where = response.context["neighbours"][0]
        _, _, start, end = place(bridge.at_echo, WORDS)
        assert (label, where.partition("?")[2]) == ("the whole sentence", f"field=text&start={start}&end={end}")

    @pytest.mark.parametrize(
        "query",
        [
            {"start": "5"},
            {"start": "5", "end": "x", "field": "text"},
            {"start": "5", "end": "5", "field": "text"},
            {"start": "9", "end": "5", "field": "text"},
            {"start": "0", "end": "5", "field": "footer"},
            {"start": "0", "end": str(10**12), "field": "text"},
            {"start": "0", "end": "4", "field": "text", "exact": "words that stand nowhere"},
        ],
    )
    def test_no_words_are_a_clear_422(self, as_journalist, bridge, query):
        response = as_journalist.get(address(bridge.at_echo), query)
        assert response.status_code == 422
        assertContains(response, "Choose a sentence anew", status_code=422)

    def test_an_article_in_no_story_cannot_be_tagged(self, as_journalist, bridge):
        alone = make_article(bridge.echo, "Alone", "A text.")
        response = as_journalist.get(address(alone), follow=True)
        assertContains(response, "This article is in no story yet")

    def test_a_reader_may_not(self, as_reader, bridge):
        assert as_reader.get(address(bridge.at_echo)).status_code == 403
        assert tag(as_reader, bridge.at_echo, statement="X.").status_code == 403

    def test_an_outsider_is_asked_to_log_in(self, outsider, bridge):
        assert outsider.get(address(bridge.at_echo)).url.startswith("/login/")


class TestTagging:
    def test_a_new_claim_is_stated_and_its_row_is_filled(self, as_journalist, journalist, bridge):
        response = tag(as_journalist, bridge.at_echo, statement="Three pylons are cracked.", stance="hedges")
        claim = Claim.objects.get(statement="Three pylons are cracked.")
        row = claim.appearances.get()
        assert (claim.state, claim.created_by, claim.story) == ("confirmed", journalist, bridge.story)
        assert (row.exact, row.stance, row.state) == (WORDS, "hedges", "confirmed")
        assert response.url == f"{bridge.at_echo.get_absolute_url()}#a{row.pk}"
        assert claim.offers.filter(article=bridge.at_wire).exists()

    def test_a_known_claim_gets_one_more_appearance(self, as_journalist, bridge):
        tag(as_journalist, bridge.at_post, "queue for the ferry", claim=bridge.cracks.pk, statement="ignored")
        assert bridge.cracks.appearances.filter(article=bridge.at_post).get().exact == "queue for the ferry"
        assert not Claim.objects.filter(statement="ignored").exists()

    def test_tagging_with_a_machines_claim_states_it(self, as_journalist, journalist, bridge):
        tag(as_journalist, bridge.at_post, "queue for the ferry", claim=bridge.cost.pk)
        bridge.cost.refresh_from_db()
        assert (bridge.cost.state, bridge.cost.decided_by) == ("confirmed", journalist)

    def test_the_headline_is_tagged_too(self, as_journalist, bridge):
        reading = {"stance": "reports", "modality": "happened", "statement": "The bridge is closed."}
        as_journalist.post(address(bridge.at_echo), selection(bridge.at_echo, "bridge closed", "headline") | reading)
        row = Claim.objects.get(statement="The bridge is closed.").appearances.get()
        assert (row.field, row.exact) == ("headline", "bridge closed")

    def test_walking_the_row_follows_at_once(self, as_journalist, bridge):
        response = tag(as_journalist, bridge.at_echo, statement="Cracks.", walk="1")
        assert response.url == reverse("claim_row", args=[Claim.objects.get(statement="Cracks.").pk])

    def test_htmx_walks_too(self, as_journalist, bridge):
        response = tag(as_journalist, bridge.at_echo, htmx=True, statement="Cracks.", walk="1")
        assert response["HX-Redirect"] == reverse("claim_row", args=[Claim.objects.get(statement="Cracks.").pk])

    def test_htmx_empties_the_panel_and_tells_the_page(self, as_journalist, bridge):
        response = tag(as_journalist, bridge.at_echo, htmx=True, statement="Cracks.")
        assert "decided" in response["HX-Trigger"]
        assertNotContains(response, "data-tag-form")

    def test_undo_takes_the_claim_and_its_words_back(self, as_journalist, bridge):
        tag(as_journalist, bridge.at_echo, statement="Cracks.")
        page = as_journalist.get(bridge.at_echo.get_absolute_url())
        (message,) = page.context["messages"]
        assert "Undo" in page.content.decode()
        token = page.content.decode().split('name="token" value="')[1].split('"')[0]
        as_journalist.post(reverse("undo"), {"token": token})
        assert not Claim.objects.filter(statement="Cracks.").exists()
        assert str(message) == "Tagged: “Cracks.”"

    def test_neither_statement_nor_claim_is_refused_in_a_sentence(self, as_journalist, bridge):
        response = tag(as_journalist, bridge.at_echo, statement="  ")
        assertContains(response, "State the claim in a sentence", status_code=422)

    def test_a_statement_that_is_too_long_is_refused(self, as_journalist, bridge):
        assert tag(as_journalist, bridge.at_echo, statement="x" * 501).status_code == 422

    @pytest.mark.parametrize("claim", [10**9, -3, "x"])
    def test_a_claim_that_is_none_is_refused(self, as_journalist, bridge, claim):
        assert tag(as_journalist, bridge.at_echo, claim=claim).status_code == 422

    def test_a_claim_of_another_story_is_refused(self, as_journalist, journalist, bridge):
        other = type(bridge.story).objects.open("Another")
        claim = Claim.objects.state(other, "Elsewhere.", journalist)
        assertContains(tag(as_journalist, bridge.at_echo, claim=claim.pk), "no longer in this story", status_code=422)

    def test_a_claim_that_was_merged_meanwhile_passes_it_on(self, as_journalist, editor, bridge):
        bridge.cracks.merge_into(bridge.closed, editor)
        tag(as_journalist, bridge.at_post, "queue for the ferry", claim=bridge.cracks.pk)
        assert bridge.closed.appearances.filter(article=bridge.at_post, exact="queue for the ferry").exists()

    def test_white_space_around_the_words_is_left_out(self, as_journalist, bridge):
        text = bridge.at_echo.current.text
        end = text.index("Repairs")
        data = {"start": text.index(WORDS), "end": end, "exact": text[text.index(WORDS) : end]}
        tag(as_journalist, bridge.at_echo, statement="Cracks.", **data)
        assert Claim.objects.get(statement="Cracks.").appearances.get().exact == WORDS

    def test_words_over_a_line_end_come_back_from_a_browser_with_cr_lf(self, as_journalist, bridge):
        words = "is shut.\n\nThree pylons"
        tag(as_journalist, bridge.at_echo, words, statement="Shut.", exact=words.replace("\n", "\r\n"))
        assert Claim.objects.get(statement="Shut.").appearances.get().exact == words

    def test_half_words_become_whole_ones(self, as_journalist, bridge):
        form = as_journalist.get(address(bridge.at_echo), selection(bridge.at_echo, "portedly crack"))
        assertContains(form, '<blockquote class="words selected">reportedly cracked</blockquote>')
        tag(as_journalist, bridge.at_echo, "portedly crack", statement="Cracks.")
        assert Claim.objects.get(statement="Cracks.").appearances.get().exact == "reportedly cracked"

    def test_fewer_words_of_the_sentence_are_found_in_it(self, as_journalist, bridge):
        tag(as_journalist, bridge.at_echo, statement="Cracks.", exact="reportedly cracked")
        assert Claim.objects.get(statement="Cracks.").appearances.get().exact == "reportedly cracked"

    def test_code_points_count_not_utf_16_units(self, as_journalist, bridge):
        article = make_article(bridge.echo, "Signs", "🚢🚢 The ferry sank. It lay there.")
        Membership.objects.create(story=bridge.story, article=article, state="confirmed")
        tag(as_journalist, article, "The ferry sank.", statement="It sank.")
        row = Claim.objects.get(statement="It sank.").appearances.get()
        assert (row.start, row.exact) == (3, "The ferry sank.")


class TestTextThatChangedMeanwhile:
    def revise(self, article: Article, text: str) -> None:
        article.current = Revision.objects.create(
            article=article, number=2, raw=text, raw_format="text", raw_sha256="2", headline="", text=text
        )
        article.save(update_fields=["current"])

    def test_words_that_moved_are_found_again(self, as_journalist, bridge):
        data = selection(bridge.at_echo) | {"stance": "hedges", "modality": "happened", "statement": "Cracks."}
        self.revise(bridge.at_echo, f"An update stands above. {WORDS} The end.")
        as_journalist.post(address(bridge.at_echo), data)
        row = Claim.objects.get(statement="Cracks.").appearances.get()
        assert (row.start, row.exact, row.revision) == (24, WORDS, bridge.at_echo.current)

    def test_words_that_are_gone_are_refused_in_a_sentence(self, as_journalist, bridge):
        data = selection(bridge.at_echo) | {"stance": "hedges", "modality": "happened", "statement": "Cracks."}
        self.revise(bridge.at_echo, "Nothing of it was true.")
        response = as_journalist.post(address(bridge.at_echo), data)
        assertContains(response, "does not hold these words any more", status_code=422)
        assert not Claim.objects.filter(statement="Cracks.").exists()


class TestFinding:
    def find(self, client, story, **query):
        return client.get(reverse("claim_find", args=[story.slug]), query)

    def test_claims_are_found_as_one_types(self, as_journalist, bridge):
        assertContains(self.find(as_journalist, bridge.story, statement="cracks in pylons"), bridge.cracks.statement)

    def test_the_last_word_may_be_unfinished(self, bridge):
        assert find_claims(bridge.story, "pyl") == [bridge.cracks]

    def test_nothing_typed_finds_nothing(self, bridge):
        assert find_claims(bridge.story, "  ") == []

    def test_what_only_the_machine_claims_is_said_to_be_so_and_comes_last_where_it_is_unsure(
        self, as_journalist, bridge
    ):
        unsure = Claim.objects.create(story=bridge.story, statement="Cracked pylons of the bridge.", shown=False)
        assert find_claims(bridge.story, "cracked pylons of the bridge") == [bridge.cracks, bridge.closed, unsure]
        found = self.find(as_journalist, bridge.story, statement="cracked pylons of the bridge")
        assertContains(found, "suggested by the machine, less sure", 1)
        found = self.find(as_journalist, bridge.story, statement="repairs crowns")
        assertContains(found, ">suggested by the machine<", 1)

    def test_a_claim_is_not_offered_to_be_merged_into_itself(self, as_journalist, bridge):
        response = self.find(as_journalist, bridge.story, q="cracked pylons", **{"except": bridge.cracks.pk})
        assertNotContains(response, bridge.cracks.statement)

    def test_rejected_and_merged_claims_are_not_found(self, bridge, editor):
        bridge.cracks.merge_into(bridge.closed, editor)
        assert bridge.cracks not in find_claims(bridge.story, "pylons cracked")

    def test_statements_are_escaped(self, as_journalist, journalist, bridge):
        Claim.objects.state(bridge.story, "<b>cracked</b> pylons", journalist)
        assertNotContains(self.find(as_journalist, bridge.story, q="cracked pylons"), "<b>cracked")

    def test_a_new_claim_is_found_at_once(self, bridge, journalist):
        assert not find_claims(bridge.story, "ferry timetable")
        claim = Claim.objects.state(bridge.story, "The ferry keeps its timetable.", journalist)
        assert find_claims(bridge.story, "ferry timetable") == [claim]
