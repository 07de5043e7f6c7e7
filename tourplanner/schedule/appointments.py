"""Appointments: the visits of a schedule as they are told, and what became of those told before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.schedule import Appointment, Schedule
from tourplanner.domain.tour import Tour
from tourplanner.domain.whereabouts import whereabouts
from tourplanner.schedule.gaps import longest_gaps
from tourplanner.schedule.real_dates import RealDates


def appointments(
    real: RealDates, tours: Sequence[Tour], keys: Mapping[tuple[date, str], str]
) -> tuple[Appointment, ...]:
    """The appointments of tours, as never told before; `keys` names each by its date and stop."""
    return _ordered(
        Appointment(
            key=keys[tour.date, visit.stop],
            stop=visit.stop,
            van=tour.van,
            date=tour.date,
            half=visit.half,
            start=visit.start,
            end=visit.end,
            pause=visit.pause,
            place=place_told(real.problem_of(tour).stop(visit.stop)),
            position=real.problem_of(tour).stop(visit.stop).position,
        )
        for tour in tours
        for visit in tour.visits
    )


def place_told(stop: Stop) -> str:
    """Where a stop is, in words: its name, square and address."""
    return ", ".join(dict.fromkeys(filter(None, (stop.name, whereabouts(stop.place, stop.address)))))


def published(previous: Schedule | None, new: Schedule) -> Schedule:
    """A schedule as the successor of one that was published: nothing that was told is forgotten.

    What `new` says of publications before it is passed over: `previous` alone counts. An appointment told
    before keeps its sequence where nothing of it has changed, else it has one more. What was to take place
    from the first day of `new` on and does not is kept, cancelled; what took place before is kept as it was.
    """
    fresh = [
        replace(each, sequence=0)
        for each in new.appointments
        if not each.cancelled and each.date >= new.start
    ]
    if previous is None:
        return replace(new, appointments=tuple(fresh))
    told = {each.key: each for each in previous.appointments}
    now = [_following(told.get(each.key), each) for each in fresh]
    known = {each.key for each in now}
    gone = (each for each in previous.appointments if each.key not in known)
    past_or_cancelled = (each if each.date < new.start else _cancelled(each) for each in gone)
    return replace(new, appointments=_ordered([*now, *past_or_cancelled]))


def up_to(schedule: Schedule, until: date) -> Schedule:
    """What a schedule has told of the dates up to `until`."""
    return replace(
        schedule,
        until=min(until, schedule.until),
        appointments=tuple(each for each in schedule.appointments if each.date <= until),
    )


def cut(schedule: Schedule, until: date, config: Config) -> Schedule:
    """A schedule up to a day: tours, what is told of them, and the longest absences up to it.

    What is proven of the whole says nothing of a part.
    """
    if until >= schedule.until:
        return schedule
    tours = tuple(tour for tour in schedule.tours if tour.date <= until)
    return replace(
        up_to(schedule, until),
        tours=tours,
        changes=tuple(change for change in schedule.changes if change.old_date <= until),
        gaps=longest_gaps(config, tours),
        aims=(),
    )


def is_told(schedule: Schedule) -> bool:
    """Whether the appointments from the first day on are the visits of the tours, none more or less."""
    told = [
        (each.date, each.van, each.stop, each.half, each.start, each.end, each.pause or ())
        for each in _held(schedule)
        if each.date >= schedule.start
    ]
    served = [
        (tour.date, tour.van, visit.stop, visit.half, visit.start, visit.end, visit.pause or ())
        for tour in schedule.tours
        for visit in tour.visits
    ]
    return sorted(told) == sorted(served)


def _following(before: Appointment | None, now: Appointment) -> Appointment:
    if before is None:
        return now
    same = replace(now, sequence=before.sequence)
    return same if same == before else replace(now, sequence=before.sequence + 1)


def _cancelled(appointment: Appointment) -> Appointment:
    if appointment.cancelled:
        return appointment
    return replace(appointment, cancelled=True, sequence=appointment.sequence + 1)


def _held(schedule: Schedule) -> Iterable[Appointment]:
    return (each for each in schedule.appointments if not each.cancelled)


def _ordered(found: Iterable[Appointment]) -> tuple[Appointment, ...]:
    return tuple(sorted(found, key=lambda each: (each.date, each.start, each.key)))
