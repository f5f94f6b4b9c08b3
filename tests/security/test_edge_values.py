"""Values at the edges in every address, query and form of the site: an answer in words, never an error of ours."""

import re
from urllib.parse import urlencode

import pytest
from django.urls import get_resolver

import articles.urls
import entities.urls
from tests.conftest import browser_of
from tests.security.edge_requests import NUMBERS, ODD_VALUES, VALUES, WORDS, faults, send, watched

pytestmark = pytest.mark.django_db

OF_THE_SITE = [each for each in get_resolver().url_patterns if hasattr(each, "callback")]
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


@pytest.fixture(params=["admin", "journalist"])
def browser(request, world):
    return browser_of(request.getfixturevalue(request.param))


@pytest.mark.parametrize("name", PATTERNS)
class TestEachPage:
    def test_what_no_address_holds_is_answered(self, browser, world, name):
        names = FIELD.findall(str(PATTERNS[name].pattern))
        odd = [*NUMBERS, *WORDS[1:4], "x" * 3000, "..", "a%2Fb"]
        addresses = [address_of(name, world, **{each: value}) for each in names for value in odd]
        assert faults(browser, [(method, each, "") for each in addresses for method in ("get", "post")]) == []

    @pytest.mark.parametrize("part", ["", "true"])
    def test_each_field_of_its_query_at_the_edge_is_answered(self, browser, world, name, part):
        address = address_of(name, world)
        asked = asked_of(browser, "get", address)
        queries = [f"{each}={value}" for each in asked for value in [*VALUES, *ODD_VALUES.get(each, [])]]
        queries += [f"{each}=1&{each}=x&{each}%5B%5D=2" for each in asked]
        headers = {"HX-Request": part} if part else {}
        assert faults(browser, [("get", f"{address}?{query}", "") for query in queries], **headers) == []

    @pytest.mark.parametrize("part", ["", "true"])
    def test_each_field_of_its_form_at_the_edge_is_answered(self, browser, world, name, part):
        address = address_of(name, world)
        asked = asked_of(browser, "post", address)
        forms = []
        for each in asked:
            rest = urlencode({key: value for key, value in GOOD.items() if key in asked and key != each})
            forms += [f"{each}={value}&{rest}" for value in [*VALUES, *ODD_VALUES.get(each, [])]]
        headers = {"HX-Request": part} if part else {}
        assert faults(browser, [("post", address, form) for form in forms], **headers) == []
