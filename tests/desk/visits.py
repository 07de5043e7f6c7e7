"""Visits of a dossier, to be fixed and let go."""

from tourplanner.desk.session import Session
from tourplanner.workflow.dossier.lock import VisitPlace

MONFORT = "v-32269-20270108-morning"


def first_visits(session: Session, number: int) -> list[VisitPlace]:
    """The first visits of the plan."""
    tours = session.look().dossier.plan.plan_file.plan.tours
    found = [VisitPlace(visit.stop, tour.date, visit.half) for tour in tours for visit in tour.visits]
    return found[:number]
