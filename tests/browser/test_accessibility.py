"""Every page against axe-core's rules for WCAG 2.2 AA, in both themes, on a desk and on a phone."""

from importlib.resources import files

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Appearance, BlindReading, Claim, Discrepancy, Feed, Import, Quote, Reuse, Revision
from entities.models import Entity, Event
from newsroom.decisions.many import MOVE, BulkAct
from tests.conftest import offer, place
from tests.pages import LISTS, STORY_PAGES

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast"]}  # all in which a theme differs
THEMES = {"light": RULES, "dark": COLOURS}
WIDTHS = (1280, 360)


def violations(page: Page) -> list[str]:
    """Each broken rule with the first elements that break it."""
    page.evaluate(AXE)
    found = []
    for theme, rules in THEMES.items():
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # what still fades in has no contrast yet
        broken = page.evaluate("rules => axe.run(document, {runOnly: rules})", rules)["violations"]
        found += [f"{page.url} ({theme}): {r['id']}: {[node['target'] for node in r['nodes'][:3]]}" for r in broken]
    return found


@pytest.fixture(params=WIDTHS)
def looked_at(request, page, log_in, admin):
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": request.param, "height": 900})
    return page


@pytest.fixture
def filled(bridge):
    """The bridge's story with something on every tab."""
    finding = Discrepancy.objects.create(
        story=bridge.story, claim=bridge.cracks, key="k", topic="How many pylons", kind="number", verdict="conflict"
    )
    for article, words in ((bridge.at_wire, "two pylons"), (bridge.at_echo, "Three pylons")):
        value = finding.values.model(discrepancy=finding, article=article, value=words)
        value.anchor(*place(article, words)).save()
    Quote(form="direct", speaker="Ilse Brandt").anchor(
        *place(bridge.at_wire, '"We will not gamble with lives,"')
    ).save()
    offer(bridge.cracks, bridge.at_post, "The town council", chance=0.2)
    entity = Entity.objects.create(name="Ilse Brandt", kind="person")
    event = Event.objects.create(label="Closure", first_day="2031-03-03", last_day="2031-03-03", precision="day")
    entity.mentions.model(entity=entity, score=1).anchor(*place(bridge.at_wire, "Ilse Brandt")).save()
    event.reports.model(event=event).anchor(*place(bridge.at_wire, "closed")).save()
    sent = {"step": "back", "step_by": bridge.closed.created_by, "step_at": timezone.now(), "step_note": "Who says so?"}
    Claim.objects.filter(pk=bridge.closed.pk).update(**sent)
    return [entity, event]


def test_before_one_is_logged_in(looked_at):
    looked_at.goto(reverse("login"))
    assert violations(looked_at) == []


def test_lists_and_forms(looked_at, log_in, admin, bridge):
    log_in(admin)
    admin.followings.create(story=bridge.story)
    admin.saved_searches.create(name="Bridges", query="q=bridge")
    states = (Import.State.DONE, Import.State.READING, Import.State.WAITING, Import.State.FAILED)
    imports = [admin.imports.create(state=state, problem="It stopped.") for state in states]
    for imported in imports:
        imported.rows.create(number=1, source_name="a.txt", verdict="added", article=bridge.at_wire, story=bridge.story)
    feed = Feed.objects.create(address="https://post.example/rss", outlet=bridge.wire, problem="It took too long.")
    for number, state in enumerate(("waiting", "read", "refused")):
        feed.entries.create(guid=str(number), title=f"Entry {number}", state=state, known_as="https://post.example/1")
    broken = []
    for address in (
        *map(reverse, LISTS),
        feed.get_absolute_url(),
        reverse("feed_edit", args=[feed.pk]),
        *(imported.get_absolute_url() for imported in imports),
        reverse("article_correct", args=[bridge.at_wire.pk]),
        reverse("outlet_edit", args=[bridge.wire.pk]),
        "/articles/?known=incomplete",
        "/search/?q=bridge",
        "/search/?q=pylons",
    ):
        looked_at.goto(address)
        broken += violations(looked_at)
    looked_at.goto("/no/such/page/")
    assert broken + violations(looked_at) == []


