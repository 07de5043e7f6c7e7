"""A trade-off as a plot: added driving to the right, what is gained upwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from tourplanner.domain.period import MINUTE
from tourplanner.outputs.note_page.axes import Tick, ends, step_of_time
from tourplanner.wording import format as words
from tourplanner.wording.language import Language

WIDTH, HEIGHT = 640, 250
LEFT, RIGHT, TOP, BOTTOM = 62, 28, 12, 40
LEAST_STEP = 5 * MINUTE
MOST_TICKS = 7


@dataclass(frozen=True, slots=True)
class Spot:
    """What is possible: seconds of driving more, how much it gains, and what it is called.

    ``first`` is whether it stands out: the recommended one.
    """

    added: int
    gain: int
    label: str
    first: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A spot on the plot, in pixels."""

    x: float
    y: float
    label: str
    first: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot of ``width`` by ``height`` pixels; the axes lie at ``left`` and ``bottom``.

    ``steps`` is the path of the border of what is possible, if the spots are one, in their order.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    points: tuple[Point, ...]
    steps: str
    times: tuple[Tick, ...]
    gains: tuple[Tick, ...]


def plot(spots: Sequence[Spot], lang: Language, height: int = HEIGHT) -> Plot:
    """The plot of some spots, at least one."""
    added, gained = [spot.added for spot in spots], [spot.gain for spot in spots]
    time_step = step_of_time(max(added) - min(added), MOST_TICKS, LEAST_STEP)
    gain_step = _gain_step(max(gained) - min(gained))
    x0, x1 = ends(added, time_step)
    y0, y1 = ends(gained, gain_step)

    def x(seconds: int) -> float:
        return round(LEFT + (seconds - x0) / (x1 - x0) * (WIDTH - LEFT - RIGHT), 1)

    def y(gain: int) -> float:
        return round(height - BOTTOM - (gain - y0) / (y1 - y0) * (height - TOP - BOTTOM), 1)

    points = tuple(Point(x(spot.added), y(spot.gain), spot.label, spot.first) for spot in spots)
    return Plot(
        width=WIDTH,
        height=height,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=height - BOTTOM,
        points=points,
        steps=_staircase(points),
        times=tuple(Tick(x(t), words.signed_duration(t, lang)) for t in range(x0, x1 + 1, time_step)),
        gains=tuple(Tick(y(g), _amount(g, lang)) for g in range(y0, y1 + 1, gain_step)),
    )


def _amount(number: int, lang: Language) -> str:
    return words.integer(number, lang).replace("-", "−")


def _staircase(points: tuple[Point, ...]) -> str:
    """The border of what is possible: along the driving of a point, then up to the next."""
    path = f"M{points[0].x} {points[0].y}"
    for point in points[1:]:
        path += f"H{point.x}V{point.y}"
    return path


def _gain_step(span: int) -> int:
    """1, 2 or 5 times a power of ten."""
    least = max(1, span / MOST_TICKS)
    power = 10 ** floor(log10(least))
    return int(next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least))
