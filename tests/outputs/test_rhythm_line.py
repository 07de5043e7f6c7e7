"""The line that says when a stop is open, from its own rhythm or the days of a month's grid."""

from dataclasses import replace

from tests.outputs.schedules import pilot
from tourplanner.domain.period import CycleKind
from tourplanner.domain.recurrence import LastDayOfMonth, Recurrence
from tourplanner.outputs.rhythm_line import rhythm_line
from tourplanner.outputs.view import PlanView
from tourplanner.wording.language import Language


def month() -> PlanView:
    """The pilot's grid as one of a month."""
    view = pilot().view
    calendar = replace(view.config.calendar, cycle=CycleKind.MONTH, repeats=True)
    return replace(view, config=replace(view.config, calendar=calendar))


def plain(line: str) -> str:
    return line.replace("\u00a0", " ")


def test_a_day_of_the_month_is_told_with_its_hours() -> None:
    view = month()
    tour = min(view.plan.tours, key=lambda tour: tour.date)
    morning = view.stop(tour.visits[0].stop)
    assert plain(rhythm_line(view, morning, Language.FR)) == "Le 1er lundi du mois, de 9 h 30 à 12 h"
    assert plain(rhythm_line(view, morning, Language.EN)) == "The 1st Monday of the month, 9:30 am to 12 noon"


def test_a_stop_tells_its_own_rhythm_and_weeks_in_a_row_tell_none() -> None:
    view = pilot().view
    stop = view.config.stops[0]
    assert rhythm_line(view, stop, Language.FR) == ""
    own = replace(stop, id="aside", when=Recurrence(LastDayOfMonth()))
    assert rhythm_line(view, own, Language.FR) == "Le dernier jour du mois"


def test_both_parts_of_a_whole_day_are_told() -> None:
    view = month()
    tour = min(view.plan.tours, key=lambda tour: tour.date)
    day = replace(tour.visits[0], start=36000, end=57600, pause=(45000, 48600))
    whole = replace(view, plan=replace(view.plan, tours=(replace(tour, visits=(day,)),)))
    line = plain(rhythm_line(whole, whole.stop(day.stop), Language.FR))
    assert line == "Le 1er lundi du mois, de 10 h à 12 h 30 et de 13 h 30 à 16 h"
