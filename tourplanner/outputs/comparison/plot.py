"""The plans of a comparison as a plot: driving more to the right, residents served more upwards."""

from dataclasses import replace

from tourplanner.analysis.comparison import Comparison
from tourplanner.outputs.note_page.plot import Plot, Point, Spot, plot
from tourplanner.wording.language import Language

LINE = 15
"""Pixels that the name of a point is high."""


def comparison_plot(comparison: Comparison, lang: Language, height: int) -> Plot:
    """Every plan against the base, which stands out; names that would lie over others are left out."""
    base = comparison.base.figures
    spots = [
        Spot(
            rated.figures.drive_seconds - base.drive_seconds,
            rated.figures.residents - base.residents,
            rated.case.title,
            rated is comparison.base,
        )
        for rated in comparison.all
    ]
    found = plot(spots, lang, height)
    return replace(found, points=tuple(_named(point, found.points) for point in found.points))


def _named(point: Point, points: tuple[Point, ...]) -> Point:
    clashes = any(other is not point and abs(other.y - point.y) < LINE for other in points)
    return replace(point, label="") if clashes else point
