"""Arrêts: every key of a stop, several stops at once, communes added and taken out, as the commands do it."""

import re
import shutil
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.cli.commands import run
from tourplanner.desk.desk import Desk
from tourplanner.desk.stop_sections import SECTIONS
from tourplanner.domain.place import Position
from tourplanner.errors import TravelError
from tourplanner.message import message
from tourplanner.travel.place_finder import Candidate
from tourplanner.workflow import square
from tourplanner.workflow.dossier.changed_stops import KEYS

VISIT = {"stop": "32269", "date": "2027-01-08", "half": "morning"}
PLAIN = str.maketrans("\u00a0\u202f\u2019", "  '")


def told(text: str) -> str:
    """What a page says, with plain spaces and apostrophes."""
    return unescape(text).translate(PLAIN)


def sent(inside: TestClient, desk: Desk, path: str, values: Mapping[str, str]) -> str:
    """The page after a form of Arrêts."""
    common = {"revision": desk.session.look().revision, "view": "/stops"}
    answer = inside.post(path, data={**common, **values})
    assert answer.status_code == 200, told(answer.text)
    return told(answer.text)


def form_of(inside: TestClient, stop: str) -> dict[str, str]:
    """All fields of the form of a stop as a browser would send them back."""
    text = inside.get(f"/stops?stop={stop}").text
    start = text.index('action="/stops/edit"')
    form = text[start : text.index("</form>", start)]
    found = {
        unescape(name): unescape(value) for name, value in re.findall(r'name="([^"]*)" value="([^"]*)"', form)
    }
    boxes = re.findall(r'type="checkbox"[^>]* name="([^"]*)"[^>]*?( checked)?(?: aria-[^>]*)?>', form)
    unticked = {name for name, checked in boxes if not checked}
    for name, options in re.findall(r'<select[^>]* name="([^"]*)".*?>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return {name: value for name, value in found.items() if name not in unticked}


@pytest.fixture
def other(pilot: Path, tmp_path: Path) -> Path:
    """A dossier that commands change."""
    return Path(shutil.copytree(pilot, tmp_path / "by-command"))


def same_config(desk: Desk, other: Path) -> bool:
    """Whether page and command left the same bytes behind."""
    return (desk.session.folder / "plan.toml").read_bytes() == (other / "plan.toml").read_bytes()


def test_every_stop_has_its_row_and_a_form_of_every_key(inside: TestClient, desk: Desk) -> None:
    text = inside.get("/stops?stop=32269").text
    stops = desk.session.look().dossier.config.stops
    assert [stop.id for stop in stops if f'id="s-{stop.id}"' not in text] == []
    assert [key.name for key in KEYS if not re.search(f'name="{key.name}["\\.]', text)] == []
    assert sorted(name for _, names in SECTIONS for name in names) == sorted(key.name for key in KEYS)


def test_a_form_sent_back_as_it_came_changes_nothing(inside: TestClient, desk: Desk) -> None:
    answer = inside.post("/stops/edit", data=form_of(inside, "32269"))
    assert answer.status_code == 422
    assert "Rien n'a été changé" in told(answer.text)
    assert desk.session.look().course.done == ()


def test_what_is_told_of_a_stop_is_changed_as_the_command_does(
    inside: TestClient, desk: Desk, pilot: Path, other: Path
) -> None:
    values = form_of(inside, "32269") | {"place": "Salle des fêtes", "booking": "required"}
    answer = inside.post("/stops/edit", data=values)
    assert (answer.status_code, answer.url.query) == (200, b"stop=32269&done=2")
    assert "attend" not in answer.text

    run("stops", "edit", str(other), "Monfort", "--place", "Salle des fêtes", "--booking", "required")
    assert same_config(desk, other)
    run("stops", "edit", str(other), "Monfort", "--place", "", "--booking", "")
    assert (other / "plan.toml").read_bytes() == (pilot / "plan.toml").read_bytes()


def test_what_changes_the_plan_waits_for_a_new_one(inside: TestClient, desk: Desk, other: Path) -> None:
    rows = {"not_on.1.weekday": "fri", "not_on.1.half": "morning", "not_on.1.why": "marché"}
    hours = {"hours.1.weekday": "fri", "hours.1.open": "14h30", "hours.1.close": "16h30"}
    ticked = {"weekdays.fri": "1", "weekdays.wed": "1"}
    shown = sent(inside, desk, "/stops/edit", form_of(inside, "32269") | rows | hours | ticked)
    asked = ("--weekdays", "mercredi et vendredi", "--not-on", "jour=vendredi, half=matin, why=marché")
    done = run("stops", "edit", other, "Monfort", *asked, "--hours", "weekday=fri, open=14h30, close=16h30")
    assert done.exit_code == 0, done.output
    assert "the plan no longer goes with the config" in done.stderr
    assert same_config(desk, other)

    assert "3 changements attendent un nouveau plan" in shown
    assert "Monfort : Seuls jours : mercredi et vendredi (avant : sans)" in shown
    for view in ("/weeks", "/calendar", "/publish", "/proposals", "/whatif", "/today", "/history", "/search"):
        assert inside.get(view).status_code == 200, view
    refused = inside.post(
        "/weeks/lock",
        data={
            "revision": desk.session.look().revision,
            "stop": "32269",
            "date": "2027-01-08",
            "half": "morning",
        },
    )
    assert refused.status_code == 422
    assert "refaites d'abord le plan" in told(refused.text)

    assert sent(inside, desk, "/history/undo", {}).count("attendent un nouveau plan") == 0


def test_a_length_for_each_visit_is_typed_one_after_the_other(
    inside: TestClient, desk: Desk, other: Path
) -> None:
    typed = {"visits": "2", "visit_minutes": "90, 60"}
    sent(inside, desk, "/stops/edit", form_of(inside, "32269") | typed)
    done = run("stops", "edit", other, "Monfort", "--visits", "2", "--visit-minutes", "90, 60")
    assert done.exit_code == 0, done.output
    assert same_config(desk, other)
    [stop] = [each for each in desk.session.look().dossier.config.stops if each.id == "32269"]
    assert stop.lengths == (5400, 3600)
    assert form_of(inside, "32269")["visit_minutes"] == "90, 60"


def test_a_plan_made_again_goes_with_its_config(
    inside: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(inside, desk, "/stops/edit", {"stop": "32269", "keys": "halves", "halves.afternoon": "1"})
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(desk.searches, "start", lambda *what, gentle: asked.append((*what[:2], gentle)))
    values = {"revision": desk.session.look().revision, "how": "gentle"}
    inside.post("/search/start", data=values, follow_redirects=False)
    folder = desk.session.folder
    assert asked == [(folder, folder / "plan.toml", True)]


def test_one_key_of_several_stops_is_one_step(inside: TestClient, desk: Desk, other: Path) -> None:
    stops = desk.session.look().dossier.config.stops
    area = next(stop.area for stop in stops if stop.id == "32269")
    page = told(inside.get(f"/stops?area={area}&pick=32463&key=minutes").text)
    number = sum(stop.area == area for stop in stops) + 1
    assert f"Enregistrer pour {number} arrêts" in page
    assert page.count("checked>") == number

    values = {"stops": "32269\r\n32448", "keys": "visits", "visits": "2"}
    shown = sent(inside, desk, "/stops/edit", values)
    assert "Monfort et Touget : Permanences" in shown
    run("stops", "edit", other, "Monfort", "32448", "--visits", "2")
    assert same_config(desk, other)
    assert len(desk.session.look().course.done) == 1
    wrong = inside.post(
        "/stops/edit", data={**values, "visits": "beaucoup", "revision": desk.session.look().revision}
    )
    assert wrong.status_code == 422
    assert len(re.findall('id="k-visits-fault">[^<]*beaucoup', wrong.text)) == 1


def test_a_commune_is_added_by_its_name(inside: TestClient, desk: Desk, other: Path) -> None:
    assert "Ajouter Fleurance" in inside.get("/stops?add=fleurance").text
    unknown = inside.get("/stops?add=Flerance")
    assert (unknown.status_code, "Fleurance" in unknown.text) == (422, True)

    shown = sent(inside, desk, "/stops/add", {"commune": "32132", "visits": "2", "halves.morning": "1"})
    assert "pas encore dans le plan" in shown
    assert "ajouté (Arrêts) : Fleurance" in shown
    run("stops", "add", other, "Fleurance", "--visits", "2", "--halves", "matin")
    assert same_config(desk, other)

    sent(inside, desk, "/stops/add", {"commune": "32132"})
    assert [stop.id for stop in desk.session.look().dossier.config.stops][-2:] == ["32132", "fleurance-2"]
    chart = inside.get("/stops/chart.json").json()
    assert [each["name"] for each in chart["stops"]][-2:] == ["Fleurance", "Fleurance"]
    assert {each["properties"]["name"] for each in chart["outlines"]["features"]} >= {"Fleurance", "Auch"}


def test_stops_are_taken_out_with_what_fixes_them(inside: TestClient, desk: Desk, other: Path) -> None:
    before = (other / "plan.toml").read_bytes()
    sent(inside, desk, "/weeks/lock", VISIT | {"why": "promis"})
    run("lock", other, "Monfort", "2027-01-08", "--half", "morning", "--why", "promis")
    assert same_config(desk, other)
    sent(inside, desk, "/stops/remove", {"stops": "32269\n32448"})
    done = run("stops", "remove", other, "Monfort", "Touget")
    assert "gone along: locks 1, events 0" in done.stderr
    assert same_config(desk, other)
    for _ in range(2):
        sent(inside, desk, "/history/undo", {})
    assert (desk.session.folder / "plan.toml").read_bytes() == before


def test_a_square_tells_how_far_it_is_from_the_village(inside: TestClient, desk: Desk, other: Path) -> None:
    assert "au centre de la commune" in told(inside.get("/stops?stop=32269").text)
    at = {"latitude": "43,8056", "longitude": "0.8242"}
    shown = sent(inside, desk, "/stops/edit", {"stop": "32269", "chosen": "32269", "keys": " ".join(at)} | at)
    assert re.search(r"à 1 \d{3} m du centre de la commune", shown)
    run("stops", "edit", other, "Monfort", "--latitude", "43,8056", "--longitude", "0.8242")
    assert same_config(desk, other)
    lone = inside.post(
        "/stops/edit",
        data={"revision": desk.session.look().revision, "stop": "32269", "keys": "latitude", "latitude": ""},
    )
    assert lone.status_code == 422


def test_a_fault_of_a_stop_stands_beside_its_field(inside: TestClient, desk: Desk) -> None:
    values = form_of(inside, "32269") | {"booking": "abc", "place": "<i>", "hours.1.open": "25h"}
    shown = inside.post("/stops/edit", data=values)
    assert shown.status_code == 422
    assert re.search(r'id="k-booking-fault">[^<]*abc', shown.text)
    assert re.search(r'id="k-hours-fault">[^<]*25h', shown.text)
    assert 'value="&lt;i&gt;"' in shown.text
    assert 'value="25h"' in shown.text
    assert desk.session.look().course.done == ()


def test_only_keys_that_there_are_can_be_sent(inside: TestClient, desk: Desk) -> None:
    values = {
        "revision": desk.session.look().revision,
        "stop": "32269",
        "keys": "commune",
        "commune": "32132",
    }
    assert inside.post("/stops/edit", data=values).status_code == 422


def test_a_square_is_found_by_its_address(
    inside: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Candidate(Position(43.7959, 0.8231), "Place <de> la Mairie", "street", 0.9, 120)
    asked = []

    def places(commune: str, text: str, _catalogue: object) -> tuple[Candidate, ...]:
        asked.append((commune, text))
        return (found,) if text == "mairie" else ()

    monkeypatch.setattr(square, "places_of_address", places)
    page = inside.get("/stops?stop=32269&find=mairie").text
    assert asked == [("32269", "mairie")]
    assert "Place <de> la Mairie · à 120 m du centre" in told(page)
    assert "<de>" not in page
    taken = dict(re.findall(r'name="(latitude|longitude)" value="([0-9.]+)"', page))
    values = {"stop": "32269", "keys": "latitude longitude", **taken}
    sent(inside, desk, "/stops/edit", values)
    position = next(stop.position for stop in desk.session.look().dossier.config.stops if stop.id == "32269")
    assert (position.latitude, position.longitude) == (43.7959, 0.8231)
    assert "rien de trouvé" in told(inside.get("/stops?stop=32269&find=zzz").text)


def test_an_address_that_cannot_be_asked_for_is_told(
    inside: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(*_asked: object) -> tuple[Candidate, ...]:
        raise TravelError(message("desk.square-nowhere"))

    monkeypatch.setattr(square, "places_of_address", nowhere)
    page = inside.get("/stops?stop=32269&find=mairie")
    assert (page.status_code, "ne répond pas" in page.text) == (200, True)


def test_who_only_reads_sees_stops_and_changes_none(outside: TestClient, desk: Desk) -> None:
    assert outside.post("/enter", data={"password": "read only"}).status_code == 200
    page = outside.get("/stops?stop=32269").text
    assert 'id="k-visits"' in page
    assert not any(name in page for name in ("stop-save", "stop-remove", 'id="add"', 'name="pick"'))
    assert outside.get("/workbook.xlsx").status_code == 200
    values = {"revision": desk.session.look().revision, "commune": "32132"}
    for path in ("/stops/edit", "/stops/add", "/stops/remove", "/workbook/take", "/workbook/read"):
        assert outside.post(path, data=values).status_code == 403
