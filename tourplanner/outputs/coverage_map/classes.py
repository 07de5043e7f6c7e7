"""The classes of communes on the map: of drives and of savings, each with its shade and name."""

import math
from bisect import bisect_left
from dataclasses import dataclass

from tourplanner.analysis.coverage import ScopedCoverage
from tourplanner.domain.period import MINUTE
from tourplanner.wording.coverage import class_names
from tourplanner.wording.language import Language
from tourplanner.wording.shades import DRIVE_LIMITS, DRIVE_SHADES, GAIN_LIMITS, GAIN_SHADES, Shade


@dataclass(frozen=True, slots=True)
class ShadeClass:
    """A class in the legend; ``id`` is that of its pattern in the page."""

    id: str
    shade: Shade
    name: str


def drive_classes(lang: Language) -> tuple[ShadeClass, ...]:
    """The classes of drives, from the shortest on."""
    return _classes("drive", DRIVE_SHADES, class_names(DRIVE_LIMITS, lang))


def gain_classes(lang: Language) -> tuple[ShadeClass, ...]:
    """The classes of savings, from none on."""
    return _classes("gain", GAIN_SHADES, class_names(GAIN_LIMITS, lang))


def surface_classes(scopes: tuple[ScopedCoverage, ...], index: int) -> str:
    """CSS classes of a commune: scope, layer and class, ``s0-before-3`` say, for each scope and layer."""
    found = []
    for number, scope in enumerate(scopes):
        for layer, limits, seconds in (
            ("before", DRIVE_LIMITS, scope.before.mean_seconds),
            ("after", DRIVE_LIMITS, scope.after.mean_seconds),
            ("gain", GAIN_LIMITS, scope.saved_seconds),
        ):
            found.append(f"s{number}-{layer}-{class_rank(float(seconds[index]), limits)}")
    return " ".join(found)


def class_rank(seconds: float, limits: tuple[int, ...]) -> int:
    """Rank of the class of a duration: the first whose limit, in minutes, is not exceeded."""
    if not math.isfinite(seconds):
        return len(limits)
    return bisect_left([limit * MINUTE for limit in limits], seconds)


def _classes(kind: str, shades: tuple[Shade, ...], names: tuple[str, ...]) -> tuple[ShadeClass, ...]:
    return tuple(
        ShadeClass(f"{kind}-{rank}", shade, name)
        for rank, (shade, name) in enumerate(zip(shades, names, strict=True))
    )
