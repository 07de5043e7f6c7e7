"""Travel times and distances between places, with their provenance."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.correction import RoadCorrection


@dataclass(frozen=True, slots=True)
class TravelMatrix:
    """Driving of the van between ``n`` places.

    Attributes
    ----------
    seconds, metres
        int32[n, n], indexed [from, to]; 0 on the diagonal.
    provider
        Name of the provider, as in a config.
    provenance
        One sentence: what the times come from, for every page that shows them.
    estimated
        Whether legs are estimates, to be drawn dashed, and not routes on real roads.
    notes
        Sentences on single legs that whoever reads the plan should know: a closed bridge.
    dated
        The day of the roads that the times are on; None where it is not known.
    corrections
        The closed and slower roads that were counted.
    """

    seconds: NDArray[np.int32]
    metres: NDArray[np.int32]
    provider: str
    provenance: str
    estimated: bool
    notes: tuple[str, ...] = ()
    dated: date | None = None
    corrections: tuple[RoadCorrection, ...] = ()
