"""How sure the times of all tours of a plan or of a year are."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tourplanner.analysis.punctuality.day import punctuality_of
from tourplanner.analysis.punctuality.doubt import doubt_of
from tourplanner.domain.config import Config
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.punctuality import TourPunctuality
from tourplanner.domain.tour import Tour
from tourplanner.problem.roster import limits_by_id

ANY_DAY = date(2000, 1, 1)


def punctuality(config: Config, told: Provenance, tours: Sequence[Tour]) -> tuple[TourPunctuality, ...]:
    """How sure the times of each tour are, in their order; days of the same times are looked at once.

    Parameters
    ----------
    told
        Where their travel times come from.
    """
    doubt = doubt_of(config.travel, told)
    return tuple(
        punctuality_of(_any_day(tour), limits_by_id(config, _crew(config, tour)), doubt) for tour in tours
    )


def _any_day(tour: Tour) -> Tour:
    """A tour whatever its date and whoever drives it."""
    return replace(tour, date=ANY_DAY, van="", crew="")


def _crew(config: Config, tour: Tour) -> str | None:
    """Whose limits bind a tour: its crew's; where there are no crews, nobody's but those of all."""
    return tour.crew or (None if config.crews else tour.van)
