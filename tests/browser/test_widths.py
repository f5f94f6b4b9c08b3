"""At every width the page never scrolls sideways; only the matrix, pictures and rows of tabs do, in themselves."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from articles.models import Article, BlindReading, Quote, Reuse, Revision
from entities.models import Entity, Event
from tests.conftest import place
from tests.pages import LISTS, STORY_PAGES

WIDTHS = (360, 768, 1280, 1920)
LONG = "Veldtbridgeconstructionsupervisionauthority" * 3  # a word that no line holds

# What is wider than what it stands in, and neither scrolls in itself nor is allowed to.
TOO_WIDE = """async () => {
    // A table is fitted to a new width by a script, in the frame after it.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const mayScroll = '.matrix-scroll, .tabs, .stops, .scroll:has(> .picture)';
    const wide = [];
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) wide.push('the folded page');
    for (const part of document.querySelectorAll('details:not(.drop, .account)')) part.open = true;
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) wide.push('the page');
    for (const part of document.querySelectorAll('main *')) {
        const scrolls = ['auto', 'scroll'].includes(getComputedStyle(part).overflowX);
        // What a cell of a table does not hold lies over the next one.
        if (part.matches('td') && part.clientWidth && part.scrollWidth > part.clientWidth + 1)
            wide.push(`${part.className} cell of ${part.closest('table').className}: ${part.innerText.slice(0, 40)}`);
        if (scrolls && part.scrollWidth > part.clientWidth + 1 && !part.matches(mayScroll))
            wide.push(`${part.tagName}.${part.className}: ${part.scrollWidth} > ${part.clientWidth}`);
    }
    return wide;
}"""


@pytest.fixture
def addresses(bridge, admin) -> list[str]:
    """The main pages, with words too long for any line where people or machines may put such."""
    wire, post, echo = bridge.at_wire, bridge.at_post, bridge.at_echo
    Article.objects.filter(pk=wire.pk).update(
        published_at=datetime(2031, 11, 24, 18, 30, tzinfo=UTC), published_precision="time", published_offset=-210
    )
    spans = [list(place(article, "on Monday")[2:]) for article in (wire, post)]
    Reuse.objects.create(
        first=wire, second=post, kind="passages", share_of_first=0.1, share_of_second=0.2, passages=[spans]
    )
    Quote(form="direct", speaker=LONG).anchor(*place(wire, '"We will not gamble with lives,"')).save()
    text = f"{echo.current.text}\n\n{LONG} came."
    Revision.objects.create(article=echo, number=2, raw=text, raw_format="text", headline=LONG, text=text)
    entity = Entity.objects.create(name=LONG, kind="organisation")
    entity.mentions.model(entity=entity, score=1).anchor(*place(wire, "Ilse Brandt")).save()
    event = Event.objects.create(label=LONG, first_day="2031-03-03", last_day="2031-03-03", precision="day")
    event.reports.model(event=event).anchor(*place(wire, "closed")).save()
    bridge.story.claims.filter(pk=bridge.cost.pk).update(statement=f"{LONG} would cost 4 million crowns.")
    BlindReading.objects.begin(echo, admin)
    return [
        *(reverse(name) for name in LISTS),
        *(reverse(f"story_{name}", args=[bridge.story.slug]) for name in STORY_PAGES),
        *(row.get_absolute_url() for row in (wire, echo, bridge.closed, bridge.cost, bridge.wire, entity, event)),
        reverse("article_tag", args=[wire.pk]),
        *(reverse("article_blind", args=[row.pk]) for row in (wire, echo)),
        reverse("story_take_over", args=[bridge.story.slug]),
        reverse("article_correct", args=[wire.pk]),
        reverse("outlet_edit", args=[bridge.wire.pk]),
        f"{reverse('article_list')}?known=incomplete",
        reverse("claim_row", args=[bridge.closed.pk]),
        reverse("article_compare", args=[wire.pk, post.pk]),
        reverse("revision_compare", args=[echo.pk, 1, 2]),
    ]


def test_nothing_stands_out_at_any_width(page, log_in, admin, addresses):
    log_in(admin)
    found = {}
    for address in addresses:
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate(TOO_WIDE)
            if wide:
                found[address, width] = wide
    assert found == {}
