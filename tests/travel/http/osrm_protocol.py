"""The protocol of OSRM over a plane on which a car drives straight on at 15 m/s, longer eastwards."""

import math
from collections.abc import Sequence

from tests.travel.http.local_server import Question, Reply, say

METRES_PER_DEGREE = 130_000
"""A little more than on earth, so that no way is shorter than the crow flies."""

SPEED = 15.0
EASTWARDS = 1.25
"""Times as far, so that directions differ."""


def metres(a: Sequence[float], b: Sequence[float]) -> float:
    """Metres between two pairs of longitude and latitude."""
    straight = math.hypot(a[0] - b[0], a[1] - b[1]) * METRES_PER_DEGREE
    return straight * (EASTWARDS if b[0] > a[0] else 1)


def osrm(question: Question, limit: int = 100) -> Reply:
    """What osrm-routed answers, with ``--max-table-size`` of `limit`."""
    _, service, _, profile, coordinates = question.path.split("/")
    points = [tuple(map(float, pair.split(","))) for pair in coordinates.split(";")]
    assert profile == "driving"
    if len(points) < 2:
        return say({"code": "InvalidQuery", "message": "Query string malformed"}, 400)
    if service == "route":
        line = {"type": "LineString", "coordinates": points}
        way = round(metres(points[0], points[1]), 1)
        return say({"code": "Ok", "routes": [{"geometry": line, "distance": way}]})
    rows, columns = (
        [points[int(index)] for index in question.query[key].split(";")]
        for key in ("sources", "destinations")
    )
    if len(rows) * len(columns) > limit * limit:
        return say({"code": "TooBig", "message": "Too many table coordinates"}, 400)
    return say(
        {
            "code": "Ok",
            "durations": [[round(metres(a, b) / SPEED, 1) for b in columns] for a in rows],
            "distances": [[round(metres(a, b), 1) for b in columns] for a in rows],
            "sources": [{"location": a, "distance": 12.5} for a in rows],
            "destinations": [{"location": b, "distance": 12.5} for b in columns],
        }
    )
