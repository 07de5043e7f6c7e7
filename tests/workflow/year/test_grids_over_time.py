"""Stops that join and leave: the pilot's grid from a date on, in which nobody else is moved."""

from pathlib import Path

import pytest

from tests.cli.commands import ROOT
from tests.workflow.notices import heard
from tourplanner.domain.schedule import Schedule
from tourplanner.errors import MissedPromiseError
from tourplanner.message import silent
from tourplanner.problem.check import is_loss
from tourplanner.workflow.check import check_plan
from tourplanner.workflow.year.schedule import open_to_tell, publish_schedule

PILOT = ROOT / "maps" / "pilote-2020" / "plan.json"

MONFORT, MAUVEZIN = "32269", "32249"

JOINING = f"""
[[stops]]
commune = "{MAUVEZIN}"

[[events]]
kind = "joins"
stop = "{MAUVEZIN}"
date = 2027-06-01
"""

LEAVING = f"""
[[events]]
kind = "leaves"
stop = "{MONFORT}"
date = 2027-06-01
"""


def laid(folder: Path, text: str, notes: list[str]) -> Schedule:
    """The year of the pilot with more in its config."""
    (folder / "plan.json").write_bytes(PILOT.read_bytes())
    config = (ROOT / "data" / "pilot.toml").read_text(encoding="utf-8")
    (folder / "plan.toml").write_text(config + text, encoding="utf-8")
    return publish_schedule(folder, None, None, None, heard(notes)).schedule


def dates_of(schedule: Schedule, stop: str) -> list[str]:
    return [f"{each.date} {each.half}" for each in schedule.appointments if each.stop == stop]


def others(schedule: Schedule) -> set[tuple[str, str, str]]:
    """All visits but those of the two."""
    return {
        (each.stop, str(each.date), each.half.value)
        for each in schedule.appointments
        if each.stop not in {MONFORT, MAUVEZIN}
    }


@pytest.mark.slow
def test_a_stop_that_leaves_frees_a_place_for_one_that_joins(tmp_path: Path) -> None:
    ordinary = laid(tmp_path, "", [])
    notes: list[str] = []
    schedule = laid(tmp_path, LEAVING + JOINING, notes)

    before = [each for each in dates_of(ordinary, MONFORT) if each < "2027-06-01"]
    after = [each for each in dates_of(ordinary, MONFORT) if each >= "2027-06-01"]
    # Mauvezin, of the same area, has the half-day that Monfort had, and nobody else is moved.
    assert dates_of(schedule, MONFORT) == before
    assert dates_of(schedule, MAUVEZIN) == after
    assert others(schedule) == others(ordinary)
    assert not any("no place for" in note for note in notes)
    assert check_plan(tmp_path, None, silent) == ()
    # The key tells the cycle and the rank in it, as of any other stop.
    keys = [each.key for each in schedule.appointments if each.stop == MAUVEZIN]
    assert all(key.startswith(f"{MAUVEZIN}/2027-") and key.endswith("/1") for key in keys)


@pytest.mark.slow
def test_a_stop_that_finds_no_place_is_told_and_moves_nobody(tmp_path: Path) -> None:
    ordinary = laid(tmp_path, "", [])
    notes: list[str] = []
    schedule = laid(tmp_path, JOINING, notes)

    # All half-days of the pilot's cycle are taken.
    assert any("no place for 1 visit" in note for note in notes)
    assert dates_of(schedule, MAUVEZIN) == []
    assert others(schedule) == others(ordinary)
    # It was promised a visit all the same: that is no plan to be published as if it kept its word.
    [breach] = check_plan(tmp_path, None, silent)
    assert (breach.rule, is_loss(breach)) == ("visits", True)
    assert f"Mauvezin ({MAUVEZIN})" in breach.where
    with pytest.raises(MissedPromiseError, match=r"(?s)Mauvezin.*0\s+visits instead of 1.*--incomplete"):
        open_to_tell(tmp_path, None, None, silent, incomplete=False)
    assert open_to_tell(tmp_path, None, None, silent, incomplete=True).whole == schedule
