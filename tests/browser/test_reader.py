"""The article page in a real browser: tagging by mouse and by keys, decisions by one key, and words that light up."""

import pytest
from playwright.sync_api import Page, expect

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


LINES = """sentence => [...sentence.querySelectorAll("mark")].map((mark) => {
    const images = getComputedStyle(mark).backgroundImage.split(/,(?![^(]*[)])/).map((each) => each.trim());
    return [mark.textContent, images.filter((each) => each.includes("gradient")).length];
})"""


def lines_of(page: Page, words: str) -> set[int]:
    """How many lines are drawn under the words of a sentence, wherever any are."""
    return {number for _, number in page.locator(".sentence", has_text=words).evaluate(LINES) if number}


def test_one_calm_line_stands_for_what_is_suggested_until_it_is_pointed_at(page, log_in, journalist, bridge):
    """Three suggestions over one another, and beside them what the desk has tagged."""
    for n, words in enumerate(("Repairs are set to begin in spring", "begin in spring and would", "spring")):
        claim = Claim.objects.create(story=bridge.story, statement=f"Repairs begin in spring {n}.", score=0.8)
        suggest(claim, bridge.at_echo, words)
    log_in(journalist)
    page.goto(bridge.at_echo.get_absolute_url())
    sentence = page.locator(".sentence", has_text="Repairs are set")
    numbers = sentence.locator(".claim-number")
    places = sentence.bounding_box(), page.locator(".read-through").bounding_box()
    assert lines_of(page, "Repairs are set") == {1}
    expect(numbers.first).to_have_css("visibility", "visible")  # there for the Tab key
    expect(sentence.locator(".numbers").first).to_have_css("opacity", "0")
    sentence.hover()
    assert max(lines_of(page, "Repairs are set")) == 3
    expect(sentence.locator(".numbers").first).to_have_css("opacity", "1")
    assert (sentence.bounding_box(), page.locator(".read-through").bounding_box()) == places
    page.mouse.move(2, 2)
    page.mouse.move(3, 3)
    assert lines_of(page, "Repairs are set") == {1}
    numbers.first.focus()
    assert max(lines_of(page, "Repairs are set")) == 3
    numbers.first.blur()
    page.locator(f"#p-a{bridge.cost_at_echo.pk}").hover()
    expect(sentence.locator(".is-lit").last).to_be_visible()
    assert "".join(sentence.locator(".is-lit").all_inner_texts()) == "would likely cost 4 million crowns"
    assert lines_of(page, "Three pylons") == {1}  # the desk's own, in full
    page.get_by_label("Suggested").uncheck()
    assert lines_of(page, "Repairs are set") == set()
    assert lines_of(page, "Three pylons") == {1}


@pytest.fixture
def long_read(bridge, journalist) -> Article:
    """An article of many sentences, each with a claim of its own."""
    text = "\n\n".join(f"Sentence {n} tells of pier {n} and of nothing else at all, at length." for n in range(60))
    article = bridge.at_echo
    Appearance.objects.filter(article=article).delete()
    article.current = Revision.objects.create(
        article=article, number=2, raw=text, raw_format="text", raw_sha256="2", headline="Piers", text=text
    )
    article.save(update_fields=["current"])
    for n in range(0, 60, 2):
        Claim.objects.state(bridge.story, f"Pier {n}.", journalist).tag(
            *place(article, f"tells of pier {n} "), journalist
        )
    return article


def scroll_to(page: Page, words: str) -> None:
    page.evaluate(
        "words => [...document.querySelectorAll('.sentence')].find((each) => each.textContent.includes(words))"
        ".scrollIntoView({ block: 'center' })",
        words,
    )


def test_the_list_follows_the_scroll(page, log_in, journalist, long_read):
    log_in(journalist)
    page.goto(long_read.get_absolute_url())
    entry = page.locator(".note", has_text="Pier 40.")
    expect(entry).not_to_be_in_viewport()
    scroll_to(page, "tells of pier 42 ")
    expect(entry).to_be_in_viewport()
    expect(page.locator(".note[aria-current]")).to_have_count(1)
    expect(page.locator(".sentence", has_text="tells of pier 42 ")).to_be_in_viewport()


