"""A real Chromium against a real server. Set CHROMIUM to name another browser than the machine's own."""

import os
import re
import shutil
import time

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.conftest import browser_of

# Playwright's synchronous interface runs an event loop, in which Django would refuse to query.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
]
TIMEOUT = 15_000  # milliseconds; machines are shared
HERE = re.compile(r"/here/$")  # who else is here
UNDER_WAY = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND state IN ('active', 'idle in transaction')
"""
expect.set_options(timeout=TIMEOUT)


def chromium() -> str | None:
    """The path of a Chromium on this machine."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def pytest_collection_modifyitems(items):
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="package")
def browser():
    """Closed when the tests here are through: its event loop would bar those that other tests run."""
    path = chromium()
    if path is None and os.environ.get("CI"):
        pytest.fail("There is no Chromium on this machine, and under CI the browser tests must run.")
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


# Refusals, and a request that gave way to a later one; a request that failed is told by a third line of htmx's.
ALLOWED = re.compile(r"status of 4|^htmx:(?:sendAbort|afterRequest),")


@pytest.fixture
def page(browser: Browser, live_server):
    """A page of a browser in which nobody is logged in. What the console calls an error fails the test."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(TIMEOUT)
    # Asked as each page opens: at the end of a test it would still be under way while the tables are emptied.
    context.route(HERE, lambda route: route.fulfill(status=200, content_type="text/html", body=""))
    opened = context.new_page()
    opened.keyboard.press = pressing(opened)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda m: errors.append(m.text) if m.type == "error" and not ALLOWED.search(m.text) else None)
    yield opened
    context.close()
    let_requests_end()
    assert not errors, errors


def pressing(opened: Page):
    """How to press a key there: once the page is complete, for its scripts run after its words are seen."""
    press = opened.keyboard.press

    def once_loaded(key: str, **rest) -> None:
        opened.wait_for_load_state()
        press(key, **rest)

    return once_loaded


def let_requests_end() -> None:
    """What a closed page left under way would bar the tables from being emptied."""
    for _ in range(100):
        with connection.cursor() as cursor:
            cursor.execute(UNDER_WAY)
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.05)


@pytest.fixture
def log_in(page: Page, live_server):
    """Give the page the session of a person, as a login would: log_in(journalist)."""

    def give(person) -> None:
        session = browser_of(person).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    return give
