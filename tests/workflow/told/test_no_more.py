"""Files of visits that are cancelled: whatever the format, an export leaves none that announces them."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.outputs.schedules import dossier as pilot_alone
from tests.workflow.dossiers import ON, draft, edit, files
from tourplanner.message import message, silent
from tourplanner.outputs.audience import for_all
from tourplanner.outputs.formats import FORMATS, Format
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.workflow.told import export
from tourplanner.workflow.told.export import export_plan

QUICK = {"gpx", "radio"}
"""The others take seconds each, and are tried with all that is slow."""
FROM = date(2027, 1, 11)
"""From then on nobody goes out: whole weeks are gone, and with them every date of some stops."""


def _radio(scheduled: ScheduleView, _lang: Language) -> Mapping[str, bytes]:
    """What a station reads out, week by week."""
    weeks: dict[str, bytes] = {}
    for tour in scheduled.to_come.schedule.tours:
        monday = tour.date - timedelta(days=tour.date.weekday())
        weeks[f"radio/{monday}.txt"] = b"Bonjour\n"
    return weeks


RADIO = Format("radio", _radio, lambda _: message("track.file"), for_all)
"""A format that nobody else has heard of."""


def _exported(folder: Path, *formats: str, out: Path | None = None) -> dict[str, bytes]:
    export_plan(folder, formats, None, ON, out, Language.FR, None, silent, on=ON)
    return files(folder / "export" if out is None else out)


def _cancel(folder: Path) -> None:
    closed = {"from": f"{FROM}", "to": "2028-01-31", "why": "van vendu"}
    edit(folder / "plan.json", lambda table: table["config"]["calendar"]["closed"].append(closed))
    draft(folder)


def _complete(config: dict[str, Any]) -> None:
    """Say what directories demand of a service and of its squares."""
    config.setdefault("service", {}).update(siret="22320001100013", phone="05 62 67 40 40")
    for stop in config["stops"]:
        stop["place"] = "Place de la Mairie"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The pilot's plan, with what any format demands."""
    folder = pilot_alone(tmp_path)
    edit(folder / "plan.json", lambda table: _complete(table["config"]))
    draft(folder)
    return folder


@pytest.mark.parametrize(
    "each",
    [
        pytest.param(each, id=each.name, marks=() if each.name in QUICK else pytest.mark.slow)
        for each in (*FORMATS, RADIO)
    ],
)
def test_an_export_has_the_files_of_what_is_to_come_alone(
    each: Format, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "KNOWN", (*FORMATS, RADIO))
    before = _exported(dossier, each.name)
    _cancel(dossier)
    after = _exported(dossier, each.name)
    afresh = _exported(dossier, each.name, out=tmp_path / "afresh")

    if each.follow:
        # Phones have subscribed to a file: it stays, and says that its visits are cancelled.
        assert before.keys() == after.keys()
    else:
        assert after == afresh
        assert before != after or not before


@pytest.mark.slow
def test_files_of_other_formats_in_the_same_folder_stay(dossier: Path) -> None:
    tracks = _exported(dossier, "gpx").keys()
    beside = _exported(dossier, "geojson").keys() - tracks

    assert any(path.startswith("interne/traces/") for path in beside)
    _cancel(dossier)
    # Nobody asked for tracks, which are as old as they were.
    assert _exported(dossier, "geojson").keys() == tracks | beside
    assert _exported(dossier, "gpx").keys() < tracks | beside


@pytest.mark.slow
def test_an_export_into_another_folder_is_another_one(dossier: Path) -> None:
    _exported(dossier, "gpx")
    inner = _exported(dossier, "gpx", out=dossier / "export/copie").keys()
    _cancel(dossier)
    now = _exported(dossier, "gpx")

    assert {path.removeprefix("copie/") for path in now if path.startswith("copie/")} == inner
