"""Pictures of the main pages, of the sample stories, into screenshots/: `make screenshots`.

A desk that works is shown: in the first story some claims are stated, accepted and passed over by a journalist, and
its outlets' feeds are followed.
Names on the command line choose pages: `python -m tests.browser.screenshots facts article`.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

os.environ["PYTEST_VERSION"] = "screenshots"  # plain static files and quick password hashes, as in the tests
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.contrib.auth.models import Group, User
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.testcases import LiveServerThread
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from articles import pipeline
from articles.models import Claim, Feed, FeedEntry, Outlet, Story
from tests.bench.dossiers import scratch_database
from tests.browser.conftest import FLAGS, chromium

FOLDER = Path(__file__).resolve().parents[2] / "screenshots"
MODES = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 360, "height": 780}, "device_scale_factor": 2, "has_touch": True},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "wide": {"viewport": {"width": 1920, "height": 1080}},
}
ACCEPTED = 0.6  # the chance from which the journalist of the pictures believes an offer


def pages(story: Story) -> dict[str, str]:
    """Name → address of the pages to picture."""
    claim = story.claims.confirmed().first()
    article = story.articles.first()
    base = story.get_absolute_url()
    tabs = ("articles", "people", "quotes", "differences", "origins", "timeline", "history")
    return {
        "desk": "/",
        "facts": base,
        **{tab: f"{base}{tab}/" for tab in tabs},
        "article": article.get_absolute_url(),
        "compare": reverse("article_compare", args=[article.pk, story.articles.last().pk]),
        "claim": claim.get_absolute_url(),
        "row": f"{claim.get_absolute_url()}row/",
        "search": "/search/?q=minister",
        "intake": "/intake/",
        "feeds": "/feeds/",
        "work": "/jobs/",
        "entities": "/entities/",
        "outlet": article.outlet.get_absolute_url(),
    }


def work_on(story: Story, journalist: User) -> None:
    """Decide some of what the machine suggests, as a desk in the middle of its work would have."""
    for number, claim in enumerate(story.claims.suggested().order_by("-score")[:9]):
        if number == 8:
            claim.reject(journalist)
            continue
        claim.confirm(journalist)
        for appearance in claim.appearances.suggested()[: 5 - number % 3]:
            appearance.confirm(journalist)
        pipeline.fill_claim_row(Claim.objects.get(pk=claim.pk))
        for offer in claim.offers.filter(rank=1, chance__gte=ACCEPTED):
            reading = {"stance": "attributes"} if number % 2 else {}
            offer.accept(journalist, **reading)
    follow_feeds(story)


def follow_feeds(story: Story) -> None:
    """A feed of each outlet of a story as it is after a day: the first failing, the second paused, the others good."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")  # a worker that gave a sign of life just now
    now = timezone.now()
    states = (
        {"problem": "It took too long to answer.", "failures": 4, "failing_since": now - timedelta(hours=3)},
        {"state": Feed.State.PAUSED},
    )
    outlets = Outlet.objects.filter(articles__in=story.articles.all()).distinct().order_by("name")
    for number, outlet in enumerate(outlets):
        lately = {"kind": Feed.Kind.RSS, "asked_at": now, "last_good_at": now - timedelta(minutes=200 - 30 * number)}
        how = states[number] if number < len(states) else {}
        address = f"https://{slugify(outlet.name)}.example/rss"
        feed = Feed.objects.create(outlet=outlet, address=address, stated_title=outlet.name, **lately, **how)
        for article in outlet.articles.all():
            said = {"guid": article.pk, "title": article.title, "published_words": article.published_on or ""}
            feed.entries.create(article=article, state=FeedEntry.State.READ, basis=FeedEntry.Basis.PAGE, **said)


def picture(browser: Browser, address: str, session: str, wanted: dict[str, str]) -> None:
    for mode, options in MODES.items():
        context = browser.new_context(base_url=address, **options)
        context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        page = context.new_page()
        for name, path in wanted.items():
            page.goto(path)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=FOLDER / f"{name}-{mode}.png")
            print(f"screenshots/{name}-{mode}.png")
        context.close()


def main() -> int:
    path = chromium()
    if path is None:
        print("There is no Chromium on this machine; install one, or name it in CHROMIUM.", file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    with scratch_database():
        call_command("load_samples", verbosity=0)
        journalist = User.objects.create_user("dana", first_name="Dana", last_name="Okoro")
        journalist.groups.add(*Group.objects.all())
        story = Story.objects.order_by("pk").first()
        work_on(story, journalist)
        client = Client()
        client.force_login(journalist, backend="newsroom.backends.WithPermissions")
        server = LiveServerThread("127.0.0.1", StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        wanted = {name: path for name, path in pages(story).items() if not sys.argv[1:] or name in sys.argv[1:]}
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
                picture(browser, f"http://127.0.0.1:{server.port}", client.cookies["sessionid"].value, wanted)
                browser.close()
        finally:
            server.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main())
