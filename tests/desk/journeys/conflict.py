"""Two planners at one dossier: their changes meet in words, and nothing is lost."""

from playwright.sync_api import expect

from tests.desk.journeys.hands import Hand
from tests.desk.journeys.pictures import Camera, no_camera
from tests.desk.visits import MONFORT

PROMISED = "promis au maire"
TAKEN = f'[data-slot="2027-01-08 morning"] #{MONFORT}'


def both_choose_the_same_visit(first: Hand, second: Hand) -> None:
    """Each opens the card of Monfort."""
    for hand in (first, second):
        hand.press(hand.page.locator(f"#{MONFORT}"))
        expect(hand.page.locator("#lock")).to_be_visible()


def the_first_fixes_it(first: Hand) -> None:
    """With a reason."""
    first.write(first.page.locator("#why"), PROMISED)
    first.press(first.page.locator("#lock"))
    expect(first.page.locator(".card.locked")).to_have_count(1)


def the_second_hears_of_it(second: Hand, camera: Camera = no_camera) -> None:
    """The form of a page that is past does nothing: both changes are told, and the way goes on from there."""
    page = second.page
    second.press(page.locator("#lock"))
    expect(page.locator("h1")).to_be_visible()
    told = page.locator("main").inner_text()
    assert PROMISED in told
    assert "Monfort" in told
    camera(page, "conflit")
    second.press(page.locator("main a.button"))
    expect(page.locator(".card.locked")).to_have_count(1)
