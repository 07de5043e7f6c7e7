"""The outlines of communes, ready to be drawn on many little maps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.place import Position
from tourplanner.outputs.paper.maps import Frame, Path, path_of
from tourplanner.wording.words import Words

GRID = 0.2
"""Millimetres of paper to which corners are moved, the same for both neighbours of a border."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One outer ring of a commune: ``corners`` are float64[n, 2], longitude and latitude."""

    code: str
    corners: NDArray[np.float64]
    south_west: Position
    north_east: Position


@dataclass(frozen=True, slots=True)
class Outlines:
    """The outer rings of all communes."""

    rings: tuple[Outline, ...]

    @classmethod
    def of(cls, contours: Mapping[str, Any]) -> Outlines:
        """The rings of a GeoJSON FeatureCollection whose property ``code`` names communes."""
        return cls(tuple(_outline(code, ring) for code, ring in _rings(contours)))

    def box(self, codes: frozenset[str]) -> list[Position]:
        """Two corners of a box for each ring of these communes."""
        found = [outline for outline in self.rings if outline.code in codes]
        return [corner for outline in found for corner in (outline.south_west, outline.north_east)]

    def paths(self, frame: Frame, kinds: Mapping[str, str]) -> tuple[Path, ...]:
        """The communes on a map, those that stand out last; those without a kind are ``far``."""
        drawn: dict[str, list[str]] = {"far": [], "near": [], "own": []}
        for outline in self.rings:
            left, below = frame.place(outline.south_west)
            right, above = frame.place(outline.north_east)
            if right > 0 and left < frame.width and below > 0 and above < frame.height:
                drawn[kinds.get(outline.code, "far")].append(_closed_path(outline, frame))
        return tuple(Path(kind, " ".join(found)) for kind, found in drawn.items() if found)


def outlines_credit(contours: Mapping[str, Any], words: Words) -> str:
    """Whose the outlines are; "" where there are none to draw."""
    return words("sheet.outlines-credit") if contours["features"] else ""


def _rings(contours: Mapping[str, Any]) -> Iterator[tuple[str, list[list[float]]]]:
    for feature in contours["features"]:
        geometry = feature["geometry"]
        several = geometry["type"] == "MultiPolygon"
        for polygon in geometry["coordinates"] if several else [geometry["coordinates"]]:
            yield str(feature["properties"]["code"]), polygon[0]


def _outline(code: str, ring: list[list[float]]) -> Outline:
    corners = np.array([corner[:2] for corner in ring], dtype=np.float64)
    (west, south), (east, north) = corners.min(axis=0), corners.max(axis=0)
    return Outline(code, corners, Position(float(south), float(west)), Position(float(north), float(east)))


def _closed_path(outline: Outline, frame: Frame) -> str:
    """The ring on the grid of the paper; corners that fall on the one before are left out."""
    middle = np.array((frame.middle.longitude, frame.middle.latitude))
    places = (frame.width / 2, frame.height / 2) + (outline.corners - middle) * frame.degree
    steps = np.rint(places / GRID).astype(np.int64)
    moved = np.any(steps[1:] != steps[:-1], axis=1)
    kept = steps[np.concatenate(([True], moved))] * GRID
    return path_of((round(x, 1), round(y, 1)) for x, y in kept.tolist()) + " Z"
