"""The year of a plan: its config with events, and the travel times between all places of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tourplanner.domain.config import Config
from tourplanner.domain.matrix import TravelMatrix


@dataclass(frozen=True, slots=True)
class Year:
    """What a plan is laid over dates with.

    Attributes
    ----------
    config
        With its events, and the stops that join later.
    matrix
        Between the places of `tourplanner.schedule.event_places.places_of_year`.
    people
        People expected at a visit of each stop, by its id, at least 1; empty where nobody knows, and all
        visits count alike.
    """

    config: Config
    matrix: TravelMatrix
    people: Mapping[str, int] = field(default_factory=dict)
