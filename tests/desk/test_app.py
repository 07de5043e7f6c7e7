"""The desk in a browser's hands: what its addresses answer, without a server."""

import json
import re
import shutil
from html import unescape
from importlib.resources import files
from itertools import chain
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.cli.commands import run
from tests.desk.visits import first_visits
from tourplanner.desk import app, hall_app
from tourplanner.desk.app import CONTROLS, FORMS, SENT, STEPS
from tourplanner.desk.board import board_of
from tourplanner.desk.desk import Desk
from tourplanner.desk.views.named import named
from tourplanner.inputs.config.event_keys import SHAPES
from tourplanner.workflow.dossier.lock import VisitPlace

PAGES = (
    "/weeks",
    "/calendar",
    "/calendar?as=list&event=closed",
    "/stops?stop=32269",
    "/publish",
    "/today",
    "/history",
)


def asked(desk: Desk, visit: VisitPlace, **more: str) -> dict[str, str]:
    """The form of a visit, as its page has it."""
    values = {"stop": visit.stop, "date": visit.date.isoformat(), "half": visit.half.value}
    return {"revision": desk.session.look().revision, "view": "/weeks", **values, **more}


def test_the_word_of_the_address_opens_once(outside: TestClient, desk: Desk) -> None:
    word = desk.keys.next
    assert outside.get(f"/enter?word={word}").url.path == "/weeks"
    outside.cookies.clear()
    assert outside.get(f"/enter?word={word}").status_code == 401


def test_the_board_shows_every_visit_and_the_truth(inside: TestClient, desk: Desk) -> None:
    board = board_of(desk.session.look().dossier, desk.words)
    shown = unescape(inside.get("/weeks").text)

    assert board.truth in shown
    assert [card.key for card in board.cards if f'id="{card.key}"' not in shown] == []
    assert len(list(board.cards)) == 24


def test_a_visit_is_fixed_and_let_go_by_forms_alone(inside: TestClient, desk: Desk) -> None:
    visit = first_visits(desk.session, 1)[0]

    fixed = inside.post("/weeks/lock", data=asked(desk, visit, why="promis au maire"))
    assert (fixed.status_code, fixed.url.path) == (200, "/weeks")
    assert "promis au maire" in fixed.text
    config = desk.session.look().dossier.config
    assert visit.is_held_by(config.locks[-1], config.calendar)

    inside.post("/weeks/unlock", data=asked(desk, visit))
    assert desk.session.look().dossier.config.locks == ()


@pytest.mark.slow
def test_the_history_tells_steps_and_goes_back(inside: TestClient, desk: Desk) -> None:
    start = desk.session.look().revision
    for visit in first_visits(desk.session, 2):
        inside.post("/weeks/lock", data=asked(desk, visit))
    assert "Revenir ici" in inside.get("/history").text

    back = inside.post("/history/back", data={"revision": desk.session.look().revision, "step": "0"})

    assert back.status_code == 200
    assert desk.session.look().revision == start


@pytest.mark.slow
def test_undo_and_redo_are_buttons_of_every_page(inside: TestClient, desk: Desk) -> None:
    inside.post("/weeks/lock", data=asked(desk, first_visits(desk.session, 1)[0]))
    for path, locks in (("/history/undo", 0), ("/history/redo", 1)):
        inside.post(path, data={"revision": desk.session.look().revision, "view": "/history"})
        assert len(desk.session.look().dossier.config.locks) == locks


def test_a_stale_form_is_told_both_changes(inside: TestClient, desk: Desk) -> None:
    first, second = first_visits(desk.session, 2)
    old = asked(desk, second, why="B")
    inside.post("/weeks/lock", data=asked(desk, first, why="A"))

    stale = inside.post("/weeks/lock", data=old)

    assert stale.status_code == 412
    assert re.search(r": A</dd>", stale.text)
    assert re.search(r": B</dd>", stale.text)
    assert len(desk.session.look().dossier.config.locks) == 1


