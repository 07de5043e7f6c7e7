"""What the audit finds: the figures of each sentence, derived by hand."""

from dataclasses import replace
from datetime import timedelta

from tests.problem.little import MINUTE, MONDAY, WORK, little_problem, matrix_of, road, stop
from tourplanner.domain.config import AreaRules, CalendarRules, Lock
from tourplanner.domain.period import Half
from tourplanner.problem.audit import Finding, audit

ONE_DAY = CalendarRules(MONDAY, 1, frozenset({0}), public_holidays="FR")
TWO_DAYS = CalendarRules(MONDAY, 1, frozenset({0, 4}), public_holidays="FR")


def test_nothing_is_found_where_all_fits() -> None:
    assert audit(little_problem([stop("a"), stop("b")], road([0, 10, 20]), calendar=ONE_DAY)) == ()


def test_crowded_area_names_its_weekdays() -> None:
    problem = little_problem(
        [stop(name) for name in "abc"],
        road([0, 10, 20, 30]),
        calendar=TWO_DAYS,
        areas=(AreaRules("A", frozenset({4})),),
    )
    [found] = audit(problem)

    # One Friday has two half-days for the three.
    assert (found.kind, found.area, found.weekdays) == ("crowded", "A", (4,))
    assert dict(found.counts) == {"wanted": 3, "offered": 2, "sessions": 2, "vans": 1}
    assert found.rules == ("area-days", "van-day")


def test_vans_multiply_half_days() -> None:
    vans = (("one", "home"), ("two", "home"))
    four = little_problem([stop(n) for n in "abcd"], road([0] + [10] * 4), calendar=ONE_DAY, vans=vans)
    five = little_problem([stop(n) for n in "abcde"], road([0] + [10] * 5), calendar=ONE_DAY, vans=vans)

    assert audit(four) == ()
    assert dict(audit(five)[0].counts) == {"wanted": 5, "offered": 4, "sessions": 2, "vans": 2}


def test_short_stops_are_counted_in_minutes() -> None:
    # A session of 150 minutes has room for 150 + 10 + 10 with the first set-up and the last pack-up;
    # a visit of 60 takes 80. Two sessions have 340 minutes: four visits take 320, five 400.
    def crowd(number: int) -> tuple[Finding, ...]:
        stops = [stop(f"s{n}", service=60 * MINUTE) for n in range(number)]
        return audit(little_problem(stops, road([0] * (number + 1)), calendar=ONE_DAY))

    assert crowd(4) == ()
    [found] = crowd(5)
    assert found.kind == "minutes"
    assert dict(found.counts) == {
        "wanted": 5,
        "needed": 400 * MINUTE,
        "offered": 340 * MINUTE,
        "sessions": 2,
        "vans": 1,
    }


def test_areas_that_share_days_only() -> None:
    # Three areas with one visit each need three days of a van; two are toured.
    stops = [stop(name, area=name) for name in "abc"]
    problem = little_problem(stops, road([0, 10, 10, 10]), calendar=TWO_DAYS)
    [found] = audit(problem)

    assert (found.kind, found.rules, dict(found.counts)["days"]) == ("days", ("one-area",), 3)
    mixed = replace(problem.config, work=replace(WORK, one_area_per_day=False))
    assert audit(replace(problem, config=mixed)) == ()


def test_hours_are_too_few_for_the_least_work() -> None:
    # Two visits of 150 + 10 + 10; 30 minutes of half-legs each (15 there, 15 back, of the 30 to the
    # nearest); one day with 15 + 15 and 30 at the depot: 340 + 60 + 60 = 460 minutes.
    legs = [[0 if a == b else 30 * MINUTE for b in range(3)] for a in range(3)]
    stops = [stop("a"), stop("b")]
    enough = little_problem(
        stops, matrix_of(legs), calendar=ONE_DAY, work=replace(WORK, mean_work_week=460 * MINUTE)
    )
    short = little_problem(
        stops, matrix_of(legs), calendar=ONE_DAY, work=replace(WORK, mean_work_week=459 * MINUTE)
    )

    assert audit(enough) == ()
    [found] = audit(short)
    assert (found.kind, found.rules) == ("hours", ("work-cycle",))
    assert dict(found.counts) == {"wanted": 2, "needed": 460 * MINUTE, "offered": 459 * MINUTE}


def test_all_areas_together_may_be_a_crowd() -> None:
    # One visit of a and two of b each fit into the two half-days, and the three of them do not.
    stops = [stop("a", area="a"), stop("b", area="b"), stop("c", area="b")]
    free = replace(WORK, one_area_per_day=False)
    [found] = audit(little_problem(stops, road([0, 10, 10, 10]), calendar=ONE_DAY, work=free))

    assert (found.kind, found.area, found.stops) == ("crowded", "", ("a", "b", "c"))
    assert dict(found.counts) == {"wanted": 3, "offered": 2, "sessions": 2, "vans": 1}


