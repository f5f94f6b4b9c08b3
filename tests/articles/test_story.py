"""The list of stories, and a story's facts: matrix, cell, row, words."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Appearance, Article, Claim, Membership, Outlet, Story
from newsroom.decisions import State
from tests.conftest import make_article, make_story, place, suggest

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert('x')</script> & \"Sons\""


def text_of(response) -> str:
    return response.content.decode()


def page(client, bridge, query: str = "", name: str = "story_detail"):
    return client.get(reverse(name, args=[bridge.story.slug]) + query)


def cell_address(bridge, claim, outlet) -> str:
    return reverse("story_cell", args=[bridge.story.slug, claim.pk, outlet.pk])


class TestList:
    def test_stories_by_latest_news(self, as_reader):
        for day, title in ((1, "Older"), (3, "Newest"), (2, "Middle")):
            make_story(title, latest_at=datetime(2031, 3, day, tzinfo=UTC))
        text = text_of(as_reader.get(reverse("story_list")))
        assert text.index("Newest") < text.index("Middle") < text.index("Older")

    def test_a_story_without_a_date_comes_last_and_says_so(self, as_reader):
        make_story("Old", latest_at=datetime(2031, 3, 1, tzinfo=UTC))
        make_story("Undated")
        text = text_of(as_reader.get(reverse("story_list")))
        assert text.index("Old") < text.index("Undated") < text.index("no date")

    def test_outlets_stand_beside_origins(self, as_reader, bridge):
        text = text_of(as_reader.get(reverse("story_list")))
        assert "<b>3</b> outlets" in text
        assert "1 origin, 1 unknown" in text

    def test_a_stranger_is_sent_to_log_in(self, outsider):
        assert outsider.get(reverse("story_list")).url.startswith(reverse("login"))

    def test_narrowed_by_words_and_dates(self, as_reader):
        make_story("Harvest fails", latest_at=datetime(2031, 3, 1, tzinfo=UTC))
        make_story("Harvest festival", latest_at=datetime(2031, 5, 1, tzinfo=UTC))
        text = text_of(as_reader.get(reverse("story_list"), {"q": "harvest", "since": "2031-04-01"}))
        assert "Harvest festival" in text and "Harvest fails" not in text

    def test_a_date_that_is_none_is_named_and_passed_over(self, as_reader):
        make_story("Harvest fails")
        response = as_reader.get(reverse("story_list"), {"since": "31 February"})
        assert response.status_code == 200
        assert "Enter a valid date" in text_of(response)

    def test_nothing_found_says_what_to_do(self, as_reader, bridge):
        assert "show all stories" in text_of(as_reader.get(reverse("story_list"), {"q": "zeppelin"}))

    def test_an_empty_list_tells_a_journalist_where_to_begin(self, as_journalist, as_reader):
        assert reverse("intake") in text_of(as_journalist.get(reverse("story_list")))

    def test_a_merged_story_is_not_listed(self, as_reader, bridge, editor):
        other = make_story("The same bridge again")
        other.merge_into(bridge.story, editor)
        assert "The same bridge again" not in text_of(as_reader.get(reverse("story_list")))

    def test_every_story_stands_on_one_page_only(self, as_reader):
        at = datetime(2031, 3, 1, tzinfo=UTC)
        for number in range(45):
            # Some at one moment, some at none: the number decides.
            make_story(f"Story no {number:02}.", latest_at=at if number % 3 else None)
        address, seen = reverse("story_list"), []
        while address:
            text = text_of(as_reader.get(address))
            seen += [number for number in range(45) if f"Story no {number:02}." in text]
            _, found, rest = text.partition('href="?after=')
            older = found and rest.partition('"')[0]
            address = f"{reverse('story_list')}?after={older}" if older else None
        assert sorted(seen) == list(range(45))

    @pytest.mark.parametrize("after", ["nonsense", "2031-03-01~1", "2031-13-01T00:00:00+00:00~1", "~", "x" * 3000])
    def test_a_damaged_page_key_shows_the_first_page(self, as_reader, bridge, after):
        assert "Veldt Bridge closed" in text_of(as_reader.get(reverse("story_list"), {"after": after}))

    def test_more_stories_cost_no_more_queries(self, as_reader, bridge, django_assert_max_num_queries):
        for number in range(8):
            outlet = Outlet.objects.create(name=f"Outlet {number}")
            make_story(f"Story {number}", make_article(outlet, f"Headline {number}", "Words."))
        with django_assert_max_num_queries(12):
            as_reader.get(reverse("story_list"))


class TestFacts:
    def test_claims_by_outlets(self, as_reader, bridge):
        text = text_of(page(as_reader, bridge))
        assert "The council closed the Veldt Bridge." in text
        assert f'class="reported"><a href="cell/{bridge.closed.pk}/{bridge.wire.pk}/">Reported</a></td>' in text
        assert f'class="hedged"><a href="cell/{bridge.cracks.pk}/{bridge.echo.pk}/">Hedged</a></td>' in text

    def test_a_column_says_the_day_of_its_first_article(self, as_reader, bridge):
        text = text_of(page(as_reader, bridge))
        assert '<small><time datetime="2031-03-03">3 Mar 2031</time></small>' in text

    def test_an_offer_shows_its_chance(self, as_reader, bridge):
        text = text_of(page(as_reader, bridge))
        assert f'class="offer"><a href="cell/{bridge.closed.pk}/{bridge.echo.pk}/">60%' in text

    def test_a_suggested_cell_and_row_are_marked(self, as_reader, bridge):
        text = text_of(page(as_reader, bridge))
        assert 'class="planned machine">' in text and "Planned<i>, suggested</i>" in text
        assert "Suggested by the machine, to accept or reject (1)" in text
        assert text.index("Stated by the desk (2)") < text.index("Suggested by the machine, to")

    def test_a_plan_in_somebodys_name_shows_both_signs_words_and_counts(self, as_reader, bridge):
        Appearance.objects.filter(claim=bridge.cost).update(stance="attributes", modality="planned")
        text = text_of(page(as_reader, bridge))
        assert 'class="planned also-attributed machine">' in text
        assert "Planned, attributed<i>, suggested</i>" in text
        assert "1 planned (1 also attributed)" in text
        assert '<span class="cell planned also-attributed">Planned, attributed</span>' in text  # the legend
        cell = text_of(as_reader.get(cell_address(bridge, bridge.cost, bridge.echo)))
        assert '<span class="cell planned also-attributed machine">Planned, attributed, suggested</span>' in cell

    def test_a_stranger_is_sent_to_log_in(self, outsider, bridge):
        assert page(outsider, bridge).url.startswith(reverse("login"))

    def test_a_reader_sees_no_buttons_to_decide(self, as_reader, as_journalist, bridge):
        address = reverse("claim_decide", args=[bridge.cost.pk])
        assert address not in text_of(page(as_reader, bridge))
        assert address in text_of(page(as_journalist, bridge))

    def test_statements_and_names_are_escaped(self, as_journalist, bridge, journalist):
        Claim.objects.state(bridge.story, HOSTILE, journalist)
        Outlet.objects.filter(pk=bridge.wire.pk).update(name=HOSTILE)
        Article.objects.filter(pk=bridge.at_wire.pk).update(headline=HOSTILE)
        Story.objects.filter(pk=bridge.story.pk).update(title=HOSTILE, note=HOSTILE)
        text = text_of(page(as_journalist, bridge))
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; &quot;Sons&quot;" in text

    def test_filters_are_read_from_the_address(self, as_reader, bridge):
        text = text_of(page(as_reader, bridge, "?kind=number"))
        assert "4 million crowns" in text
        assert "The council closed" not in text

    def test_nothing_like_that_says_what_to_do(self, as_reader, bridge):
        assert "No claim is like that" in text_of(page(as_reader, bridge, "?q=zeppelin"))

    def test_a_story_without_claims_says_how_to_state_one(self, as_reader):
        story = make_story("Bare", make_article(None, "Alone", "Words."))
        assert "select the words" in text_of(as_reader.get(story.get_absolute_url()))

    def test_a_story_without_articles_says_where_to_get_them(self, as_journalist):
        assert reverse("intake") in text_of(as_journalist.get(make_story("Bare").get_absolute_url()))

    def test_no_such_story(self, as_reader):
        assert as_reader.get(reverse("story_detail", args=["nowhere"])).status_code == 404

    def test_a_merged_story_leads_to_its_heir(self, as_reader, bridge, editor):
        other = make_story("The same bridge")
        other.merge_into(bridge.story, editor)
        assert as_reader.get(other.get_absolute_url()).url == bridge.story.get_absolute_url()

    def test_more_claims_and_outlets_cost_no_more_queries(self, as_journalist, bridge, journalist):
        page(as_journalist, bridge)  # a first look is kept in the session
        before = count_queries(as_journalist, bridge)
        grow(bridge, journalist)
        assert count_queries(as_journalist, bridge) == before <= QUERIES


QUERIES = 16  # the session, the head’s figures, who is named, the matrix, and where readers differ


def count_queries(client, bridge) -> int:
    with CaptureQueriesContext(connection) as captured:
        page(client, bridge)
    return len(captured)


def grow(bridge, journalist):
    for number in range(5):
        outlet = Outlet.objects.create(name=f"Outlet {number}")
        article = make_article(outlet, f"Headline {number}", "The town council closed the Veldt Bridge on Monday.")
        Membership.objects.create(story=bridge.story, article=article, state=State.CONFIRMED)
        claim = Claim.objects.state(bridge.story, f"Claim {number}.", journalist)
        claim.tag(*place(article, "closed"), by=journalist)


class TestCell:
    def test_shows_the_words_in_context_and_who_decided(self, as_reader, bridge):
        text = text_of(as_reader.get(cell_address(bridge, bridge.closed, bridge.wire)))
        assert "<mark>closed the Veldt Bridge on Monday</mark>" in text
        assert "The town council" in text
        assert "Confirmed by Jonas Feder" in text

    def test_is_a_page_without_htmx_and_a_part_with_it(self, as_reader, bridge):
        address = cell_address(bridge, bridge.closed, bridge.wire)
        assert "<html" in text_of(as_reader.get(address))
        assert "<html" not in text_of(as_reader.get(address, headers={"HX-Request": "true"}))

    def test_an_offer_is_there_to_accept_or_pass_over(self, as_journalist, bridge):
        text = text_of(as_journalist.get(cell_address(bridge, bridge.closed, bridge.echo)))
        assert reverse("offer_decide", args=[bridge.offered.pk]) in text
        assert "The old bridge over the Veldt is shut." in text
        assert 'value="silent"' in text

    def test_a_reader_sees_the_words_and_no_buttons(self, as_reader, bridge):
        text = text_of(as_reader.get(cell_address(bridge, bridge.closed, bridge.echo)))
        assert "The old bridge over the Veldt is shut." in text
        assert "<button name=" not in text and reverse("offer_decide", args=[bridge.offered.pk]) not in text

    def test_a_silence_says_who_found_it(self, as_reader, bridge, journalist):
        bridge.cracks.mark_silent(bridge.at_post, journalist)
        text = text_of(as_reader.get(cell_address(bridge, bridge.cracks, bridge.post)))
        assert "Silent" in text and "Jonas Feder" in text

    def test_words_that_moved_are_said_to_be_gone(self, as_reader, bridge):
        type(bridge.closed_at_wire).objects.filter(pk=bridge.closed_at_wire.pk).update(is_orphaned=True)
        suggest(bridge.closed, bridge.at_wire, "The town council closed")
        text = text_of(as_reader.get(cell_address(bridge, bridge.closed, bridge.wire)))
        assert "not in this version" in text

    def test_article_text_is_escaped(self, as_reader, bridge, journalist):
        article = make_article(bridge.echo, "Hostile", f"It said {HOSTILE} today.")
        Membership.objects.create(story=bridge.story, article=article, state=State.CONFIRMED)
        bridge.closed.tag(*place(article, HOSTILE), by=journalist)
        text = text_of(as_reader.get(cell_address(bridge, bridge.closed, bridge.echo)))
        assert "<script>alert" not in text and "&lt;script&gt;alert" in text

    @pytest.mark.parametrize("column", ["0", "a0", "99999999999999999999", "x"])
    def test_no_such_outlet(self, as_reader, bridge, column):
        address = reverse("story_cell", args=[bridge.story.slug, bridge.closed.pk, column])
        assert as_reader.get(address).status_code == 404

    def test_no_such_claim(self, as_reader, bridge):
        address = reverse("story_cell", args=[bridge.story.slug, 2**40, bridge.wire.pk])
        assert as_reader.get(address).status_code == 404

    def test_a_claim_of_another_story_is_not_here(self, as_reader, bridge, journalist):
        other = Claim.objects.state(make_story("Elsewhere"), "It rained.", journalist)
        assert as_reader.get(cell_address(bridge, other, bridge.wire)).status_code == 404


class TestRow:
    def address(self, bridge, claim):
        return reverse("story_row", args=[bridge.story.slug, claim.pk])

    def test_is_one_row_as_it_stands_now(self, as_journalist, bridge, journalist):
        bridge.offered.accept(journalist)
        text = text_of(as_journalist.get(self.address(bridge, bridge.closed)))
        assert text.count("<tr") == 1
        assert text.count('class="reported"><a') == 3

    def test_has_its_columns_as_the_address_orders_them(self, as_reader, bridge, origin_free):
        text = text_of(as_reader.get(self.address(bridge, bridge.cracks) + "?columns=name&kind=number"))
        assert text.index(f"/{bridge.wire.pk}/") < text.index(f"/{bridge.echo.pk}/")

    def test_is_empty_once_the_claim_is_gone(self, as_reader, bridge, journalist):
        bridge.cost.reject(journalist)
        assert text_of(as_reader.get(self.address(bridge, bridge.cost))) == ""


@pytest.fixture
def origin_free(bridge):
    bridge.at_wire.origins.all().delete()
    bridge.at_post.origins.all().delete()


class TestWords:
    def test_shows_every_passage_by_outlet(self, as_reader, bridge):
        address = reverse("story_words", args=[bridge.story.slug, bridge.closed.pk])
        text = text_of(as_reader.get(address))
        assert text.index("Calder Wire") < text.index("Ostrand Post")
        assert text.count("<mark>") == 2
        part = text_of(as_reader.get(address, headers={"HX-Request": "true"}))
        assert part.startswith('<tr class="row-words"')

    def test_a_claim_without_words_says_so(self, as_reader, bridge, journalist):
        claim = Claim.objects.state(bridge.story, "Nobody wrote this.", journalist)
        address = reverse("story_words", args=[bridge.story.slug, claim.pk])
        assert "No words are tagged" in text_of(as_reader.get(address))
