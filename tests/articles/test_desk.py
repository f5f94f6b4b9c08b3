"""The desk, the style guide, and the pages that everybody sees before and when something fails."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Appearance, Claim, Look, Membership, Outlet
from articles.overviews.pressing import alone_in
from newsroom.decisions import State
from tests.conftest import browser_of, make_article, make_story, suggest

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return response.content.decode()


class TestDesk:
    def test_shows_stories_with_their_figures(self, as_reader, bridge):
        text = text_of(as_reader.get("/"))
        assert "Veldt Bridge closed" in text
        assert "<b>3</b> outlets" in text and "1 origin, 1 unknown" in text
        assert "<b>2</b> claims stated" in text and "1 suggested" in text

    def test_a_stranger_is_sent_to_log_in(self, outsider):
        assert outsider.get("/").url.startswith(reverse("login"))

    def test_tells_what_waits_for_a_decision(self, as_journalist, bridge):
        member = bridge.story.memberships.get(article=bridge.at_echo)
        Membership.objects.filter(pk=member.pk).update(state=State.SUGGESTED)
        text = text_of(as_journalist.get("/"))
        assert "<b>1</b> suggested claim" in text
        assert "<b>1</b> article perhaps of this story" in text

    def test_nothing_waits_when_all_is_decided(self, as_journalist, bridge, journalist):
        bridge.cost.reject(journalist)
        assert "Every suggestion in the latest stories has been decided" in text_of(as_journalist.get("/"))

    def test_tells_a_newcomer_where_to_begin(self, as_journalist, as_reader):
        assert reverse("intake") in text_of(as_journalist.get("/"))
        assert "Ask a journalist" in text_of(as_reader.get("/"))

    def test_more_stories_cost_no_more_queries(self, as_journalist, bridge):
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                as_journalist.get("/")
            return len(captured)

        queries()  # the first look writes down when it was
        before = queries()
        for number in range(6):
            outlet = Outlet.objects.create(name=f"Outlet {number}")
            make_story(f"Story {number}", make_article(outlet, f"Headline {number}", "Words."))
        assert queries() == before


class TestOneOutletAlone:
    def test_a_machines_row_of_two_articles_of_one_outlet_is_that_outlets_standing_words(self, bridge):
        again = make_article(bridge.echo, "Still shut", "The old bridge over the Veldt is shut.")
        Membership.objects.create(story=bridge.story, article=again, state=State.CONFIRMED)
        claim = Claim.objects.create(story=bridge.story, statement="The old bridge is shut.", shown=True)
        suggest(claim, bridge.at_echo, "The old bridge over the Veldt is shut.")
        assert claim in [each.claim for each in alone_in([bridge.story], most=20)]
        suggest(claim, again, "The old bridge over the Veldt is shut.")
        assert claim not in [each.claim for each in alone_in([bridge.story], most=20)]

    def test_a_folded_row_that_stood_elsewhere_too_is_left_out_as_in_its_storys_view(self, as_reader, bridge):
        claim = Claim.objects.create(story=bridge.story, statement="The old bridge is shut.", shown=False)
        suggest(claim, bridge.at_echo, "The old bridge over the Veldt is shut.")
        view = f"{bridge.story.get_absolute_url()}?view=one"
        assert claim in [each.claim for each in alone_in([bridge.story], most=20)]
        assert f'id="c{claim.pk}"' in as_reader.get(view).content.decode()
        row = suggest(claim, bridge.at_post, "closed the Veldt Bridge")
        Appearance.objects.filter(pk=row.pk).update(is_orphaned=True)
        assert claim not in [each.claim for each in alone_in([bridge.story], most=20)]
        assert f'id="c{claim.pk}"' not in as_reader.get(view).content.decode()


class TestSinceTheLastLook:
    def look(self, client, hours_ago: int = 0) -> str:
        """Look at the desk as if the last look had been some hours ago."""
        if hours_ago:
            client.get("/")
            Look.objects.update(latest_at=timezone.now() - timedelta(hours=hours_ago))
        return text_of(client.get("/"))

    def test_the_first_look_knows_no_news(self, as_reader, bridge):
        assert "Since you last looked" not in self.look(as_reader)

    def test_what_came_in_since_is_new(self, as_reader, bridge):
        text = self.look(as_reader, hours_ago=2)
        assert "3 new articles, 3 new claims" in text
        assert "4 decisions by others" in text

    def test_ones_own_decisions_are_no_news(self, as_journalist, bridge):
        assert "by others" not in self.look(as_journalist, hours_ago=2)

    def test_nothing_new_is_said(self, as_reader, bridge):
        long_ago = timezone.now() - timedelta(days=3)
        for rows in (Membership.objects, Claim.objects):
            rows.update(created_at=long_ago)
        Appearance.objects.update(decided_at=long_ago)
        assert "Nothing new." in self.look(as_reader, hours_ago=2)

    def test_another_browser_knows_when_one_looked_last(self, as_reader, reader, journalist, bridge):
        self.look(as_reader, hours_ago=2)
        Look.objects.update(before_at=timezone.now() - timedelta(hours=2))
        assert "3 new articles" in self.look(browser_of(reader))
        assert "3 new articles" not in self.look(browser_of(journalist))

    def test_coming_back_soon_shows_the_same_news(self, as_reader, bridge):
        self.look(as_reader, hours_ago=2)
        assert "3 new articles" in self.look(as_reader)


class TestStyleguide:
    def test_staff_see_it_and_others_do_not(self, as_admin, as_editor, outsider):
        assert as_admin.get(reverse("styleguide")).status_code == 200
        assert as_editor.get(reverse("styleguide")).status_code == 302
        assert outsider.get(reverse("styleguide")).status_code == 302


class TestFrame:
    def test_every_page_has_one_heading_a_skip_link_and_its_landmarks(self, as_editor, bridge):
        for address in ("/", reverse("story_list"), bridge.story.get_absolute_url()):
            text = text_of(as_editor.get(address))
            assert text.count("<h1") == 1
            assert 'href="#main"' in text and '<main id="main"' in text and '<nav id="sections"' in text

    def test_nothing_is_inline(self, as_editor, bridge):
        for address in ("/", bridge.story.get_absolute_url(), reverse("story_origins", args=[bridge.story.slug])):
            text = text_of(as_editor.get(address))
            assert " style=" not in text and "<style" not in text and " onclick=" not in text
            assert "<script>" not in text

    def test_a_page_that_is_not_there_says_what_to_do(self, as_reader):
        response = as_reader.get("/no/such/page/")
        assert response.status_code == 404
        assert "There is nothing at this address" in text_of(response)

    def test_what_a_role_may_not_do_says_who_may(self, as_reader):
        response = as_reader.get(reverse("story_new"))
        assert response.status_code == 403
        assert "An admin can give you a role" in text_of(response)

    def test_wrong_passwords_are_answered_and_then_locked(self, outsider, journalist, settings):
        login = reverse("login")
        wrong = {"username": journalist.username, "password": "wrong"}
        assert "do not match" in text_of(outsider.post(login, wrong))
        for _ in range(settings.AXES_FAILURE_LIMIT):
            response = outsider.post(login, wrong)
        assert response.status_code == 429
        assert "Too many wrong passwords" in text_of(response)

    def test_log_in_leads_to_the_page_that_was_asked_for(self, outsider, journalist, bridge):
        address = bridge.story.get_absolute_url()
        form = {"username": journalist.username, "password": "a long pass", "next": address}
        assert outsider.post(reverse("login"), form).url == address

    def test_a_password_is_changed_by_its_owner(self, as_reader, reader):
        new = {"old_password": "a long pass", "new_password1": "veldt bridge 77", "new_password2": "veldt bridge 77"}
        assert as_reader.post(reverse("password_change"), new).url == reverse("password_change_done")
        assert "Your password is changed" in text_of(as_reader.get(reverse("password_change_done")))
        reader.refresh_from_db()
        assert reader.check_password("veldt bridge 77")

    def test_a_wrong_old_password_changes_nothing(self, as_reader, reader):
        new = {"old_password": "wrong", "new_password1": "veldt bridge 77", "new_password2": "veldt bridge 77"}
        assert "old password was entered incorrectly" in text_of(as_reader.post(reverse("password_change"), new))
        reader.refresh_from_db()
        assert reader.check_password("a long pass")

    def test_log_out_is_posted(self, as_reader):
        assert as_reader.get(reverse("logout")).status_code == 405
        assert as_reader.post(reverse("logout")).status_code == 302