def test_what_cannot_be_done_is_told_in_words(inside: TestClient, desk: Desk) -> None:
    told = inside.post("/weeks/unlock", data=asked(desk, first_visits(desk.session, 1)[0]))
    assert told.status_code == 422
    assert "n’est pas fixée" in told.text
    assert str(desk.session.folder) not in told.text


@pytest.mark.parametrize("path", STEPS)
def test_a_broken_form_changes_nothing(inside: TestClient, desk: Desk, path: str) -> None:
    before = desk.session.look().revision
    for content in (b"", b"\xff=\xff", b"a=1&" * 1000, b"stop=..%2F..&date=x&half=noon&step=x"):
        assert inside.post(path, content=content).status_code in (412, 422)
    assert desk.session.look().revision == before


@pytest.mark.slow
def test_markup_in_what_people_type_stays_text(inside: TestClient, desk: Desk) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    shown = inside.post("/weeks/lock", data=asked(desk, first_visits(desk.session, 1)[0], why=evil))

    for page in (shown, *map(inside.get, PAGES)):
        assert "<script>alert" not in page.text
        assert "<img" not in page.text
    assert desk.session.look().dossier.config.locks[-1].why == evil


def test_a_way_back_leads_nowhere_else(inside: TestClient, desk: Desk) -> None:
    form = asked(desk, first_visits(desk.session, 1)[0]) | {"view": "//evil.example/", "visit": "x\r\nA: b"}
    answer = inside.post("/weeks/lock", data=form, follow_redirects=False)
    assert answer.headers["location"].startswith("/weeks?visit=x%0D%0AA")


def test_a_reader_sees_no_button_that_changes(outside: TestClient, desk: Desk) -> None:
    assert outside.post("/enter", data={"password": "read only"}).url.path == "/weeks"
    assert '<form method="post"' not in outside.get("/weeks").text
    assert outside.post("/weeks/lock", data=asked(desk, first_visits(desk.session, 1)[0])).status_code == 403


@pytest.mark.slow
def test_pages_bring_no_script_or_style_of_their_own(inside: TestClient) -> None:
    for path in PAGES:
        text = inside.get(path).text
        assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]* src=)", text) == []
        assert re.findall(r"(?:src|action)=\"(?!/)[^\"]*", text) == []
        # What leads elsewhere is a place on a map, and only if it is clicked.
        assert re.findall(r"href=\"(?!/|#|geo:|https://www\.openstreetmap\.org/)[^\"]*", text) == []


def test_all_of_the_first_page_is_small_and_kept(inside: TestClient) -> None:
    page = inside.get("/weeks")
    assets = sorted({found.partition("#")[0] for found in re.findall(r"\"(/static/[^\"]+)", page.text)})
    answers = [page, inside.get("/chart.json"), *map(inside.get, assets)]

    assert {answer.status_code for answer in answers} == {200}
    assert sum(int(answer.headers["content-length"]) for answer in answers) < 400_000
    assert all("immutable" in answer.headers["cache-control"] for answer in answers[2:])


@pytest.mark.parametrize("name", ["..%2fapp.py", "app.py", "%2e%2e", "desk.css%00"])
def test_nothing_but_our_files_is_given(inside: TestClient, name: str) -> None:
    assert inside.get(f"/static/0/{name}").status_code == 404


@pytest.mark.slow
def test_the_chart_has_every_visit_at_its_place(inside: TestClient, desk: Desk) -> None:
    chart = json.loads(inside.get("/chart.json").text)
    keys = {visit["key"] for tour in chart["tours"] for visit in tour["visits"]}
    assert keys == {card.key for card in board_of(desk.session.look().dossier, desk.words).cards}


def test_the_calendar_shows_the_year_and_what_is_closed(inside: TestClient) -> None:
    months, listed = (unescape(inside.get(f"/calendar{query}").text) for query in ("", "?as=list"))
    assert "Lundi de Pâques" in months
    assert "Lundi de Pâques" in listed
    assert re.search(r"Viella\s\(matin\) n’a pas lieu le lundi\s29\smars\s2027", listed)


