"""What tests of two people at once, of fetched pages, of a language model, and of the search share."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from articles import pipeline
from articles.models import Claim, Mention, Outlet, SearchEntry, Story
from entities.models import Alias, Entity
from newsroom.decisions import State
from tests.conftest import browser_of, make_article, make_story, place
from tests.readers.model_server import KEY, open_model

from .noting_model import NOTES, NotingModel
from .test_pipeline import PAPER, WIRE, bring
from .web import AGENT, LOOPBACK, open_site

TEXTS = {
    "Envoy arrives": "Ahmad al-Hazimi’s envoy arrived in Ostrand on Monday.",
    "Talks open": "President Chasimi opened the talks. The resignations surprised nobody.",
    "Statement": "In a statement Ahmed Al Hazimi said he would not resign.",
    "Ferry late": "The ferry to Lake Ostra was late again. It was raining.",
}


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


@pytest.fixture
def model(settings):
    """A language model that is set up; what it states is of the Tavor Bridge."""
    with open_model() as server:
        settings.READER_URL, settings.READER_MODEL, settings.READER_KEY = server.url, "lumen-3", KEY
        settings.READER_SECONDS = 3
        yield NotingModel(server, list(NOTES))


@pytest.fixture
def tavor(db):
    """The story of the Tavor Bridge, as an agency and a paper tell it, read by the shipped reader."""
    articles = bring(("Norden Press", "2031-03-03", WIRE), ("Vellin Post", "2031-03-03", PAPER))
    (story,) = pipeline.analyse(articles, into=Story.objects.open("Bridge"))
    return story


@pytest.fixture
def talks(journalist):
    """Four articles of two outlets; a president whose name three of them spell in three ways; two claims."""
    post, echo = (Outlet.objects.create(name=name) for name in ("Ostrand Post", "Lakeside Echo"))
    articles = {
        headline: make_article(outlet, headline, text, datetime(2031, 3, day, tzinfo=UTC))
        for day, (outlet, (headline, text)) in enumerate(zip([post, echo, post, echo], TEXTS.items(), strict=True), 1)
    }
    SearchEntry.objects.write(list(articles.values()))
    story = make_story("Talks in Ostrand", *articles.values())
    president = Entity.objects.create(name="Ahmad al-Hazimi", kind="person", state=State.CONFIRMED)
    for text in ("Ahmad al-Hazimi", "Ahmed Al Hazimi", "Chasimi"):
        Alias.objects.create(entity=president, text=text, state=State.CONFIRMED)
    Mention(entity=president).anchor(*place(articles["Talks open"], "Chasimi")).save()
    opened = Claim.objects.state(story, "Chasimi opened the talks.", journalist)
    opened.tag(*place(articles["Talks open"], "President Chasimi opened the talks"), by=journalist)
    ferry = Claim.objects.create(story=story, statement="The ferry was late.", score=0.6)
    return SimpleNamespace(articles=articles, story=story, president=president, opened=opened, ferry=ferry, post=post)
