"""Arrêts in a real browser: the map, squares that are dragged, keys alone, and no scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import IN_CHROMIUM
from tests.desk.patient import window
from tests.desk.running import Running

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = IN_CHROMIUM

expect = sync_api.expect


@pytest.fixture
def page(browser: "sync_api.Browser", served: Running) -> Iterator["sync_api.Page"]:
    """The page of stops; what it complains of is a failure."""
    yield from opened(browser, served)


def opened(browser: "sync_api.Browser", served: Running, **more: object) -> Iterator["sync_api.Page"]:
    context = window(browser, viewport={"width": 1366, "height": 768}, reduced_motion="reduce", **more)
    shown = context.new_page()
    wrong: list[str] = []
    shown.on("pageerror", lambda error: wrong.append(str(error)))
    shown.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    shown.goto(f"{served.base}/enter?word={served.desk.keys.next}")
    shown.goto(f"{served.base}/stops")
    yield shown
    context.close()
    assert wrong == []


def stop(served: Running, name: str) -> object:
    """A stop of the config by its id."""
    return next(each for each in served.desk.session.look().dossier.config.stops if each.id == name)


def test_a_commune_is_added_by_a_click_on_the_map(page: "sync_api.Page", served: Running) -> None:
    before = {each.id for each in served.desk.session.look().dossier.config.stops}
    page.wait_for_selector("path.land")
    page.locator("path.land:not(.served)").nth(200).click(force=True)
    page.locator("#stop-add").click()
    page.wait_for_selector(".ahead")
    [added] = {each.id for each in served.desk.session.look().dossier.config.stops} - before
    page.wait_for_selector(f"#s-{added}")
    page.keyboard.press("Control+z")
    page.wait_for_selector(".ahead", state="detached")
    assert {each.id for each in served.desk.session.look().dossier.config.stops} == before


def test_a_square_is_dragged_and_saved(page: "sync_api.Page", served: Running) -> None:
    page.locator("#s-32269").click()
    pin = page.locator(".pin.mine")
    pin.wait_for()
    box = pin.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 12, steps=6)
    page.mouse.up()
    expect(page.locator("#square-away")).to_contain_text(" m du centre")
    page.locator("#stop-save").click()
    page.wait_for_selector(".ahead")
    moved = stop(served, "32269").position
    centre = served.desk.session.look().dossier.plan.catalogue.communes["32269"].position
    assert moved.longitude > centre.longitude
    assert moved.latitude < centre.latitude
    expect(page.locator("#square-away")).not_to_have_text("au centre de la commune")


def test_a_plan_is_made_again_by_keys_alone(page: "sync_api.Page", served: Running) -> None:
    reach(page, "#s-32448")
    page.keyboard.press("Enter")
    page.wait_for_selector("#k-halves-morning", state="attached")
    reach(page, "details.part-of:nth-of-type(4) summary")
    page.keyboard.press("Enter")
    reach(page, "#k-halves-afternoon")
    page.keyboard.press("Space")
    reach(page, "#stop-save")
    page.keyboard.press("Enter")
    page.wait_for_selector(".ahead")
    expect(page.locator(".ahead li").first).to_contain_text("Touget")
    reach(page, "#again-gentle")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-take")
    expect(page.locator(".notice-box")).to_contain_text("Touget")
    reach(page, "#search-take")
    page.keyboard.press("Enter")
    page.wait_for_selector(".board")
    expect(page.locator(".ahead")).to_have_count(0)
    look = served.desk.session.look()
    visits = [visit for tour in look.dossier.plan.plan_file.plan.tours for visit in tour.visits]
    [visit] = [each for each in visits if each.stop == "32448"]
    assert visit.half == "afternoon"
    assert len(look.course.done) == 2


def reach(page: "sync_api.Page", what: str) -> None:
    """Walk there by Tab."""
    for _ in range(300):
        if page.evaluate("what => document.activeElement?.matches(what)", what):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keys to {what}")


def test_all_of_it_works_without_scripts(browser: "sync_api.Browser", served: Running) -> None:
    for page in opened(browser, served, java_script_enabled=False):
        page.locator("#add").fill("Fleurance")
        page.locator("#add-look").click()
        page.locator("#k-visits").fill("2")
        page.locator("#stop-add").click()
        page.locator("#p-32132").check()
        page.locator("#p-32269").check()
        page.locator("#together-go").click()
        page.locator("#key").select_option("not_on")
        page.locator("#key-go").click()
        page.locator('[name="not_on.1.weekday"]').select_option("fri")
        page.locator('[name="not_on.1.half"]').select_option("morning")
        page.locator("#stops-save").click()
        expect(page.locator("#told")).not_to_be_empty()
        assert [len(stop(served, each).not_on) for each in ("32132", "32269")] == [1, 1]
        page.locator("#undo").click()
        expect(page.locator("#redo")).to_be_enabled()
        page.goto(f"{served.base}/stops?stop=32132")
        page.locator("details.remove summary").last.click()
        page.locator("#stop-remove").click()
        expect(page.locator("#s-32132")).to_have_count(0)
        assert "32132" not in {each.id for each in served.desk.session.look().dossier.config.stops}


def test_a_workbook_is_brought_with_its_faults(page: "sync_api.Page", tmp_path: Path) -> None:
    page.locator('a[href="/workbook"]').click()
    with page.expect_download() as waited:
        page.locator("#workbook-out").click()
    given = waited.value.path()
    page.locator("#file").set_input_files(
        {"name": "rendu.xlsx", "mimeType": "application/octet-stream", "buffer": given.read_bytes()}
    )
    page.locator("#workbook-read").click()
    expect(page.locator("#read")).to_be_visible()
    expect(page.locator(".notice-box.good")).to_contain_text("rien à reprendre")
