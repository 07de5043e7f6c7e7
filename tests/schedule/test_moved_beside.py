"""Visits moved by hand onto a date with an exceptional opening, against every order of that day."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations, product

import pytest

from tests.problem.little import HOURS, WORK, clock
from tests.schedule.cases import cases, day, said, stop
from tests.schedule.little_years import REPEATED, Days, mend, nobody, schedule_of
from tourplanner.domain.event import Event, Opening, VisitMoved
from tourplanner.domain.period import MINUTE, NOON, Half
from tourplanner.domain.place import Position
from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.errors import InputError
from tourplanner.problem.problem import Problem
from tourplanner.schedule.laid_year import Told

FULL: Days = {date(2027, 3, 1): (["a"], []), date(2027, 3, 3): (["b"], ["c"])}
"""a alone on the Monday, b and c on the Wednesday of the first of two weeks."""
TO = day(3, 17)
"""The Wednesday of b and c in the second cycle."""
FAIR = Opening("fair", "F", "Fleurance", "A", Position(43.8, 0.6), TO, clock("14:00"), clock("15:00"))
MOVED = VisitMoved("a", day(3, 15), TO)


@dataclass(frozen=True)
class Visit:
    """One visit of a day: minutes from the depot, seconds of the day between which it lies, its length."""

    name: str
    at: int
    half: Half
    opens: int
    closes: int
    service: int


def of_half(name: str, at: int, half: Half, service: int) -> Visit:
    return Visit(name, at, half, HOURS[half].opens, HOURS[half].closes, service)


def fits(visits: Sequence[Visit]) -> bool:
    """Whether some order of a day has legal times: every visit as early as can be, by arithmetic alone."""
    by_half = [[each for each in visits if each.half is half] for half in Half]
    return any(
        _is_in_time(first, last)
        for first, last in product(permutations(by_half[0]), permutations(by_half[1]))
    )


def _is_in_time(morning: Sequence[Visit], afternoon: Sequence[Visit]) -> bool:
    here, free = 0, WORK.earliest_start + WORK.prepare
    for rank, each in enumerate((*morning, *afternoon)):
        there = free + abs(each.at - here) * MINUTE
        if morning and rank == len(morning):
            # Lunch before the drive or after it, whichever is over first.
            before = max(free, WORK.lunch_opens) + WORK.lunch
            after = max(there, WORK.lunch_opens) + WORK.lunch
            drive = there - free
            ends = [(before, before + drive), (after, after)]
            legal = [ready for lunch_over, ready in ends if lunch_over <= WORK.lunch_closes]
            if not legal:
                return False
            there = min(legal)
        start = max(there + WORK.setup, each.opens)
        if start + each.service > each.closes:
            return False
        here, free = each.at, start + each.service + WORK.packup
    return free + here * MINUTE + WORK.close <= WORK.latest_end


@dataclass(frozen=True)
class Case:
    """A little year, an opening on a Wednesday of b and c, and a moved there."""

    problem: Problem
    visits: dict[str, Visit]
    fair: Opening
    moved: VisitMoved

    def year(self, *events: Event, told: Told | None = None, mender: object = mend) -> Schedule:
        return schedule_of(self.problem, FULL, day(4, 11), events, told, mender)

    @classmethod
    def random(cls, seed: int) -> "Case":
        draw = random.Random(seed)
        service = {name: draw.choice([30, 45, 60, 75, 100]) * MINUTE for name in "abc"}
        minutes = {name: draw.randrange(5, 40) for name in "abc"}
        opens = draw.randrange(9 * 4, 15 * 4) * 15 * MINUTE
        fair = replace(FAIR, opens=opens, closes=opens + draw.choice([30, 60, 90, 120]) * MINUTE)
        moved = replace(MOVED, to_half=draw.choice([None, *Half]))
        return cls.of(service, minutes, fair, moved)

    @classmethod
    def of(
        cls, service: dict[str, int], minutes: dict[str, int], fair: Opening = FAIR, moved: VisitMoved = MOVED
    ) -> "Case":
        stops = [stop(name, service=service[name]) for name in "abc"]
        half = Half.MORNING if fair.opens < NOON else Half.AFTERNOON
        visits = {
            "b": of_half("b", minutes["b"], Half.MORNING, service["b"]),
            "c": of_half("c", minutes["c"], Half.AFTERNOON, service["c"]),
            "fair": Visit("fair", minutes["c"], half, fair.opens, fair.closes, fair.closes - fair.opens),
        }
        visits |= {each: of_half("a", minutes["a"], each, service["a"]) for each in Half}
        return cls(cases(stops, [*minutes.values()], OnClosed.SKIP, 14, REPEATED), visits, fair, moved)

    def halves(self, kept: Sequence[str]) -> set[Half]:
        """The halves in which a may be, beside the opening and the visits that stay."""
        others = [self.visits[name] for name in kept]
        asked = Half if self.moved.to_half is None else (self.moved.to_half,)
        return {each for each in asked if fits([*others, self.visits[each]])}


def served(schedule: Schedule) -> list[tuple[str, Half]]:
    return [(v.stop, v.half) for tour in schedule.tours if tour.date == TO for v in tour.visits]


@pytest.mark.parametrize("first", [0, 15])
def test_it_is_there_where_some_order_of_the_day_has_room(first: int) -> None:
    found: Counter[bool] = Counter()
    for seed in range(first, first + 15):
        case = Case.random(seed)
        kept = [name for name, _ in served(case.year(case.fair))]
        halves = case.halves(kept)
        found[bool(halves)] += 1
        if halves:
            there = served(case.year(case.fair, case.moved))
            # Nobody had to give way.
            assert sorted(name for name, _ in there) == sorted(["a", *kept]), seed
            assert dict(there)["a"] in halves, seed
        else:
            with pytest.raises(InputError) as told:
                case.year(case.fair, case.moved)
            assert [each.what.id for each in told.value.faults] == ["schedule.event-no-room"], seed  # type: ignore[union-attr]
    assert min(found[True], found[False]) >= 3


SHORT = Case.of(dict.fromkeys("abc", 45 * MINUTE), {"a": 30, "b": 35, "c": 40})
"""Three visits of 45 minutes: two of them fit into one half-day, and one beside the opening."""


def test_it_stays_there_when_it_is_told_again() -> None:
    told = SHORT.year(SHORT.fair, SHORT.moved)
    assert [said(change) for change in told.changes] == ["a 2027-03-15 morning moved 2027-03-17 morning"]
    again = SHORT.year(SHORT.fair, SHORT.moved, told=Told(told, day(3, 10)), mender=nobody)
    assert (again.tours, again.changes) == (told.tours, told.changes)
    # Without the event it stays all the same: that is what people have read.
    back = SHORT.year(SHORT.fair, told=Told(told, day(3, 10)), mender=nobody)
    assert back.tours == told.tours


def test_two_visits_moved_to_one_opening_do_not_take_one_place() -> None:
    """Whichever half the first one takes, there is one for the other."""
    days: Days = {date(2027, 3, 1): (["a"], ["b"]), date(2027, 3, 5): (["c"], [])}
    events = [
        replace(FAIR, opens=clock("10:30"), closes=clock("11:30")),
        MOVED,
        replace(MOVED, stop="b", to_half=Half.MORNING),
    ]
    service = {"a": 45 * MINUTE, "b": 30 * MINUTE, "c": 90 * MINUTE}
    problem = cases([stop(n, service=service[n]) for n in "abc"], [5, 5, 5], OnClosed.SKIP, 14, REPEATED)
    assert sorted(served(schedule_of(problem, days, day(4, 11), events, mender=nobody))) == [
        ("a", Half.AFTERNOON),
        ("b", Half.MORNING),
        ("fair", Half.MORNING),
    ]


def test_where_another_van_has_nothing_to_do_it_goes_there() -> None:
    long = Case.of({"a": 150 * MINUTE, "b": 150 * MINUTE, "c": 150 * MINUTE}, {"a": 30, "b": 35, "c": 40})
    stops, minutes = [stop(n) for n in "abc"], [30, 35, 40]
    problem = cases(stops, minutes, OnClosed.SKIP, 14, REPEATED, ("one", "two"))
    fair = replace(long.fair, van="one")
    schedule = schedule_of(problem, FULL, day(4, 11), [fair, replace(MOVED, to_half=Half.AFTERNOON)])
    assert {
        tour.van for tour in schedule.tours for v in tour.visits if v.stop == "a" and tour.date == TO
    } == {"two"}
