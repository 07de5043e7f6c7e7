"""The independent judge of schedules: every real date by the rules of a plan, from the tours alone."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise

from tourplanner.domain.event import VisitCancelled
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import message
from tourplanner.problem.check import UNKNOWN_STOP, UNKNOWN_VAN, check
from tourplanner.problem.openings import matches_dated_lock
from tourplanner.problem.roster import limits_by_id
from tourplanner.problem.rules import Violation
from tourplanner.problem.rules.gap import GAP
from tourplanner.problem.rules.lock import LOCK, NOT_AT
from tourplanner.problem.rules.midday import work_of
from tourplanner.problem.rules.regular import REGULAR
from tourplanner.problem.rules.rest import REST, short_rests
from tourplanner.problem.rules.van_day import TWICE, VAN_DAY
from tourplanner.problem.rules.violation import stop_label, tour_name
from tourplanner.problem.rules.visits import BEYOND, MISSING, VISITS, too_many
from tourplanner.problem.rules.work_limits import WORK_CYCLE, WORK_WEEK
from tourplanner.schedule.events import aside_of, halves_out_on, out_on
from tourplanner.schedule.phase import Phase
from tourplanner.schedule.real_dates import RealDates

OVER_TIME = frozenset({REGULAR.id, GAP.id, REST.id, WORK_WEEK.id, WORK_CYCLE.id})
"""Not judged within a phase: closed dates may move a visit out of its regular half-day, and gaps, rest and
hours do not end with a phase; they are judged over all of the schedule."""

ELSEWHERE = frozenset({MISSING, BEYOND, NOT_AT, TWICE})
"""What is judged over all dates instead: a phase may be part of a cycle, and openings are in none."""


def check_dates(real: RealDates, tours: Sequence[Tour]) -> tuple[Violation, ...]:
    """Every breach of a rule by tours on real dates.

    Each phase is judged with the config in force in it, its own holidays and closures. Over all of them
    crews rest long enough and work no longer than weeks and cycles allow, visits of a stop keep
    ``min_gap_days``, no stop has more visits than the cycles give it, dated locks hold where the date is
    open, every exceptional opening takes place, and nothing does that was cancelled by hand. That visits are
    missing, or too far apart, is what closed dates do: it is told by changes and longest gaps, and no breach.
    """
    inside = sorted((tour for tour in tours if real.covers(tour.date)), key=lambda tour: tour.date)
    outside = [
        Violation(VAN_DAY.id, tour_name(t), message("violation.forbidden-day"))
        for t in tours
        if not real.covers(t.date)
    ]
    known = [tour for tour in inside if _is_known(real, tour)]
    return (
        *outside,
        *_phases(real, inside),
        *_twice(inside),
        *_half_out(real, inside),
        *_closed_beside(real, known),
        *_tired(real, known),
        *_hours(real, known),
        *_too_near(real, known),
        *_too_many(real, known),
        *_unlocked(real, known),
        *_unopened(real, known),
        *_not_cancelled(real, known),
    )


def _phases(real: RealDates, tours: Sequence[Tour]) -> Iterator[Violation]:
    for _, group in groupby(tours, lambda tour: id(real.problem_of(tour))):
        phase = list(group)
        for breach in check(real.problem_of(phase[0]), phase):
            if breach.rule not in OVER_TIME and breach.what.id not in ELSEWHERE:
                yield _of_its_day(real, phase, breach)


def _of_its_day(real: RealDates, phase: Sequence[Tour], breach: Violation) -> Violation:
    """The breach as people know it: the van and the stop are of the config, and not there on that day."""
    days = [tour.date for tour in phase if tour_name(tour) == breach.where]
    if not days:
        return breach
    van, stop = breach.what.values.get("van"), breach.what.values.get("stop")
    out = out_on(real.config, days[0])
    if breach.what.id == UNKNOWN_VAN and van in out:
        why = out[str(van)]
        absent = message("violation.van-out", why=why) if why else message("violation.van-out-unsaid")
        return replace(breach, what=absent)
    called = next((each.name for each in real.config.stops if each.id == stop), None)
    if breach.what.id == UNKNOWN_STOP and called is not None:
        return replace(breach, what=message("violation.stop-not-toured", stop=called))
    return breach


def _twice(tours: Sequence[Tour]) -> Iterator[Violation]:
    """A van makes one tour a date, to an exceptional opening or another."""
    for (day, van), number in Counter((tour.date, tour.van) for tour in tours).items():
        if number > 1:
            yield Violation(VAN_DAY.id, f"{day} {van}", message("violation.tours", n=number))


def _half_out(real: RealDates, tours: Sequence[Tour]) -> Iterator[Violation]:
    """No van makes a visit in a half of a day in which it is out."""
    for tour in tours:
        out = halves_out_on(real.config, tour.date)
        for half in sorted(_halves(real, tour)):
            if (tour.van, half) in out:
                why = out[tour.van, half]
                absent = message("violation.van-out", why=why) if why else message("violation.van-out-unsaid")
                yield Violation(VAN_DAY.id, tour_name(tour), absent)


def _halves(real: RealDates, tour: Tour) -> set[Half]:
    """The halves of the day in which a tour has visits; an exceptional opening may be in both."""
    return {
        half
        for visit in tour.visits
        for half in (
            real.openings[visit.stop].opening.halves if visit.stop in real.openings else {visit.half}
        )
    }


def _closed_beside(real: RealDates, tours: Sequence[Tour]) -> Iterator[Violation]:
    """What has a visit beside an exceptional opening is open then by all rules of an ordinary day."""
    for tour in tours:
        others = [visit for visit in tour.visits if visit.stop not in real.openings]
        for visit in others if len(others) < len(tour.visits) else ():
            where = f"{tour_name(tour)} {stop_label(real.stop(visit.stop))}"
            closing = real.on(tour.date).closing(visit.stop, tour.date, visit.half)
            known = Phase.of(real.problem_of(tour)).is_open(visit.stop, tour.date, visit.half)
            if closing is not None and known:
                yield Violation(closing.rule, where, message("violation.forbidden-day"))
            # The other vans of the date are judged by another problem.
            if any(
                other.date == tour.date
                and other is not tour
                and _commune(real, visit) in _communes(real, other)
                for other in tours
            ):
                yield Violation(VISITS.id, where, message("violation.twice-a-day"))


def _communes(real: RealDates, tour: Tour) -> set[str]:
    return {_commune(real, visit) for visit in tour.visits if visit.stop not in real.openings}


def _commune(real: RealDates, visit: Visit) -> str:
    return real.stop(visit.stop).once_a_day


def _is_known(real: RealDates, tour: Tour) -> bool:
    problem = real.problem_of(tour)
    return tour.van in problem.van_index and all(visit.stop in problem.stop_index for visit in tour.visits)


def _hours(real: RealDates, tours: Sequence[Tour]) -> Iterator[Violation]:
    """Work of a crew: in a calendar week <= max_work_week, in a cycle <= weeks x mean_work_week."""
    weeks: Counter[tuple[str, int]] = Counter()
    cycles: Counter[tuple[str, int]] = Counter()
    for tour in tours:
        work, cycle = work_of(real.problem_of(tour), tour), real.cycle(tour.date)
        crew = _crew(real, tour)
        weeks[crew, real.week(tour.date)] += work
        if cycle is not None:
            cycles[crew, cycle] += work
    for (crew, week), seconds in sorted(weeks.items()):
        over = seconds - limits_by_id(real.config, crew).max_work_week
        if over > 0:
            yield Violation(WORK_WEEK.id, f"{crew} W{week + 1}", message("violation.over", by=over))
    for (crew, cycle), seconds in sorted(cycles.items()):
        over = seconds - real.hour_weeks * limits_by_id(real.config, crew).mean_work_week
        if over > 0:
            where = f"{crew} {real.cycle_start(cycle)}"
            yield Violation(WORK_CYCLE.id, where, message("violation.over", by=over))


def _tired(real: RealDates, tours: Sequence[Tour]) -> Iterator[Violation]:
    """24 h - end + next day's start >= min_rest_minutes, per crew."""
    crews: dict[str, list[Tour]] = defaultdict(list)
    for tour in tours:
        crews[_crew(real, tour)].append(tour)
    for crew, driven in crews.items():
        yield from short_rests(driven, limits_by_id(real.config, crew).min_rest)


