"""The pages of feeds: who may do what, adding by an address or a list, and each one's health."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import feeding
from articles.intake.feeds import adding
from articles.intake.feeds.adding import add_listed
from articles.models import Feed, FeedEntry, Import, ImportRow, Outlet
from articles.text.feeds import FeedList, Listed, read_opml
from tests.conftest import make_person

from .feeds import add, ask, item, make_feed, play
from .web import html

pytestmark = pytest.mark.django_db
URL = "/feeds/"
LIST = """<opml version="2.0"><body><outline text="Papers"><outline text="Ostrim Post" xmlUrl="https://post.example/rss"/>
<outline text="Echo" xmlUrl="https://echo.example/feed"/></outline>
<outline text="odd" xmlUrl="javascript:1"/></body></opml>"""


def words(response) -> str:
    return " ".join(response.content.decode().split())


def jobs() -> list[str]:
    return [job.task_name.rpartition(".")[2] for job in ProcrastinateJob.objects.filter(status="todo")]


def upload(client, body: str):
    return client.post("/feeds/upload/", {"file": SimpleUploadedFile("feeds.opml", body.encode())}, follow=True)


class TestWhoMayDoWhat:
    @pytest.fixture
    def feed(self, db):
        return make_feed("https://post.example/rss")

    def test_everybody_who_is_logged_in_sees_them(self, as_reader, outsider, feed):
        for page in (URL, feed.get_absolute_url(), f"{feed.get_absolute_url()}history/", "/feeds/feeds.opml"):
            assert as_reader.get(page).status_code == 200
            assert outsider.get(page).status_code == 302

    def test_editors_add_and_change_them(self, as_journalist, as_editor, feed):
        own = feed.get_absolute_url()
        for page in ("/feeds/add/", f"{own}edit/"):
            assert as_journalist.get(page).status_code == 403
            assert as_editor.get(page).status_code == 200
        for page in ("/feeds/add/", "/feeds/upload/", f"{own}edit/", f"{own}state/"):
            assert as_journalist.post(page).status_code == 403
        assert Feed.objects.get().state == "active"

    def test_journalists_have_them_looked_at(self, as_reader, as_journalist, feed):
        for act in ("ask", "try-again"):
            page = f"{feed.get_absolute_url()}{act}/"
            assert as_reader.post(page).status_code == 403
            assert as_journalist.get(page).status_code == 405

    def test_what_one_may_not_do_is_not_offered(self, as_reader, as_journalist, as_editor, feed):
        shown = {
            name: words(client.get(feed.get_absolute_url()))
            for name, client in {"reader": as_reader, "journalist": as_journalist, "editor": as_editor}.items()
        }
        assert "Look now" not in shown["reader"] and "Pause" not in shown["reader"]
        assert "Look now" in shown["journalist"] and "Pause" not in shown["journalist"]
        assert "Look now" in shown["editor"] and "Pause" in shown["editor"]


class TestAdding:
    def test_by_the_address_of_a_feed(self, site, as_editor, editor):
        address = play(site, item(1, f"{site.address}/1"), item(2, f"{site.address}/2"))
        response = as_editor.post("/feeds/add/", {"address": address, "interval": 15}, follow=True)
        feed = Feed.objects.get()
        assert response.redirect_chain[-1][0] == feed.get_absolute_url()
        assert "It has 2 entries." in words(response)
        assert (feed.outlet.name, feed.interval, feed.created_by) == ("Ostrim Post", 15, editor)
        assert feed.outlet.domains == ["127.0.0.1"]
        assert jobs() == ["read_entries"]

    def test_by_the_address_of_a_page_that_names_some(self, site, as_editor):
        feed = play(site, item(1))
        page = site.page("/", f'<html><link rel=alternate type="application/rss+xml" title="News" href="{feed}">')
        response = as_editor.post("/feeds/add/", {"address": page, "outlet": "The Post", "interval": 30})
        assert "That is a page, which names this feed" in words(response)
        assert feed in words(response)
        assert not Feed.objects.exists()
        as_editor.post("/feeds/add/", {"address": feed, "outlet": "The Post", "interval": 30})
        assert Feed.objects.get().outlet.name == "The Post"

    def test_its_outlet_is_the_one_of_its_site(self, site):
        post = Outlet.objects.create(name="The Post", domains=["127.0.0.1"])
        assert add(play(site, item(1))).outlet == post

    @pytest.mark.parametrize(
        ("address", "why"),
        [
            ("http://10.0.0.1/feed", "private network"),
            ("file:///etc/passwd", "no web address"),
            ("https://a:b@post.example/", "name or a password"),
            ("", "required"),
        ],
    )
    def test_what_may_not_be_fetched_is_refused(self, as_editor, site, address, why):
        response = as_editor.post("/feeds/add/", {"address": address, "interval": 30})
        assert response.status_code == 422
        assert why in words(response)

    def test_what_is_no_feed_and_what_is_here_already(self, site, as_editor):
        feed = play(site, item(1))
        site.page("/page", "<html><p>x")
        add(feed)
        for address, why in (
            (f"{site.address}/page", "names no feed"),
            (feed, "here already"),
            (f"{site.address}/x", "(404)"),
        ):
            response = as_editor.post("/feeds/add/", {"address": address, "interval": 30})
            assert response.status_code == 422
            assert why in words(response)
        assert Feed.objects.count() == 1

    def test_intervals_are_sane(self, as_editor):
        for interval in (0, 4, 1441, "x"):
            assert as_editor.post("/feeds/add/", {"address": "post.example", "interval": interval}).status_code == 422


class TestLists:
    def test_in(self, as_editor, editor):
        Outlet.objects.create(name="Echo of Ostrim", domains=["echo.example"])
        response = upload(as_editor, LIST)
        assert "2 feeds added, 1 not taken." in words(response)
        assert "“javascript:1” is no web address." in words(response)
        feeds = {feed.address: feed for feed in Feed.objects.all()}
        assert feeds["https://post.example/rss"].outlet.name == "Ostrim Post"
        assert feeds["https://echo.example/feed"].outlet.name == "Echo of Ostrim"
        soon = timezone.now() + timedelta(minutes=30)
        assert all(feed.next_due_at <= soon and feed.created_by == editor for feed in feeds.values())
        assert "0 feeds added, 2 here already" in words(upload(as_editor, LIST))

    def test_a_folder_that_is_named_for_an_outlet_says_whose_its_feeds_are(self, editor):
        Outlet.objects.create(name="The Tarn Herald")
        folders = {
            "The Ardel Post": ["https://feeds.ardel.example/world", "https://www.ardel.example/sport"],
            "Sport": ["https://venn.example/sport", "https://sallow.example/sport"],
            "The Tarn Herald": ["https://feedhost.example/7712"],
        }
        feeds = [Listed(address, f"Feed {n}", name) for name, all_ in folders.items() for n, address in enumerate(all_)]
        assert add_listed(FeedList(tuple(feeds)), editor).new == 5
        outlets = dict(Feed.objects.values_list("address", "outlet__name"))
        for name in ("The Ardel Post", "The Tarn Herald"):
            assert {outlets[address] for address in folders[name]} == {name}
        assert "Sport" not in outlets.values()

    def test_one_that_is_cut_off_has_what_came_before(self, editor, monkeypatch):
        find, calls = adding.find_outlet, []

        def finding(*said):
            calls.append(said)
            return [][0] if len(calls) == 2 else find(*said)

        monkeypatch.setattr(adding, "find_outlet", finding)
        listed = FeedList((Listed("https://post.example/a", "Post"), Listed("https://echo.example/b", "Echo")))
        with pytest.raises(IndexError):
            add_listed(listed, editor)
        assert Feed.objects.count() == 1
        assert add_listed(listed, editor).new == 1

    def test_what_comes_out_goes_in(self, as_editor, as_reader):
        upload(as_editor, LIST)
        response = as_reader.get("/feeds/feeds.opml")
        assert "attachment" in response["Content-Disposition"]
        listed = read_opml(response.content).feeds
        assert [(feed.address, feed.folder) for feed in listed] == [
            ("https://echo.example/feed", "Echo"),
            ("https://post.example/rss", "Ostrim Post"),
        ]

    def test_what_is_no_list_is_refused(self, as_editor):
        for body in ("", "x", "<opml/>", "<opml>" + "<outline>" * 9999, "x" * 2_000_001):
            response = upload(as_editor, body)
            assert response.status_code == 422
        assert not Feed.objects.exists()

    def test_by_the_command(self, tmp_path):
        file, out = tmp_path / "feeds.opml", StringIO()
        file.write_text(LIST)
        call_command("import_feeds", str(file), stdout=out, stderr=out)
        assert "2 added, 0 here already, 1 not taken." in out.getvalue()
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("import_feeds", str(tmp_path / "none.opml"))


class TestHealth:
    @pytest.fixture
    def feeds(self, site):
        good = add(play(site, item(1, f"{site.address}/1"), item(2)))
        ago = timezone.now() - timedelta(days=40)
        make_feed(f"{site.address}/none", title="Failing one")
        ask(Feed.objects.get(title="Failing one"))
        for name, fields in {
            "Dead one": {
                "failing_since": timezone.now() - timedelta(days=4),
                "failures": 9,
                "problem": "Gone fishing.",
            },
            "Quiet one": {"last_new_at": ago, "asked_at": ago, "created_at": ago},
            "Paused one": {"state": Feed.State.PAUSED},
            "Gone one": {"state": Feed.State.GONE, "problem": "It is gone for good (410)."},
        }.items():
            make_feed(f"https://post.example/{name[:4]}", title=name, **fields)
        return good

    @pytest.mark.parametrize("show", ["failing", "dead", "quiet", "paused", "gone"])
    def test_each_kind_is_found(self, as_reader, feeds, show):
        page = words(as_reader.get(f"{URL}?show={show}"))
        assert f"{show.capitalize()} one" in page
        assert "Ostrim Post</a>" not in page

    def test_the_list_says_how_each_is(self, as_reader, feeds):
        page = words(as_reader.get(URL))
        for word in ("good", "failing", "dead", "quiet", "paused", "gone for good"):
            assert f">{word}</span>" in page
        assert "Gone fishing." in page
        assert "<b>2</b> could not be had" in page
        assert 'data-label="New today" class="right">2<' in page

    def test_it_asks_as_much_for_many_as_for_few(self, as_reader, feeds):
        with CaptureQueriesContext(
            connection,
        ) as few:
            as_reader.get(URL)
        for number in range(20):
            make_feed(f"https://post.example/{number}", f"Outlet {number}")
        with CaptureQueriesContext(connection) as many:
            as_reader.get(URL)
        assert len(many) == len(few)

    def test_words_find_a_feed(self, as_reader, feeds):
        assert "Dead one" in words(as_reader.get(f"{URL}?q=dead"))
        assert "Dead one" not in words(as_reader.get(f"{URL}?q=nothing"))


class TestOneFeed:
    @pytest.fixture
    def feed(self, site):
        site.page("/1", html())
        return make_feed(play(site, item(1, f"{site.address}/1"), item(2, f"{site.address}/2", dc_creator="Lena Moor")))

    def test_looking_now(self, feed, as_journalist):
        response = as_journalist.post(f"{feed.get_absolute_url()}ask/", follow=True)
        assert "It is read." in words(response)
        assert feed.entries.count() == 2
        assert jobs() == ["read_entries"]
        assert "Nothing new." in words(as_journalist.post(f"{feed.get_absolute_url()}ask/", follow=True))

    def test_what_became_of_each_entry(self, feed, as_journalist):
        ask(feed)
        assert "waiting" in words(as_journalist.get(feed.get_absolute_url()))
        list(feeding.read_round(feed))
        page = words(as_journalist.get(feed.get_absolute_url()))
        assert "has no such page (404)." in page
        assert feed.entries.get(guid="n1").article.get_absolute_url() in page
        assert "Lena Moor" in page
        only = words(as_journalist.get(f"{feed.get_absolute_url()}?show=refused"))
        assert "Ferry news 2" in only and "Ferry news 1" not in only

    def test_one_is_tried_again_or_all(self, feed, site, as_journalist):
        ask(feed)
        list(feeding.read_round(feed))
        entry = feed.entries.get(guid="n2")
        page = f"{feed.get_absolute_url()}try-again/"
        assert "1 entry is tried again." in words(as_journalist.post(page, {"entry": entry.pk}, follow=True))
        assert "Nothing of it is left" in words(as_journalist.post(page, follow=True))
        entry.refresh_from_db()
        assert entry.state == FeedEntry.State.WAITING
        assert jobs() == ["read_entries"]

    def test_pausing_and_going_on(self, feed, as_editor):
        state = f"{feed.get_absolute_url()}state/"
        response = as_editor.post(state, {"state": "paused", "version": 0}, follow=True)
        assert "Paused: " in words(response)
        assert list(Feed.objects.due()) == []
        assert as_editor.post(state, {"state": "active", "version": 0}).status_code == 409
        as_editor.post(state, {"state": "active", "version": 1})
        assert list(Feed.objects.due()) == [feed]
        assert "Edda Schnitt" in words(as_editor.get(f"{feed.get_absolute_url()}history/"))

    def test_editing(self, feed, as_editor):
        Outlet.objects.create(name="The Post")
        said = {"title": "News of Ostrim", "outlet": "the post", "address": feed.address, "interval": 60, "version": 0}
        as_editor.post(f"{feed.get_absolute_url()}edit/", said)
        feed.refresh_from_db()
        assert (feed.title, feed.outlet.name, feed.interval) == ("News of Ostrim", "The Post", 60)
        late = said | {"title": "Another"}
        assert as_editor.post(f"{feed.get_absolute_url()}edit/", late).status_code == 409
        odd = said | {"outlet": "Nobody", "version": 1}
        assert "There is no outlet “Nobody”." in words(as_editor.post(f"{feed.get_absolute_url()}edit/", odd))

    def test_an_edit_is_taken_back(self, feed, as_editor):
        said = {"title": "News", "outlet": "Ostrim Post", "address": feed.address, "interval": 60, "version": 0}
        page = as_editor.post(f"{feed.get_absolute_url()}edit/", said, follow=True)
        assert "Undo" in words(page)


class TestTheDesk:
    def test_it_says_what_could_not_be_read_and_tries_again(self, site, as_journalist, journalist):
        feed = make_feed(play(site, item(1, f"{site.address}/1")), title="Harbour feed")
        ask(feed)
        list(feeding.read_round(feed))
        failing = make_feed(f"{site.address}/none", title="Failing feed")
        ask(failing)
        imported = Import.objects.create(by=journalist, state=Import.State.DONE)
        fields = {"verdict": "refused", "message": "post.example has no such page (404)."}
        row = ImportRow.objects.create(imported=imported, number=1, address="https://post.example/9", **fields)
        page = words(as_journalist.get("/"))
        for said in ("1 entry of Harbour feed", "Failing feed", "https://post.example/9", fields["message"]):
            assert said in page
        for act in (reverse("feed_retry", args=[feed.pk]), reverse("link_retry", args=[row.pk])):
            assert act in page
            assert as_journalist.post(act, {"next": "/"}).status_code == 302
        play(site, item(1), path="/none")  # gives no address, which no other try could change
        as_journalist.post(reverse("feed_ask", args=[failing.pk]), {"next": "/"})
        assert "Could not be read" not in words(as_journalist.get("/"))
        row.refresh_from_db()
        imported.refresh_from_db()
        assert (row.verdict, imported.state) == ("waiting", "waiting")
        assert sorted(jobs()) == ["analyse_import", "read_entries"]

    def test_a_link_that_came_in_since_is_no_news(self, as_journalist, journalist, ferry):
        imported = Import.objects.create(by=journalist, state=Import.State.DONE)
        link = {"imported": imported, "address": "https://post.example/9"}
        ImportRow.objects.create(number=1, verdict="refused", message="x", **link)
        assert "post.example/9" in words(as_journalist.get("/"))
        ImportRow.objects.create(number=2, verdict="added", article=ferry.articles.first(), **link)
        assert "post.example/9" not in words(as_journalist.get("/"))

    def test_readers_see_it_and_have_no_button(self, as_reader, site):
        ask(make_feed(f"{site.address}/none", title="Failing feed"))
        page = words(as_reader.get("/"))
        assert "Failing feed" in page
        assert "Try again" not in page


class TestAdmin:
    def test_the_list_and_a_feed(self, as_admin, site):
        feed = add(play(site, item(1)))
        page = words(as_admin.get(reverse("admin:articles_feed_changelist")))
        assert "Ostrim Post" in page and "good" in page
        for name in ("feed", "feedentry"):
            row = feed if name == "feed" else feed.entries.get()
            assert as_admin.get(reverse(f"admin:articles_{name}_change", args=[row.pk])).status_code == 200

    def test_the_articles_page_says_what_the_feed_said(self, as_reader, site):
        feed = make_feed(play(site, item(1, site.page("/1", html()), "As the feed has it", source="Calder Wire")))
        ask(feed)
        list(feeding.read_round(feed))
        page = words(as_reader.get(feed.entries.get().article.get_absolute_url()))
        assert "says: “As the feed has it”, from Calder Wire" in page

    def test_admins_who_are_no_superusers_may(self, db):
        person = make_person("Otto Ordner", "admin", is_staff=True)
        assert person.has_perm("articles.change_feed") and person.has_perm("articles.view_feedentry")

    def test_what_is_no_web_address_is_not_added(self, as_admin):
        outlet = Outlet.objects.create(name="Post")
        page = reverse("admin:articles_feed_add")
        said = {"outlet": outlet.pk, "interval": 30, "state": "active", "title": ""}
        response = as_admin.post(page, {**said, "address": "javascript:alert(1)"})
        assert "is no web address: it begins with https:// or http://." in words(response)
        as_admin.post(page, {**said, "address": "https://post.example/rss"})
        assert Feed.objects.get().history.filter(pgh_label="made").exists()