def test_on_a_phone_nothing_jumps(browser, live_server, log_in, page, journalist, long_read):
    log_in(journalist)
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 360, "height": 780}, storage_state=page.context.storage_state()
    )
    phone = context.new_page()
    phone.goto(long_read.get_absolute_url())
    scroll_to(phone, "tells of pier 42 ")
    expect(phone.locator(".note.is-here")).to_have_count(1)
    where = phone.evaluate("scrollY")
    phone.wait_for_timeout(300)
    assert phone.evaluate("scrollY") == where
    context.close()


def test_half_words_are_tagged_as_whole_ones(page, log_in, journalist, echo):
    log_in(journalist)
    page.goto(echo.get_absolute_url())
    drag_over(page, "ylons are reportedly crack")
    page.keyboard.press("t")
    expect(page.locator(".selected")).to_have_text("pylons are reportedly cracked")
    marked = "[...(CSS.highlights.get('tagging') || [])].map((range) => range.toString()).join()"
    page.wait_for_function(f"{marked} === 'pylons are reportedly cracked'")


def test_the_form_reads_the_words_but_never_over_what_was_set_by_hand(page, log_in, journalist, bridge, echo):
    Claim.objects.state(bridge.story, "The old bridge over the Veldt is not shut.", journalist)
    log_in(journalist)
    page.goto(echo.get_absolute_url())
    drag_over(page, "Three pylons are reportedly cracked")
    page.keyboard.press("t")
    stance, whose = page.get_by_label("Stance"), page.get_by_label("In whose name")
    expect(stance).to_have_value("hedges")
    page.keyboard.press("Escape")
    drag_over(page, "The old bridge over the Veldt is shut")
    page.keyboard.press("t")
    expect(stance).to_have_value("reports")
    with page.expect_response("**/claims/**"):
        page.get_by_label("What they claim").fill("old bridge not shut")
    page.locator("#claim-choices").get_by_text("The old bridge over the Veldt is not shut.").click()
    expect(stance).to_have_value("disputes")
    page.get_by_label("A new claim with this statement").check()
    expect(stance).to_have_value("reports")
    whose.fill("a diver")
    stance.select_option("unclear")
    page.locator("#claim-choices").get_by_text("The old bridge over the Veldt is not shut.").click()
    page.wait_for_load_state("networkidle")
    expect(stance).to_have_value("unclear")
    expect(whose).to_have_value("a diver")
    page.get_by_role("link", name="the sentence after").click()
    expect(page.locator(".selected")).to_contain_text("Three pylons")
    expect(stance).to_have_value("unclear")
    expect(whose).to_have_value("a diver")
    expect(page.get_by_label("What they claim")).to_have_value("old bridge not shut")
    page.get_by_role("button", name="Tag Enter").click()
    expect(page.locator("#toasts")).to_contain_text("Tagged")
    row = Appearance.objects.get(exact__contains="The old bridge", exact__endswith="cracked.")
    assert (row.stance, row.attributed_to, row.claim.statement[-9:]) == ("unclear", "a diver", "not shut.")


def test_what_is_folded_away_is_one_control_away(page, log_in, journalist, bridge):
    unsure = Claim.objects.create(story=bridge.story, statement="The old bridge is historic.", shown=False)
    row = suggest(unsure, bridge.at_echo, "The old bridge over the Veldt")
    log_in(journalist)
    page.goto(bridge.at_echo.get_absolute_url())
    expect(page.locator(".notes")).not_to_contain_text(unsure.statement)
    page.get_by_role("link", name="Also what is folded away (1)").click()
    expect(page.locator(f"#p-a{row.pk}")).to_contain_text("less sure")
    page.get_by_role("link", name="Fold away what is less sure (1)").click()
    expect(page.locator(f"#p-a{row.pk}")).to_have_count(0)