def _crew(real: RealDates, tour: Tour) -> str:
    """Who drives a tour; a van that nobody drives stands for itself."""
    return real.problem_of(tour).crew(tour.van, tour.date) or tour.van


def _too_near(real: RealDates, tours: Sequence[Tour]) -> Iterator[Violation]:
    """min_gap_days <= days between following visits of a stop."""
    dates: dict[str, list[date]] = defaultdict(list)
    for tour in tours:
        for visit in tour.visits:
            dates[visit.stop].append(tour.date)
    for stop in real.config.stops:
        gaps = [(later - earlier).days for earlier, later in pairwise(sorted(dates[stop.id]))]
        if stop.min_gap_days is not None and gaps and min(gaps) < stop.min_gap_days:
            short = stop.min_gap_days - min(gaps)
            yield Violation(GAP.id, stop_label(stop), message("violation.days-short", n=short))


def _too_many(real: RealDates, tours: Sequence[Tour]) -> Iterator[Violation]:
    """visits of a stop <= those of the cycle x cycles."""
    served, aside = Counter(v.stop for tour in tours for v in tour.visits), aside_of(real.config)
    for stop in real.config.stops:
        most = stop.visits * real.cycles
        if stop.id in aside and stop.when is not None:
            most = sum(1 for _ in stop.when.between(real.start, real.until))
        if served[stop.id] > most:
            yield Violation(VISITS.id, stop_label(stop), too_many(served[stop.id], most))


