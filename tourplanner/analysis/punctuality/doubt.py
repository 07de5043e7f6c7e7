"""Which doubt goes with the travel times of a plan."""

from tourplanner.domain.provenance import Provenance
from tourplanner.domain.travel_doubt import TravelDoubt
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.domain.travel_source import OSM
from tourplanner.inputs.travel_doubts import ESTIMATED, OF_A_SERVER, ON_ROADS, travel_doubts


def doubt_of(rules: TravelRules, told: Provenance) -> TravelDoubt:
    """The doubt that ships for a source of travel times, as wide as the config says."""
    kind = ESTIMATED if told.estimated else ON_ROADS if told.provider == OSM else OF_A_SERVER
    return travel_doubts()[kind].spread_by(rules.spread)
