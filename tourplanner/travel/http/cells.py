"""Numbers in the answers of servers, none of which is believed before it is looked at."""

import math

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.place import Position
from tourplanner.http.server import Server
from tourplanner.message import Text, message
from tourplanner.travel.provider import Line

MOST = 10_000_000
"""No leg of a tour takes so many seconds or metres."""


def grid(
    cells: object, rows: int, columns: int, what: Text, server: Server, least: float = 0
) -> NDArray[np.float64]:
    """A table of numbers as float64[rows, columns]; nan where the server has none (null).

    Raises
    ------
    TravelError
        If `cells` have another shape, or one is not a number from `least` to `MOST`.
    """
    if not isinstance(cells, list) or [_width(row) for row in cells] != [columns] * rows:
        if isinstance(cells, list):
            wrong = message("server.another-shape", what=what, n=len(cells), rows=rows, columns=columns)
        else:
            wrong = message("server.no-shape", what=what, rows=rows, columns=columns)
        raise server.fault(wrong)
    values = np.full((rows, columns), np.nan)
    for i, row in enumerate(cells):
        for j, cell in enumerate(row):
            if cell is not None:
                values[i, j] = number(cell, what, server, least)
    return values


def number(cell: object, what: Text, server: Server, least: float = 0) -> float:
    """A number from `least` to `MOST`.

    Raises
    ------
    TravelError
        If `cell` is none.
    """
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not least <= cell <= MOST:
        if isinstance(cell, int | float):
            raise server.fault(message("server.impossible", what=what, seen=repr(cell)[:40]))
        raise server.fault(message("server.no-number", what=what, kind=type(cell).__name__))
    return float(cell)


def line(coordinates: object, server: Server) -> Line:
    """The line of GeoJSON coordinates: pairs of longitude and latitude.

    Raises
    ------
    TravelError
        If they are not two positions or more.
    """
    if not isinstance(coordinates, list) or len(coordinates) < 2:
        raise server.fault(message("server.no-line"))
    return tuple(position(pair, server) for pair in coordinates)


def position(pair: object, server: Server) -> Position:
    """The position of a GeoJSON pair: longitude, latitude.

    Raises
    ------
    TravelError
        If `pair` is none.
    """
    match pair:
        case [int() | float() as longitude, int() | float() as latitude, *_] if (
            math.isfinite(longitude) and abs(longitude) <= 180 and abs(latitude) <= 90
        ):
            return Position(float(latitude), float(longitude))
    raise server.fault(message("server.no-position"))


def _width(row: object) -> int:
    return len(row) if isinstance(row, list) else -1
