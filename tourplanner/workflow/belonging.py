"""Whether a plan goes with its config."""

from tourplanner.domain.config import Config
from tourplanner.domain.plan_file import PlanFile
from tourplanner.errors import Fault, InputError


def require_known(plan_file: PlanFile, config: Config, name: str) -> None:
    """Require that tours go to stops, from depots, with vans and on dates that the config knows.

    Raises
    ------
    InputError
        With all faults.
    """
    stops, vans = {stop.id for stop in config.stops}, {van.id for van in config.vans}
    depots = {depot.id for depot in config.depots}
    last = 7 * config.calendar.weeks
    faults = []
    for number, tour in enumerate(plan_file.plan.tours, start=1):
        where = f"{name}, tours[{number}]"
        if tour.van not in vans:
            faults.append(Fault(where, f'"{tour.van}" is not a van of the config'))
        if tour.depot not in depots:
            faults.append(Fault(where, f'"{tour.depot}" is not a depot of the config'))
        if not 0 <= (tour.date - config.calendar.start).days < last:
            faults.append(Fault(where, f"{tour.date} is outside the cycle"))
        if not tour.visits:
            faults.append(Fault(where, "has no visit"))
        faults += [
            Fault(where, f'"{visit.stop}" is not a stop of the config')
            for visit in tour.visits
            if visit.stop not in stops
        ]
    if faults:
        raise InputError(faults)
