"""Demand of real plans: the calibration of the prior, counts beside the plan, and the schedule's dates."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.cli.commands import ROOT
from tests.workflow.notices import heard
from tourplanner.analysis.demand import Load
from tourplanner.errors import InputError
from tourplanner.inputs.shipped import data_folder
from tourplanner.message import silent
from tourplanner.wording.language import Language
from tourplanner.workflow.attendance import import_attendance
from tourplanner.workflow.demand import DemandOptions, Expected, expect, write_demand_csv
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions
from tourplanner.workflow.year.event import add_event
from tourplanner.workflow.year.schedule import publish_schedule

COUNTS = "date,stop,visitors\n2027-01-04,32463,7\n2027-01-04,32398,3\n2027-01-06,32389,5\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The shipped plan of the pilot, in a folder of its own."""
    shutil.copy(ROOT / "maps" / "pilote-2020" / "plan.json", tmp_path / "plan.json")
    return tmp_path


def counted(folder: Path, text: str = COUNTS) -> Path:
    file = folder / "counts.csv"
    file.write_text(text, encoding="utf-8")
    return file


def winter(plan: Path) -> Expected:
    return expect(plan, DemandOptions(until=date(2027, 2, 28)))


def test_the_prior_expects_what_was_published(tmp_path: Path) -> None:
    """About 60 people in the first three months of the first, smaller pilot."""
    make_plan(data_folder() / "pilot-2019.toml", tmp_path, PlanOptions())
    quarter = expect(tmp_path, DemandOptions(until=date(2027, 4, 4)))
    assert len(quarter.visits) == 12
    assert quarter.people == pytest.approx(60, abs=1)
    assert quarter.prior == quarter.belief
    # A quarter of it to twice it.
    rate = quarter.prior.range
    assert (rate.low / rate.mean, rate.high / rate.mean) == pytest.approx((0.27, 1.94), abs=0.01)


def test_every_visit_of_the_schedule_is_told(plan: Path) -> None:
    expected = winter(plan)
    # Eight weeks of three days with two visits.
    assert len(expected.visits) == 48
    assert {each.capacity for each in expected.visits} == {10}
    assert [each.visit.date for each in expected.visits] == sorted(
        each.visit.date for each in expected.visits
    )
    assert sum(len(expected.loaded(load)) for load in Load) == 48


@pytest.mark.slow
def test_visits_of_a_published_schedule(plan: Path) -> None:
    publish_schedule(plan, date(2027, 3, 31), None, None, lambda _: None)
    from_schedule = expect(plan / "schedule.json", DemandOptions())
    assert from_schedule.visits[-1].visit.date <= date(2027, 3, 31)
    assert from_schedule.visits == expect(plan, DemandOptions(until=date(2027, 3, 31))).visits


@pytest.mark.slow
def test_counts_are_stored_learnt_from_and_idempotent(plan: Path) -> None:
    before = winter(plan)
    first = import_attendance(counted(plan), plan, DemandOptions())
    assert (first.added, first.changed, first.same) == (3, 0, 0)
    text = first.file.read_bytes()
    again = import_attendance(counted(plan), plan, DemandOptions())
    assert (again.added, again.changed, again.same) == (0, 0, 3)
    assert first.file.read_bytes() == text

    after = winter(plan)
    assert after.prior == before.prior
    assert after.belief == first.expected.belief == again.expected.belief
    # 15 came where fewer were expected: the belief rises, and is surer.
    total = sum(after.counts.values())
    assert (after.belief.shape, total) == (before.prior.shape + 15, 15)
    assert before.prior.mean < after.belief.mean < 15 / after.counted_exposure
    ratio = after.belief.mean / before.belief.mean
    for one, other in zip(before.visits, after.visits, strict=True):
        assert other.visitors.mean == pytest.approx(one.visitors.mean * ratio)


@pytest.mark.slow
def test_a_corrected_count_replaces_the_first(plan: Path) -> None:
    import_attendance(counted(plan), plan, DemandOptions())
    changed = import_attendance(counted(plan, COUNTS.replace(",7", ",9")), plan, DemandOptions())
    assert (changed.added, changed.changed, changed.same) == (0, 1, 2)
    assert "2027-01-04,32463,morning,9" in changed.file.read_text(encoding="utf-8")


