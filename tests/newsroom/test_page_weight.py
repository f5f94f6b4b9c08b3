"""No page ships more than 60 kB of our own CSS and JavaScript, uncompressed; libraries are not ours."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from articles.models import Revision
from entities.models import Entity, Event
from tests.pages import LISTS, STORY_PAGES

pytestmark = pytest.mark.django_db

MOST = 60_000  # bytes
OWN = Path(settings.BASE_DIR) / "static"
IMPORT = re.compile(r"""(?:@import|\bimport\b|\bexport\b)[^;'"]*['"](\.{1,2}/[^'"]+)['"]""")


class Linked(HTMLParser):
    """Collects the addresses of a page's stylesheets and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: set[str] = set()

    def handle_starttag(self, tag, attrs) -> None:
        values = dict(attrs)
        if tag == "script" and values.get("src"):
            self.addresses.add(values["src"])
        if tag == "link" and values.get("rel") in ("stylesheet", "modulepreload"):
            self.addresses.add(values["href"])


def with_imports(path: Path) -> set[Path]:
    """A file and all that it imports, directly or not."""
    found, waiting = set(), [path.resolve()]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += [(file.parent / name).resolve() for name in IMPORT.findall(file.read_text(encoding="utf-8"))]
    return found


def own_files(html: str) -> set[Path]:
    linked = Linked()
    linked.feed(html)
    paths = (OWN / address.removeprefix(settings.STATIC_URL) for address in linked.addresses)
    return {file for path in paths if path.is_file() for file in with_imports(path)}


@pytest.fixture
def addresses(bridge) -> list[str]:
    echo = bridge.at_echo
    Revision.objects.create(article=echo, number=2, raw="x", raw_format="text", headline="x", text="Shut.")
    rows = [
        *(bridge.at_wire, bridge.closed, bridge.wire),
        Entity.objects.create(name="Ilse Brandt", kind="person"),
        Event.objects.create(label="Closure"),
    ]
    return [
        *(reverse(name) for name in LISTS),
        *(reverse(f"story_{name}", args=[bridge.story.slug]) for name in STORY_PAGES),
        *(row.get_absolute_url() for row in rows),
        reverse("article_tag", args=[bridge.at_wire.pk]),
        reverse("article_correct", args=[bridge.at_wire.pk]),
        f"{reverse('article_list')}?known=incomplete",
        reverse("claim_row", args=[bridge.closed.pk]),
        reverse("claim_edit", args=[bridge.closed.pk]),
        reverse("article_compare", args=[bridge.at_wire.pk, echo.pk]),
        reverse("revision_compare", args=[echo.pk, 1, 2]),
    ]


def test_no_page_is_heavier_than_allowed(as_admin, addresses):
    weights = {}
    for address in addresses:
        page = as_admin.get(address)
        assert page.status_code == 200, address
        files = own_files(page.content.decode())
        assert len(files) > 3, address
        weights[address] = sum(file.stat().st_size for file in files)
    assert {address: weight for address, weight in weights.items() if weight > MOST} == {}


def test_imported_modules_count(tmp_path):
    (tmp_path / "page.js").write_text('import { x } from "./parts/one.js";\nimport "./two.js";\n')
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.js").write_text('export * from "../three.js";\nconst late = import("../four.js");')
    for name in ("two", "three", "four"):
        (tmp_path / f"{name}.js").write_text("export const x = 1;")
    names = {file.name for file in with_imports(tmp_path / "page.js")}
    assert names == {"page.js", "one.js", "two.js", "three.js", "four.js"}
