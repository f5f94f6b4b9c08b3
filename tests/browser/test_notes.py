"""Notes in a real browser: loaded on demand, written, resolved and taken back without leaving the page."""

from playwright.sync_api import expect

from articles.models import Note


def test_a_note_on_a_claim_names_a_colleague_and_is_resolved(page, log_in, journalist, editor, bridge):
    log_in(journalist)
    page.goto(bridge.closed.get_absolute_url())
    page.locator(".claim-head").get_by_role("link", name="Notes").click()
    box = page.get_by_label("A note for the desk")
    box.press_sequentially("Ask @ed")
    expect(page.get_by_role("option", name="@edda Edda Schnitt")).to_be_visible()
    box.press("Enter")
    expect(box).to_have_value("Ask @edda ")
    box.press_sequentially("who said so.")
    page.get_by_role("button", name="Write it").click()
    expect(page.locator(".said-text")).to_have_text("Ask @edda who said so.")
    expect(page.get_by_label("A note for the desk")).to_have_value("")
    assert Note.objects.get().names_people == [editor.pk]
    expect(page.get_by_text("written", exact=True)).to_be_visible()  # in the history: the page is drawn anew
    page.get_by_label("A note for the desk").fill("Half a")
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("Resolved by Jonas Feder")).to_be_visible()
    expect(page.locator("ins", has_text="Resolved")).to_be_visible()  # the history is drawn anew, too
    page.get_by_role("button", name="Take out").first.click()
    expect(page.get_by_text("Rejected passages (1)")).to_be_visible()
    expect(page.get_by_label("A note for the desk")).to_have_value("Half a")


def test_what_is_decided_while_the_page_is_drawn_anew_is_seen(page, log_in, journalist, bridge):
    log_in(journalist)
    page.goto(bridge.closed.get_absolute_url())
    held = []

    def hold_the_first(route):
        is_first = route.request.method == "GET" and not held
        held.append(route) if is_first else route.continue_()

    page.route(f"**{bridge.closed.get_absolute_url()}", hold_the_first)
    page.get_by_role("button", name="Take out").first.click()
    expect(page.locator("#toasts .toast")).to_have_count(1)
    page.get_by_role("button", name="Take out").nth(1).click()
    expect(page.get_by_text("Rejected passages (2)")).to_be_visible()
    assert held


def test_a_note_at_a_cell_is_written_in_its_panel(page, log_in, journalist, bridge):
    log_in(journalist)
    page.goto(bridge.story.get_absolute_url())
    page.locator(f"#c{bridge.closed.pk} > td").nth(1).locator("a").first.click()
    panel = page.locator("#cell")
    panel.get_by_role("link", name="Notes").click()
    panel.get_by_label("A note for the desk").fill("The hour is not said.")
    panel.get_by_role("button", name="Write it").click()
    expect(panel.locator(".said-text")).to_have_text("The hour is not said.")
    note = Note.objects.get()
    assert note.is_cell and note.claim == bridge.closed


def test_it_is_written_without_javascript(browser, live_server, page, log_in, journalist, bridge):
    log_in(journalist)
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    plain = context.new_page()
    plain.goto(bridge.at_wire.get_absolute_url())
    plain.get_by_role("link", name="Notes").click()
    plain.get_by_label("A note for the desk").fill("Read on paper.")
    plain.get_by_role("button", name="Write it").click()
    expect(plain.locator(".said-text")).to_have_text("Read on paper.")
    context.close()


def test_the_key_that_opens_a_steps_note_puts_the_cursor_into_it(page, log_in, journalist, bridge):
    log_in(journalist)
    page.goto(bridge.closed.get_absolute_url())
    page.keyboard.press("b")
    page.keyboard.type("crc")
    expect(page.get_by_label("Note to the step")).to_have_value("crc")
    bridge.closed.refresh_from_db()
    assert bridge.closed.step == "draft" and bridge.closed.is_confirmed
