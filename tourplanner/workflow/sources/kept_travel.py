"""Travel times to the places of events, kept in the dossier: a server is not asked again to look at a plan.

The file ``travel.json`` may be deleted at any time; its source is then asked once more.
"""

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Place
from tourplanner.domain.provenance import Provenance
from tourplanner.files.together import write_whole

TRAVEL = "travel.json"
FORMAT = 1


def read_travel(file: Path, places: Sequence[Place], source: Provenance) -> TravelMatrix | None:
    """The times between all `places` that were kept there of that source; None where there are none.

    A file that was edited or is of another plan is as good as none.
    """
    try:
        table = json.loads(file.read_bytes())
        ranks = {name: rank for rank, name in enumerate(table["places"])}
        nodes = np.array([ranks[_name(place)] for place in places], dtype=np.intp)
        seconds, metres = (np.array(table[key], dtype=np.int32) for key in ("seconds", "metres"))
        size = (len(ranks), len(ranks))
        if table["format"] != FORMAT or table["source"] != source.detail or {*size} == {0}:
            return None
        if seconds.shape != size or metres.shape != size or min(seconds.min(), metres.min()) < 0:
            return None
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return None
    chosen = np.ix_(nodes, nodes)
    return TravelMatrix(seconds[chosen], metres[chosen], source)


def keep_travel(file: Path, places: Sequence[Place], matrix: TravelMatrix, source: Provenance) -> None:
    """Keep times between `places` for a plan of that source.

    Where nothing can be written they are asked again.
    """
    table = {
        "format": FORMAT,
        "source": source.detail,
        "places": [_name(place) for place in places],
        "seconds": matrix.seconds.tolist(),
        "metres": matrix.metres.tolist(),
    }
    with contextlib.suppress(OSError):
        write_whole(file, json.dumps(table, ensure_ascii=False).encode())


def _name(place: Place) -> str:
    """What tells a place from others: a square that is moved has the id of its stop."""
    return f"{place.id} {place.position.latitude!r} {place.position.longitude!r}"
