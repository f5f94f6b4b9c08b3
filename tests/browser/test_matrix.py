"""The matrix in a real browser: words beside a cell, decisions by keys, choices in the address."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Appearance, Silence


@pytest.fixture(autouse=True)
def no_refill(monkeypatch):
    """What is offered after a decision is tested where it is made."""
    monkeypatch.setattr("articles.views.decisions.pipeline.fill_due_rows", lambda stories: None)


def cell(page: Page, claim, outlet):
    """The cell of a claim in an outlet's column."""
    heads = page.locator("thead tr:last-child [data-column]")
    keys = [head.get_attribute("data-column") for head in heads.all()]
    return page.locator(f"#c{claim.pk} > td").nth(keys.index(str(outlet.pk)) + 1)


@pytest.fixture
def matrix(page, log_in, journalist, bridge):
    log_in(journalist)
    page.goto(bridge.story.get_absolute_url())
    yield page
    page.wait_for_load_state("networkidle")  # a row may still be on its way, and the tables are about to be emptied


def test_words_show_on_hover_and_go_with_the_pointer(matrix, bridge):
    cell(matrix, bridge.closed, bridge.wire).locator("a").hover()
    expect(matrix.locator("#cell mark")).to_have_text("closed the Veldt Bridge on Monday")
    matrix.mouse.move(5, 5)
    expect(matrix.locator("#cell")).to_be_hidden()


def test_words_show_on_focus_and_arrows_walk_the_cells(matrix, bridge):
    cell(matrix, bridge.closed, bridge.wire).locator("a").focus()
    matrix.keyboard.press("ArrowRight")
    expect(cell(matrix, bridge.closed, bridge.post).locator("a")).to_be_focused()
    expect(matrix.locator("#cell .kicker")).to_have_text("Ostrand Post")
    matrix.keyboard.press("ArrowDown")
    expect(cell(matrix, bridge.cracks, bridge.post)).to_be_focused()
    expect(matrix.locator("#cell")).to_contain_text("Nobody has looked here yet")


def test_tab_reaches_the_cells_once(matrix, bridge):
    assert matrix.locator('#facts tbody td:not(.spread) a:not([tabindex="-1"])').count() == 1


def test_enter_goes_in_and_escape_comes_back(matrix, bridge):
    link = cell(matrix, bridge.closed, bridge.echo).locator("a")
    link.focus()
    matrix.keyboard.press("Enter")
    expect(matrix.locator("#cell button.accept")).to_be_focused()
    matrix.keyboard.press("Escape")
    expect(matrix.locator("#cell")).to_be_hidden()
    expect(link).to_be_focused()


def test_a_offered_passage_is_accepted_by_a_key_and_undone(matrix, bridge):
    cell(matrix, bridge.closed, bridge.echo).locator("a").focus()
    expect(matrix.locator("#cell mark")).to_have_text("The old bridge over the Veldt is shut.")
    matrix.keyboard.press("a")
    expect(cell(matrix, bridge.closed, bridge.echo)).to_have_text("Reported")
    assert Appearance.objects.confirmed().filter(claim=bridge.closed, article=bridge.at_echo).exists()
    expect(cell(matrix, bridge.cost, bridge.echo).locator("a")).to_be_focused()  # the next one that is open
    matrix.keyboard.press("u")
    expect(cell(matrix, bridge.closed, bridge.echo)).not_to_have_text("Reported")
    expect(cell(matrix, bridge.closed, bridge.echo)).to_be_focused()  # nothing is offered in it here any more
    assert not Appearance.objects.live().filter(claim=bridge.closed, article=bridge.at_echo).exists()


@pytest.mark.parametrize("walks_on", [False, True])
def test_a_key_that_comes_before_the_words_waits_for_them(matrix, bridge, walks_on):
    held = []
    matrix.route(re.compile("/cell/"), lambda route: held.append(route))
    cell(matrix, bridge.closed, bridge.echo).locator("a").focus()
    matrix.keyboard.press("a")
    if walks_on:
        matrix.keyboard.press("ArrowLeft")
    expect(matrix.locator("#cell")).to_be_hidden()
    matrix.route(re.compile("/cell/"), lambda route: route.continue_())
    for route in held:
        route.continue_()
    expect(cell(matrix, bridge.closed, bridge.echo)).to_have_text("Reported")
    assert Appearance.objects.confirmed().filter(claim=bridge.closed, article=bridge.at_echo).exists()


