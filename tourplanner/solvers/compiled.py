"""How hot loops are compiled: without the interpreter's lock and without counting references.

Numba counts a reference, atomically, whenever an array is taken out of a tuple; that was half of the
time of the search. Code compiled here allocates nothing (the caller brings scratch arrays) and so
needs no counting: ``_nrt=False`` turns it off, and refuses code that would need it.

What was compiled is kept for the next run, in the folder that ``NUMBA_CACHE_DIR`` names or in one of our
own. Where none can be written, every run compiles for itself. Numba looks only at the file of a function for
changes, not at those whose code became part of it: our folder is named after all of them.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numba
from numba import njit
from numba.extending import register_jitable

from tourplanner.files.private import can_write, private_folder


def _keep_somewhere() -> bool:
    """Whether compiled code can be kept; numba, which raises where it finds no place, is told which."""
    if numba.config.CACHE_DIR:
        return can_write(Path(numba.config.CACHE_DIR))
    folder = private_folder(f"compiled-{_digest_of_loops()}")
    if folder is None:
        return False
    numba.config.CACHE_DIR = str(folder)
    return True


def _digest_of_loops() -> str:
    """Of every file with code that is compiled, in hexadecimal."""
    here = Path(__file__).parent
    files = sorted([*here.rglob("*.py"), here.parent / "problem" / "timing.py"])
    digest = hashlib.sha256(numba.__version__.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


KEPT = _keep_somewhere()
"""Whether the next run finds what this one compiles."""

compiled = njit(cache=KEPT, nogil=True, _nrt=False)
"""A function of its own."""

inlined = njit(
    cache=KEPT, nogil=True, _nrt=False, forceinline=True, no_cpython_wrapper=True, no_cfunc_wrapper=True
)
"""A small function that becomes part of its callers: handing many arrays on costs more than its work.

Only compiled code can call it: the way in from Python would take longer to compile than what it does.
"""


def compiled_pure(function: Callable[..., Any]) -> Any:
    """A pure function of another room, compiled as `inlined` ones are.

    The function itself stays what it is; compiled code that calls it by its own name, as other pure functions
    do, gets the compiled one as well. Python can call it, too.
    """
    register_jitable(nogil=True, _nrt=False, forceinline=True)(function)
    return njit(cache=KEPT, nogil=True, _nrt=False, forceinline=True)(function)
