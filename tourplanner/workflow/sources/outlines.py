"""The outlines of communes that ship with tourplanner: where there are none, maps do without."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tourplanner.inputs.shipped import data_folder

CONTOURS = "contours.geojson"


@lru_cache(maxsize=1)
def outlines() -> Mapping[str, Any]:
    """All of them as GeoJSON, read once for all pages."""
    found: Mapping[str, Any] = json.loads((data_folder() / CONTOURS).read_text(encoding="utf-8"))
    return found
