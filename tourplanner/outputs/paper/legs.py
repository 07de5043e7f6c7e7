"""The legs of tours on little maps: along the roads where they are known, dashed where they are not."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from math import dist

from tourplanner.domain.place import Position
from tourplanner.outputs.paper.maps import Frame, Path, Point, path_of
from tourplanner.outputs.view import PlanView

FINEST = 0.2
"""Millimetres: points of a road that are nearer to each other cannot be told apart on paper."""


def leg_paths(frame: Frame, view: PlanView, ways: Iterable[Sequence[Position]]) -> tuple[Path, ...]:
    """The ways through places, those along known roads as ``leg`` and the others as ``estimate``."""
    kinds: dict[str, list[str]] = {"leg": [], "estimate": []}
    for way in ways:
        for stretch in view.stretches(way):
            kinds["estimate" if stretch.dashed else "leg"].append(path_of(drawn(frame, stretch.points)))
    return tuple(Path(kind, " ".join(found)) for kind, found in kinds.items() if found)


def drawn(frame: Frame, points: Sequence[Position]) -> list[Point]:
    """A line on the map, with no more points than can be seen."""
    first, *others, last = [frame.place(point) for point in points]
    kept = [first]
    for point in others:
        if dist(point, kept[-1]) >= FINEST:
            kept.append(point)
    return [*kept, last]


def point_along(line: Sequence[Point], share: float) -> Point:
    """The point of a line that has `share` of its length behind it."""
    lengths = [dist(here, there) for here, there in pairwise(line)]
    ends = list(accumulate(lengths))
    wanted = share * ends[-1]
    for end, length, (here, there) in zip(ends, lengths, pairwise(line), strict=True):
        if end >= wanted and length > 0:
            part = 1 - (end - wanted) / length
            return here[0] + (there[0] - here[0]) * part, here[1] + (there[1] - here[1]) * part
    return line[0]
