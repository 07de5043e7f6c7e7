"""What the crew does on one day, step by step."""

from dataclasses import dataclass, replace

from tourplanner.domain.config import Stop
from tourplanner.domain.period import MINUTE, Half
from tourplanner.domain.punctuality import VisitPunctuality
from tourplanner.domain.schedule import Change
from tourplanner.domain.tour import Tour, Visit
from tourplanner.domain.whereabouts import whereabouts
from tourplanner.message import Message
from tourplanner.outputs.how_sure import arrival_line, leave_line, sure_of
from tourplanner.outputs.spots import lunch_place
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.terms import half_of_stop
from tourplanner.wording.words import words_in


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the sheet.

    ``mark`` and ``shape`` are set where the van reaches a stop, with ``place``, what to know there
    as ``details``, and its ``geo`` address under the readable ``position``, which a lunch elsewhere
    has as well. ``leg`` and ``drive`` are the way there; ``strong`` are the hours that residents were
    told. ``sure`` is how sure a departure or an arrival is.
    """

    time: str
    what: str
    strong: bool = False
    mark: str = ""
    shape: str = ""
    place: str = ""
    details: tuple[str, ...] = ()
    position: str = ""
    geo: str = ""
    leg: str = ""
    drive: str = ""
    sure: str = ""


def route_steps(schedule: ScheduleView, tour: Tour, lang: Language) -> tuple[Step, ...]:
    """The steps of a tour in order of time; where two share a minute, in the order of the day."""
    words, view = words_in(lang), schedule.view
    depot = view.depot(tour.depot).name
    steps = [
        (tour.start, Step(written.clock_table(tour.start), words("sheet.prepare"))),
    ]
    sure = sure_of(view, [tour])[0].visits
    left, free, place = tour.leave, 0, depot
    for number, (visit, each) in enumerate(zip(tour.visits, sure, strict=True), start=1):
        leg = visit.leg_drive_seconds, visit.leg_distance_m
        eating = tour.lunch_legs if number - 1 == tour.after_noon else None
        if eating is not None and tour.lunch is not None:
            steps.append(_departure(free, place, lang))
            leg, free, place = eating[1], tour.lunch[1], lunch_place(view, tour)
        if number > 1:
            left = visit.arrive - _whole_minutes(leg[0]) - visit.leg_allowed_seconds
        steps.append(_departure(left, place, lang, leave_line(each, left, free)))
        steps += _visit(schedule, tour, visit, leg, number, each, lang)
        place, free = view.commune_name(view.stop(visit.stop)), visit.end + view.config.work.packup
    last = view.commune_name(view.stop(tour.visits[-1].stop))
    steps.append(_departure(tour.back - _whole_minutes(tour.leg_back_drive_seconds), last, lang))
    steps.append((tour.back, _back(tour, depot, lang)))
    steps.append((tour.end, Step(written.clock_table(tour.end), words("sheet.finish"))))
    if tour.lunch:
        begins, ends = tour.lunch
        place = lunch_place(view, tour)
        said = words("sheet.lunch-at", end=ends, place=place) if place else words("sheet.lunch", end=ends)
        lunch = _lunch(view, tour, Step(written.clock_table(begins), said), lang)
        # Sorting keeps the order of equal times: a van that arrives at the first minute of lunch eats there.
        steps.append((begins, lunch))
    return tuple(step for _, step in sorted(steps, key=lambda pair: pair[0]))


def _lunch(view: PlanView, tour: Tour, step: Step, lang: Language) -> Step:
    """The step of lunch, with the way there where the crew drives to it."""
    there, legs = view.lunch_at(tour), tour.lunch_legs
    if there is None or legs is None:
        return step
    latitude, longitude = f"{there.latitude:.5f}", f"{there.longitude:.5f}"
    return replace(
        step,
        position=words_in(lang)("sheet.position", position=f"{latitude}, {longitude}"),
        geo=f"geo:{latitude},{longitude}",
        leg=written.kilometres(legs[0][1], lang),
        drive=written.column_duration(legs[0][0], lang),
    )


def _visit(
    schedule: ScheduleView,
    tour: Tour,
    visit: Visit,
    driven: tuple[int, int],
    number: int,
    sure: VisitPunctuality,
    lang: Language,
) -> list[tuple[int, Step]]:
    words, stop = words_in(lang), schedule.view.stop_on(visit.stop, tour.date)
    latitude, longitude = f"{stop.position.latitude:.5f}", f"{stop.position.longitude:.5f}"
    arrival = Step(
        time=written.clock_table(visit.arrive),
        what=words("sheet.arrive"),
        mark=str(number),
        shape="circle" if visit.half is Half.MORNING else "square",
        place=schedule.view.commune_name(stop),
        details=_details(schedule, tour, stop, lang),
        position=words("sheet.position", position=f"{latitude}, {longitude}"),
        geo=f"geo:{latitude},{longitude}",
        leg=written.kilometres(driven[1], lang),
        drive=written.column_duration(driven[0], lang),
        sure=words.of(arrival_line(sure)),
    )
    says = (words("sheet.pause"), words("sheet.open"))
    pause = [
        (time, Step(written.clock_table(time), said, strong=True))
        for time, said in zip(visit.pause or (), says, strict=False)
    ]
    return [
        (visit.arrive, arrival),
        (visit.start, Step(written.clock_table(visit.start), words("sheet.open"), strong=True)),
        *pause,
        (visit.end, Step(written.clock_table(visit.end), words("sheet.close"), strong=True)),
    ]


def _details(schedule: ScheduleView, tour: Tour, stop: Stop, lang: Language) -> tuple[str, ...]:
    words = words_in(lang)
    square = whereabouts(stop.place, stop.address)
    moved = [
        _moved(change, stop, lang)
        for change in schedule.schedule.changes
        if change.stop == stop.id and change.new_date == tour.date
    ]
    phone = words("sheet.town-hall", phone=stop.phone) if stop.phone else ""
    note = words("sheet.note", note=stop.notes) if stop.notes else ""
    return tuple(line for line in (square, phone, note, *moved) if line)


def _moved(change: Change, stop: Stop, lang: Language) -> str:
    words, half = words_in(lang), half_of_stop(change.old_half, stop, lang)
    if change.is_later:
        return words("sheet.put-off", day=change.old_date, half=half)
    return words("sheet.brought-forward", day=change.old_date, half=half)


def _departure(time: int, place: str, lang: Language, sure: Message | None = None) -> tuple[int, Step]:
    words = words_in(lang)
    said = "" if sure is None else words.of(sure)
    return time, Step(written.clock_table(time), words("sheet.leave", place=place), sure=said)


def _back(tour: Tour, depot: str, lang: Language) -> Step:
    return Step(
        time=written.clock_table(tour.back),
        what=words_in(lang)("sheet.back", place=depot),
        leg=written.kilometres(tour.leg_back_distance_m, lang),
        drive=written.column_duration(tour.leg_back_drive_seconds, lang),
    )


def _whole_minutes(seconds: int) -> int:
    """The seconds rounded up to a whole minute, as plans count their legs."""
    return -(-seconds // MINUTE) * MINUTE
