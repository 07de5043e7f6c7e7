"""The duals of cuts, which tours pay for every second visit to the stops of a cut."""

from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray[Any, Any]


class CutDuals(NamedTuple):
    """What every second visit to the stops of a cut costs.

    Cuts that stop i is in are ``cuts[first[i] : first[i + 1]]``; ``dual`` float64[64 words] >= 0.
    """

    first: Array
    cuts: Array
    dual: Array
