"""How sure the times of a tour are, in words."""

from collections.abc import Sequence

from tourplanner.analysis.punctuality.plan import punctuality
from tourplanner.domain.punctuality import USUALLY, TourPunctuality, VisitPunctuality
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import Message, message
from tourplanner.outputs.view import PlanView


def sure_of(view: PlanView, tours: Sequence[Tour]) -> tuple[TourPunctuality, ...]:
    """How sure the times of each tour are."""
    return punctuality(view.config, view.provenance, tours)


def leave_line(sure: VisitPunctuality, departure: int, earliest: int) -> Message:
    """Until when to leave for a visit; `earliest` is when the crew can, `departure` when the plan says."""
    if sure.leave_by >= departure:
        return message("punctuality.leave-until", time=sure.leave_by)
    if sure.leave_by >= earliest:
        return message("punctuality.leave-by", time=sure.leave_by)
    return message("punctuality.leave-too-early", time=sure.leave_by)


def arrival_line(sure: VisitPunctuality) -> Message:
    """From when to when the van is there on most days."""
    first, last = sure.usual
    return message("punctuality.arrival", first=first, last=last)


def tour_line(view: PlanView, tour: Tour, sure: TourPunctuality) -> Message:
    """Which visits of a tour are late more often than once in twenty, or that its hours are too long."""
    late = [
        message("punctuality.visit-late", stop=_name(view, visit), late=round(each.late, 2))
        for visit, each in zip(tour.visits, sure.visits, strict=True)
        if each.late > 1 - USUALLY
    ]
    if late:
        return message("punctuality.tour-late", visits=late)
    if sure.over > 1 - USUALLY:
        return message("punctuality.tour-hours", share=round(sure.over, 2))
    return message("punctuality.tour-sure")


def _name(view: PlanView, visit: Visit) -> str:
    return view.commune_name(view.stop(visit.stop))
