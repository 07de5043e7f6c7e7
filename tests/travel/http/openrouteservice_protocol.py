"""What openrouteservice answers."""

import json

from tests.travel.http.local_server import Question, Reply, say
from tests.travel.http.osrm_protocol import SPEED, metres

LINE = [(38.5, -120.2), (40.7, -120.95), (43.252, -126.453)]
"""A way that every route is."""


def openrouteservice(question: Question) -> Reply:
    body = json.loads(question.body)
    if question.path.startswith("/v2/directions"):
        coordinates = [[longitude, latitude] for latitude, longitude in LINE]
        summary = {"summary": {"duration": 60, "distance": 1000}}
        return say({"features": [{"geometry": {"coordinates": coordinates}, "properties": summary}]})
    assert question.path == "/v2/matrix/driving-car/json"
    assert sorted(body["metrics"]) == ["distance", "duration"]
    rows, columns = ([body["locations"][index] for index in body[key]] for key in ("sources", "destinations"))
    if len(rows) * len(columns) > 9:
        return say({"error": {"code": 6004, "message": "exceed the server configuration limits"}}, 400)
    cells = [[metres(a, b) for b in columns] for a in rows]
    return say({"distances": cells, "durations": [[cell / SPEED for cell in row] for row in cells]})
