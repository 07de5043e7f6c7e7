"""Where the van stands in a commune: how far from its centre, and what an address may mean there."""

from dataclasses import dataclass

from tourplanner.domain.config import Stop
from tourplanner.domain.place import Position
from tourplanner.errors import TourPlannerError
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that an address may mean."""

    name: str
    metres: int
    latitude: str
    longitude: str


@dataclass(frozen=True, slots=True)
class Square:
    """The square of a stop.

    Attributes
    ----------
    told
        How far it lies from the centre of the commune, in words.
    at, centre
        Latitude and longitude of both.
    asked
        The address that was looked for; "" for none.
    spots, fault
        What it may mean, the likest first, or why that cannot be told.
    """

    told: str
    at: tuple[float, float]
    centre: tuple[float, float]
    asked: str
    spots: tuple[Spot, ...]
    fault: str


def square_of(dossier: Dossier, stop: str, asked: str, words: Words) -> Square | None:
    """The square of a stop of the config, and what an address means; None where there is no such stop."""
    found = next((each for each in dossier.config.stops if each.id == stop), None)
    if found is None:
        return None
    # Distances and addresses are no matter of the table: what knows them is loaded for one stop.
    from tourplanner.workflow.square import metres_from_centre  # noqa: PLC0415

    centre = dossier.plan.catalogue.communes[found.commune].position
    metres = metres_from_centre(found.position, centre)
    told = words("desk.square-away", metres=metres) if metres else words("desk.square-centre")
    spots, fault = _spots(dossier, found, asked, words) if asked else ((), "")
    return Square(told, _pair(found.position), _pair(centre), asked, spots, fault)


def _spots(dossier: Dossier, stop: Stop, asked: str, words: Words) -> tuple[tuple[Spot, ...], str]:
    from tourplanner.workflow.square import places_of_address  # noqa: PLC0415

    try:
        found = places_of_address(stop.commune, asked, dossier.plan.catalogue)
    except TourPlannerError as error:
        return (), str(words.of(error.text) or words("desk.square-nowhere"))
    spots = tuple(
        Spot(each.label, each.metres, f"{each.position.latitude:.6f}", f"{each.position.longitude:.6f}")
        for each in found
    )
    return spots, "" if spots else words("desk.square-nothing", what=asked)


def _pair(position: Position) -> tuple[float, float]:
    return position.latitude, position.longitude
