"""Times and ways from a Valhalla server."""

from collections.abc import Iterator
from pathlib import Path

from tourplanner.domain.travel_rules import TravelRules
from tourplanner.travel.http.routers import Kind, Router
from tourplanner.travel.known import Known

VALHALLA = Kind(
    name="valhalla",
    title="Valhalla",
    client="Valhalla",
    profile="auto",
    side=50,  # service_limits.auto.max_matrix_location_pairs = 2500
    too_big=frozenset({150, 154}),
    matrix={},
)


def offer(rules: TravelRules, _folder: Path, known: Known) -> Iterator[Router]:
    """The server that is named."""
    yield Router.of(VALHALLA, rules, known.places)