def test_an_empty_cell_is_marked_silent_by_keys(matrix, bridge):
    cell(matrix, bridge.closed, bridge.post).locator("a").focus()
    matrix.keyboard.press("ArrowDown")
    expect(matrix.locator("#cell")).to_contain_text("Silent here")
    matrix.keyboard.press("s")
    expect(cell(matrix, bridge.cracks, bridge.post)).to_have_text("Silent")
    assert Silence.objects.confirmed().filter(claim=bridge.cracks, article=bridge.at_post).exists()


def test_claims_are_accepted_and_rejected_by_keys_alone(matrix, bridge):
    expect(matrix.get_by_role("button", name="Keys ?")).to_be_visible()
    matrix.keyboard.press("j")
    expect(matrix.locator("#facts td a:focus, #facts td:focus")).to_have_count(1)
    for _ in range(bridge.story.claims.current().count() - 1):  # the suggested one is the last
        matrix.keyboard.press("ArrowDown")
    matrix.keyboard.press("Shift+A")
    expect(matrix.locator(f'[data-section="stated"] #c{bridge.cost.pk}')).to_be_visible()
    expect(matrix.locator("#facts td:focus, #facts td a:focus")).to_have_count(1)


def switch_single_keys(page: Page) -> None:
    """By keys that are never single ones: a cell shows its words only to who came to it by keyboard."""
    switch = page.get_by_role("checkbox", name="Single keys")
    for control, key in ((page.get_by_role("button", name="Keys ?"), "Enter"), (switch, "Space")):
        control.focus()
        page.keyboard.press(key)
    page.keyboard.press("Escape")


def test_single_keys_switched_off_do_nothing_in_the_matrix_either(matrix, bridge):
    switch_single_keys(matrix)
    link = cell(matrix, bridge.closed, bridge.echo).locator("a")
    link.focus()
    expect(matrix.locator("#cell button.accept")).to_be_visible()
    for key in ("a", "n", "s", "r", "o", "u", "w", "j", "k", "Shift+A", "Shift+R", "?"):
        matrix.keyboard.press(key)
    expect(link).to_be_focused()
    expect(matrix.locator("dialog[open], #toasts [data-toast]")).to_have_count(0)
    assert not Appearance.objects.filter(claim=bridge.closed, article=bridge.at_echo).exists()
    assert not Silence.objects.exists()
    matrix.keyboard.press("ArrowLeft")
    expect(cell(matrix, bridge.closed, bridge.post).locator("a")).to_be_focused()


def test_the_switch_is_remembered_and_can_be_thrown_back(matrix, bridge):
    switch_single_keys(matrix)
    matrix.reload()
    switch_single_keys(matrix)
    matrix.keyboard.press("j")
    expect(matrix.locator("#facts td a:focus, #facts td:focus")).to_have_count(1)


def test_a_key_decides_nothing_in_a_cell_that_only_the_pointer_rests_on(matrix, bridge):
    matrix.set_viewport_size({"width": 1920, "height": 900})  # room for the words at the right of the last cell
    cell(matrix, bridge.closed, bridge.echo).locator("a").focus()
    expect(matrix.locator("#cell .kicker")).to_have_text("Lakeside Echo")
    cell(matrix, bridge.closed, bridge.wire).locator("a").hover()
    expect(matrix.locator("#cell .kicker")).to_have_text("Calder Wire")
    matrix.keyboard.press("r")
    matrix.keyboard.press("ArrowLeft")
    expect(matrix.locator("#cell .kicker")).to_have_text("Ostrand Post")
    bridge.closed_at_wire.refresh_from_db()
    assert bridge.closed_at_wire.is_confirmed


def test_an_accepted_claim_moves_to_the_stated_ones(matrix, bridge):
    matrix.locator(f"#c{bridge.cost.pk}").get_by_role("button", name="Accept", exact=True).click()
    expect(matrix.locator(f'[data-section="stated"] #c{bridge.cost.pk}')).to_be_visible()
    expect(matrix.locator('[data-section="suggested"]')).to_have_count(0)


def test_a_rejected_claim_leaves_the_matrix(matrix, bridge):
    matrix.locator(f"#c{bridge.cost.pk}").get_by_role("button", name="Reject").click()
    expect(matrix.locator(f"#c{bridge.cost.pk}")).to_have_count(0)