@pytest.mark.parametrize("kind", SHAPES)
def test_every_kind_of_event_has_a_form_of_its_keys(inside: TestClient, kind: str) -> None:
    text = inside.get(f"/calendar?event={kind}").text
    shape = SHAPES[kind]
    asked = {name for name in (*shape.needed, *shape.dates) if name not in ("between", "pause")}
    assert [name for name in asked if f'name="{name}"' not in text] == []


def test_an_event_is_said_as_people_type_it_and_taken_out(inside: TestClient, desk: Desk) -> None:
    values = {
        "kind": "closed",
        "stop": "Monfort",
        "date": "5 mars 2027",
        "why": "travaux",
        "view": "/calendar",
    }
    told = inside.post("/calendar/add", data=values | {"revision": desk.session.look().revision})

    assert (told.status_code, told.url.path) == (200, "/calendar")
    assert "travaux" in told.text
    assert [event.why for event in desk.session.look().dossier.config.events] == ["travaux"]

    form = {"revision": desk.session.look().revision, "number": "1"}
    inside.post("/calendar/remove", data=form)
    assert desk.session.look().dossier.config.events == ()


def test_a_fault_of_an_event_stands_beside_its_field(inside: TestClient, desk: Desk) -> None:
    values = {"kind": "closed", "stop": "Monfor", "date": "32/03/2027", "why": "<b>"}
    told = inside.post("/calendar/add", data=values | {"revision": desk.session.look().revision})

    assert told.status_code == 422
    assert re.search(r'id="e-stop-fault">[^<]*Monfor', told.text)
    assert re.search(r'id="e-date-fault">[^<]*32/03/2027', told.text)
    assert 'value="&lt;b&gt;"' in told.text


def test_what_the_page_leaves_is_what_the_commands_leave(
    inside: TestClient, desk: Desk, pilot: Path, tmp_path: Path
) -> None:
    """Byte for byte, but for the journal that only the desk has."""
    visit = first_visits(desk.session, 1)[0]
    inside.post("/weeks/lock", data=asked(desk, visit, why="promis"))
    event = {"kind": "out", "date": "13/01/2027", "why": "formation"}
    inside.post("/calendar/add", data=event | {"revision": desk.session.look().revision})

    other = Path(shutil.copytree(pilot, tmp_path / "by-commands"))
    run("lock", str(other), visit.stop, visit.date.isoformat(), "--half", visit.half.value, "--why", "promis")
    run("event", "add", str(other), "out", "--date", "13/01/2027", "--why", "formation")

    for name in ("plan.toml", "plan.json"):
        assert (desk.session.folder / name).read_bytes() == (other / name).read_bytes()
    run("unlock", str(other), "Viella", visit.date.isoformat(), "--half", visit.half.value)
    assert "promis" not in (other / "plan.toml").read_text(encoding="utf-8")


def test_the_day_of_the_crew_is_the_next_one_with_its_steps(inside: TestClient) -> None:
    shown = unescape(inside.get("/today").text).replace("\u00a0", " ")
    steps = ("Mercredi 6 janvier 2027", "Saint-Martin", "Aux-Aussat", "geo:43.")
    for told in (*steps, "lundi 4 janvier", "vendredi 8 janvier"):
        assert told in shown, told
    assert "Personne ne part" in inside.get("/today?day=2027-01-05").text


def test_every_address_has_its_view() -> None:
    names = [
        *app.PAGES.values(),
        *SENT.values(),
        *STEPS.values(),
        *CONTROLS.values(),
        *chain(*FORMS.values()),
    ]
    assert all(map(callable, map(named, [*names, *hall_app.PAGES.values(), *hall_app.SENT.values()])))


def test_every_sign_is_drawn() -> None:
    folder = files("tourplanner.desk")
    pages = "".join(each.read_text(encoding="utf-8") for each in folder.joinpath("templates").iterdir())
    drawn = folder.joinpath("static", "signs.svg").read_text(encoding="utf-8")
    named = set(re.findall(r'sign\("([a-z]+)"', pages))
    assert len(named) > 7
    assert [name for name in named if f'<symbol id="{name}"' not in drawn] == []
