"""The article page: the text with its marks, the lists beside it, versions, and being read through."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article, Claim, Mention, Origin, Quote, ReadThrough, Revision
from entities.models import Entity
from tests.articles.test_decisions import undo_token
from tests.conftest import make_article, make_story, offer, place, suggest

pytestmark = pytest.mark.django_db


def page_of(client, article, **query):
    return client.get(article.get_absolute_url(), query)


def bridge_key(bridge) -> str:
    """The anchor of the cracks in the wire's piece."""
    return f"a{bridge.cracks.appearances.get(article=bridge.at_wire).pk}"


@pytest.fixture
def hostile(bridge):
    article = make_article(bridge.echo, "<b>Bold</b> & co", "<script>alert('x')</script> closed it. <img src=x>")
    make_story("Another", article)
    return article


class TestReader:
    def test_everybody_who_is_logged_in_reads(self, as_reader, bridge):
        response = page_of(as_reader, bridge.at_wire)
        assertContains(response, "Engineers found cracks in two pylons")
        assertContains(response, "Calder Wire")

    def test_an_outsider_is_asked_to_log_in(self, outsider, bridge):
        assert page_of(outsider, bridge.at_wire).url.startswith("/login/")

    def test_an_article_that_never_was_is_not_found(self, as_reader):
        assert as_reader.get(reverse("article_detail", args=[10**6])).status_code == 404

    def test_claims_are_marked_and_lead_to_their_row(self, as_reader, bridge):
        html = page_of(as_reader, bridge.at_wire).content.decode()
        key = f"a{bridge.closed_at_wire.pk}"
        assert f'<span class="anchor" id="{key}"></span>' in html
        assert f'data-marks="{key}">closed the Veldt Bridge on Monday</mark>' in html
        assert f'id="p-{key}"' in html

    def test_a_machines_mark_is_dashed_and_a_persons_is_solid(self, as_reader, bridge):
        html = page_of(as_reader, bridge.at_echo).content.decode()
        assert f'class="claim dashed-0 planned-0 calm" data-marks="a{bridge.cost_at_echo.pk}"' in html
        assert 'class="claim solid-0 hedged-0"' in html

    def test_what_is_folded_away_is_underlined_where_asked_for_alone(self, as_reader, bridge):
        unsure = Claim.objects.create(story=bridge.story, statement="The old bridge is historic.", shown=False)
        row = suggest(unsure, bridge.at_echo, "The old bridge over the Veldt")
        html = page_of(as_reader, bridge.at_echo).content.decode()
        assert unsure.statement not in html and f'id="a{row.pk}"' not in html
        assert "Also what is folded away (1)" in html
        html = page_of(as_reader, bridge.at_echo, more="yes").content.decode()
        assert unsure.statement in html and f'id="a{row.pk}"' in html
        assert "less sure" in html and "Fold away what is less sure (1)" in html

    def test_a_name_inside_a_quote_inside_a_claim_shows_all_three(self, as_reader, bridge, journalist):
        words = '"We will not gamble with lives," said Mayor Ilse Brandt'
        claim = Claim.objects.state(bridge.story, "The mayor will take no risk.", journalist)
        a = claim.tag(*place(bridge.at_wire, words), by=journalist)
        q = Quote(form="direct", speaker="Ilse Brandt").anchor(*place(bridge.at_wire, words))
        q.save()
        m = Mention(entity=Entity.objects.create(name="Ilse Brandt")).anchor(*place(bridge.at_wire, "Ilse Brandt"))
        m.save()
        html = page_of(as_reader, bridge.at_wire).content.decode()
        assert f'data-marks="a{a.pk} q{q.pk} m{m.pk}">Ilse Brandt</mark>' in html

    def test_the_headline_carries_marks_too(self, as_reader, bridge, journalist):
        a = bridge.closed.tag(*place(bridge.at_post, "Bridge shut", "headline"), by=journalist)
        assertContains(page_of(as_reader, bridge.at_post), f'data-marks="a{a.pk}">Bridge shut</mark>')

    def test_article_text_is_escaped_everywhere(self, as_journalist, hostile, bridge, journalist):
        Mention(entity=Entity.objects.create(name="<i>X</i>")).anchor(*place(hostile, "<script>")).save()
        claim = Claim.objects.state(hostile.memberships.get().story, "<u>closed</u>", journalist)
        claim.tag(*place(hostile, "<script>alert('x')</script> closed it"), by=journalist, attributed_to="<s>he</s>")
        html = page_of(as_journalist, hostile).content.decode()
        for tag in ("<script>alert", "<img src", "<b>Bold", "<i>X", "<u>closed", "<s>he"):
            assert tag not in html

    def test_an_unknown_date_and_outlet_are_shown_as_unknown(self, as_reader, bridge):
        nameless = make_article(None, "Nobody knows whence", "A text.")
        response = page_of(as_reader, nameless)
        assertContains(response, "Unknown outlet")
        assertContains(response, "date unknown")

    def test_a_day_without_an_hour_shows_no_hour(self, as_reader, bridge):
        assertContains(page_of(as_reader, bridge.at_post), '<time datetime="2031-03-03">3 Mar 2031</time>', html=True)

    def test_a_link_to_a_place_opens_at_the_words(self, as_reader, bridge):
        _, _, start, end = place(bridge.at_wire, "two pylons")
        html = page_of(as_reader, bridge.at_wire, at=f"text:{start}-{end}").content.decode()
        assert 'id="words"' in html
        assert f'data-marks="{bridge_key(bridge)} words">two pylons</mark>' in html

    @pytest.mark.parametrize("at", ["text:5", "text:9-3", "text:0-99999", "footer:1-2", "text:-1-4"])
    def test_a_link_to_no_place_says_so(self, as_reader, bridge, at):
        assertContains(page_of(as_reader, bridge.at_wire, at=at), "not in this version")

    @pytest.mark.parametrize(
        ("url", "is_link"),
        [("https://paper.example/1", True), ("javascript:alert(1)", False), ("mailto:desk@paper.example", False)],
    )
    def test_only_a_web_address_is_a_link(self, as_reader, bridge, url, is_link):
        Article.objects.filter(pk=bridge.at_wire.pk).update(url=url)
        assert (f'href="{url}"' in page_of(as_reader, bridge.at_wire).content.decode()) is is_link

    def test_an_article_without_a_text_says_so(self, as_reader):
        article = Article.objects.create(identity="x", headline="Empty")
        assertContains(page_of(as_reader, article), "no text yet")

    def test_htmx_gets_the_part_that_changes(self, as_reader, bridge):
        response = as_reader.get(bridge.at_wire.get_absolute_url(), headers={"HX-Request": "true"})
        assertNotContains(response, "<html")
        assertContains(response, 'id="article-body"')
        assert "HX-Request" in response["Vary"]

    def test_the_number_of_queries_does_not_grow(
        self, as_journalist, bridge, journalist, django_assert_num_queries, django_assert_max_num_queries
    ):
        page_of(as_journalist, bridge.at_wire)
        with django_assert_max_num_queries(14) as counted:
            page_of(as_journalist, bridge.at_wire)
        for n, word in enumerate(("The", "town", "council", "closed", "Engineers", "cracks", "two", "office")):
            claim = Claim.objects.state(bridge.story, f"Claim {n}.", journalist)
            claim.tag(*place(bridge.at_wire, word), by=journalist)
            entity = Entity.objects.create(name=f"Entity {n}")
            Mention(entity=entity).anchor(*place(bridge.at_wire, word)).save()
            Quote(form="partial", entity=entity).anchor(*place(bridge.at_wire, word)).save()
            offer(claim, bridge.at_wire, word)
        with django_assert_num_queries(len(counted)):
            page_of(as_journalist, bridge.at_wire)