def test_a_choice_changes_the_address_and_back_takes_it_back(matrix, bridge):
    matrix.get_by_role("button", name="Filter and sort").click()
    matrix.get_by_label("State").select_option("suggested")
    expect(matrix.locator("tr[data-claim]")).to_have_count(1)
    expect(matrix).to_have_url(re.compile(r"\?state=suggested$"))
    matrix.get_by_role("link", name="State: Suggested").click()
    expect(matrix.locator("tr[data-claim]")).to_have_count(3)
    matrix.go_back()
    expect(matrix.locator("tr[data-claim]")).to_have_count(1)
    matrix.go_back()
    expect(matrix.locator("tr[data-claim]")).to_have_count(3)


def test_rows_chosen_by_keys_are_merged_and_the_first_screen_holds(matrix, bridge):
    matrix.set_viewport_size({"width": 1440, "height": 900})
    assert matrix.locator("tr[data-claim]").first.bounding_box()["y"] <= 260 + 28  # the origins' line is among them
    matrix.keyboard.press("j")
    matrix.keyboard.press("x")
    matrix.keyboard.press("ArrowDown")
    matrix.keyboard.press("x")
    matrix.get_by_role("button", name="Merge into one").click()
    expect(matrix.locator("tr[data-claim]")).to_have_count(2)
    matrix.get_by_role("button", name="Undo").click()
    expect(matrix.locator("tr[data-claim]")).to_have_count(3)


def test_the_palette_goes_to_an_outlet(matrix, bridge):
    matrix.keyboard.press("Control+k")
    matrix.keyboard.type("lakes")
    expect(matrix.locator("#palette a").first).to_contain_text("Lakeside Echo")
    matrix.keyboard.press("Enter")
    expect(matrix).to_have_url(re.compile(f"/outlets/{bridge.echo.pk}/$"))


def test_all_words_of_a_row_unfold_and_fold(matrix, bridge):
    link = matrix.locator(f"#c{bridge.closed.pk} [data-words]")
    link.click()
    expect(matrix.locator(".row-words mark")).to_have_count(2)
    link.click()
    expect(matrix.locator(".row-words")).to_have_count(0)


def test_somebody_faster_is_shown_as_a_choice(matrix, bridge, editor):
    cell(matrix, bridge.closed, bridge.wire).locator("a").click()
    expect(matrix.locator("#cell [data-key=r]")).to_be_visible()
    bridge.closed_at_wire.confirm(editor, stance="hedges")
    matrix.locator("#cell [data-key=r]").click()
    expect(matrix.locator("#conflict")).to_contain_text("Edda Schnitt")
    matrix.get_by_role("button", name="Put mine instead").click()
    expect(matrix.locator("#conflict")).to_be_hidden()
    expect(cell(matrix, bridge.closed, bridge.wire)).not_to_have_text("Hedged")
    bridge.closed_at_wire.refresh_from_db()
    assert bridge.closed_at_wire.is_rejected


def test_without_javascript_a_cell_is_a_page_that_decides(browser, live_server, log_in, page, journalist, bridge):
    log_in(journalist)
    context = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    plain = context.new_page()
    plain.goto(live_server.url + bridge.story.get_absolute_url())
    plain.locator(f"#c{bridge.closed.pk} td.offer a").click()
    plain.get_by_role("button", name="Accept").click()
    expect(plain.locator("main")).to_contain_text("Reported")
    assert Appearance.objects.confirmed().filter(claim=bridge.closed, article=bridge.at_echo).exists()
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1920])
def test_nothing_but_the_matrix_is_wider_than_the_screen(matrix, bridge, width):
    matrix.set_viewport_size({"width": width, "height": 800})
    for name in ("", "articles/", "people/", "quotes/", "differences/", "origins/", "timeline/", "history/", "brief/"):
        matrix.goto(bridge.story.get_absolute_url() + name)
        wider = matrix.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, name


def test_on_a_phone_a_message_hides_no_button_of_the_sheet(matrix, bridge):
    matrix.set_viewport_size({"width": 360, "height": 640})
    cell(matrix, bridge.closed, bridge.wire).locator("a").click()
    expect(matrix.locator("#cell.sheet")).to_be_visible()
    matrix.locator("#cell").get_by_role("button", name="Take out").click()
    toast, sheet = matrix.locator("#toasts .toast").last, matrix.locator("#cell")
    expect(toast).to_be_visible()
    expect(sheet).to_be_visible()
    assert toast.bounding_box()["y"] + toast.bounding_box()["height"] <= sheet.bounding_box()["y"]
