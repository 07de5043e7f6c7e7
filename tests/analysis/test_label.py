"""The conditions of the label, and the grant that goes with it, against sums made by hand."""

from dataclasses import replace
from datetime import date

import pytest

from tests.analysis.costly import RULES, TOUR
from tests.instances import pilot
from tourplanner.analysis.costs import cycle_cost
from tourplanner.analysis.label import conditions
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Config
from tourplanner.domain.period import HOUR, Half
from tourplanner.domain.reckoning import Grant, SiteAttendance
from tourplanner.domain.service import Label
from tourplanner.domain.tour import Tour, Visit

NINE = tuple(f"partenaire {number}" for number in range(1, 10))
STATE = Grant("France Services", 44_000, date(2026, 1, 1), label=Label.FRANCE_SERVICES)


def week(config: Config, hours: int, days: int) -> list[Tour]:
    """Tours of the first week, with so many hours of reception on each of so many days."""
    visit = Visit("32463", Half.MORNING, 9 * HOUR, 9 * HOUR, (9 + hours) * HOUR, HOUR, 60_000)
    start = config.calendar.start
    return [
        replace(TOUR, date=date.fromordinal(start.toordinal() + day), visits=(visit,)) for day in range(days)
    ]


def labelled(**service: object) -> Config:
    """The pilot in a cycle of one week, with rules of costs that are easily reckoned."""
    base = pilot()
    return replace(
        base,
        calendar=replace(base.calendar, weeks=1),
        costs=replace(RULES, grants=(STATE,)),
        service=replace(base.service, label=Label.FRANCE_SERVICES, partners=NINE, **service),
    )


@pytest.mark.parametrize(
    ("hours", "days", "changes", "unmet"),
    [
        (5, 5, {}, set()),  # 25 h
        (4, 5, {}, {"week-opening"}),  # 20 h
        (6, 4, {}, {"week-days"}),  # 24 h on four days
        (5, 5, {"partners": NINE[:8]}, {"partners"}),
    ],
)
def test_each_condition_is_met_or_not(
    hours: int, days: int, changes: dict[str, object], unmet: set[str]
) -> None:
    config = labelled()
    config = replace(config, service=replace(config.service, **changes))
    calendar = build_calendar(config.calendar, config.sessions)
    tours = week(config, hours, days)

    found = conditions(config, calendar, tours)
    assert [each.id for each in found] == ["week-opening", "week-days", "agents", "partners"]
    assert {each.id for each in found if not each.is_met} == unmet
    # A week of 44: a thousand euros of the grant, where all is met.
    assert cycle_cost(config, calendar, tours).grants == (0 if unmet else 100_000)


def test_one_agent_is_not_enough() -> None:
    config = labelled()
    config = replace(config, costs=replace(config.costs, agents=1))
    calendar = build_calendar(config.calendar, config.sessions)
    assert cycle_cost(config, calendar, week(config, 5, 5)).grants == 0


def test_a_week_without_tours_meets_nothing() -> None:
    config = replace(labelled(), calendar=pilot().calendar)
    calendar = build_calendar(config.calendar, config.sessions)
    opening, days, *_ = conditions(config, calendar, week(config, 5, 5))
    assert (opening.found, days.found) == (0, 0)


@pytest.mark.parametrize(
    ("grant", "euros"),
    [
        (Grant("commune", 4_400), 100),
        (Grant("commune", 4_400, last=date(2026, 12, 31)), 0),
        (Grant("commune", 4_400, first=date(2027, 1, 4), last=date(2027, 1, 4)), 100),
        (Grant("commune", 4_400, first=date(2027, 1, 5)), 0),
    ],
)
def test_a_grant_is_paid_between_its_days(grant: Grant, euros: int) -> None:
    config = labelled()
    config = replace(config, costs=replace(config.costs, grants=(grant,)))
    cost = cycle_cost(config, build_calendar(config.calendar, config.sessions), [TOUR])
    assert cost.grants == euros * 100
    assert cost.net == cost.total - euros * 100


def test_attendance_elsewhere_is_of_one_site_and_year() -> None:
    found = SiteAttendance(24, 38_792, date(2023, 1, 1), date(2023, 8, 31), 27.11)
    # 243 days of 365.
    assert found.a_year == pytest.approx(38_792 / 24 * 365 / 243)
    assert SiteAttendance(sites=24).a_year is None