class TestPanel:
    def test_suggestions_can_be_decided_by_those_who_may(self, as_journalist, as_reader, bridge):
        address = reverse("appearance_decide", args=[bridge.cost_at_echo.pk])
        assertContains(page_of(as_journalist, bridge.at_echo), address)
        assertNotContains(page_of(as_reader, bridge.at_echo), address)

    def test_likely_offers_are_listed_and_unlikely_ones_are_not(self, as_journalist, bridge):
        unlikely = offer(bridge.cracks, bridge.at_post, "leaving 3,000 commuters", chance=0.05)
        assertContains(page_of(as_journalist, bridge.at_echo), reverse("offer_decide", args=[bridge.offered.pk]))
        assertNotContains(page_of(as_journalist, bridge.at_post), reverse("offer_decide", args=[unlikely.pk]))

    def test_rejected_claims_and_appearances_are_not_shown(self, as_reader, bridge, journalist):
        bridge.closed_at_wire.reject(journalist)
        for passage in bridge.cracks.appearances.confirmed():
            passage.reject(journalist)
        bridge.cracks.reject(journalist)
        html = page_of(as_reader, bridge.at_wire).content.decode()
        assert 'class="claim' not in html

    def test_what_it_is_silent_on_is_listed(self, as_reader, bridge, journalist):
        bridge.closed.mark_silent(bridge.at_echo, journalist)
        assertContains(page_of(as_reader, bridge.at_echo), "Silent on")

    def test_origins_are_shown_with_who_says_so(self, as_journalist, bridge):
        Origin.objects.create(article=bridge.at_echo, outlet=bridge.wire, basis="reuse", why="shares 40 words")
        response = page_of(as_journalist, bridge.at_echo)
        assertContains(response, "shares 40 words")
        assertContains(response, "machine")

    def test_what_was_cleaned_away_is_shown(self, as_reader, bridge):
        Revision.objects.filter(pk=bridge.at_wire.current_id).update(
            removed=[{"start": 0, "end": 9, "kind": "share buttons", "text": "<Share> this"}]
        )
        response = page_of(as_reader, bridge.at_wire)
        assertContains(response, "share buttons")
        assertContains(response, "&lt;Share&gt; this")


