"""Who else has a story or an article open is told, while they have."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F

from articles.models import Presence
from tests.conftest import browser_of, make_person

SECONDS = 20  # within which one who waits for nobody is told

pytestmark = pytest.mark.django_db


def told(browser, place) -> str:
    page = browser.get(f"{place.get_absolute_url()}here/").content.decode()
    return ", ".join(re.findall('title="(.*?) is here now"', page))


def test_two_at_one_story_see_one_another_and_nobody_themselves(bridge, as_editor, as_journalist):
    assert told(as_editor, bridge.story) == ""
    assert told(as_journalist, bridge.story) == "Edda Schnitt"
    assert told(as_editor, bridge.story) == "Jonas Feder"
    third = browser_of(make_person("Nina Zange", "journalist"))
    assert told(third, bridge.story) == "Jonas Feder, Edda Schnitt"
    assert told(as_editor, bridge.at_wire) == ""
    assert told(as_journalist, bridge.at_wire) == "Edda Schnitt"


def test_who_is_gone_is_told_no_more_and_leaves_nothing(bridge, as_editor, as_journalist):
    told(as_editor, bridge.story)
    Presence.objects.update(seen_at=F("seen_at") - timedelta(minutes=1))
    assert told(as_journalist, bridge.story) == ""
    Presence.objects.update(seen_at=F("seen_at") - timedelta(hours=2))
    told(as_journalist, bridge.story)
    assert Presence.objects.count() == 1


def test_where_somebody_was_long_ago_goes_when_they_are_elsewhere(bridge, as_editor):
    for place in (bridge.at_wire, bridge.at_post, bridge.story):
        told(as_editor, place)
    Presence.objects.update(seen_at=F("seen_at") - timedelta(hours=2))
    told(as_editor, bridge.story)
    assert Presence.objects.get().story == bridge.story


@pytest.mark.django_db(transaction=True)
def test_two_who_come_back_at_once_do_not_wait_for_one_another(bridge, as_editor, as_journalist, editor):
    told(as_editor, bridge.story)
    Presence.objects.update(seen_at=F("seen_at") - timedelta(hours=2))

    def come_back() -> str:
        try:
            return told(as_journalist, bridge.story)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        Presence.objects.select_for_update().get(user=editor)
        assert pool.submit(come_back).result(SECONDS) == ""


def test_pages_ask_for_it_and_asking_costs_few_queries(bridge, as_editor, django_assert_max_num_queries):
    assert (
        f'hx-get="{bridge.story.get_absolute_url()}here/"'
        in as_editor.get(bridge.story.get_absolute_url()).content.decode()
    )
    page = as_editor.get(bridge.at_wire.get_absolute_url()).content.decode()
    assert f'hx-get="{bridge.at_wire.get_absolute_url()}here/"' in page
    with django_assert_max_num_queries(5):  # the session, the person, the story, and who is here
        told(as_editor, bridge.story)
