"""A story that is only for some people is told by nothing to all others: by no page, no count, and no form of admin."""

import json
import re

import pytest
from django.apps import apps
from django.contrib import admin as django_admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from articles.models import (
    Claim,
    Discrepancy,
    DiscrepancyValue,
    Duplicate,
    EventReport,
    Following,
    Import,
    Mention,
    Origin,
    OriginalFile,
    Outlet,
    Quote,
    Reuse,
    SearchEntry,
    Utterance,
)
from articles.models.embargo import seen_by
from entities.models import Alias, Entity, Event
from newsroom.decisions import acting
from tests.conftest import browser_of, make_article, make_person, make_story, offer, place
from tests.security.conftest import pages

pytestmark = pytest.mark.django_db

# Each stands in one kind of row of the story and nowhere else.
WORDS = [
    *("Quixotine", "Zebulba", "Vandermoll", "Trossachine", "Ublikant", "Wombardy", "Yllventor", "Kraxpile"),
    *("Marzovan", "Feldspitz", "Obrentide", "Nivaltine", "Hoxberry", "Pellvenna"),
]
TEXT = (
    "Minister Vandermoll met Ostrand's mayor Ilse Brandt at Wombardy on Monday, papers show.\n\n"
    '"Kraxpile will be sold," said Aide Marzovan of the ministry.\n\n'
    "The council closed the Veldt Bridge because of Zebulba, two people said.\n\n"
    "Ilsa Nivaltine-Brandt denied it."
)


@pytest.fixture
def insider(db):
    return make_person("Inga Kern", "editor")


@pytest.fixture
def known(world, bridge):
    """A person whom everybody's articles name, too."""
    known = Entity.objects.create(name="Ilse Brandt", kind="person")
    Mention(entity=known).anchor(*place(bridge.at_wire, "Ilse Brandt")).save()
    return known


@pytest.fixture
def secret(bridge, known, insider, admin):
    return add_secret(bridge, known, insider, admin)


def add_secret(bridge, known, insider, admin) -> dict:
    """Beside the stories of everybody one of each kind of row that only Inga may know of."""
    outlet = Outlet.objects.create(name="Trossachine Post", kind="newspaper", domains=["trossachine.example"])
    article = make_article(outlet, "Quixotine affair grows", TEXT, byline="Feldspitz", created_by=insider)
    same = make_article(bridge.post, "Also of the Quixotine", TEXT.replace("Monday", "Tuesday"))
    file = OriginalFile.objects.create(sha256="0" * 64, name="Hoxberry.pdf", kind="application/pdf", body=b"%PDF")
    article.revisions.update(original=file)
    SearchEntry.objects.write([article, same])
    story = make_story("The Quixotine papers", article, same, by=insider, note="Ask Obrentide first.")
    with acting(insider):
        claim = Claim.objects.state(story, "Zebulba closed the bridge.", insider)
        claim.tag(*place(article, "because of Zebulba"), by=insider)
        claim.tag(*place(same, "because of Zebulba"), by=insider)
        person = Entity.objects.create(name="Vandermoll", kind="person")
        spot = Entity.objects.create(name="Wombardy", kind="place")
        Alias.objects.create(entity=person, text="Minister Vandermoll")
        Alias.objects.create(entity=known, text="Ilsa Nivaltine-Brandt")
        for entity, words in ((person, "Vandermoll"), (spot, "Wombardy"), (known, "Ilse Brandt")):
            Mention(entity=entity).anchor(*place(article, words)).save()
        Mention(entity=known).anchor(*place(article, "Ilsa Nivaltine-Brandt")).save()
        utterance = Utterance.objects.create(story=story)
        quote = Quote(form="direct", speaker="Aide Marzovan", entity=person, utterance=utterance)
        quote.anchor(*place(article, "Kraxpile will be sold")).save()
        event = Event(label="Yllventor meeting", place=spot).make(insider)
        event.participants.add(person, known)
        EventReport(event=event).anchor(*place(article, "on Monday")).save()
        difference = Discrepancy.objects.create(
            story=story, claim=claim, key="k", topic="Ublikant", kind="number", verdict="conflict", note="Pellvenna"
        )
        DiscrepancyValue(discrepancy=difference, article=article, value="Pellvenna").anchor(
            *place(article, "Monday")
        ).save()
        claim.edit(insider, statement="Zebulba closed the old bridge.")
        story.change(insider, title="The Quixotine file")
    Origin.objects.create(article=article, outlet=bridge.wire)
    Reuse.objects.create(first=bridge.at_wire, second=article, share_of_first=0.1, share_of_second=0.5)
    Duplicate.objects.create(kind="entity", one=min(person.pk, known.pk), other=max(person.pk, known.pk), score=0.9)
    Duplicate.objects.create(kind="claim", one=bridge.closed.pk, other=claim.pk, score=0.9)
    imported = Import.objects.create(by=insider, wanted="Quixotine", into=story, state="done")
    row = imported.rows.create(number=1, source_name="Hoxberry", verdict="added", article=article, story=story)
    Following.objects.create(user=insider, story=story)
    insider.saved_searches.create(name="Quixotine", query="q=Zebulba")
    kind = ContentType.objects.get_for_model(story)
    LogEntry.objects.create(
        user=admin, content_type=kind, object_id=story.pk, object_repr=str(story), action_flag=CHANGE
    )
    story.keep_for([insider], insider)
    return {
        "story": story,
        "rows": [story, article, same, claim, person, spot, event, outlet, quote, utterance, difference, imported, row],
        "slug": story.slug,
        "article": article.pk,
        "other": same.pk,
        "revision": article.pk,
        "older": 1,
        "newer": 1,
        "claim": claim.pk,
        "appearance": claim.appearances.first().pk,
        "offer": offer(claim, article, "Zebulba").pk,
        "entity": person.pk,
        "event": event.pk,
        "outlet": outlet.pk,
        "column": str(outlet.pk),
        "intake": imported.pk,
    }


