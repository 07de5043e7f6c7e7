"""The country by département: each in the shade of its class, and a dot for each commune that is served."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tourplanner.domain.place import Position
from tourplanner.inputs.shapes import ZOOM, shapes
from tourplanner.outputs.farm.view import FarmRow
from tourplanner.wording.words import Words

SHADES = ("#eef3f7", "#cfe0ea", "#9cc3d5", "#5a9cba", "#266f94", "#0c4261")
"""From the least to the most."""
UNKNOWN = "#e6e2dc"


@dataclass(frozen=True, slots=True)
class Area:
    """A département on the map: its path, its paint, and what is told of it."""

    path: str
    fill: str
    told: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A commune on the map."""

    x: float
    y: float
    told: str


@dataclass(frozen=True, slots=True)
class FarmMap:
    """A map: its title, its areas, its dots, and a legend of paints with what they mean."""

    title: str
    width: int
    height: int
    areas: tuple[Area, ...]
    dots: tuple[Dot, ...]
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """What a map shows: a value of a row, its classes' upper ends, and how a value is written."""

    id: str
    limits: tuple[float, ...]
    of: Callable[[FarmRow], float | None]
    form: str


def _beyond(row: FarmRow) -> float | None:
    found = row.found or {}
    return 1000 * found["residents_eligible"] / found["residents_all"] if found.get("residents_all") else None


def _served(row: FarmRow) -> float | None:
    found = row.found or {}
    if not found.get("residents_eligible"):
        return None
    return float(found["residents_chosen"] / found["residents_eligible"])


def _drive(row: FarmRow) -> float | None:
    visits, drive = row.figures.get("visits"), row.figures.get("drive_seconds")
    return drive / 60 / visits if visits and drive is not None else None


BEYOND = Theme("beyond", (0, 10, 25, 50, 100), _beyond, "decimal")
SERVED = Theme("served", (0.2, 0.4, 0.6, 0.8, 0.99), _served, "percent")
DRIVE = Theme("drive", (20, 30, 40, 50, 60), _drive, "decimal")


def farm_maps(rows: Sequence[FarmRow], words: Words) -> tuple[FarmMap, ...]:
    """The maps of rows of which each is a département: none where there is none."""
    if not rows:
        return ()
    chosen = any("residents_beyond" in (row.found or {}) for row in rows)
    themes = (BEYOND, SERVED, DRIVE) if chosen else (DRIVE,)
    by_code = {row.departement: row for row in rows}
    return tuple(_map(theme, by_code, words, dotted=theme is themes[0]) for theme in themes)


def _map(theme: Theme, rows: Mapping[str, FarmRow], words: Words, *, dotted: bool) -> FarmMap:
    sheet = shapes()
    areas = []
    for code, path in sheet.paths.items():
        row = rows.get(code.removeprefix(ZOOM))
        value = None if row is None else theme.of(row)
        told = "" if row is None else _told(row, theme, value, words)
        areas.append(Area(path, UNKNOWN if value is None else SHADES[_class(value, theme)], told))
    return FarmMap(
        title=words(f"farm.map-{theme.id}"),
        width=sheet.width,
        height=sheet.height,
        areas=tuple(areas),
        dots=tuple(_dots(rows.values(), words)) if dotted else (),
        legend=(*_legend(theme, words), (UNKNOWN, words("farm.legend-none"))),
    )


def _class(value: float, theme: Theme) -> int:
    return sum(value > limit for limit in theme.limits)


def _legend(theme: Theme, words: Words) -> list[tuple[str, str]]:
    ends = [words.written(limit, theme.form) for limit in theme.limits]
    to = [words("farm.legend-to", end=end) for end in ends[:2]]
    between = [words("farm.legend-between", start=a, end=b) for a, b in pairwise(ends)]
    first = to[0]
    if theme.limits[0] == 0:
        # Nothing is a class of its own; the next one begins with the first that there is.
        first, between[0] = words("farm.legend-nothing"), to[1]
    return list(zip(SHADES, [first, *between, words("farm.legend-over", start=ends[-1])], strict=True))


def _told(row: FarmRow, theme: Theme, value: float | None, words: Words) -> str:
    written = "–" if value is None else words.written(value, theme.form)
    return words("farm.map-told", name=f"{row.name} ({row.code})", value=written)


def _dots(rows: Iterable[FarmRow], words: Words) -> list[Dot]:
    sheet, found = shapes(), []
    for row in rows:
        for visit in (row.found or {}).get("visits", ()):
            spot = sheet.spot(row.departement, Position(visit["latitude"], visit["longitude"]))
            told = words("farm.dot-told", name=visit["name"], residents=visit["residents"])
            found.append(Dot(*spot, told))
    return found
