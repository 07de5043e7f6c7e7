"""The protocol of the national address base over a handful of places."""

from tests.travel.http.local_server import Question, Reply, say

PLACES = {
    # By commune: name of the place, kind, longitude, latitude, how alike it is.
    "32269": ("Place de la Mairie", "street", 0.8231, 43.7959, 0.93),
    "32448": ("Route de Mauvezin", "street", 0.9301, 43.6871, 0.41),
    "32436": ("Solomiac", "municipality", 0.8700, 43.8000, 0.88),
    "32120": ("Place Neuve", "street", 0.9600, 43.8100, 0.95),
}


def ban(question: Question) -> Reply:
    """What the geocoder answers: the place of the commune, after one of the same name elsewhere."""
    assert question.path == "/geocodage/search"
    asked = question.query["citycode"]
    elsewhere = feature("Place de la Mairie", "street", 2.0, 48.0, 0.97, "73999")
    here = [feature(*PLACES[asked], asked)] if asked in PLACES else []
    return say({"type": "FeatureCollection", "features": [elsewhere, *here]})


def feature(label: str, kind: str, longitude: float, latitude: float, score: float, citycode: str) -> object:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {"label": label, "type": kind, "score": score, "citycode": citycode},
    }
