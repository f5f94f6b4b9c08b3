"""Values at the edges in every address, query and form of the site: an answer in words, never an error of ours."""

import re
from datetime import UTC, date, datetime
from urllib.parse import urlencode

import pytest
from django.urls import URLPattern, get_resolver, reverse

import articles.urls
import entities.urls
from articles.models import Article, PutAside
from articles.pipeline import analyse, analyse_story
from entities.models import Event
from tests.security.edge_requests import NUMBERS, ODD_VALUES, VALUES, WORDS, faults, send, some, watched

pytestmark = pytest.mark.django_db

OF_THE_SITE = [each for each in get_resolver().url_patterns if isinstance(each, URLPattern)]
PATTERNS = {each.name: each for each in [*OF_THE_SITE, *articles.urls.urlpatterns, *entities.urls.urlpatterns]}
PATTERNS.pop("logout")
FIELD = re.compile(r"<(?:\w+:)?(\w+)>")

# What a form may hold beside the one value at the edge, so that it comes as far as it can.
GOOD = {
    **{"decision": "confirm", "version": "0", "statement": "The town closed it.", "kind": "fact", "title": "Other"},
    **{
        "name": "Name",
        "label": "Label",
        "status": "open",
        "precision": "day",
        "first_day": "2031-03-03",
        "by": "paste",
    },
    **{"field": "text", "start": "0", "end": "10", "stance": "reports", "modality": "happened", "put": "back"},
    **{"step": "checked", "stage": "checking"},
    **{"revision": "1", "outlet": "Ostrand Post", "text": "words", "follow": "yes", "query": "q=x", "q": "bridge"},
}
IN_EVERY_PAGE = {"q", "csrfmiddlewaretoken", "_method"}  # asked by what stands round each page


def address_of(name: str, world: dict, **instead: str) -> str:
    noun = name.split("_")[0]
    route = str(PATTERNS[name].pattern)
    return "/" + FIELD.sub(lambda each: str(instead.get(each[1], world.get(each[1], world.get(noun, 1)))), route)


def asked_of(browser, method: str, address: str) -> list[str]:
    """The fields for which a page asks, of a query or of a form."""
    with watched() as names:
        send(browser, method, address)
        send(browser, method, address, urlencode(GOOD)) if method == "post" else None
    own = names - IN_EVERY_PAGE
    return sorted(own | {"q"} if address.endswith(("/search/", "/find/", "s/")) else own)


@pytest.fixture
def ways(world, as_admin, as_journalist):
    """An admin and a journalist, each with and without htmx, in turns."""
    return [(browser, headers) for headers in ({}, {"HX-Request": "true"}) for browser in (as_admin, as_journalist)]


def at_the_edge(field: str, turn: int) -> list[str]:
    """A third of the values, in turns; an odd number of queries, so that a value goes another way in the next field."""
    pairs = [f"{field}={value}" for value in [*VALUES[turn % 3 :: 3], *ODD_VALUES.get(field, [])]]
    pairs.append(f"{field}=1&{field}=x&{field}%5B%5D=2")
    return pairs if len(pairs) % 2 else [*pairs, f"{field}=%5B1%5D"]


@pytest.mark.parametrize("name", PATTERNS)
class TestEachPage:
    def test_what_no_address_holds_is_answered(self, ways, world, name):
        names = FIELD.findall(str(PATTERNS[name].pattern))
        odd = [*NUMBERS, *WORDS[1:4], "x" * 3000, "..", "a%2Fb"]
        addresses = [address_of(name, world, **{each: value}) for each in names for value in odd]
        assert faults(ways, some((method, each, "") for each in addresses for method in ("get", "post"))) == []

    def test_each_field_of_its_query_at_the_edge_is_answered(self, ways, as_admin, world, name):
        address = address_of(name, world)
        fields = enumerate(asked_of(as_admin, "get", address), start=len(name))
        queries = [query for turn, field in fields for query in at_the_edge(field, turn)]
        assert faults(ways, some(("get", f"{address}?{query}", "") for query in queries)) == []

    def test_each_field_of_its_form_at_the_edge_is_answered(self, ways, as_admin, world, name):
        address = address_of(name, world)
        asked = asked_of(as_admin, "post", address)
        forms = []
        for turn, field in enumerate(asked, start=len(name)):
            rest = urlencode({key: value for key, value in GOOD.items() if key in asked and key != field})
            forms += [f"{odd}&{rest}" for odd in at_the_edge(field, turn)]
        assert faults(ways, some(("post", address, form) for form in forms)) == []


@pytest.fixture
def from_end_to_end(world, bridge):
    """Articles that came out in the first and in the last moment of all, and an event that fills the time between."""
    ends = {bridge.at_wire: datetime.min, bridge.at_post: datetime.max, bridge.at_echo: datetime.min}
    for article, end in ends.items():
        precision = "day" if article == bridge.at_echo else "time"
        Article.objects.filter(pk=article.pk).update(
            published_at=end.replace(tzinfo=UTC), published_precision=precision
        )
    Event.objects.update(first_day=date.min, last_day=date.max, precision="range")
    return bridge


@pytest.mark.parametrize("zone", ["", "Asia/Tokyo", "America/Lima"])
def test_what_came_out_at_the_ends_of_time_is_shown(from_end_to_end, world, as_admin, zone):
    as_admin.cookies["zone"] = zone
    assert faults([(as_admin, {})], [("get", address_of(name, world), "") for name in PATTERNS]) == []
    since = f"{reverse('article_list')}?since=0001-01-01&until=9999-12-31"
    assert len(as_admin.get(since).context["page"].rows) >= 3


def test_what_came_out_at_the_ends_of_time_is_read(from_end_to_end, world):
    for article in (from_end_to_end.at_wire, from_end_to_end.at_post):
        article.memberships.all().delete()
        article.refresh_from_db()
        assert analyse([article])
    assert analyse_story(from_end_to_end.story)
    assert not PutAside.objects.exists()
