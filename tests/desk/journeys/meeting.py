"""The meeting of the Ténarèze: four communes more, weighed on a copy, with a note for the table."""

from playwright.sync_api import expect

from tests.desk.journeys.hands import Hand
from tests.desk.journeys.pictures import Camera, no_camera


def four_communes_are_chosen(hand: Hand, camera: Camera = no_camera) -> None:
    """Ask which four of the Ténarèze, on Thursdays; take the best of them into a scenario."""
    page = hand.page
    hand.press(page.locator('.views a[href="/whatif"]'))
    camera(page, "et-si-vide")
    hand.write(page.locator("#area"), "CC de la Ténarèse")
    hand.press(page.locator("#add-scenario"))
    # A name that nobody has is asked about, and the rest of the form stays.
    expect(page.locator("#area-fault")).to_contain_text("Ténarèze")
    hand.write(page.locator("#area"), "CC de la Ténarèze")
    hand.write(page.locator("#count"), "4")
    hand.pick(page.locator("#weekday"), "3")
    hand.press(page.locator("#add-scenario"))
    # Between two pages nothing waits, either: the page that is asked for has the trade-off.
    expect(page.locator("main:not(:has([data-waits])):has(#tradeoff) #add-scenario")).to_be_visible()
    camera(page, "et-si-choix")


def they_are_compared(hand: Hand, camera: Camera = no_camera) -> bytes:
    """Set both scenarios beside today's plan; bring the note."""
    page = hand.page
    if page.locator("#pick").count():
        hand.press(page.locator("#pick"))
    done = page.locator("main:not(:has([data-waits], #pick)) .scenario .mark")
    expect(done.first).to_be_visible()
    own = page.locator(".scenario", has=page.locator(".mark")).locator("input")
    for box in (own.first, page.locator('input[value="sans-vendredi"]')):
        if not box.is_checked():
            hand.press(box)
    hand.press(page.locator("#compare"))
    expect(page.locator("#compared")).to_be_visible()
    expect(page.locator(".beside-rows thead").first.locator("strong")).to_have_count(3)
    camera(page, "et-si-compare")
    with page.expect_download() as waited:
        hand.press(page.locator("#file-note"))
    return waited.value.path().read_bytes()
