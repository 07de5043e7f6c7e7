"""What losing a visit costs: nothing but a visit before the first count, the people expected after it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.cli.commands import ROOT
from tests.workflow.notices import unexpected
from tourplanner.domain.aim import Aim
from tourplanner.domain.schedule_codec import decode_schedule
from tourplanner.errors import InputError
from tourplanner.message import silent
from tourplanner.workflow.dossier.dossier import open_with_events
from tourplanner.workflow.people.expected_people import people_expected
from tourplanner.workflow.year.schedule import publish_schedule

UNTIL = date(2027, 6, 30)
HEADER = "date,stop,half,visitors\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the pilot's plan."""
    shutil.copy(ROOT / "maps" / "pilote-2020" / "plan.json", tmp_path / "plan.json")
    return tmp_path


def people(folder: Path) -> dict[str, int]:
    return dict(people_expected(open_with_events(folder, None, silent)))


def test_before_the_first_count_visits_are_lost_and_no_people(folder: Path) -> None:
    assert people(folder) == {}
    made = publish_schedule(folder, UNTIL, None, None, unexpected)
    assert made.summary.visits is None
    assert '"people"' not in made.file.read_text(encoding="utf-8")


def test_after_it_all_stops_have_people_and_what_is_lost_is_told_in_both(folder: Path) -> None:
    before = publish_schedule(folder, UNTIL, None, None, unexpected).schedule
    # Viella was full on a date that was counted with the plan of last year; Gimont is no stop of this one.
    counted = "2026-11-02,32463,morning,14\n2026-11-02,32147,morning,3\n2027-01-04,32398,morning,1\n"
    (folder / "attendance.csv").write_text(HEADER + counted, encoding="utf-8")
    made = publish_schedule(folder, UNTIL, None, None, unexpected)

    expected = decode_schedule(made.file.read_text(encoding="utf-8"), "schedule.json").schedule.people
    assert expected == people(folder)
    assert expected.keys() == {stop.id for stop in made.config.stops}
    assert min(expected.values()) >= 1
    assert expected["32463"] == max(expected.values())
    # The pilot skips closed dates: the same visits are lost, now counted by who is expected.
    assert made.schedule.tours == before.tours
    lost = [change.stop for change in made.schedule.changes if not change.is_held]
    [aim] = [aim for aim in made.schedule.aims if aim.aim is Aim.LOST]
    assert (aim.value, aim.bound) == (sum(expected[stop] for stop in lost),) * 2
    assert made.summary.visits == len(lost) > 0


def test_counts_that_cannot_be_read_are_told(folder: Path) -> None:
    (folder / "attendance.csv").write_text(HEADER + "2027-01-04,32463,morning,many\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"attendance\.csv"):
        publish_schedule(folder, UNTIL, None, None, unexpected)