def _unlocked(real: RealDates, tours: Sequence[Tour]) -> Iterator[Violation]:
    """A lock on a date of the schedule has its visit, if the stop has one at all in that cycle."""
    for lock in real.config.locks:
        if lock.date is None or not real.can_keep(lock):
            continue
        served = [
            (tour, visit.half)
            for tour in tours
            for visit in tour.visits
            if visit.stop == lock.stop and real.cycle(tour.date) == real.cycle(lock.date)
        ]
        held = any(
            matches_dated_lock(lock, tour.date, half) and lock.van in (None, tour.van)
            for tour, half in served
        )
        if served and not held:
            missed = message("violation.not-at", day=lock.date)
            yield Violation(LOCK.id, stop_label(real.stop(lock.stop)), missed)


def _unopened(real: RealDates, tours: Sequence[Tour]) -> Iterator[Violation]:
    """Every exceptional opening on a date of the schedule takes place."""
    served = {visit.stop for tour in tours for visit in tour.visits}
    for id_, each in real.openings.items():
        if real.covers(each.opening.date) and id_ not in served:
            few = message("violation.visits-missing", n=0, wanted=1)
            yield Violation(VISITS.id, f"{each.opening.name} ({id_})", few)


def _not_cancelled(real: RealDates, tours: Sequence[Tour]) -> Iterator[Violation]:
    """No visit takes place on the date on which the planner cancelled it."""
    cancelled = {(e.date, e.stop) for e in real.config.events if isinstance(e, VisitCancelled)}
    for tour in tours:
        for visit in tour.visits:
            if (tour.date, visit.stop) in cancelled:
                where = f"{tour_name(tour)} {stop_label(real.stop(visit.stop))}"
                yield Violation(LOCK.id, where, message("violation.forbidden-day"))