def test_a_half_day_has_room_for_two_visits_that_just_fit() -> None:
    # Two of 65 minutes, with ten of packing up and ten of setting up between them, take the 150 of a session.
    def crowd(number: int, minutes: int) -> list[str]:
        stops = [stop(f"s{n}", service=minutes * MINUTE) for n in range(number)]
        return [
            found.kind for found in audit(little_problem(stops, road([0] * (number + 1)), calendar=ONE_DAY))
        ]

    assert crowd(4, 65) == []
    assert crowd(3, 66) == ["crowded"]


def test_each_area_takes_days_of_its_own() -> None:
    # Three whole half-days are two days, and one of each of the other areas is one.
    stops = [*(stop(f"a{n}", area="a") for n in range(3)), stop("b", area="b"), stop("c", area="c")]
    three = CalendarRules(MONDAY, 1, frozenset({0, 2, 4}), public_holidays="FR")
    [found] = audit(little_problem(stops, road([0] + [10] * 5), calendar=three))

    assert (found.kind, dict(found.counts)["days"], dict(found.counts)["offered"]) == ("days", 4, 3)


def test_short_visits_take_days_by_their_minutes() -> None:
    # Five visits of 60 + 10 + 10 minutes are 400 of the 340 of a day: two days, and one of the other area.
    stops = [*(stop(f"a{n}", area="a", service=60 * MINUTE) for n in range(5)), stop("b", area="b")]
    [found] = audit(little_problem(stops, road([0] * 7), calendar=TWO_DAYS))

    assert (found.kind, dict(found.counts)["days"], dict(found.counts)["offered"]) == ("days", 3, 2)


def test_a_closed_stop_is_told_how_many_half_days_a_rule_takes() -> None:
    tuesdays = stop("a", weekdays=frozenset({1}))
    [found] = audit(little_problem([tuesdays], road([0, 10]), calendar=TWO_DAYS))
    assert (found.kind, found.rules, found.counts) == ("closed", ("stop-days",), (("stop-days", 4),))


def test_where_nobody_tours_a_stop_is_closed_by_that() -> None:
    problem = little_problem([stop("a")], road([0, 10]), calendar=ONE_DAY)
    nobody = replace(problem, calendar=replace(problem.calendar, sessions=()), openings=(frozenset(),))
    [found] = audit(nobody)
    assert (found.kind, found.rules, found.counts) == ("closed", ("van-day",), (("van-day", 0),))


def test_as_many_dates_may_be_locked_as_there_are_visits() -> None:
    lock = Lock("a", date=MONDAY, half=Half.MORNING)
    assert audit(little_problem([stop("a")], road([0, 10]), calendar=ONE_DAY, locks=(lock,))) == ()


def test_lock_on_a_date_that_is_not_toured() -> None:
    tuesday = MONDAY + timedelta(days=1)
    problem = little_problem([stop("a")], road([0, 10]), calendar=ONE_DAY, locks=(Lock("a", date=tuesday),))
    [found] = audit(problem)

    assert (found.kind, found.rules, found.day) == ("locked-out", ("lock", "van-day"), tuesday)


def test_lock_on_a_half_that_the_stop_refuses() -> None:
    afternoon = stop("a", halves=frozenset({Half.AFTERNOON}))
    lock = Lock("a", date=MONDAY, half=Half.MORNING)
    [found] = audit(little_problem([afternoon], road([0, 10]), calendar=ONE_DAY, locks=(lock,)))

    assert (found.kind, found.rules) == ("locked-out", ("lock", "stop-days"))


def test_more_dates_locked_than_visits() -> None:
    locks = (Lock("a", date=MONDAY), Lock("a", date=MONDAY + timedelta(days=4)))
    [found] = audit(little_problem([stop("a")], road([0, 10]), calendar=TWO_DAYS, locks=locks))

    assert (found.kind, dict(found.counts)) == ("locks", {"visits": 1, "dates": 2})


def test_a_detour_that_is_quicker_is_thought_of() -> None:
    # 150 minutes straight, 40 + 40 by way of b: there and back are 160, under 240 with b on the way.
    minutes = [[0, 150, 40], [150, 0, 40], [40, 40, 0]]
    near = little_problem([stop("a"), stop("b")], matrix_of([[60 * m for m in row] for row in minutes]))
    far = little_problem([stop("a"), stop("b")], road([0, 150, 75]))

    assert audit(near) == ()
    assert [(found.kind, found.stops) for found in audit(far)] == [("unreachable", ("a",))]
