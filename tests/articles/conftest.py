"""What tests of two people at once share."""

import pytest

from tests.conftest import browser_of, make_article, make_story


@pytest.fixture
def two(editor, admin):
    """The browsers of two people who may do anything."""
    return browser_of(editor), browser_of(admin)


@pytest.fixture
def ferry(db):
    return make_story("Ferry overcrowded", make_article(None, "Ferry full", "The ferry is full."))
