"""The trade-off as a chart: added driving to the right, what is gained upwards."""

from dataclasses import dataclass
from math import floor, log10

from tourplanner.domain.period import MINUTE
from tourplanner.outputs.choice_note.view import ChoiceNote, ChoiceRow
from tourplanner.outputs.note_page.axes import Tick, ends, step_of_time
from tourplanner.wording import format as words
from tourplanner.wording.language import Language

WIDTH, HEIGHT = 640, 250
LEFT, RIGHT, TOP, BOTTOM = 62, 28, 12, 40
LEAST_STEP = 5 * MINUTE
MOST_TICKS = 7


@dataclass(frozen=True, slots=True)
class Point:
    """A choice on the chart; ``first`` is the recommended one."""

    x: float
    y: float
    label: str
    first: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of `WIDTH` by `HEIGHT` pixels."""

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


def chart(note: ChoiceNote, lang: Language) -> Chart:
    """The chart of a note's trade-off."""
    rows = note.front
    time_step = step_of_time(
        max(row.added for row in rows) - min(row.added for row in rows), MOST_TICKS, LEAST_STEP
    )
    gain_step = _gain_step(max(map(_net, rows)) - min(map(_net, rows)))
    x0, x1 = ends([row.added for row in rows], time_step)
    y0, y1 = ends([_net(row) for row in rows], gain_step)

    def x(seconds: int) -> float:
        return round(LEFT + (seconds - x0) / (x1 - x0) * (WIDTH - LEFT - RIGHT), 1)

    def y(gain: int) -> float:
        return round(HEIGHT - BOTTOM - (gain - y0) / (y1 - y0) * (HEIGHT - TOP - BOTTOM), 1)

    best = note.best[0].added, _net(note.best[0])
    points = tuple(
        Point(x(row.added), y(_net(row)), ", ".join(row.communes), (row.added, _net(row)) == best)
        for row in rows
    )
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=HEIGHT - BOTTOM,
        points=points,
        steps=_staircase(points),
        times=tuple(Tick(x(t), words.signed_duration(t, lang)) for t in range(x0, x1 + 1, time_step)),
        gains=tuple(Tick(y(g), _amount(g, lang)) for g in range(y0, y1 + 1, gain_step)),
    )


def _amount(number: int, lang: Language) -> str:
    return words.integer(number, lang).replace("-", "−")


def _net(row: ChoiceRow) -> int:
    return row.gained - row.lost


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
