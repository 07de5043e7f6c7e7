"""What a config must say, and say truly, before residents are told anything of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from tourplanner.domain.config import Config
from tourplanner.domain.service import Booking, ServiceInfo
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.placeholder import (
    is_stand_in,
    is_stand_in_address,
    is_stand_in_phone,
    is_stand_in_siret,
)
from tourplanner.message import message
from tourplanner.outputs.open_data.contact import mail_address
from tourplanner.outputs.plain import web_address
from tourplanner.outputs.view import ScheduleView
from tourplanner.schedule.events import openings_of
from tourplanner.workflow.dossier.dossier import config_beside
from tourplanner.workflow.opened_plan import plan_at

STAND_INS: dict[str, Callable[[str], bool]] = {
    "name": is_stand_in,
    "operator": is_stand_in,
    "phone": is_stand_in_phone,
    "email": is_stand_in_address,
    "url": is_stand_in_address,
    "booking_url": is_stand_in_address,
    "siret": is_stand_in_siret,
}
"""Keys of the service that residents read, and what tells that a value only stands for one to come."""


def require_publishable(scheduled: ScheduleView, path: Path) -> None:
    """Require that people can come to every stop that has a date, and that nothing made up is published.

    Parameters
    ----------
    path
        The plan or its folder: faults are of the config beside it, which is to be filled in, else of itself.

    Raises
    ------
    InputError
        With all faults, each at the key that is to be filled.
    """
    config = scheduled.view.config
    dated = {visit.stop for tour in scheduled.schedule.tours for visit in tour.visits}
    if any(_faults(scheduled, dated, "")):
        beside = config_beside(plan_at(path).parent, config.title, scheduled.view.catalogue)
        raise InputError(_faults(scheduled, dated, beside[0].name if beside else plan_at(path).name))


def _faults(scheduled: ScheduleView, dated: set[str], file: str) -> Iterator[Fault]:
    yield from _no_way_to_book(scheduled, dated, file)
    yield from _made_up(scheduled.view.config, dated, file)


def can_be_booked(service: ServiceInfo) -> bool:
    """Whether residents are told of any way to get an appointment."""
    return bool(service.phone or mail_address(service.email) or web_address(service.booking_page))


def _no_way_to_book(scheduled: ScheduleView, dated: set[str], file: str) -> Iterator[Fault]:
    config = scheduled.view.config
    names = [
        scheduled.view.commune_name(stop)
        for stop in config.stops
        if stop.id in dated and (stop.booking or config.service.booking) is Booking.REQUIRED
    ]
    if names and not can_be_booked(config.service):
        where = message("place.key", file=file, key="service.phone")
        yield Fault(
            where, message("publishable.no-booking", stops=names), message("publishable.fill-contact")
        )


def _made_up(config: Config, dated: set[str], file: str) -> Iterator[Fault]:
    for key, is_made_up in STAND_INS.items():
        if is_made_up(value := str(getattr(config.service, key))):
            yield _stand_in(file, f"service.{key}", value)
    openings = {opening.id for opening in openings_of(config)}
    for number, stop in enumerate(config.stops, start=1):
        table = f"events, {stop.name}" if stop.id in openings else f"stops[{number}]"
        for key in ("place", "address"):
            if stop.id in dated and is_stand_in(value := str(getattr(stop, key))):
                yield _stand_in(file, f"{table}.{key}", value)


def _stand_in(file: str, key: str, value: str) -> Fault:
    where = message("place.key", file=file, key=key)
    return Fault(where, message("publishable.stand-in", value=value), message("publishable.fill-or-empty"))
