"""The article page in a real browser: tagging by mouse and by keys, decisions by one key, and words that light up."""

import pytest
from playwright.sync_api import expect

from articles.models import Appearance, Article, Claim, Revision
from tests.browser.acts import drag_over
from tests.conftest import place, suggest

SHIP = "🚢 "  # one code point, two UTF-16 units: what stands behind it shows whether offsets are converted


@pytest.fixture
def echo(bridge) -> Article:
    """The third article, with signs beyond the basic plane before its words."""
    text = SHIP * 3 + bridge.at_echo.current.text
    article = bridge.at_echo
    Appearance.objects.filter(article=article).delete()
    bridge.closed.offers.all().delete()
    article.current = Revision.objects.create(
        article=article, number=2, raw=text, raw_format="text", raw_sha256="2", headline="Old bridge closed", text=text
    )
    article.save(update_fields=["current"])
    return article


def test_words_are_selected_by_mouse_and_tagged_with_a_new_claim(page, log_in, journalist, echo):
    log_in(journalist)
    page.goto(echo.get_absolute_url())
    drag_over(page, "Three pylons are reportedly cracked")
    page.get_by_role("button", name="Tag these words").click()
    expect(page.locator(".selected")).to_have_text("Three pylons are reportedly cracked")
    expect(page.get_by_label("Stance")).to_have_value("hedges")
    page.get_by_label("What they claim").fill("Three pylons are cracked.")
    page.get_by_role("button", name="Tag Enter").click()
    expect(page.locator("#toasts")).to_contain_text("Tagged: “Three pylons are cracked.”")
    expect(page.locator(".notes .statement", has_text="Three pylons are cracked.")).to_be_visible()
    row = Appearance.objects.get(claim__statement="Three pylons are cracked.")
    assert (row.exact, row.stance, row.state) == ("Three pylons are reportedly cracked", "hedges", "confirmed")
    expect(page.locator(f'mark[data-marks~="a{row.pk}"]')).to_have_text(row.exact)


def test_a_long_passage_in_any_script_is_tagged_too(page, log_in, journalist, echo):
    """A letter takes up to nine signs in an address, and gunicorn reads none of more than 8,190."""
    text = "桥梁因维修关闭至秋季。" * 130
    Revision.objects.filter(pk=echo.current_id).update(text=text, raw=text)
    log_in(journalist)
    page.goto(echo.get_absolute_url())
    page.evaluate("getSelection().selectAllChildren(document.querySelector('[data-field=text]'))")
    with page.expect_request(lambda request: "/tag/?" in request.url) as asked:
        page.keyboard.press("t")
    assert len(asked.value.url) < 8000
    expect(page.locator(".selected")).to_contain_text("桥梁因维修关闭至秋季")


def test_claims_are_tagged_by_keys_alone_one_after_another(page, log_in, journalist, echo):
    log_in(journalist)
    page.goto(echo.get_absolute_url())
    page.keyboard.press("c")
    for step, statement in ((0, "The bridge is shut."), (1, "The pylons are cracked.")):
        for _ in range(step):
            page.keyboard.press("j")
        page.keyboard.press("t")
        expect(page.get_by_label("What they claim")).to_be_focused()
        page.keyboard.type(statement)
        page.keyboard.press("Enter")
        expect(page.locator(".notes .statement", has_text=statement)).to_be_visible()
        expect(page.locator(".sentence.is-current")).to_have_count(1)
    exact = dict(Appearance.objects.filter(article=echo).values_list("claim__statement", "exact"))
    assert exact == {
        "The bridge is shut.": (SHIP * 3 + "The old bridge over the Veldt is shut.").strip(),
        "The pylons are cracked.": "Three pylons are reportedly cracked.",
    }


def test_the_selection_takes_fewer_words_by_keys(page, log_in, journalist, echo):
    log_in(journalist)
    page.goto(echo.get_absolute_url())
    page.keyboard.press("c")
    page.keyboard.press("j")
    for _ in range(2):
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("t")
    expect(page.locator(".selected")).to_have_text("Three pylons are reportedly")


