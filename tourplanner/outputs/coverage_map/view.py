"""What the map of a coverage is drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tourplanner.analysis.coverage import Coverage
from tourplanner.domain.place import Catalogue
from tourplanner.domain.provenance import Provenance


@dataclass(frozen=True, slots=True)
class CoverageView:
    """A coverage and its surroundings.

    Attributes
    ----------
    provenance
        One sentence: what the travel times come from.
    contours
        GeoJSON FeatureCollection of communes; each feature's property ``code`` is its INSEE code.
    """

    coverage: Coverage
    title: str
    catalogue: Catalogue
    provenance: Provenance
    contours: Mapping[str, Any]

    def index(self, code: str) -> int | None:
        """Rank of a commune in the coverage, of its successor for one that has retired."""
        ranks = {commune.code: rank for rank, commune in enumerate(self.coverage.communes)}
        communes = self.catalogue.communes
        while code not in ranks and code in communes and (into := communes[code].merged_into):
            code = into
        return ranks.get(code)
