"""Schedules to draw: the plan of the pilot repeated by hand, and the same with texts that break things."""

import csv
import io
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from tourplanner.domain.place import Position
from tourplanner.domain.schedule import Appointment, Schedule
from tourplanner.domain.service import Booking, ServiceInfo
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import silent
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.workflow.opened_plan import open_plan
from tourplanner.workflow.plan_view import plan_view

PLAN = Path(__file__).resolve().parents[2] / "maps" / "pilote-2020" / "plan.json"
START = date(2027, 1, 4)
UNTIL = date(2027, 12, 31)
CLOSED = {date(2027, 3, 29), date(2027, 5, 17), date(2027, 7, 14)}
"""Easter Monday, Whit Monday and the national day: tours of these dates fall away."""


def dossier(folder: Path) -> Path:
    """A folder with the pilot's plan, in which things may be published."""
    shutil.copy(PLAN, folder / PLAN.name)
    return folder


SERVICE = ServiceInfo(
    name="Camping-car solidaire",
    operator="Département du Gers",
    phone="05 62 67 40 40",
    email="solidarites@gers.fr",
    url="https://www.gers.fr/camping-car?a=1&b=2",
    booking=Booking.POSSIBLE,
)

HOSTILE = (
    '=HYPERLINK("https://evil.example";"clic")',
    "<script>alert('x')</script>",
    '"guillemets", & \\; \\n {{ 7 * 7 }} </style>',
    "مدينة السوق\u202e drow",
    "👩‍🦽 L’Isle-d’Élan 🚐",
    "@SUM(1+1)",
    "-2+3|cmd",
    "+33",
    "x" * 200,
    "a  b\tc",
)
"""Names of stops, places and service that a format might take for something else."""


@cache
def plan() -> PlanView:
    """The pilot's plan as it is shipped."""
    shipped = plan_view(open_plan(PLAN, None, silent))
    return replace(shipped, config=replace(shipped.config, service=SERVICE))


@cache
def pilot() -> ScheduleView:
    """The pilot's plan every four weeks of 2027, on all dates that are not `CLOSED`."""
    return unrolled(plan(), START, UNTIL)


def unrolled(view: PlanView, start: date, until: date) -> ScheduleView:
    """The tours of `view` every four weeks from its start, those from `start` to `until` kept."""
    tours: list[Tour] = []
    appointments: list[Appointment] = []
    for turn in range(20):
        shift = timedelta(weeks=4 * turn)
        ranks: Counter[str] = Counter()
        for planned in view.plan.tours:
            tour = replace(planned, date=planned.date + shift)
            for visit in tour.visits:
                ranks[visit.stop] += 1
                if start <= tour.date <= until and tour.date not in CLOSED:
                    key = f"{visit.stop}/{START + shift}/{ranks[visit.stop]}"
                    appointments.append(appointment(tour, visit, key))
            if start <= tour.date <= until and tour.date not in CLOSED:
                tours.append(tour)
    appointments.sort(key=lambda a: (a.date, a.start, a.key))
    return ScheduleView(view, Schedule(start, until, tuple(tours), tuple(appointments), (), ()))


def with_lines(
    scheduled: ScheduleView, lines: Mapping[tuple[Position, Position], tuple[Position, ...]]
) -> ScheduleView:
    """The schedule with the roads of some legs."""
    return replace(scheduled, view=replace(scheduled.view, lines=lines))


def appointment(tour: Tour, visit: Visit, key: str) -> Appointment:
    return Appointment(key, visit.stop, tour.van, tour.date, visit.half, visit.start, visit.end)


def with_appointments(scheduled: ScheduleView, *appointments: Appointment) -> ScheduleView:
    """The schedule with other appointments in the place of those with the same keys, or besides them."""
    known = {a.key: a for a in scheduled.schedule.appointments} | {a.key: a for a in appointments}
    return replace(scheduled, schedule=replace(scheduled.schedule, appointments=tuple(known.values())))


@cache
def hostile() -> ScheduleView:
    """A month of the pilot whose names come from `HOSTILE`, each as a name, a place and an address."""
    scheduled = unrolled(plan(), START, START + timedelta(days=27))
    view = scheduled.view
    stops = tuple(
        replace(
            stop,
            name=HOSTILE[i % len(HOSTILE)],
            place=HOSTILE[(i + 1) % len(HOSTILE)],
            address=HOSTILE[(i + 2) % len(HOSTILE)],
            notes=HOSTILE[(i + 3) % len(HOSTILE)],
            phone=HOSTILE[(i + 4) % len(HOSTILE)],
        )
        for i, stop in enumerate(view.config.stops)
    )
    service = replace(
        SERVICE, name=HOSTILE[1], operator=HOSTILE[0], phone=HOSTILE[3], url="javascript:alert(1)"
    )
    config = replace(view.config, title=HOSTILE[2], stops=stops, service=service)
    communes = {
        code: replace(commune, name=HOSTILE[int(code) % len(HOSTILE)])
        for code, commune in view.catalogue.communes.items()
    }
    catalogue = replace(view.catalogue, communes=communes)
    return replace(scheduled, view=replace(view, config=config, catalogue=catalogue))


def told(scheduled: ScheduleView) -> ScheduleView:
    """The schedule with what only the crew is told: a note and a town hall's telephone for every stop."""
    stops = tuple(
        replace(stop, phone="05 62 99 99 99", notes="Clé du local à la boulangerie")
        for stop in scheduled.view.config.stops
    )
    config = replace(scheduled.view.config, stops=stops)
    return replace(scheduled, view=replace(scheduled.view, config=config))


def rows(content: bytes) -> list[Mapping[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def expected_visits(scheduled: ScheduleView) -> list[tuple[Tour, Visit]]:
    """Every visit of the schedule with its tour, straight from the tours."""
    return [(tour, visit) for tour in scheduled.schedule.tours for visit in tour.visits]


def toured_year() -> list[date]:
    """The Mondays, Wednesdays and Fridays of the pilot's 52 weeks, less holidays and the summer break."""
    rows = (
        (Path(__file__).parents[1] / "data" / "jours_feries_metropole.csv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    holidays = {date.fromisoformat(row.split(",")[0]) for row in rows[1:]}
    days = (date(2027, 1, 4) + timedelta(days=day) for day in range(52 * 7))
    summer = date(2027, 7, 5), date(2027, 8, 31)
    return [
        day
        for day in days
        if day.weekday() in {0, 2, 4} and day not in holidays and not summer[0] <= day <= summer[1]
    ]
