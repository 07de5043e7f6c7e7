"""Lines of a timetable that are one stop whose dates are closed, moved or have other hours for a season."""

from datetime import date
from pathlib import Path

import pytest

from tests.workflow.timetables import imported
from tourplanner.domain.event import Opening
from tourplanner.domain.period import HOUR

HEAD = "mobile,community,stop,arrival,departure,frequency,start,end\n"


@pytest.mark.slow
def test_a_year_with_closures_and_moved_dates_is_that_of_one_stop(tmp_path: Path) -> None:
    text = HEAD + "".join(
        f"Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY;INTERVAL=2,{first},{last}\n"
        for first, last in (
            ("2027-01-04", "2027-03-15"),
            # Instead of Easter Monday.
            ("2027-03-26", "2027-03-26"),
            ("2027-04-12", "2027-12-20"),
        )
    )
    found = imported(tmp_path, text)
    [stop] = found.planned.source.whole.stops
    assert [(each.first, each.last) for each in stop.closed] == [(date(2027, 3, 29), date(2027, 3, 29))]
    assert {each.why for each in stop.closed} == {"pas de passage dans le calendrier publié"}
    # Every second Monday of 52 weeks, Easter Monday on the Friday before.
    assert (found.kept, found.published) == (26, 26)
    assert found.several == ()
    assert "extra_days = [2027-03-26]" in (found.folder / "plan.toml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_summer_and_winter_hours_take_turns(tmp_path: Path) -> None:
    text = HEAD + "".join(
        f"Bus,Monfort,Mairie,{opens},12:00,FREQ=WEEKLY,{first},{last}\n"
        for opens, first, last in (
            ("10:00", "2026-10-05", "2027-03-29"),
            ("09:30", "2027-04-05", "2027-09-27"),
            ("10:00", "2027-10-04", "2028-03-27"),
        )
    )
    told: list[str] = []
    found = imported(tmp_path, text, told)
    # One van, for the two are never there together.
    assert len(found.planned.source.whole.vans) == 1
    assert not any("à deux endroits" in line for line in told)
    # The grid is that of the first day, in winter.
    [tour] = found.planned.plan.tours
    assert [visit.start for visit in tour.visits] == [10 * HOUR]
    assert (found.kept, found.published) == (52, 52)


def test_hours_that_others_have_taken_the_place_of_are_left_out_and_told(tmp_path: Path) -> None:
    text = HEAD + "".join(
        f"Bus,Monfort,Mairie,{opens},12:00,FREQ=WEEKLY,{first},{last}\n"
        for opens, first, last in (("10:00", "2026-01-05", "2026-12-28"), ("09:30", "2027-01-04", ""))
    )
    found = imported(tmp_path, text)
    assert [row.line for row in found.over] == [2]
    [stop] = found.planned.source.whole.stops
    assert stop.id == "mairie-monfort-2"


def test_a_date_that_was_moved_between_two_missing_ones_is_open(tmp_path: Path) -> None:
    text = HEAD + "".join(
        f"Bus,Monfort,Mairie,10:00,12:00,FREQ=WEEKLY,{first},{last}\n"
        for first, last in (
            ("2027-01-05", "2027-02-02"),
            # The Thursday after the first Tuesday of two that are missing.
            ("2027-02-11", "2027-02-11"),
            ("2027-02-23", "2027-06-29"),
        )
    )
    found = imported(tmp_path, text)
    [stop] = found.planned.source.whole.stops
    missing = date(2027, 2, 9), date(2027, 2, 16)
    assert [(each.first, each.last) for each in stop.closed] == [(day, day) for day in missing]
    assert (found.kept, found.published) == (51, 51)


def test_weekdays_are_not_opened_for_dates_that_no_tour_can_have(tmp_path: Path) -> None:
    text = HEAD + "".join(
        f"Bus,{commune},Mairie,{hours},FREQ=WEEKLY,{first},{last}\n"
        for commune, hours, first, last in (
            ("Monfort", "10:00,12:00", "2027-01-05", "2027-06-29"),
            ("Touget", "14:00,16:00", "2027-01-05", "2027-06-29"),
            # Two squares on one morning, one van.
            ("Monfort", "10:00,12:00", "2027-02-11", "2027-02-11"),
            ("Touget", "10:00,12:00", "2027-02-11", "2027-02-11"),
        )
    )
    told: list[str] = []
    found = imported(tmp_path, text, told)
    assert any("ces dates ne sont d’aucun rythme" in line for line in told)
    assert "extra_days = []" in (found.folder / "plan.toml").read_text(encoding="utf-8")


def test_hours_that_take_turns_may_end_at_a_date_for_never(tmp_path: Path) -> None:
    text = HEAD + "".join(
        f"Bus,Monfort,Mairie,{opens},12:00,FREQ=WEEKLY,{first},{last}\n"
        for opens, first, last in (
            ("10:00", "2027-01-05", "2027-04-06"),
            ("09:00", "2027-04-13", "9999-12-31"),
        )
    )
    found = imported(tmp_path, text)
    assert len(found.planned.source.whole.stops) == 2
    assert found.kept == found.published


def test_a_line_of_one_date_is_an_opening_and_comes_once(tmp_path: Path) -> None:
    text = HEAD + "".join(
        f"Bus,{commune},Mairie,10:00,12:00,FREQ=WEEKLY,{first},{last}\n"
        for commune, first, last in (
            ("Monfort", "2027-01-05", "2027-06-29"),
            ("Touget", "2027-02-11", "2027-02-11"),
            ("Solomiac", "2026-02-12", "2026-02-12"),
        )
    )
    found = imported(tmp_path, text)
    whole = found.planned.source.whole
    assert [stop.id for stop in whole.stops] == ["mairie-monfort"]
    [opening] = whole.events
    assert isinstance(opening, Opening)
    assert (opening.id, opening.date) == ("mairie-touget-2027-02-11", date(2027, 2, 11))
    assert [row.line for row in found.over] == [4]
    # 52 Tuesdays, and the one Thursday.
    assert (found.kept, found.published) == (53, 53)


def test_an_opening_has_the_van_of_its_line(tmp_path: Path) -> None:
    text = HEAD + "".join(
        f"{van},{commune},Mairie,{hours},FREQ=WEEKLY,{first},{last}\n"
        for van, commune, hours, first, last in (
            ("Grand bus", "Monfort", "14:00,16:00", "2027-01-07", "2027-06-24"),
            ("Petit bus", "Touget", "10:00,12:00", "2027-01-07", "2027-06-24"),
            # Whichever van is nearer: the other one is in Monfort that afternoon.
            ("Petit bus", "Cologne", "14:00,16:00", "2027-02-11", "2027-02-11"),
        )
    )
    found = imported(tmp_path, text)
    [opening] = found.planned.source.whole.events
    assert isinstance(opening, Opening)
    assert opening.van == "Petit bus"
    assert (found.kept, found.published) == (105, 105)


def test_lines_of_one_date_alone_tell_their_rhythms(tmp_path: Path) -> None:
    found = imported(tmp_path, f"{HEAD}Bus,Touget,Mairie,10:00,12:00,FREQ=WEEKLY,2027-02-11,2027-02-11\n")
    assert [stop.id for stop in found.planned.source.whole.stops] == ["mairie-touget"]
