"""What changed since: an article's page looked at again, what its outlet edited, and what the story shows of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles import jobs
from articles.importing import take_in_link
from articles.intake.again import NO_ADDRESS, look_again
from articles.intake.cleaning import clean_again
from articles.intake.fetch import NotYet
from articles.intake.given import UNFORESEEN
from articles.intake.take_in import ANOTHER_ARTICLE, Submission, Verdict, take_in
from articles.jobs import look_at_page
from articles.matrix.build import build_matrix
from articles.matrix.facts import column_key
from articles.models import Appearance, Article, Claim, Fetched, Following, Revision, Watch
from articles.models.watch import next_look
from articles.overviews.changes import changes_of
from articles.overviews.dossier import build_dossier
from articles.pipeline import analyse
from newsroom.decisions.acting import actor_of
from tests.conftest import make_story, place

from .web import WORDS, fetch_in, html

pytestmark = pytest.mark.django_db

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def ferry(site) -> Article:
    """An article that came in by its link, and is read."""
    article = fetch_in(site.page("/ferry", html())).article
    analyse([article])
    return Article.objects.get(pk=article.pk)


def change(site, old: str, new: str) -> None:
    """Its outlet edits the page."""
    site.page("/ferry", html().replace(old, new))


def again(article: Article):
    outcome = look_again(article, None, 5)
    article.refresh_from_db()
    return outcome


class TestLooking:
    def test_the_same_words_are_seen_again_and_nothing_is_added(self, site, ferry):
        first = ferry.current.seen_at
        site.page("/ferry", html("<script>let visit = 2</script>"))
        assert again(ferry).verdict is Verdict.UNCHANGED
        assert ferry.revisions.count() == 1 and Fetched.objects.count() == 1
        assert ferry.current.seen_at > first
        assert ferry.watch.looked_at == ferry.current.seen_at

    def test_other_words_are_a_new_version_with_its_page_as_evidence(self, site, ferry):
        change(site, "eleven days", "twelve days")
        assert again(ferry).verdict is Verdict.REVISED
        assert ferry.current.number == 2 and "twelve days" in ferry.current.text
        assert Fetched.objects.filter(revision=ferry.current).count() == 1

    def test_an_outlet_that_goes_back_has_changed_its_article_once_more(self, site, ferry):
        for new in ("twelve", "eleven"):
            site.page("/ferry", html().replace("eleven", new))
            assert again(ferry).verdict is Verdict.REVISED
        assert ferry.current.number == 3 and "eleven days" in ferry.current.text

    @pytest.mark.parametrize("status", [404, 410, 451])
    def test_a_page_that_was_taken_down_is_gone_and_what_it_said_stays(self, site, ferry, status):
        site.page("/ferry", "", status)
        assert again(ferry).verdict is Verdict.REFUSED
        gone_at = ferry.watch.gone_at
        assert gone_at and str(status) in ferry.watch.problem
        assert ferry.current.number == 1 and ferry.current.seen_at < gone_at
        again(ferry)
        assert Watch.objects.get().gone_at == gone_at

    def test_a_page_that_comes_back_is_no_longer_gone(self, site, ferry):
        site.page("/ferry", "", 404)
        again(ferry)
        site.page("/ferry", html())
        again(ferry)
        watch = Watch.objects.get()
        assert (watch.gone_at, watch.problem) == (None, "")

    def test_a_page_that_cannot_be_had_just_now_is_not_gone(self, site, ferry):
        site.page("/ferry", "", 500)
        again(ferry)
        assert ferry.watch.gone_at is None and "500" in ferry.watch.problem

    def test_a_site_that_wants_to_rest_is_left_alone(self, site, ferry):
        site.page("/ferry", "", 429, Retry_After="7200")
        with pytest.raises(NotYet):
            look_again(ferry, None, 5)
        assert Watch.objects.get().due_at > timezone.now() + timedelta(hours=1)

    def test_another_article_at_its_address_is_none_of_its_versions(self, site, ferry):
        other = html('<link rel="canonical" href="/strike">', "The pilots strike.", "Pilots on strike")
        for words in WORDS:
            other = other.replace(words, "")
        site.page("/ferry", other.replace("The pilots strike.", "The pilots of Norair strike until Friday. " * 4))
        outcome = again(ferry)
        assert (outcome.verdict, outcome.message) == (Verdict.REFUSED, ANOTHER_ARTICLE)
        assert Article.objects.count() == 1 and ferry.current.number == 1
        assert ferry.watch.problem == ANOTHER_ARTICLE

    def test_the_front_page_that_it_leads_to_is_none_either(self, site, ferry):
        site.redirect("/ferry", "/")
        front = html(headline="All news").replace(WORDS[0], "The council meets on Monday to vote on the harbour. " * 3)
        site.page("/", front.replace(WORDS[1], "Snow is forecast for the north of the country. " * 3))
        assert again(ferry).verdict is Verdict.REFUSED
        assert Article.objects.count() == 1

    def test_an_article_that_has_moved_is_the_same(self, site, ferry):
        site.redirect("/ferry", "/news/ferry")
        page = html(f'<link rel="canonical" href="{site.address}/news/ferry">')
        site.page("/news/ferry", page.replace("eleven days", "twelve days"))
        assert again(ferry).verdict is Verdict.REVISED
        assert Article.objects.count() == 1 and ferry.current.number == 2

    def test_what_somebody_set_by_hand_stays(self, site, ferry, journalist):
        ferry.edit(journalist, headline="Ferry back in service")
        change(site, "<h1>Ferry sails again", "<h1>Ferry sails once more")
        again(ferry)
        assert ferry.current.number == 2 and ferry.headline == "Ferry back in service"

    def test_a_page_that_cannot_be_read_just_now_is_no_version(self, site, faulty, journalist):
        address = site.page("/plain", "\n\n".join(WORDS), Content_Type="text/plain")
        article = take_in_link(address, None, 5).article
        site.page("/plain", "\n\n".join([*WORDS, "raise at clean_text"]), Content_Type="text/plain")
        outcome = again(article)
        assert outcome.verdict is Verdict.REFUSED and outcome.message.startswith("Reading its page failed")
        assert article.revisions.count() == 1 and article.watch.problem == outcome.message

    def test_an_article_without_an_address_has_no_page(self):
        text = "Ferry sails again\n\n" + "\n\n".join(WORDS)
        article = take_in(Submission(text.encode())).article
        assert look_again(article, None, 5).message == NO_ADDRESS
        assert not Watch.objects.exists()


class TestTheSchedule:
    @pytest.mark.parametrize(
        ("unchanged", "next_in"),
        [
            (timedelta(), timedelta(minutes=15)),
            (timedelta(hours=2), timedelta(minutes=30)),
            (timedelta(hours=20), timedelta(hours=5)),
            (timedelta(days=20), timedelta(days=1)),
            (timedelta(days=31), None),
            (-timedelta(hours=5), timedelta(minutes=15)),
        ],
    )
    def test_it_slows(self, unchanged, next_in):
        assert next_look(NOON - unchanged, NOON) == (NOON + next_in if next_in else None)

    def test_only_pages_of_stories_that_somebody_follows_are_due(self, ferry, journalist):
        Watch.objects.update(due_at=timezone.now())
        assert not Watch.objects.due().exists()
        story = ferry.memberships.get().story
        Following.objects.create(user=journalist, story=story)
        assert [watch.article for watch in Watch.objects.due()] == [ferry]
        Watch.objects.update(due_at=timezone.now() + timedelta(minutes=1))
        assert not Watch.objects.due().exists()

    def test_a_date_that_is_still_to_come_does_not_keep_a_page_due_for_ever(self, ferry, journalist):
        long_ago = timezone.now() - timedelta(days=31)
        ferry.edit(journalist, published_at=timezone.now() + timedelta(days=9000))
        Revision.objects.update(created_at=long_ago)
        again(ferry)
        assert ferry.watch.due_at is None

    def test_what_nobody_foresaw_is_put_off_and_told(self, site, ferry, journalist, monkeypatch):
        Following.objects.create(user=journalist, story=ferry.memberships.get().story)
        Watch.objects.update(due_at=timezone.now())
        monkeypatch.setattr(jobs, "look_again", lambda *_: [][0])
        look_at_page(ferry.pk)
        watch = Watch.objects.get()
        assert watch.problem == UNFORESEEN and watch.due_at > timezone.now()

    def test_a_follower_of_a_merged_story_follows_its_heir(self, ferry, journalist, bridge):
        Following.objects.create(user=journalist, story=bridge.story)
        bridge.story.merge_into(ferry.memberships.get().story, journalist)
        Watch.objects.update(due_at=timezone.now())
        assert Watch.objects.due().count() == 1

    def test_it_asks_as_much_whatever_is_followed(self, ferry, journalist, editor, django_assert_num_queries):
        Watch.objects.update(due_at=timezone.now())
        for person in (journalist, editor):
            for story in (ferry.memberships.get().story, *(make_story(f"{person} {n}") for n in range(5))):
                Following.objects.create(user=person, story=story)
        with django_assert_num_queries(2):
            assert [watch.pk for watch in Watch.objects.due()] == [ferry.pk]


class TestInTheStory:
    @pytest.fixture
    def claim(self, ferry, journalist) -> Claim:
        claim = Claim.objects.state(ferry.memberships.get().story, "The ferry lay at the quay for 11 days.", journalist)
        claim.tag(*place(ferry, "It had lain at the quay for eleven days."), by=journalist)
        return claim

    def cell(self, claim: Claim):
        (row,) = build_matrix(claim.story, [claim]).rows
        return row.cells[0]

    def test_what_was_edited_away_says_until_when_it_stood(self, site, ferry, claim):
        seen = ferry.current.seen_at
        change(site, "It had lain at the quay for eleven days.", "Nobody was hurt.")
        again(ferry)
        analyse([ferry])
        cell = self.cell(claim)
        assert (cell.past.until, cell.past.since) == (seen, ferry.current.created_at)
        assert not cell.state.is_carried

    def test_a_version_that_we_made_anew_is_no_look_at_its_page(self, journalist):
        raw = "Share\n\nFerry sails again\n\n" + "\n\n".join(WORDS)
        words = "It had lain at the quay for eleven days."
        article = take_in(Submission(raw.encode(), url="https://post.example/ferry")).article
        analyse([article])
        claim = Claim.objects.state(article.memberships.get().story, "The ferry lay at the quay.", journalist)
        claim.tag(*place(article, words), by=journalist)
        came = article.current.created_at
        piece = article.current.removed[0]
        clean_again(article.current, [(piece["start"], piece["end"])], journalist)
        take_in(Submission(raw.replace(words, "Nobody was hurt.").encode(), url="https://post.example/ferry"))
        article.refresh_from_db()
        analyse([article])
        assert article.current.number == 3
        assert self.cell(claim).past.until == came
        (changed,) = changes_of([article])
        assert changed.until == came

    def test_what_is_still_said_has_no_past(self, site, ferry, claim):
        change(site, "40,000 crowns", "45,000 crowns")
        again(ferry)
        analyse([ferry])
        cell = self.cell(claim)
        assert cell.past is None and cell.state == "reported"

    def test_words_that_come_back_are_said_again(self, site, ferry, claim):
        for page in (html().replace("eleven", "twelve"), html()):
            site.page("/ferry", page)
            again(ferry)
            analyse([ferry])
        assert self.cell(claim).past is None and self.cell(claim).state == "reported"

    def test_what_a_machine_saw_and_is_gone_stays_as_that(self, site, ferry, claim):
        suggested = Claim.objects.create(story=claim.story, statement="The shaft was cracked.", score=0.9)
        row = Appearance(claim=suggested, article=ferry, score=0.9)
        row.anchor(*place(ferry, "Divers found a crack in the shaft.")).save()
        change(site, "Divers found a crack in the shaft.", "It sails twice a day.")
        again(ferry)
        analyse([ferry])
        row.refresh_from_db()
        assert row.is_orphaned and self.cell(suggested).past

    def test_a_piece_that_we_put_back_and_took_out_is_no_edit_of_the_outlet(self, site, ferry, journalist):
        piece = ferry.current.removed[0]
        with_piece = clean_again(ferry.current, [(piece["start"], piece["end"])], journalist)
        clean_again(with_piece, [], journalist)
        change(site, "40,000 crowns", "45,000 crowns")
        again(ferry)
        analyse([ferry])
        assert ferry.current.number == 3
        (changed,) = changes_of([ferry])
        assert (changed.older.number, [edit.kind for edit in changed.edits]) == (1, ["figure"])

    def test_what_was_edited_is_kept_with_the_version(self, site, ferry):
        assert ferry.current.edits is None
        change(site, "40,000 crowns", "45,000 crowns")
        again(ferry)
        analyse([ferry])
        ferry.current.refresh_from_db()
        (edit,) = ferry.current.edits
        assert edit["kind"] == "figure" and "45,000" in edit["after"] and "40,000" in edit["before"]
        start, end = edit["at"]
        assert ferry.current.text[start:end] == edit["after"]


class TestOnThePages:
    @pytest.fixture
    def changed(self, site, ferry, journalist) -> Claim:
        """A claim whose words its outlet took out, with a figure changed elsewhere; read, and seen in the browser."""
        claim = Claim.objects.state(ferry.memberships.get().story, "The ferry lay at the quay for 11 days.", journalist)
        claim.tag(*place(ferry, "It had lain at the quay for eleven days."), by=journalist)
        page = (
            html().replace("40,000", "45,000").replace("It had lain at the quay for eleven days.", "Nobody was hurt.")
        )
        site.page("/ferry", page)
        return claim

    def look(self, client, article: Article):
        return client.post(f"/articles/{article.pk}/look/", follow=True)

    def test_somebody_looks_and_is_told(self, site, ferry, changed, as_journalist):
        assert "Look at its page again" in as_journalist.get(ferry.get_absolute_url()).content.decode()
        page = self.look(as_journalist, ferry).content.decode()
        assert "Its outlet has changed it" in page and "45,000" in page
        assert "still says the same" in self.look(as_journalist, ferry).content.decode()

    def test_a_reader_may_not_have_pages_fetched(self, ferry, as_reader):
        assert "Look at its page" not in as_reader.get(ferry.get_absolute_url()).content.decode()
        assert self.look(as_reader, ferry).status_code == 403

    def test_the_matrix_says_until_when(self, ferry, changed, as_journalist):
        self.look(as_journalist, ferry)
        html = as_journalist.get(changed.story.get_absolute_url()).content.decode()
        assert 'class="silent gone"' in html and ">Until " in html

    def test_the_cell_says_since_when_and_leads_to_what_changed(self, ferry, changed, as_journalist):
        self.look(as_journalist, ferry)
        story = changed.story.get_absolute_url()
        (column,) = build_matrix(changed.story).columns
        html = as_journalist.get(f"{story}cell/{changed.pk}/{column_key(column)}/").content.decode()
        assert "Said until" in html and f"{story}differences/#changed" in html

    def test_the_differences_list_edits_by_kind(self, ferry, changed, as_journalist):
        self.look(as_journalist, ferry)
        html = as_journalist.get(f"{changed.story.get_absolute_url()}differences/").content.decode()
        assert "Changed since it came in (1)" in html
        assert ">Figure</span>" in html and "<del>" in html and "Nobody was hurt." in html

    def test_versions_side_by_side_name_them_too(self, ferry, changed, as_journalist):
        self.look(as_journalist, ferry)
        html = as_journalist.get(f"/articles/{ferry.pk}/versions/1/2/").content.decode()
        assert "Edits of note" in html and ">Figure</span>" in html

    def test_a_page_that_is_gone_is_said_so_on_the_article_and_in_the_story(self, site, ferry, changed, as_journalist):
        site.page("/ferry", "", 410)
        page = self.look(as_journalist, ferry).content.decode()
        assert "has taken the page away (410)" in page and "Its page was taken down" in page
        story = ferry.memberships.get().story.get_absolute_url()
        assert "Taken down" in as_journalist.get(f"{story}differences/").content.decode()
        assert "<br>taken down</small>" in as_journalist.get(story).content.decode()

    def test_the_export_has_it(self, ferry, changed, as_journalist):
        self.look(as_journalist, ferry)
        dossier = build_dossier(changed.story)
        (article,) = dossier["articles"]
        (version,) = article["changes"]
        assert version["version"] == 2 and "figure" in {edit["kind"] for edit in version["edits"]}
        (row,) = [row for row in dossier["claims"] if row["id"] == changed.pk]
        assert row["edited_away"][0]["articles"] == [ferry.pk] and row["appearances"] == []
        rows = as_journalist.get(f"{changed.story.get_absolute_url()}matrix.csv").getvalue().decode()
        assert "Said until" in rows

    def test_what_a_new_version_says_of_itself_nobody_has_decided(self, site, ferry, as_journalist):
        site.page("/ferry", html(headline="Ferry sails once more"))
        self.look(as_journalist, ferry)
        ferry.refresh_from_db()
        assert ferry.headline == "Ferry sails once more"
        assert [actor_of(event.pgh_context) for event in ferry.history.all()] == [None] * ferry.history.count()
