"""Whoever has a story open sees who else has."""

from playwright.sync_api import expect

from articles.models import Presence

from .conftest import HERE


def test_a_colleague_is_told_by_initials(page, log_in, journalist, editor, bridge):
    Presence.objects.look_in(editor, bridge.story)
    log_in(journalist)
    page.context.unroute(HERE)
    page.goto(bridge.story.get_absolute_url())
    expect(page.get_by_title("Edda Schnitt is here now")).to_be_visible()
    page.context.route(HERE, lambda route: route.fulfill(status=200, content_type="text/html", body=""))
