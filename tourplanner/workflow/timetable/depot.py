"""Where the vans of a timetable start from."""

from tourplanner.domain.place import Catalogue, Position
from tourplanner.domain.region import middle
from tourplanner.domain.timetable import Timetable
from tourplanner.errors import InputError
from tourplanner.inputs.typed.numbers import plain_number
from tourplanner.inputs.typed.places import commune_names
from tourplanner.message import message, parameter
from tourplanner.workflow.timetable.options import ImportOptions
from tourplanner.workflow.timetable.places import Places

MIDDLE = ("middle", "milieu")
"""A depot in the middle of the stops, where nobody knows a better one."""


def depot_of(timetable: Timetable, places: Places, options: ImportOptions) -> Position:
    """Where the vans start from.

    Raises
    ------
    InputError
        If nobody says it.
    """
    here = [placed.position or places.catalogue.communes[placed.code].position for placed in places.rows]
    if options.depot.casefold() in MIDDLE:
        options.notify(message("timetable.depot-in-middle"))
        return middle(here)
    if options.depot:
        return _named_depot(options.depot, places.catalogue)
    if timetable.depot is not None:
        return timetable.depot
    likely = middle(here)
    where = f"{likely.latitude:.4f},{likely.longitude:.4f}"
    raise InputError.of(
        timetable.file,
        message("timetable.no-depot"),
        message("timetable.say-depot", depot=parameter("depot"), where=where),
    )


def _named_depot(text: str, catalogue: Catalogue) -> Position:
    numbers = [plain_number(part) for part in text.split(",")]
    if len(numbers) == 2 and None not in numbers:
        latitude, longitude = (float(number) for number in numbers if number)
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            return Position(latitude, longitude)
    found = commune_names(catalogue).find(text)
    if isinstance(found, str):
        return catalogue.communes[found].position
    what, maybe = (
        (message("timetable.bad-depot", seen=text), message("timetable.depot-maybe"))
        if found is None
        else (found.what, found.maybe)
    )
    raise InputError.of(parameter("depot"), what, maybe)