@pytest.mark.slow
def test_files_of_following_months_add_up(plan: Path) -> None:
    import_attendance(counted(plan), plan, DemandOptions())
    more = import_attendance(counted(plan, "date,stop,visitors\n2027-02-01,32463,4\n"), plan, DemandOptions())
    assert len(more.expected.counts) == 4
    days = [day for day, _ in more.expected.counts]
    assert days == sorted(days)


def test_a_refused_file_changes_nothing(plan: Path) -> None:
    stored = import_attendance(counted(plan), plan, DemandOptions()).file
    text = stored.read_bytes()
    with pytest.raises(InputError, match="no visit of 32463"):
        import_attendance(counted(plan, COUNTS + "2027-01-05,32463,1\n"), plan, DemandOptions())
    assert stored.read_bytes() == text
    assert sorted(path.name for path in plan.iterdir()) == ["attendance.csv", "counts.csv", "plan.json"]


@pytest.mark.slow
def test_a_count_after_the_schedule_is_found_on_its_real_date(plan: Path) -> None:
    late = "date,stop,visitors\n2028-04-24,32463,4\n"
    # The 18th cycle of four weeks begins on Monday 24 April 2028: 17 * 28 days after 2027-01-04.
    assert (date(2028, 4, 24) - date(2027, 1, 4)).days == 17 * 28
    taken = import_attendance(counted(plan, late), plan, DemandOptions())
    assert [day for day, _ in taken.expected.counts] == [date(2028, 4, 24)]


@pytest.mark.parametrize("day", ["2026-12-07", "2099-01-05"])
def test_a_count_of_another_decade_is_no_visit(day: str, plan: Path) -> None:
    with pytest.raises(InputError, match=f"no visit of 32463 .Viella. on {day}"):
        import_attendance(counted(plan, f"date,stop,visitors\n{day},32463,4\n"), plan, DemandOptions())


@pytest.mark.slow
def test_counts_of_another_plan_are_told_and_kept(plan: Path) -> None:
    old = "date,stop,half,visitors\n2026-11-02,32463,morning,6\n2099-01-05,gone,morning,2\n"
    (plan / "attendance.csv").write_text(old, encoding="utf-8")
    notices: list[str] = []
    expected = expect(plan, DemandOptions(until=date(2027, 2, 28), notify=heard(notices)))
    assert expected.counts == {}
    assert expected.belief == expected.prior
    assert any("there is no visit of 32463 (Viella) on 2026-11-02" in notice for notice in notices)
    taken = import_attendance(counted(plan), plan, DemandOptions())
    kept = taken.file.read_text(encoding="utf-8")
    assert "2026-11-02,32463,morning,6\n" in kept
    assert "2099-01-05,gone,morning,2\n" in kept
    assert len(taken.expected.counts) == 3


def test_a_day_before_the_plan_is_refused(plan: Path) -> None:
    import_attendance(counted(plan), plan, DemandOptions())
    with pytest.raises(InputError, match="is before the plan"):
        expect(plan, DemandOptions(until=date(2027, 1, 3)))


@pytest.mark.slow
def test_what_an_event_adds_is_expected_and_counted_too(plan: Path) -> None:
    """An exceptional opening is a visit like others: people come to it."""
    opening = {
        "kind": "opening",
        "date": "2027-01-09",
        "commune": "Labéjan",
        "open": "9h",
        "close": "12h30",
    }
    add_event(plan, opening, {}, Language.EN, None, silent)
    publish_schedule(plan, date(2027, 3, 31), None, None, silent)
    expected = expect(plan, DemandOptions())
    [there] = [each for each in expected.visits if each.visit.date == date(2027, 1, 9)]
    assert there.visit.stop == "32172-2027-01-09"
    assert there.visitors.mean > 0
    write_demand_csv(expected, plan / "demand.csv", plain=True)
    assert "camping-car,32172-2027-01-09,Labéjan," in (plan / "demand.csv").read_text(encoding="utf-8")
    counts = counted(plan, "date,stop,visitors\n2027-01-20,Labéjan,7\n2027-01-09,Labéjan,40\n")
    taken = import_attendance(counts, plan, DemandOptions())
    # Of two stops of one name, the one that is visited that day is meant.
    assert list(taken.expected.counts.values()) == [40, 7]
    assert import_attendance(taken.file, plan, DemandOptions()).same == 2
