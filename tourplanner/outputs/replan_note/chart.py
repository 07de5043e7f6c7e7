"""The trade-off as a chart: changed dates to the right, driving of the whole schedule upwards."""

from dataclasses import dataclass

from tourplanner.outputs.note_page.axes import Tick, ends, step_of_time
from tourplanner.outputs.replan_note.view import ReplanNote
from tourplanner.wording import format as written
from tourplanner.wording.language import Language

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 92, 28, 26, 44
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the trade-off; ``numbers`` are the proposals that lie there, "" for none."""

    x: float
    y: float
    moved: int
    drive: int
    numbers: str
    proven: bool


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
    changes: tuple[Tick, ...]
    times: tuple[Tick, ...]


def chart(note: ReplanNote, lang: Language) -> Chart:
    """The chart of a note's trade-off, which has two points at least."""
    drives = [point.drive for point in note.points]
    step = step_of_time(max(drives) - min(drives), MOST_TICKS)
    low, high = ends(drives, step)
    first, last = note.points[0].moved, note.points[-1].moved

    def x(moved: int) -> float:
        return round(LEFT + 14 + (moved - first) / (last - first) * (WIDTH - LEFT - RIGHT - 28), 1)

    def y(drive: int) -> float:
        return round(HEIGHT - BOTTOM - (drive - low) / (high - low) * (HEIGHT - TOP - BOTTOM), 1)

    points = tuple(
        Point(x(p.moved), y(p.drive), p.moved, p.drive, _numbers(note, p.moved, p.drive), p.is_proven)
        for p in note.points
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
        changes=tuple(Tick(point.x, written.integer(point.moved, lang)) for point in points),
        times=tuple(Tick(y(t), written.column_duration(t, lang)) for t in range(low, high + 1, step)),
    )


def _numbers(note: ReplanNote, moved: int, drive: int) -> str:
    return ", ".join(str(row.number) for row in note.rows if (row.moved, row.drive) == (moved, drive))


def _staircase(points: tuple[Point, ...]) -> str:
    """The border of what is possible: as much driving until one more date changes."""
    path = f"M{points[0].x} {points[0].y}"
    for point in points[1:]:
        path += f"H{point.x}V{point.y}"
    return path
