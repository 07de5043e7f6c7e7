"""A new dossier, from the first page to printed posters."""

from playwright.sync_api import expect

from tests.desk.journeys.hands import Hand
from tests.desk.journeys.pictures import Camera, no_camera

COMMUNE = "Montréal"
CARDS = 8


def a_dossier_is_begun(hand: Hand, camera: Camera = no_camera) -> None:
    """Answer the four questions; end before the board of the first plan."""
    page = hand.page
    camera(page, "accueil")
    hand.write(page.locator("#departement"), "Gers")
    hand.press(page.locator('form[action="/start/new"] button'))
    camera(page, "nouveau-intercommunalites")
    hand.press(page.get_by_label("CC de la Ténarèze"))
    hand.press(page.locator(".go button"))
    expect(page.get_by_label(COMMUNE)).to_be_checked()
    camera(page, "nouveau-communes")
    hand.press(page.locator(".go button"))
    camera(page, "nouveau-jours")
    hand.write(page.locator("#depot"), "Condon")
    hand.press(page.locator(".go button"))
    # What no commune is called is told beside its field, and the rest of the answers stay.
    expect(page.locator("#depot-fault")).to_contain_text("Condom")
    hand.write(page.locator("#depot"), "Condom")
    hand.press(page.locator(".go button"))
    expect(page.locator(".board .card")).to_have_count(CARDS)


def its_posters_are_printed(hand: Hand, camera: Camera = no_camera) -> bytes:
    """Publish, and bring the poster of a commune from the register."""
    page = hand.page
    hand.press(page.locator('.views a[href="/publish"]'))
    camera(page, "publier")
    hand.press(page.locator("#publish"))
    expect(page.locator(".register summary")).to_have_count(1)
    hand.press(page.locator(".register summary"))
    camera(page, "registre")
    link = page.locator(".register a", has_text=COMMUNE).first
    with page.expect_download() as waited:
        hand.press(link)
    return waited.value.path().read_bytes()
