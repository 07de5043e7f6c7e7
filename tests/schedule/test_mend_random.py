"""Random years mended: legal, complete, never worse than settling one closed date after another."""

from collections import Counter

import pytest

from tests.schedule.random_years import mend, random_year
from tests.seeds import seeds
from tourplanner.domain.aim import Aim
from tourplanner.domain.schedule import Fate, Schedule
from tourplanner.schedule.appointments import is_told
from tourplanner.schedule.check import check_dates
from tourplanner.schedule.laid_year import LaidYear, Told, laid_year
from tourplanner.schedule.mend import mended
from tourplanner.schedule.promises import windows
from tourplanner.schedule.unroll import unroll_dates

YEARS = 100
A_FEW = range(1, 6)
"""What the default suite tries: quick ones; all of them are tried by the slow one."""


def require_true(year: LaidYear, schedule: Schedule) -> None:
    """Legal; every visit that is due is held or told of; what is not told of is where the grid has it."""
    assert check_dates(year.real, schedule.tours) == ()
    assert is_told(schedule)
    changes = {change.key: change for change in schedule.changes}
    held = {each.key: (each.date, each.half) for each in schedule.appointments}
    assert len(changes) == len(schedule.changes)
    for due in year.due:
        change = changes.get(due.key)
        if change is None:
            assert held[due.key] == (due.day, due.half)
        else:
            assert (change.old_date, change.old_half) == (due.day, due.half)
            assert held.get(due.key, (None, None)) == (change.new_date, change.new_half)
    assert held.keys() <= {due.key for due in year.due}
    assert all(aim.is_proven for aim in schedule.aims)
    lost = sum(due.key not in held and not year.is_given_up(due) for due in year.due)
    assert [aim.value for aim in schedule.aims if aim.aim is Aim.LOST] == [lost]


def lost(schedule: Schedule) -> int:
    return sum(not change.is_held for change in schedule.changes)


def require_not_worse(seed: int) -> set[Fate] | None:
    """What greedy did with visits; None if it left their windows and so cannot be compared."""
    real, grids = random_year(seed)
    year = laid_year(real, grids, None)
    schedule, greedy = mended(year, mend), unroll_dates(real, grids)
    require_true(year, schedule)
    inside = windows(year)
    moved = [change for change in greedy.changes if change.new_date]
    if all(
        inside[each.key].first <= each.new_date <= inside[each.key].last for each in moved if each.new_date
    ):
        assert lost(schedule) <= lost(greedy), seed
        return {change.fate for change in greedy.changes}
    return None


@pytest.mark.slow
def test_no_random_year_is_worse_than_one_settled_date_by_date() -> None:
    for seed in A_FEW:
        require_not_worse(seed)


@pytest.mark.slow
def test_none_of_a_hundred_random_years_is() -> None:
    compared = [require_not_worse(seed) for seed in range(YEARS)]
    met = Counter(fate for fates in compared for fate in fates or ())
    # Most can be compared, and all kinds were met.
    assert sum(fates is None for fates in compared) < YEARS / 3
    assert min(met[fate] for fate in (Fate.SKIPPED, Fate.SHIFTED, Fate.SWAPPED)) >= 1


@pytest.mark.parametrize("seed", seeds(range(6), quick=4, slow=[2]))
def test_random_years_with_events_are_legal_and_told_again_the_same(seed: int) -> None:
    real, grids = random_year(1000 + seed, events=True)
    year = laid_year(real, grids, None)
    schedule = mended(year, mend)
    require_true(year, schedule)

    again = laid_year(real, grids, Told(schedule))
    kept = mended(again, mend)
    require_true(again, kept)
    assert {each.key: (each.date, each.half) for each in kept.appointments} == {
        each.key: (each.date, each.half) for each in schedule.appointments
    }
