"""The trade-off as a chart: changed dates to the right, driving of the whole schedule upwards."""

from dataclasses import dataclass

from tourplanner.outputs.note_page.axes import Tick, ends, step_of_time
from tourplanner.outputs.note_page.frame import Frame, framed, staircase
from tourplanner.outputs.replan_note.view import ReplanNote
from tourplanner.wording import format as written
from tourplanner.wording.language import Language

HEIGHT = 240
INSET = 14
"""Pixels between an end of the axis of changes and the first or last of them."""
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
    """A chart in its frame; ``steps`` is its path: as much driving until one more date changes."""

    frame: Frame
    points: tuple[Point, ...]
    steps: str
    changes: tuple[Tick, ...]
    times: tuple[Tick, ...]


def chart(note: ReplanNote, lang: Language) -> Chart:
    """The chart of a note's trade-off, which has two points at least."""
    drives = [point.drive for point in note.points]
    step = step_of_time(max(drives) - min(drives), MOST_TICKS)
    frame = framed(HEIGHT, left=92, right=28, top=26, bottom=44)
    across, up = (note.points[0].moved, note.points[-1].moved), ends(drives, step)
    points = tuple(
        Point(
            frame.across(point.moved, across, INSET),
            frame.up(point.drive, up),
            point.moved,
            point.drive,
            _numbers(note, point.moved, point.drive),
            point.is_proven,
        )
        for point in note.points
    )
    return Chart(
        frame=frame,
        points=points,
        steps=staircase((point.x, point.y) for point in points),
        changes=tuple(Tick(point.x, written.integer(point.moved, lang)) for point in points),
        times=tuple(
            Tick(frame.up(time, up), written.column_duration(time, lang))
            for time in range(up[0], up[1] + 1, step)
        ),
    )


def _numbers(note: ReplanNote, moved: int, drive: int) -> str:
    return ", ".join(str(row.number) for row in note.rows if (row.moved, row.drive) == (moved, drive))
