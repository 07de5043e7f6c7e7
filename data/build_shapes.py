"""Build `shapes.json`, a simple picture of the départements, from the centres of their communes.

    python data/build_shapes.py

No official contour is used: every point of the picture goes to the nearest centre of a commune, as far as
some kilometres (a Voronoi diagram with its cells joined by département). So borders are about right, to half
the distance between two villages, and coasts are drawn where the sea is that far from any. Overseas
départements, and Paris with its ring, stand in frames of their own, each to its own scale. The same tables
give the same bytes.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer
from scipy.ndimage import label
from scipy.spatial import Voronoi, cKDTree

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from tourplanner.domain.territory import Territory  # noqa: E402
from tourplanner.inputs.departements import departements  # noqa: E402
from tourplanner.inputs.shipped import data_folder  # noqa: E402
from tourplanner.inputs.tables.read import read_catalogue  # noqa: E402
from tourplanner.message import silent  # noqa: E402

WIDTH, HEIGHT = 1000, 1080
Points = NDArray[np.float64]
SEA = -1
PARIS = ("75", "92", "93", "94")
METRES = 1000.0
# Département or frame: the projection, how far land goes from a centre (km), and its place in the picture.
FRAMES = {
    "": ("EPSG:2154", 9.0, (10, 10, 980, 880)),
    "971": ("EPSG:5490", 9.0, (20, 925, 150, 145)),
    "972": ("EPSG:5490", 7.0, (220, 925, 150, 145)),
    "973": ("EPSG:2972", 90.0, (420, 925, 150, 145)),
    "974": ("EPSG:2975", 12.0, (620, 925, 150, 145)),
    "976": ("EPSG:4471", 7.0, (820, 925, 150, 145)),
    "paris": ("EPSG:2154", 8.0, (20, 30, 190, 170)),
}


def main() -> None:
    """Write the picture."""
    shapes: dict[str, str] = {}
    country = read_catalogue(data_folder(), silent, Territory(tuple(departements())))
    of = {code: _departement(code) for code in country.communes}
    frames = []
    for name, (projection, reach, box) in FRAMES.items():
        codes = [code for code in country.communes if _is_in(of[code], name)]
        shown = set(PARIS) if name == "paris" else {of[code] for code in codes}
        places = [country.communes[code].position for code in codes]
        across = Transformer.from_crs("EPSG:4326", projection, always_xy=True)
        points = np.column_stack(
            across.transform([each.longitude for each in places], [each.latitude for each in places])
        )
        owners = np.array([sorted(departements()).index(of[code]) for code in codes])
        rings = _rings(points, owners, reach * METRES)
        kept = {code: rings[sorted(departements()).index(code)] for code in sorted(shown)}
        scale, left, top = _fit(np.vstack([ring for each in kept.values() for ring in each]), box)
        prefix = "zoom-" if name == "paris" else ""
        for code, each in kept.items():
            shapes[prefix + code] = "".join(_path(ring, scale, left, top, box) for ring in each)
        frame = {"name": name, "projection": projection, "box": box[:2]}
        frames.append({**frame, "scale": scale, "left": left, "top": top})
    picture = {"width": WIDTH, "height": HEIGHT, "frames": frames, "shapes": shapes}
    text = json.dumps(picture, separators=(",", ":"), ensure_ascii=False)
    (HERE / "shapes.json").write_text(text + "\n", encoding="utf-8")
    print(f"{len(shapes)} shapes, {len(text)} bytes")


def _departement(code: str) -> str:
    return next(known for known in (code[:3], code[:2]) if known in departements())


def _is_in(departement: str, frame: str) -> bool:
    if frame == "paris":
        return departement in {*PARIS, "77", "78", "91", "95"}
    return departement == frame if frame else len(departement) == 2


def _rings(points: Points, owners: NDArray[np.int_], reach: float) -> dict[int, list[Points]]:
    """The outlines of the joined cells of each owner."""
    step = reach / 3
    low, high = points.min(axis=0) - 3 * reach, points.max(axis=0) + 3 * reach
    grid = np.stack(np.meshgrid(np.arange(low[0], high[0], step), np.arange(low[1], high[1], step)), -1)
    away, _ = cKDTree(points).query(grid.reshape(-1, 2))
    away = away.reshape(grid.shape[:2])
    # What is far from any centre, but has land all around it, is land: a forest, a glacier, a volcano.
    waters, _ = label(away > reach)
    sea = grid[(waters == waters[0, 0]) & (away < 3 * reach)]
    diagram = Voronoi(np.vstack([points, sea]))
    whose = np.concatenate([owners, np.full(len(sea), SEA)])
    edges: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for (a, b), (start, end) in zip(diagram.ridge_points, diagram.ridge_vertices, strict=True):
        if whose[a] != whose[b] and start >= 0 and end >= 0:
            for owner in {int(whose[a]), int(whose[b])} - {SEA}:
                edges[owner][start].append(end)
                edges[owner][end].append(start)
    return {
        owner: [diagram.vertices[ring] for ring in _walks(around)] for owner, around in sorted(edges.items())
    }


def _walks(around: dict[int, list[int]]) -> Iterator[list[int]]:
    """The closed walks along edges, each edge once."""
    for first in sorted(around):
        while around[first]:
            walk, here = [first], first
            while around[here]:
                there = min(around[here])
                around[here].remove(there)
                around[there].remove(here)
                walk.append(there)
                here = there
            yield walk


def _fit(points: Points, box: tuple[int, int, int, int]) -> tuple[float, float, float]:
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    scale = min(box[2] / (right - left), box[3] / (bottom - top))
    return float(scale), float(left), float(bottom)


def _path(ring: Points, scale: float, left: float, top: float, box: tuple[int, int, int, int]) -> str:
    """A closed path in whole pixels and halves, without what would not be seen."""
    spots = []
    for x, y in ring:
        spot = (round(2 * (box[0] + (x - left) * scale)) / 2, round(2 * (box[1] + (top - y) * scale)) / 2)
        if not spots or spots[-1] != spot:
            spots.append(spot)
    if len(set(spots)) < 3:
        return ""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in spots[:-1]) + "Z"


if __name__ == "__main__":
    main()
