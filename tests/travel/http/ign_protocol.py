"""What the route service of the Géoplateforme answers."""

from tests.travel.http.local_server import Question, Reply, say

BEND = [0.9, 43.75]
"""Where every way has a bend: longitude, latitude."""


def itineraire(question: Question) -> Reply:
    """A way with a bend, as the service answers."""
    ends = [[float(number) for number in question.query[key].split(",")] for key in ("start", "end")]
    line = {"type": "LineString", "coordinates": [ends[0], BEND, ends[1]]}
    return say(
        {
            "resource": "bdtopo-osrm",
            "geometry": line,
            "distance": 16_520.4,
            "duration": 1203.7,
            "portions": [],
        }
    )