def test_a_known_claim_is_found_as_one_types(page, log_in, journalist, bridge, echo):
    log_in(journalist)
    page.goto(echo.get_absolute_url())
    drag_over(page, "Three pylons are reportedly cracked")
    page.keyboard.press("t")
    page.get_by_label("What they claim").fill("council closed")
    page.locator("#claim-choices").get_by_text(bridge.closed.statement).click()
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text(bridge.closed.statement)
    assert bridge.closed.appearances.filter(article=echo).get().exact == "Three pylons are reportedly cracked"
    assert Claim.objects.count() == 3


def test_typing_on_after_a_choice_means_a_new_claim(page, log_in, journalist, bridge, echo):
    log_in(journalist)
    page.goto(echo.get_absolute_url())
    drag_over(page, "Three pylons are reportedly cracked")
    page.keyboard.press("t")
    statement = page.get_by_label("What they claim")
    statement.fill("council closed")
    page.locator("#claim-choices").get_by_text(bridge.closed.statement).click()
    statement.press_sequentially(" the ferry")
    expect(page.get_by_label("A new claim with this statement")).to_be_checked()
    statement.press("Control+Enter")
    expect(page.get_by_role("heading", name="council closed the ferry")).to_be_visible()  # on to its row
    assert Claim.objects.filter(statement="council closed the ferry").exists()


def test_escape_leaves_without_tagging(page, log_in, journalist, echo):
    log_in(journalist)
    page.goto(echo.get_absolute_url())
    page.keyboard.press("c")
    page.keyboard.press("t")
    expect(page.get_by_label("What they claim")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_label("What they claim")).to_have_count(0)
    expect(page.locator(".sentence.is-current")).to_have_count(1)


def test_suggestions_are_accepted_and_rejected_by_one_key_and_undone(page, log_in, journalist, bridge):
    second = suggest(bridge.closed, bridge.at_echo, "The old bridge over the Veldt is shut.")
    bridge.closed.offers.all().delete()
    log_in(journalist)
    page.goto(bridge.at_echo.get_absolute_url())
    page.keyboard.press("j")
    expect(page.locator(f"#p-a{second.pk}")).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator(f"#p-a{second.pk}.suggested")).to_have_count(0)
    expect(page.locator(f"#p-a{bridge.cost_at_echo.pk}")).to_be_focused()  # on to the next open one
    page.keyboard.press("r")
    expect(page.locator(f"#p-a{bridge.cost_at_echo.pk}")).to_have_count(0)
    assert set(Appearance.objects.filter(article=bridge.at_echo).values_list("pk", "state")) >= {
        (second.pk, "confirmed"),
        (bridge.cost_at_echo.pk, "rejected"),
    }
    page.keyboard.press("u")
    expect(page.locator(f"#p-a{bridge.cost_at_echo.pk}.suggested")).to_be_visible()
    assert Appearance.objects.get(pk=bridge.cost_at_echo.pk).is_suggested


def test_the_second_of_two_chooses(page, log_in, journalist, editor, bridge):
    log_in(journalist)
    page.goto(bridge.at_echo.get_absolute_url())
    row = Appearance.objects.get(pk=bridge.cost_at_echo.pk)
    row.confirm(editor)
    page.locator(f"#p-a{row.pk}").get_by_role("button", name="Reject").click()
    dialog = page.locator("#conflict")
    expect(dialog).to_contain_text("Edda Schnitt confirmed this")
    assert Appearance.objects.get(pk=row.pk).is_confirmed
    dialog.get_by_role("button", name="Put mine instead").click()
    expect(page.locator(f"#p-a{row.pk}")).to_have_count(0)
    assert Appearance.objects.get(pk=row.pk).is_rejected


def test_a_row_and_its_words_light_each_other(page, log_in, reader, bridge):
    log_in(reader)
    page.goto(bridge.at_wire.get_absolute_url())
    key = f"a{bridge.closed_at_wire.pk}"
    page.locator(f"#p-{key}").hover()
    expect(page.locator(f'mark[data-marks~="{key}"]')).to_have_class("claim solid-0 reported-0 is-lit")
    page.locator(".notes h2").first.hover()
    page.locator(f'mark[data-marks~="a{bridge.cracks.appearances.get(article=bridge.at_wire).pk}"]').hover()
    expect(page.locator(f"#p-{key}.is-lit")).to_have_count(0)


