"""A trade-off as a plot: added driving to the right, what is gained upwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from tourplanner.domain.period import MINUTE
from tourplanner.outputs.note_page.axes import Tick, ends, step_of_time
from tourplanner.outputs.note_page.frame import Frame, framed, staircase
from tourplanner.wording import format as words
from tourplanner.wording.language import Language

HEIGHT = 250
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
    """A plot in its frame.

    ``steps`` is the path of the border of what is possible, if the spots are one, in their order.
    """

    frame: Frame
    points: tuple[Point, ...]
    steps: str
    times: tuple[Tick, ...]
    gains: tuple[Tick, ...]


def plot(spots: Sequence[Spot], lang: Language, height: int = HEIGHT) -> Plot:
    """The plot of some spots, at least one."""
    added, gained = [spot.added for spot in spots], [spot.gain for spot in spots]
    time_step = step_of_time(max(added) - min(added), MOST_TICKS, LEAST_STEP)
    gain_step = _gain_step(max(gained) - min(gained))
    frame = framed(height, left=62, right=28, top=12, bottom=40)
    across, up = ends(added, time_step), ends(gained, gain_step)
    points = tuple(
        Point(frame.across(spot.added, across), frame.up(spot.gain, up), spot.label, spot.first)
        for spot in spots
    )
    return Plot(
        frame=frame,
        points=points,
        steps=staircase((point.x, point.y) for point in points),
        times=tuple(
            Tick(frame.across(time, across), words.signed_duration(time, lang))
            for time in range(across[0], across[1] + 1, time_step)
        ),
        gains=tuple(
            Tick(frame.up(gain, up), _amount(gain, lang)) for gain in range(up[0], up[1] + 1, gain_step)
        ),
    )


def _amount(number: int, lang: Language) -> str:
    return words.integer(number, lang).replace("-", "−")


def _gain_step(span: int) -> int:
    """1, 2 or 5 times a power of ten."""
    least = max(1, span / MOST_TICKS)
    power = 10 ** floor(log10(least))
    return int(next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least))
