"""Calendrier: what people know of each date, school holidays, what is to be told, events as one says them."""

import shutil
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.cli.commands import run_in_french
from tourplanner.desk.desk import Desk
from tourplanner.desk.year import year_of
from tourplanner.message import silent
from tourplanner.workflow.told.publish import PublishOptions, publish
from tourplanner.workflow.year.told_dates import Known, known_dates, to_be_told

NEW_YEAR = date(2027, 1, 2)
TODAY = date(2027, 1, 5)


def plain(text: str) -> str:
    return unescape(text).replace("\u00a0", " ")


def said(inside: TestClient, desk: Desk, **values: str) -> None:
    form = {"revision": desk.session.look().revision, "view": "/calendar", **values}
    assert inside.post("/calendar/add", data=form).status_code == 200


def test_school_holidays_of_the_zone_stand_by_their_names(desk: Desk) -> None:
    year = year_of(desk.dated.of(desk.session.look()), TODAY, desk.words)
    # The Gers is in zone C: from 6 February to 21 February 2027, published in the Journal officiel.
    days = {iso: year.day(iso) for iso in ("2027-02-05", "2027-02-06", "2027-02-21", "2027-02-22")}
    assert [day.school if day else None for day in days.values()] == [
        "",
        "vacances d’hiver",
        "vacances d’hiver",
        "",
    ]


def test_before_anything_is_told_all_dates_are_a_draft(inside: TestClient, desk: Desk) -> None:
    dated = desk.dated.of(desk.session.look())
    assert set(known_dates(dated, TODAY).values()) == {Known.DRAFT}
    assert to_be_told(dated, TODAY) == ()
    assert "Rien n’est encore annoncé" in plain(inside.get("/calendar").text)


@pytest.mark.slow
def test_what_was_told_and_does_not_hold_is_told_apart_and_to_whom(
    inside: TestClient, desk: Desk, folder: Path
) -> None:
    publish(folder, PublishOptions(NEW_YEAR), silent)
    dated = desk.dated.of(desk.session.look())
    assert set(known_dates(dated, TODAY).values()) == {Known.TOLD}
    assert "Ce qui a été annoncé (numéro 1) tient toujours." in plain(inside.get("/calendar").text)

    said(inside, desk, kind="out", date="13/01/2027", why="formation")
    dated = desk.dated.of(desk.session.look())
    tell = {day for (day, _), known in known_dates(dated, TODAY).items() if known is Known.TELL}
    assert date(2027, 1, 13) in tell
    names = {standing.told.name for standing in to_be_told(dated, TODAY)}
    lost = {tour.date: tour for tour in dated.plan.plan_file.plan.tours}[date(2027, 1, 13)]
    there = {stop.id: stop.name for stop in dated.config.stops}
    assert {there[visit.stop] for visit in lost.visits} <= names
    page = plain(inside.get("/calendar?day=2027-01-13").text)
    assert all(f"<strong>{name}</strong>" in page for name in names)
    assert 'class="known tell"' in page
    # What has gone by is as it was told.
    later = known_dates(dated, date(2027, 1, 20))
    assert {known for (day, _), known in later.items() if day < date(2027, 1, 13)} == {Known.TOLD}


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        ("agent absente mercredi", "out", {"e-date": "06/01/2027"}),
        ("place en travaux du 10 au 25 mars", "closed", {"e-from": "10/03/2027", "e-to": "25/03/2027"}),
        (
            "Monfort annulé vendredi (mairie fermée)",
            "cancel",
            {"e-stop": "Monfort", "e-why": "mairie fermée"},
        ),
    ],
)
def test_an_event_that_is_said_fills_in_its_form(
    inside: TestClient, desk: Desk, text: str, kind: str, fields: dict[str, str]
) -> None:
    before = desk.session.look().revision
    page = plain(inside.get("/calendar", params={"said": text}).text)
    assert f'name="kind" value="{kind}"' in page
    for name, value in fields.items():
        assert f'id="{name}"' in page
        assert f'value="{value}"' in page
    assert "Vérifiez, complétez, puis ajoutez." in page
    assert desk.session.look().revision == before


def test_what_is_not_understood_is_told_beside_the_field(inside: TestClient) -> None:
    shown = inside.get("/calendar", params={"said": "bonjour <b>"})
    assert shown.status_code == 422
    assert 'id="said-fault"' in shown.text
    assert "<b>" not in shown.text


@pytest.mark.slow
def test_what_is_said_is_the_commands(
    inside: TestClient, desk: Desk, folder: Path, pilot: Path, tmp_path: Path
) -> None:
    text = "place de Monfort en travaux du 10 au 25 mars"
    said(
        inside,
        desk,
        kind="closed",
        stop="Monfort",
        why="travaux",
        **{"from": "10/03/2027", "to": "25/03/2027"},
    )
    other = Path(shutil.copytree(pilot, tmp_path / "other"))
    done = run_in_french("event", "say", other, text, "--on", "05/01/2027")
    assert done.exit_code == 0
    assert "Monfort" in done.stdout
    assert (other / "plan.toml").read_bytes() == (folder / "plan.toml").read_bytes()
    assert run_in_french("event", "say", other, "bonjour").exit_code == 2
    assert run_in_french("event", "say", other, "place en travaux demain").exit_code == 2
