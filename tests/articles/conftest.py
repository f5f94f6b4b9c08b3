"""What tests of two people at once, and of fetched pages, share."""

import pytest

from tests.conftest import browser_of, make_article, make_story

from .web import AGENT, LOOPBACK, open_site


@pytest.fixture
def two(editor, admin):
    """The browsers of two people who may do anything."""
    return browser_of(editor), browser_of(admin)


@pytest.fixture
def ferry(db):
    return make_story("Ferry overcrowded", make_article(None, "Ferry full", "The ferry is full."))


@pytest.fixture
def site(settings):
    """A site of the tests' own, from which the newsroom may fetch."""
    settings.FETCH_ALLOW, settings.FETCH_DELAY, settings.FETCH_AGENT = LOOPBACK, 0, AGENT
    with open_site() as site:
        yield site
