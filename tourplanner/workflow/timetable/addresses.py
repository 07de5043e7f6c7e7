"""Squares of a timetable that have no position: looked up in the address base, those that are sure taken."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tourplanner.domain.place import Commune, Position
from tourplanner.errors import InputError, TravelError
from tourplanner.message import Message, message, parameter
from tourplanner.travel.kept_answers import answers_file, kept_answers
from tourplanner.travel.place_finder import Candidate, Finder, asked, finder, is_sure
from tourplanner.workflow.timetable.options import ImportOptions
from tourplanner.workflow.timetable.places import PlacedRow, Places

DECIMALS = 6
LOCATE = "tourplanner stops locate"
MOST_TOLD = 12
"""Doubtful addresses that are told one by one."""


def require_france(options: ImportOptions, is_abroad: bool) -> None:
    """Require that the address base can know the places of a timetable.

    Raises
    ------
    InputError
        If they are abroad, and it is to be asked.
    """
    if options.geocoder and is_abroad:
        raise InputError.of(
            parameter("geocode"), message("timetable.base-of-france"), message("timetable.own-positions")
        )


def with_addresses(places: Places, options: ImportOptions) -> Places:
    """The places, with positions that the address base is sure of; the others stay in their village's centre.

    Raises
    ------
    TravelError
        If an address is not known on this machine, and the address base cannot be had.
    """
    open_rows = [placed for placed in places.rows if _text(placed, places)]
    if not open_rows:
        return places
    if not options.geocoder:
        centred = message("timetable.in-centre", n=len(open_rows))
        return replace(places, told=(*places.told, centred))
    try:
        with (
            finder(None, options.geocoder, options.patience, places.catalogue) as base,
            kept_answers(base, answers_file(options.geocoder)) as known,
        ):
            found = [_looked_up(placed, places, known) for placed in open_rows]
    except TravelError:
        options.notify(message("timetable.without-addresses", command=LOCATE))
        raise
    sure = {each.placed.id: each.position for each in found if each.position is not None}
    rows = tuple(
        replace(placed, position=sure[placed.id]) if placed.id in sure else placed for placed in places.rows
    )
    return replace(places, rows=rows, told=(*places.told, *_told(found)))


@dataclass(frozen=True, slots=True)
class _LookedUp:
    """A line, the address that was asked for it, and what the address base knows of it, the likest first."""

    placed: PlacedRow
    address: str
    candidates: tuple[Candidate, ...]

    @property
    def position(self) -> Position | None:
        """Where the square is; None where that is not sure."""
        if not self.candidates or not is_sure(self.candidates):
            return None
        best = self.candidates[0].position
        return Position(round(best.latitude, DECIMALS), round(best.longitude, DECIMALS))


def _text(placed: PlacedRow, places: Places) -> str:
    """What is to be looked up for a line: nothing where it has a position, or says only its commune."""
    row, commune = placed.row, _commune(placed, places)
    text = row.address or row.place
    return "" if placed.position is not None or text == commune.name else text


def _commune(placed: PlacedRow, places: Places) -> Commune:
    return places.catalogue.communes[placed.code]


def _looked_up(placed: PlacedRow, places: Places, known: Finder) -> _LookedUp:
    text, commune = _text(placed, places), _commune(placed, places)
    return _LookedUp(placed, asked(text, commune), known.candidates(text, commune))


def _told(found: Sequence[_LookedUp]) -> Iterator[Message]:
    """How many squares were found, and each that is to be decided."""
    sure = sum(each.position is not None for each in found)
    yield message("timetable.addresses-found", found=sure, asked=len(found))
    doubtful = [each for each in found if each.candidates and each.position is None]
    yield from _first(map(_doubtful, doubtful), len(doubtful))
    lacking = [each for each in found if not each.candidates]
    yield from _first(
        (
            message("timetable.address-missing", line=each.placed.row.line, address=each.address)
            for each in lacking
        ),
        len(lacking),
    )
    if doubtful:
        yield message("timetable.decide-addresses", command=LOCATE)


def _doubtful(each: _LookedUp) -> Message:
    best = each.candidates[0]
    return message(
        "timetable.address-doubtful",
        line=each.placed.row.line,
        address=each.address,
        label=best.label,
        score=round(best.score, 2),
        metres=best.metres,
    )


def _first(told: Iterable[Message], count: int) -> Iterator[Message]:
    """The first messages of so many, and how many there are besides."""
    for rank, each in enumerate(told):
        if rank == MOST_TOLD:
            yield message("timetable.addresses-more", n=count - MOST_TOLD)
            return
        yield each
