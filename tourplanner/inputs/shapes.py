"""The picture of the départements: their outlines on one sheet, overseas ones in frames of their own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyproj import Transformer

from tourplanner.domain.place import Position
from tourplanner.inputs.shipped import data_folder

FILE = "shapes.json"
ZOOM = "zoom-"
"""Before the code of a département that is drawn a second time, larger."""


@dataclass(frozen=True, slots=True)
class ShapeFrame:
    """A part of the sheet with its own projection and scale: metres become pixels, y downwards."""

    projection: str
    left: float
    top: float
    scale: float
    box: tuple[int, int]

    def spot(self, position: Position) -> tuple[float, float]:
        """Where a position lies on the sheet."""
        x, y = _across(self.projection).transform(position.longitude, position.latitude)
        return (
            round(self.box[0] + (x - self.left) * self.scale, 1),
            round(self.box[1] + (self.top - y) * self.scale, 1),
        )


@dataclass(frozen=True, slots=True)
class Shapes:
    """A sheet of `width` by `height` pixels: paths as SVG has them, by the code of the département.

    Codes after `ZOOM` are of those drawn a second time. ``frames`` are by the code of what has one of its
    own, "" for all others.
    """

    width: int
    height: int
    paths: Mapping[str, str]
    frames: Mapping[str, ShapeFrame]

    def spot(self, departement: str, position: Position) -> tuple[float, float]:
        """Where a position in a département lies on the sheet."""
        return self.frames.get(departement, self.frames[""]).spot(position)


@cache
def shapes() -> Shapes:
    """The sheet that ships: made from the centres of communes, and not of official contours."""
    table = json.loads((data_folder() / FILE).read_text(encoding="utf-8"))
    frames = {
        each["name"]: ShapeFrame(
            each["projection"], each["left"], each["top"], each["scale"], tuple(each["box"])
        )
        for each in table["frames"]
    }
    return Shapes(table["width"], table["height"], table["shapes"], frames)


@cache
def _across(projection: str) -> Transformer:
    return Transformer.from_crs("EPSG:4326", projection, always_xy=True)