@pytest.fixture
def revised(bridge):
    """A second version of the wire's piece, in which the closing is told in other words."""
    article = bridge.at_wire
    text = "The council shut the bridge.\n\nEngineers found cracks in two pylons, the mayor's office said."
    article.current = Revision.objects.create(
        article=article, number=2, raw=text, raw_format="text", raw_sha256="2", headline="Shut", text=text
    )
    article.save(update_fields=["current"])
    return article


class TestVersions:
    def test_the_current_version_is_read_and_an_earlier_one_can_be(self, as_reader, revised):
        assertContains(page_of(as_reader, revised), "The council shut the bridge.")
        earlier = page_of(as_reader, revised, version=1)
        assertContains(earlier, "OSTRAND (Calder Wire) - The town council")
        assertContains(earlier, "an earlier one")

    @pytest.mark.parametrize(("version", "status"), [("7", 404), ("x", 400), ("9" * 20, 400)])
    def test_a_version_that_is_none(self, as_reader, revised, version, status):
        assert page_of(as_reader, revised, version=version).status_code == status

    def test_a_link_to_words_opens_the_version_in_which_they_stand(self, as_reader, bridge, revised):
        html = as_reader.get(bridge.closed_at_wire.get_absolute_url()).content.decode()
        assert 'words">closed the Veldt Bridge on Monday</mark>' in html
        assert "an earlier one" in html

    def test_words_that_are_only_in_an_earlier_version_are_listed_as_lost(self, as_reader, bridge, revised):
        bridge.closed_at_wire.change(None, is_orphaned=True)
        response = page_of(as_reader, revised)
        assertContains(response, "Not in this version")
        assertContains(response, "closed the Veldt Bridge on Monday")

    def test_the_raw_text_comes_as_plain_text(self, as_reader, bridge):
        response = as_reader.get(reverse("article_raw", args=[bridge.at_wire.pk]))
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert response.content.decode() == bridge.at_wire.current.raw