def test_layers_are_hidden_and_stay_hidden_on_the_next_page(page, log_in, reader, bridge):
    log_in(reader)
    page.goto(bridge.at_wire.get_absolute_url())
    mark = page.locator("mark.claim").first
    before = mark.evaluate("node => getComputedStyle(node).backgroundImage")
    page.locator("#show-claims").uncheck()
    after = mark.evaluate("node => getComputedStyle(node).backgroundImage")
    assert "gradient" in before
    assert "gradient" not in after
    page.goto(bridge.at_post.get_absolute_url())
    expect(page.locator("#show-claims")).not_to_be_checked()


def test_a_link_to_a_passage_opens_at_the_words(page, log_in, reader, bridge):
    long = "\n\n".join(f"Paragraph {n} says nothing of interest at all, at some length." for n in range(80))
    text = f"{long}\n\nThe bridge is shut."
    bridge.at_echo.current = Revision.objects.create(
        article=bridge.at_echo, number=2, raw=text, raw_format="text", raw_sha256="2", headline="x", text=text
    )
    bridge.at_echo.save(update_fields=["current"])
    _, _, start, end = place(bridge.at_echo, "The bridge is shut.")
    log_in(reader)
    page.goto(f"{bridge.at_echo.get_absolute_url()}?at=text:{start}-{end}#words")
    expect(page.locator("mark.target")).to_be_in_viewport()


@pytest.mark.parametrize("has_script", [True, False])
def test_a_link_to_a_claims_words_opens_at_them(browser, live_server, page, log_in, reader, bridge, has_script):
    long = "\n\n".join(f"Paragraph {n} says nothing of interest at all, at some length." for n in range(80))
    text = f"{long}\n\nThe bridge is shut, says the town."
    bridge.at_echo.current = Revision.objects.create(
        article=bridge.at_echo, number=2, raw=text, raw_format="text", raw_sha256="2", headline="x", text=text
    )
    bridge.at_echo.save(update_fields=["current"])
    appearance = bridge.closed.tag(*place(bridge.at_echo, "The bridge is shut"), by=reader)
    log_in(reader)
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=has_script, storage_state=page.context.storage_state()
    )
    opened = context.new_page()
    opened.goto(f"{bridge.at_echo.get_absolute_url()}#a{appearance.pk}")
    words = opened.locator(f'mark[data-marks~="a{appearance.pk}"]')
    expect(words).to_be_in_viewport()
    plain = opened.locator("mark.claim").evaluate_all("all => all.map(node => getComputedStyle(node).backgroundColor)")
    assert plain != ["rgba(0, 0, 0, 0)"]
    opened.goto(appearance.get_absolute_url())
    expect(opened.locator("mark.target")).to_have_text(appearance.exact)
    expect(opened.locator("mark.target")).to_be_in_viewport()
    context.close()


def test_single_keys_can_be_switched_off(page, log_in, journalist, bridge):
    log_in(journalist)
    page.goto(bridge.at_echo.get_absolute_url())
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Keys on this page")).to_be_visible()
    page.get_by_label("Single keys are on").uncheck()
    page.get_by_role("button", name="Close", exact=True).click()
    page.keyboard.press("j")
    expect(page.locator("[data-item]:focus")).to_have_count(0)


def test_words_are_tagged_without_javascript(browser, live_server, log_in, page, journalist, echo):
    log_in(journalist)
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    plain = context.new_page()
    plain.goto(echo.get_absolute_url())
    plain.get_by_role("link", name="Tag a sentence").click()
    plain.get_by_role("link", name="Three pylons are reportedly cracked.").click()
    plain.get_by_label("What they claim").fill("Pylons are broken.")
    plain.get_by_role("button", name="Tag Enter").click()
    expect(plain.locator(".notes")).to_contain_text("Pylons are broken.")
    context.close()
    assert Appearance.objects.get(claim__statement="Pylons are broken.").exact == "Three pylons are reportedly cracked."
