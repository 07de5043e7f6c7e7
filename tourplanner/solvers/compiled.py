"""How hot loops are compiled: without the interpreter's lock and without counting references.

Numba counts a reference, atomically, whenever an array is taken out of a tuple; that was half of the
time of the search. Code compiled here allocates nothing (the caller brings scratch arrays) and so
needs no counting: ``_nrt=False`` turns it off, and refuses code that would need it.
"""

from numba import njit

compiled = njit(cache=True, nogil=True, _nrt=False)
"""A function of its own."""

inlined = njit(cache=True, nogil=True, _nrt=False, forceinline=True)
"""A small function that becomes part of its callers: handing many arrays on costs more than its work."""