def test_a_storys_pages(looked_at, log_in, admin, bridge, filled):
    log_in(admin)
    broken = []
    for name in STORY_PAGES:
        looked_at.goto(reverse(f"story_{name}", args=[bridge.story.slug]))
        broken += violations(looked_at)
    assert broken == []


def test_the_words_beside_a_cell(looked_at, log_in, admin, bridge):
    log_in(admin)
    looked_at.goto(bridge.story.get_absolute_url())
    looked_at.locator("td.offer a").first.click()
    expect(looked_at.locator("#cell button.accept")).to_be_focused()
    broken = violations(looked_at)
    looked_at.keyboard.press("Escape")
    looked_at.keyboard.press("?")
    expect(looked_at.locator("#keys")).to_be_visible()
    assert broken + violations(looked_at) == []


def test_articles_claims_and_the_world(looked_at, log_in, admin, bridge, filled):
    log_in(admin)
    broken = []
    for row in (bridge.at_wire, bridge.closed, bridge.cost, bridge.wire, *filled):
        looked_at.goto(row.get_absolute_url())
        broken += violations(looked_at)
    for name in ("claim_row", "claim_edit"):
        looked_at.goto(reverse(name, args=[bridge.closed.pk]))
        broken += violations(looked_at)
    assert broken == []


def test_reading_blind_and_what_comes_of_it(looked_at, log_in, admin, journalist, editor, bridge):
    log_in(admin)
    for number, person in enumerate((journalist, editor)):
        reading = BlindReading.objects.begin(bridge.at_wire, person)
        for answer in reading.asked:
            how = {"stance": "reports", "modality": "happened"}
            answer.say(
                person, None, ("carried", "absent")[number], [place(bridge.at_wire, "The town council")[1:]], **how
            )
        reading.hand_in(person)
    BlindReading.objects.begin(bridge.at_echo, admin)
    blind = reverse("article_blind", args=[bridge.at_echo.pk])
    broken = []
    for address in (
        reverse("article_blind", args=[bridge.at_post.pk]),
        blind,
        f"{blind}?all=1",
        reverse("story_agreement", args=[bridge.story.slug]),
        reverse("story_take_over", args=[bridge.story.slug]),
    ):
        looked_at.goto(address)
        broken += violations(looked_at)
    assert broken == []


def test_moving_what_stands_at_the_wrong_place(looked_at, log_in, admin, bridge, filled):
    log_in(admin)
    entity, _ = filled
    act = BulkAct.objects.choose(admin, MOVE, Appearance.objects.filter(claim=bridge.closed))
    aimed, done = (BulkAct.objects.choose(admin, MOVE, entity.mentions.all()) for _ in range(2))
    for each in (aimed, done):
        each.aim("Karl Brandt")
    done.begin()
    broken = []
    for address in (
        reverse("entity_move", args=[entity.pk]),
        reverse("claim_move", args=[bridge.closed.pk]),
        reverse("story_quotes_move", args=[bridge.story.slug]),
        f"{reverse('article_name', args=[bridge.at_wire.pk])}?words=bridge",
        *(reverse("act_detail", args=[each.pk]) for each in (act, aimed, done)),
    ):
        looked_at.goto(address)
        broken += violations(looked_at)
    assert broken == []


def test_articles_and_versions_side_by_side(looked_at, log_in, admin, bridge):
    spans = [list(place(article, "on Monday")[2:]) for article in (bridge.at_wire, bridge.at_post)]
    Reuse.objects.create(
        first=bridge.at_wire,
        second=bridge.at_post,
        kind="passages",
        share_of_first=0.1,
        share_of_second=0.2,
        passages=[spans],
    )
    echo = bridge.at_echo
    text = f"A ferry runs.\n\n{echo.current.text.replace('shut', 'closed')}"
    Revision.objects.create(article=echo, number=2, raw=text, raw_format="text", headline="Bridge closed", text=text)
    log_in(admin)
    broken = []
    for address in (
        reverse("article_compare", args=[bridge.at_wire.pk, bridge.at_post.pk]),
        reverse("article_compare", args=[bridge.at_wire.pk, echo.pk]),
        reverse("revision_compare", args=[echo.pk, 1, 2]),
    ):
        looked_at.goto(address)
        broken += violations(looked_at)
    assert broken == []
