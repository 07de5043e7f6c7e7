"""Times and ways from openrouteservice, the public one with a key or one's own."""

from collections.abc import Iterator
from pathlib import Path

from tourplanner.domain.travel_rules import TravelRules
from tourplanner.travel.http.routers import Kind, Router
from tourplanner.travel.known import Known

OPENROUTESERVICE = Kind(
    name="openrouteservice",
    title="openrouteservice",
    client="ORS",
    profile="driving-car",
    side=50,  # endpoints.matrix.maximum_routes = 2500
    too_big=frozenset({6004}),
    matrix={"metrics": ["duration", "distance"]},
    url="https://api.openrouteservice.org",
    key="OPENROUTESERVICE_API_KEY",
)


def offer(rules: TravelRules, _folder: Path, known: Known) -> Iterator[Router]:
    """The server that is named, or the public one."""
    yield Router.of(OPENROUTESERVICE, rules, known.places)
