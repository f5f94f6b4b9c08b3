"""The bridge story with a row of each kind, for tests that ask every page."""

import pytest
from django.urls import URLPattern, reverse

import articles.urls
import entities.urls
from articles.models import (
    Assignment,
    BlindReading,
    Claim,
    Discrepancy,
    DiscrepancyValue,
    EventReport,
    Mention,
    Note,
    Quote,
    Revision,
    SavedSearch,
    Utterance,
)
from entities.models import Alias, Entity, Event
from tests.conftest import make_article, place

SCRIPT = "<script>alert('x')</script>"
ATTRIBUTE = '" onmouseover="alert(1)" x=\''
HOSTILE = f"The mayor said {SCRIPT} on Monday.\n\nHe wrote {ATTRIBUTE} and left the town.\n"


def pages(world: dict) -> list[tuple[str, bool]]:
    """An address for each pattern of both apps, and whether it names a row of that world.

    Keys are those of the row that the pattern's name begins with.
    """
    found = []
    for pattern in [*articles.urls.urlpatterns, *entities.urls.urlpatterns]:
        assert isinstance(pattern, URLPattern)
        noun = pattern.name.split("_")[0]
        wanted = pattern.pattern.converters
        arguments = {name: world.get(name, world.get(noun, 1)) for name in wanted}
        found.append((reverse(pattern.name, kwargs=arguments), bool(wanted.keys() & {"slug", "pk"})))
    return found


def addresses(world: dict) -> list[str]:
    return [address for address, _ in pages(world)]


@pytest.fixture
def world(bridge, journalist, admin):
    """The bridge story with one more outlet whose every word is hostile, and a row of each kind."""
    story, post = bridge.story, bridge.post
    article = make_article(post, f"Mayor {SCRIPT}", HOSTILE, byline=ATTRIBUTE)
    story.bring_in(article, journalist)
    Revision.objects.create(
        article=article, number=2, raw="x", raw_format="text", headline=SCRIPT, text=HOSTILE.replace("town", SCRIPT)
    )
    claim = Claim.objects.state(story, f"The mayor said {SCRIPT} {ATTRIBUTE}", journalist)
    claim.tag(*place(article, f"said {SCRIPT}"), by=journalist, attributed_to=ATTRIBUTE)
    entity = Entity.objects.create(name=f"Mayor {SCRIPT}", kind="person", note=ATTRIBUTE)
    Alias.objects.create(entity=entity, text=ATTRIBUTE)
    Mention(entity=entity, why=SCRIPT).anchor(*place(article, "mayor")).save()
    utterance = Utterance.objects.create(story=story)
    for words in (SCRIPT, "He wrote"):
        Quote(form="direct", speaker=ATTRIBUTE, entity=entity, utterance=utterance).anchor(
            *place(article, words)
        ).save()
    event = Event.objects.create(label=SCRIPT, place=entity, date_text=ATTRIBUTE)
    EventReport(event=event).anchor(*place(article, "on Monday")).save()
    difference = Discrepancy.objects.create(
        story=story, claim=claim, key="k", topic=SCRIPT, kind="number", verdict="conflict", note=ATTRIBUTE
    )
    for words in ("mayor", "town"):
        value = DiscrepancyValue(discrepancy=difference, article=article, value=ATTRIBUTE)
        value.anchor(*place(article, words)).save()
    _read_blind(article, bridge.at_wire, journalist, admin)
    imported = admin.imports.create(wanted=SCRIPT, state="failed", problem=ATTRIBUTE)
    imported.rows.create(number=1, source_name=SCRIPT, verdict="added", message=ATTRIBUTE, article=article, story=story)
    search = SavedSearch.objects.create(owner=admin, name=SCRIPT, query="q=mayor%22%3E")
    admin.followings.create(story=story)
    note = Note(claim=claim, article=article, text=f"{SCRIPT} @ada {ATTRIBUTE} https://x.example/{SCRIPT}").make(admin)
    assignment = Assignment(story=story, person=admin, what=f"{SCRIPT} {ATTRIBUTE}").make(admin)
    return {
        "search": search.pk,
        "note": note.pk,
        "assignment": assignment.pk,
        "intake": imported.pk,
        "slug": story.slug,
        "article": article.pk,
        "other": bridge.at_wire.pk,
        "revision": article.pk,
        "older": 1,
        "newer": 2,
        "claim": claim.pk,
        "appearance": bridge.cost_at_echo.pk,
        "offer": bridge.offered.pk,
        "entity": entity.pk,
        "event": event.pk,
        "outlet": post.pk,
        "column": str(post.pk),
    }


def _read_blind(article, other, *readers) -> None:
    """The last of them is at the one article; of the other both have answered, each otherwise."""
    BlindReading.objects.begin(article, readers[-1])
    for number, person in enumerate(readers):
        reading = BlindReading.objects.begin(other, person)
        for answer in reading.asked:
            how = {"stance": "hedges", "modality": "happened", "attributed_to": ATTRIBUTE}
            answer.say(person, None, ("carried", "absent")[number], [("text", 0, 5)], **how)
        reading.hand_in(person)
