"""What the map says of each tour and visit, in words ready to be shown."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tourplanner.domain.config import Stop
from tourplanner.domain.period import Half
from tourplanner.domain.place import Position
from tourplanner.domain.told_half import evening_of
from tourplanner.domain.tour import Tour, Visit
from tourplanner.outputs.view import PlanView
from tourplanner.wording import format as words
from tourplanner.wording.cycle_day import day_in_week, half_day, week_title
from tourplanner.wording.language import Language
from tourplanner.wording.terms import time_of_day


@dataclass(frozen=True, slots=True)
class VisitCard:
    """A visit; ``number`` counts from 1, ``rank`` of ``siblings`` are the visits on the same spot.

    ``date`` is None in the grid of a cycle that repeats; ``when`` tells it in words, with the half. A
    ``late`` one is in the evening.
    """

    number: int
    stop: Stop
    commune: str
    half: Half
    late: bool
    half_name: str
    date: date | None
    when: str
    opens: str
    closes: str
    hours: str
    arrival: str
    area: str
    mark: int
    rank: int
    siblings: int

    @property
    def shape(self) -> str:
        """What it is drawn and filtered as: ``morning``, ``afternoon``, ``evening``."""
        return "evening" if self.late else self.half.value

    @property
    def detail(self) -> str:
        """The stop's name and place as far as they say more than the commune does."""
        parts = dict.fromkeys(text for text in (self.stop.name, self.stop.place) if text)
        return ", ".join(text for text in parts if text != self.commune)


@dataclass(frozen=True, slots=True)
class TourCard:
    """A tour; ``path`` goes from the depot to the depot, ``mark`` is that of its first area.

    ``date`` is None in the grid of a cycle that repeats; ``day`` tells it in words, its week apart.
    """

    number: int
    week: int
    week_name: str
    weekday: int
    date: date | None
    day: str
    van: str
    areas: str
    mark: int
    distance: str
    driving: str
    work: str
    path: tuple[Position, ...]
    visits: tuple[VisitCard, ...]

    @property
    def layer(self) -> str:
        """Name of the tour's layer: ``Semaine 1 – lundi 4 janvier``."""
        name = f"{self.week_name} – {self.day}"
        return f"{name} – {self.van}" if self.van else name


@dataclass(frozen=True, slots=True)
class WeekCard:
    """The tours of a week of the cycle."""

    number: int
    name: str
    tours: tuple[TourCard, ...]


def week_cards(view: PlanView, lang: Language) -> tuple[WeekCard, ...]:
    """Every tour of `view`, by week."""
    numbers = {(tour, visit): rank for rank, (tour, visit) in enumerate(view.visits, start=1)}
    spots: dict[Position, list[int]] = {}
    for (_, visit), number in numbers.items():
        spots.setdefault(view.stop(visit.stop).position, []).append(number)
    tours = []
    for rank, tour in enumerate(sorted(view.plan.tours, key=lambda t: (t.date, t.van)), start=1):
        visits = tuple(_visit_card(view, tour, v, numbers[tour, v], spots, lang) for v in tour.visits)
        tours.append(_tour_card(view, tour, rank, visits, lang))
    weeks = groupby(tours, key=lambda card: card.week)
    rules = view.config.calendar
    return tuple(WeekCard(number, week_title(rules, number, lang), tuple(cards)) for number, cards in weeks)


def _visit_card(
    view: PlanView, tour: Tour, visit: Visit, number: int, spots: dict[Position, list[int]], lang: Language
) -> VisitCard:
    """What is said of a visit."""
    stop = view.stop(visit.stop)
    siblings = spots[stop.position]
    return VisitCard(
        number=number,
        stop=stop,
        commune=view.commune_name(stop),
        half=visit.half,
        late=evening_of(stop, visit) is not None,
        half_name=time_of_day(visit, stop, lang),
        date=_true_date(view, tour),
        when=half_day(view.config.calendar, tour.date, visit, stop, lang),
        opens=words.clock_table(visit.start),
        closes=words.clock_table(visit.end),
        hours=words.all_hours(visit.parts, lang),
        arrival=words.clock(visit.arrive, lang),
        area=view.area(stop.area).name,
        mark=view.area_index(stop.area),
        rank=siblings.index(number),
        siblings=len(siblings),
    )


def _true_date(view: PlanView, tour: Tour) -> date | None:
    """The date of a tour, where it is one."""
    return None if view.config.calendar.repeats else tour.date


def _tour_card(
    view: PlanView, tour: Tour, number: int, visits: tuple[VisitCard, ...], lang: Language
) -> TourCard:
    """What is said of a tour."""
    depot = view.depot(tour.depot).position
    week = view.week(tour.date)
    return TourCard(
        number=number,
        week=week,
        week_name=week_title(view.config.calendar, week, lang),
        weekday=tour.date.weekday(),
        date=_true_date(view, tour),
        day=day_in_week(view.config.calendar, tour.date, lang),
        van=tour.van if len(view.config.vans) > 1 else "",
        areas=", ".join(area.name for area in view.areas(tour)),
        mark=visits[0].mark if visits else 0,
        distance=words.kilometres(tour.distance_m, lang),
        driving=words.duration(tour.drive_seconds, lang),
        work=words.duration(tour.work_seconds, lang),
        path=(depot, *view.by_lunch(tour, [card.stop.position for card in visits]), depot),
        visits=visits,
    )