class TestReadThrough:
    def read(self, client, article, **data):
        data = {"read": 1, "revision": article.current_id} | data
        return client.post(reverse("article_read", args=[article.pk]), data)

    def test_a_journalist_has_read_it(self, as_journalist, journalist, bridge):
        self.read(as_journalist, bridge.at_echo)
        assert ReadThrough.objects.get().reader == journalist
        assertContains(page_of(as_journalist, bridge.at_echo), "You read this version through")

    def test_twice_is_once_at_the_later_time(self, as_journalist, bridge):
        self.read(as_journalist, bridge.at_echo)
        ReadThrough.objects.update(read_at=timezone.now() - timedelta(days=1))
        self.read(as_journalist, bridge.at_echo)
        assert ReadThrough.objects.get().read_at > timezone.now() - timedelta(hours=1)

    def test_not_after_all(self, as_journalist, bridge):
        self.read(as_journalist, bridge.at_echo)
        self.read(as_journalist, bridge.at_echo, read=0)
        assert not ReadThrough.objects.exists()

    def test_undo_of_a_second_reading_gives_the_first_ones_time_back(self, as_journalist, bridge):
        self.read(as_journalist, bridge.at_echo)
        at = datetime(2031, 1, 1, tzinfo=UTC) - timedelta(days=3650)
        ReadThrough.objects.update(read_at=at)
        response = self.read(as_journalist, bridge.at_echo)
        as_journalist.post(reverse("undo"), {"token": undo_token(response)})
        assert ReadThrough.objects.get().read_at == at

    def test_undo_of_a_first_reading_takes_it_away_and_history_tells(self, as_journalist, bridge):
        response = self.read(as_journalist, bridge.at_echo)
        as_journalist.post(reverse("undo"), {"token": undo_token(response)})
        assert not ReadThrough.objects.exists()

    def test_a_version_that_has_been_replaced_is_not_read_through(self, as_journalist, bridge, revised):
        self.read(as_journalist, revised, revision=revised.revisions.get(number=1).pk)
        assert not ReadThrough.objects.exists()

    def test_claims_stated_since_are_counted(self, as_journalist, journalist, bridge):
        self.read(as_journalist, bridge.at_echo)
        Claim.objects.state(bridge.story, "A new one.", journalist)
        assertContains(page_of(as_journalist, bridge.at_echo), "1 claim was stated since")

    def test_a_reader_may_not_and_is_not_offered_it(self, as_reader, bridge):
        assert self.read(as_reader, bridge.at_echo).status_code == 403
        assertNotContains(page_of(as_reader, bridge.at_echo), reverse("article_read", args=[bridge.at_echo.pk]))


def test_suggested_names_are_accepted_together(as_journalist, bridge):
    entity = Entity.objects.create(name="Veldt Bridge", kind="facility")
    Mention(entity=entity).anchor(*place(bridge.at_wire, "Veldt Bridge")).save()
    Mention(entity=entity).anchor(*place(bridge.at_wire, "Veldt")).save()
    assertContains(page_of(as_journalist, bridge.at_wire), "Accept all 2")


def test_a_suggested_appearance_of_a_merged_claim_is_not_shown_twice(as_reader, bridge, editor):
    suggest(bridge.closed, bridge.at_echo, "bridge over the Veldt")
    bridge.cracks.merge_into(bridge.closed, editor)
    html = page_of(as_reader, bridge.at_echo).content.decode()
    assert html.count("The council closed the Veldt Bridge.") >= 2
    assert "Pylons of the bridge are cracked." not in html
