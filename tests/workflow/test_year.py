"""The pilot's grid laid over years in which something is closed: nobody pays for it but on that date."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import PLAIN, ROOT, run_in_french
from tests.workflow.notices import unexpected
from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.scheduled import show_schedule
from tourplanner.domain.schedule import Schedule
from tourplanner.wording.language import Language
from tourplanner.workflow.year.schedule import Published, publish_schedule

PILOT = ROOT / "maps" / "pilote-2020" / "plan.json"
ORDINARY = [{"from": "2027-07-05", "to": "2027-08-31", "why": "trêve estivale"}]


def year_of(folder: Path, change: Callable[[Any], object], until: date | None = None) -> Published:
    """The pilot's plan over a year, after a change of its file."""
    table = json.loads(PILOT.read_text(encoding="utf-8"))
    change(table)
    (folder / "plan.json").write_text(json.dumps(table), encoding="utf-8")
    return publish_schedule(folder, until, None, None, unexpected)


def closing(*more: dict[str, object]) -> Callable[[Any], object]:
    def change(table: Any) -> None:
        table["config"]["calendar"]["closed"] = [*ORDINARY, *more]

    return change


def counts(schedule: Schedule) -> Counter[str]:
    return Counter(visit.stop for tour in schedule.tours for visit in tour.visits)


def test_one_closed_day_in_the_first_weeks_costs_two_villages_one_visit(tmp_path: Path) -> None:
    ordinary = year_of(tmp_path, closing())
    absent = {"from": "2027-01-13", "to": "2027-01-13", "why": "agent absent"}
    made = year_of(tmp_path, closing(absent))

    # Berdoues in the morning and Saint-Médard in the afternoon, of a fortnight's Wednesday.
    missing = counts(ordinary.schedule) - counts(made.schedule)
    assert missing == {"32045": 1, "32394": 1}
    assert min(counts(made.schedule).values()) >= 9
    assert [change.why for change in made.schedule.changes if change.old_date == date(2027, 1, 13)] == [
        "agent absent"
    ] * 2


def test_a_start_in_the_week_of_easter_monday_loses_no_village(tmp_path: Path) -> None:
    weeks = timedelta(weeks=12)

    def later(table: Any) -> None:
        table["calendar"]["start"] = table["config"]["calendar"]["start"] = "2027-03-29"
        for tour in table["tours"]:
            tour["date"] = (date.fromisoformat(tour["date"]) + weeks).isoformat()

    made = year_of(tmp_path, later)
    assert len(counts(made.schedule)) == 24
    assert min(counts(made.schedule).values()) >= 9
    # Easter Monday itself: two visits are missed, and only there.
    first_cycle = [change for change in made.schedule.changes if change.old_date < date(2027, 4, 26)]
    assert {change.old_date for change in first_cycle} == {date(2027, 3, 29)}
    assert len(first_cycle) == 2


def test_school_holidays_that_are_closed_are_told_as_unequal(tmp_path: Path) -> None:
    school = {"school": ["hiver", "printemps", "toussaint", "noel"], "why": "vacances scolaires"}
    made = year_of(tmp_path, closing(school))

    found = counts(made.schedule)
    [spread] = made.summary.spreads
    assert (spread.most, spread.fewest) == (max(found.values()), min(found.values()))
    assert spread.most - spread.fewest >= 2
    text = run_in_french("schedule", tmp_path).stdout.translate(PLAIN)
    assert "Nombres de permanences inégaux pour une même promesse : " in text
    assert "Plus longue attente : " in text


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_summary_fits_every_width(tmp_path: Path, width: int) -> None:
    stream = StringIO()
    show_schedule(year_of(tmp_path, closing()), Language.FR, PlainConsole(stream, width))
    lines = stream.getvalue().translate(PLAIN).splitlines()
    first = next(rank for rank, line in enumerate(lines) if line.startswith("6 permanences perdues"))
    last = next(rank for rank, line in enumerate(lines) if line.startswith("Permanences déplacées"))
    assert max(map(len, lines[first:last])) <= width
    assert " ".join(" ".join(lines[first:last]).split()).startswith(
        "6 permanences perdues : ce qui tombe un jour fermé est annulé, aucune autre date n’est cherchée. "
        "Pas de tournée du lundi 5 juillet 2027 au mardi 31 août 2027 : trêve estivale."
    )


def test_events_of_the_dossier_are_in_its_schedule_and_running_twice_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(PILOT.read_bytes())
    text = (ROOT / "data" / "pilot.toml").read_text(encoding="utf-8")
    out = '\n[[events]]\nkind = "out"\nfrom = 2027-09-06\nto = 2027-09-17\nwhy = "garage"\n'
    (tmp_path / "plan.toml").write_text(text + out, encoding="utf-8")

    made = publish_schedule(tmp_path, None, None, None, unexpected)
    assert sum(change.why == "garage" for change in made.schedule.changes) == 12
    written = made.file.read_bytes()
    again = publish_schedule(tmp_path, None, None, None, unexpected)
    assert made.file.read_bytes() == written
    assert again.schedule == made.schedule


@pytest.mark.slow
def test_lost_visits_are_proven_and_more_days_are_offered(tmp_path: Path) -> None:
    def shifting(table: Any) -> None:
        table["config"]["schedule"] = {"on_closed": "shift"}

    # Up to the end of May: Easter Monday and Whit Monday, two visits each, and all half-days near are full.
    made = year_of(tmp_path, shifting, date(2027, 5, 30))
    assert made.summary.lost is not None
    assert (made.summary.lost.value, made.summary.lost.bound) == (4, 4)
    assert made.summary.offer is not None
    assert made.summary.offer.lost.value == 0
    assert len(made.summary.offer.days) == 2
    assert {day.weekday() for day in made.summary.offer.days} <= {1, 3}
