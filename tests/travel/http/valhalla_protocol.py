"""What Valhalla answers."""

import json

from tests.travel.http.local_server import Question, Reply, say
from tests.travel.http.osrm_protocol import SPEED, metres

SHAPE_6 = "_izlhA~rlgdF_{geC~ywl@_kwzCn`{nI"


def valhalla(question: Question) -> Reply:
    """Its answer to a route or a matrix, as that of OSRM: a straight line."""
    body = json.loads(question.body)
    if question.path == "/route":
        leg = {"shape": SHAPE_6, "summary": {"time": 60, "length": 1.0}}
        return say({"trip": {"legs": [leg], "summary": {"time": 60, "length": 1.0}}})
    assert question.path == "/sources_to_targets"
    assert body["costing"] == "auto"
    rows, columns = ([(each["lon"], each["lat"]) for each in body[key]] for key in ("sources", "targets"))
    if len(rows) * len(columns) > 9:
        return say({"error_code": 150, "error": "Exceeded max locations"}, 400)
    cells = [[{"time": metres(a, b) / SPEED, "distance": metres(a, b) / 1000} for b in columns] for a in rows]
    return say({"sources_to_targets": cells})
