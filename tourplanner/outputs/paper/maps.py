"""Little maps for paper: what is on them, where it lies, and which names have room.

Positions are millimetres on a page of A4, from the upper left corner of the map.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from tourplanner.domain.place import Position

KM_PER_DEGREE = 111.2
LETTER_WIDTH = 0.55
"""Mean width of a letter, in parts of the type size: names are kept apart by it."""
MM_PER_POINT = 25.4 / 72

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Path:
    """Outlines or legs that look alike, as the path of an SVG.

    ``kind`` is ``own``, ``near`` or ``far`` for communes, ``leg`` or
    ``estimate`` for the legs of tours, ``access`` or ``approach`` for those from and to the depot.
    """

    kind: str
    d: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name that should stand at a place: type size in points, and millimetres to leave to the place.

    A strong one stands out, and may stand beside its place when there is no room below and above.
    """

    position: Position
    text: str
    size: float
    strong: bool
    away: float


@dataclass(frozen=True, slots=True)
class Label:
    """A name whose middle is at ``x`` and upper edge at ``y``; ``size`` in points."""

    x: float
    y: float
    text: str
    size: float
    strong: bool


@dataclass(frozen=True, slots=True)
class Pin:
    """A place: ``shape`` is ``here``, ``circle``, ``square``, ``depot`` or ``dot``; ``mark`` stands in it."""

    x: float
    y: float
    shape: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The letter of a tour on its legs."""

    x: float
    y: float
    mark: str


@dataclass(frozen=True, slots=True)
class PaperMap:
    """A map of ``width`` by ``height`` millimetres; the bar of its scale is ``bar`` millimetres long."""

    width: float
    height: float
    paths: tuple[Path, ...]
    labels: tuple[Label, ...]
    pins: tuple[Pin, ...]
    marks: tuple[Mark, ...]
    bar: float
    bar_km: int
    alt: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the map lies: its middle, and millimetres per kilometre."""

    middle: Position
    width: float
    height: float
    scale: float

    def place(self, position: Position) -> Point:
        """A position on the map."""
        x, y = _km(position, self.middle)
        return round(self.width / 2 + x * self.scale, 2), round(self.height / 2 - y * self.scale, 2)

    @property
    def degree(self) -> Point:
        """Millimetres to the right and downwards of a degree of longitude and of latitude."""
        x, y = _km(Position(self.middle.latitude + 1, self.middle.longitude + 1), self.middle)
        return x * self.scale, -y * self.scale

    def holds(self, point: Point, margin: float = 0.0) -> bool:
        """Whether a point lies on the map, `margin` millimetres from its edge."""
        x, y = point
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin

    def bar(self) -> tuple[float, int]:
        """Millimetres and kilometres of a scale bar of at most a third of the width."""
        room = self.width / 3 / self.scale
        km = max((step for step in (1, 2, 5, 10, 20, 50, 100, 200) if step <= room), default=1)
        return round(km * self.scale, 2), km


def frame_around(positions: Iterable[Position], width: float, height: float, margin: float) -> Frame:
    """The frame that shows all `positions`, `margin` millimetres from the edge; never closer than 4 km."""
    found = list(positions)
    south, north = min(p.latitude for p in found), max(p.latitude for p in found)
    west, east = min(p.longitude for p in found), max(p.longitude for p in found)
    middle = Position((south + north) / 2, (west + east) / 2)
    right, up = _km(Position(north, east), middle)
    wide, high = max(2 * right, 4.0), max(2 * up, 4.0)
    scale = min((width - 2 * margin) / wide, (height - 2 * margin) / high)
    return Frame(middle, width, height, scale)


def kilometres_between(first: Position, second: Position) -> float:
    """The straight line between two near places, in kilometres."""
    x, y = _km(first, second)
    return float((x * x + y * y) ** 0.5)


def path_of(points: Iterable[Point]) -> str:
    """An open SVG path through `points`."""
    return "M " + " L ".join(f"{x:g} {y:g}" for x, y in points)


def roomy_labels(frame: Frame, names: Iterable[Name], pins: Iterable[Pin]) -> tuple[Label, ...]:
    """The names that have room beside the pins and the scale bar, first come first served."""
    bar, _ = frame.bar()
    taken = [(0.0, frame.height - 5.5, bar + 5.0, frame.height), *(_ground(pin) for pin in pins)]
    labels = []
    for name in names:
        x, y = frame.place(name.position)
        half = len(name.text) * name.size * LETTER_WIDTH * MM_PER_POINT / 2
        high = name.size * MM_PER_POINT * 1.15
        side, level = name.away + half + 0.5, y - high / 2
        choices = [(x, y + name.away), (x, y - name.away - high)]
        if name.strong:
            choices += [(x + side, level), (x - side, level)]
        for middle, top in choices:
            box = (middle - half, top, middle + half, top + high)
            inside = frame.holds((box[0], box[1]), 0.8) and frame.holds((box[2], box[3]), 0.8)
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                labels.append(Label(round(middle, 2), round(top, 2), name.text, name.size, name.strong))
                break
    return tuple(labels)


def _km(position: Position, origin: Position) -> tuple[float, float]:
    """Kilometres east and north of `origin`, on a plane that is good enough for a département."""
    east = (position.longitude - origin.longitude) * cos(radians(origin.latitude)) * KM_PER_DEGREE
    return east, (position.latitude - origin.latitude) * KM_PER_DEGREE


def _ground(pin: Pin) -> tuple[float, float, float, float]:
    """What a pin covers: left, top, right, bottom."""
    left, above, below = (3.2, 9.7, 0.2) if pin.shape == "here" else (2.5, 2.5, 2.5)
    return pin.x - left, pin.y - above, pin.x + left, pin.y + below


def _meet(first: tuple[float, float, float, float], second: tuple[float, float, float, float]) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]