def admin_pages(rows) -> list[str]:
    """Each list of admin, as it stands and asked for words of the story; and the pages of some rows."""
    found = [reverse("admin:index")]
    for model in django_admin.site._registry:
        listed = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        found += [listed, f"{listed}?q=Quixotine"]
    return found + [address for row in rows for address in of_row(row)]


def of_row(row) -> list[str]:
    label = f"{row._meta.app_label}_{row._meta.model_name}"
    if type(row) not in django_admin.site._registry:
        return []
    return [reverse(f"admin:{label}_{page}", args=[row.pk]) for page in ("change", "history")]


def text_of(answer) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode()


def told(text: str, typed: str = "") -> list[str]:
    return [word for word in WORDS if word in text and word not in typed]


def test_no_page_tells_a_superuser(world, secret, as_admin):
    for address, names_a_row in [*pages(world), *pages(secret)]:
        for query in [""] if names_a_row else ["", "?q=Quixotine", "?q=Vandermoll", "?q=Zebulba"]:
            answer = as_admin.get(address + query, follow=True)
            typed = query if answer.status_code < 500 else ""
            assert answer.status_code < 500, address
            assert told(text_of(answer), typed) == [], address + query


def test_pages_of_its_rows_are_not_there_for_anybody_else(secret, as_admin, as_editor):
    for browser in (as_admin, as_editor):
        for address, names_a_row in pages(secret):
            if names_a_row and "/model" not in address:
                status = browser.get(address).status_code
                assert status in (404, 405), (address, status)


def test_posting_to_its_rows_is_answered_as_if_they_had_never_been(secret, as_editor):
    missing = dict.fromkeys(secret, 987654321) | {"slug": "no-such", "older": 1, "newer": 1, "column": "1"}
    form = {"state": "confirmed", "decision": "confirm", "version": 0, "statement": "x", "title": "x", "lift": "1"}
    for (address, names_a_row), (nowhere, _) in zip(pages(secret), pages(missing), strict=True):
        if names_a_row:
            answer, none = as_editor.post(address, form), as_editor.post(nowhere, form)
            assert (answer.status_code, answer.get("Location")) == (none.status_code, none.get("Location")), address
            assert told(text_of(answer)) == [], address


def test_admin_tells_a_superuser_nothing(world, secret, as_admin):
    for address in admin_pages(secret["rows"]):
        answer = as_admin.get(address, follow=True)
        assert answer.status_code < 500, address
        assert told(text_of(answer), address) == [], address


def test_admin_completes_no_name_of_it(secret, as_admin):
    fields = [
        (model, field)
        for model, options in django_admin.site._registry.items()
        for field in options.get_autocomplete_fields(None)
    ]
    assert fields
    for model, field in fields:
        named = {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field}
        for word in ("", "o", "Quixotine"):
            answer = as_admin.get(reverse("admin:autocomplete"), {**named, "term": word})
            assert told(text_of(answer)) == [], (named, word)


# A form's token, what is signed, and the hour at which something was asked for: new in each answer.
NEW = re.compile(r"[A-Za-z0-9]{64}|[\w.-]+:[\w-]+:[\w-]{20,}|\d\d:\d\d(:\d\d)?")


def everything(browser, addresses) -> dict[str, str]:
    """What is on each page, but for what is new in each request."""
    return {address: NEW.sub("", text_of(browser.get(address))) for address in addresses}


def test_each_page_is_word_for_word_what_it_was_before_the_story_came(
    world, bridge, known, insider, admin, as_editor, as_admin
):
    asked = [address + query for address, row in pages(world) for query in (("",) if row else ("", "?q=bridge"))]
    lists = [address for address in admin_pages([]) if "Quixotine" not in address]
    for browser, addresses in ((as_editor, asked), (as_admin, lists)):
        everything(browser, addresses)  # a first look itself is kept
    before = everything(as_editor, asked), everything(as_admin, lists)
    add_secret(bridge, known, insider, admin)
    after = everything(as_editor, asked), everything(as_admin, lists)
    for former, later in zip(before, after, strict=True):
        for address in former:
            assert later[address].splitlines() == former[address].splitlines(), address


def test_those_who_are_named_see_all_of_it(secret, insider):
    browser = browser_of(insider)
    seen = "".join(
        text_of(browser.get(address)) for address, _ in pages(secret) if browser.get(address).status_code == 200
    )
    assert [word for word in WORDS if word not in seen and word != "Hoxberry"] == []
    dossier = json.loads(text_of(browser.get(reverse("story_dossier", args=[secret["slug"]]))))
    assert len(dossier["articles"]) == 2


def test_a_name_that_is_taken_off_ends_access_with_the_next_request(secret, insider, editor):
    story = secret["story"]
    story.keep_for([insider, editor], insider)
    browser = browser_of(editor)
    assert browser.get(story.get_absolute_url()).status_code == 200
    story.keep_for([insider], insider)
    assert browser.get(story.get_absolute_url()).status_code == 404
    assert browser_of(insider).get(story.get_absolute_url()).status_code == 200


def test_all_models_that_speak_of_it_are_covered(secret, editor):
    """Each table of both apps that holds a row of the story holds fewer for others."""
    whole = {m: m._base_manager.count() for m in apps.get_models() if m._meta.app_label in ("articles", "entities")}
    with seen_by(editor):
        left = {model: model._base_manager.count() for model in whole}
    touched = {type(row) for row in secret["rows"]}
    assert [model for model in touched if left[model] == whole[model]] == []
