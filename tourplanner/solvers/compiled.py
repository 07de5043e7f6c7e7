"""How hot loops are compiled: without the interpreter's lock and without counting references.

Numba counts a reference, atomically, whenever an array is taken out of a tuple; that was half of the
time of the search. Code compiled here allocates nothing (the caller brings scratch arrays) and so
needs no counting: ``_nrt=False`` turns it off, and refuses code that would need it.

What was compiled is kept for the next run, in the folder that ``NUMBA_CACHE_DIR`` names or in one of our
own. Where none can be written, every run compiles for itself. Numba looks only at the file of a function for
changes, not at those whose code became part of it: our folder is named after all of them.
"""

import hashlib
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import numba
from numba import njit, types
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import Compiler
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


def is_kept(function: str) -> bool:
    """Whether a compiled function of that name is only to be loaded, because an earlier run has kept it."""
    folder = Path(numba.config.CACHE_DIR) if KEPT else None
    return folder is not None and any(folder.rglob(f"*.{function}-*.nbi"))


_NUMBERS = count()
"""Of the codes that were begun, which tell them apart."""


class _NoMachine:
    """What is asked of the machine code of a `_Part`, which has none."""

    def set_env(self, _name: str, _environment: object) -> None:
        """Leave the environment to the callers."""


class _Part(JITCodeLibrary):
    """Code that is only ever linked into that of a `_Whole`, with the parts that it calls itself.

    Numba would link and optimise it here, again at each level of calls, and make machine code of it always:
    that took most of the time of compiling. Should it call these steps by other names one day, it compiles
    slowly again, and rightly.
    """

    @property
    def codegen(self) -> _NoMachine:
        """In the stead of that of functions which can be called."""
        return _NoMachine()

    @property
    def parts(self) -> Iterator[JITCodeLibrary]:
        """What it calls itself."""
        return iter(self._linking_libraries)

    def finalize(self) -> None:
        """Leave it as it is."""
        self._finalize_dynamic_globals()
        self._finalized = True

    def get_pointer_to_function(self, _name: str) -> int:
        """None: nothing can call it."""
        return 0


class _Whole(JITCodeLibrary):
    """Code that Python calls."""

    _linking_libraries: list[JITCodeLibrary]

    def finalize(self) -> None:
        """Link all parts, and those that they call, each once."""
        found: dict[JITCodeLibrary, None] = {}
        left = list(self._linking_libraries)
        while left:
            library = left.pop()
            if library not in found:
                found[library] = None
                left += library.parts if isinstance(library, _Part) else ()
        self._linking_libraries = list(found)
        super().finalize()

    def _optimize_final_module(self) -> None:
        """Once, for it counts no references; arithmetic over whole arrays is not looked for."""
        passes, builder = self._codegen._module_pass_manager(opt=2, loop_vectorize=False, slp_vectorize=False)
        passes.run(self._final_module, builder)


class _Wholes(Compiler):
    """Numba's usual steps, which write into a `_Whole`."""

    library: type[JITCodeLibrary] = _Whole

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        if self.state.library is None:
            self.state.library = self.library(self.state.targetctx.codegen(), f"code-{next(_NUMBERS)}")
            self.state.library.enable_object_caching()


class _Parts(_Wholes):
    """Numba's usual steps, which write into a `_Part`."""

    library = _Part


compiled = njit(cache=KEPT, nogil=True, _nrt=False, pipeline_class=_Wholes)
"""A function of its own."""

_part = njit(nogil=True, _nrt=False, no_cpython_wrapper=True, no_cfunc_wrapper=True, pipeline_class=_Parts)

_inlined = njit(
    nogil=True,
    _nrt=False,
    forceinline=True,
    no_cpython_wrapper=True,
    no_cfunc_wrapper=True,
    pipeline_class=_Parts,
)


def _wide(kind: types.Type) -> types.Type:
    """The type that an argument is handed on as."""
    if isinstance(kind, types.Integer | types.IntegerLiteral):
        narrow = isinstance(kind, types.IntegerLiteral) or (kind.signed and kind.bitwidth < 64)
        return types.int64 if narrow else kind
    if isinstance(kind, types.BaseAnonymousTuple):
        return types.Tuple([_wide(each) for each in kind])
    return kind


def _once(dispatcher: Any) -> Any:
    """Have a function compiled once for whole numbers of all kinds, not anew for each mixture of them."""
    usual = getattr(dispatcher, "get_call_template", None)
    if usual is None:  # plain Python, where nothing is compiled
        return dispatcher

    def get_call_template(args: tuple[types.Type, ...], kws: dict[str, types.Type]) -> Any:
        return usual(tuple(map(_wide, args)), {name: _wide(kind) for name, kind in kws.items()})

    dispatcher.get_call_template = get_call_template
    return _plain_from_python(dispatcher)


def _plain_from_python(dispatcher: Any) -> Any:
    """Have a function that is called by Python itself run as plain Python.

    There is no machine code of it that Python could call, and numba would call it all the same: what was
    compiled is not told to the table in which it looks, and what it asks to be compiled is the function.
    """
    dispatcher._insert = lambda *_args, **_kws: None
    dispatcher._compile_for_args = lambda *_args, **_kws: dispatcher.py_func
    return dispatcher


def part(function: Callable[..., Any]) -> Any:
    """A function that compiled code calls as one of its own, and Python as plain Python."""
    return _once(_part(function))


def inlined(function: Callable[..., Any]) -> Any:
    """A small `part` that becomes part of its callers: handing many arrays on costs more than its work."""
    return _once(_inlined(function))


def compiled_pure(function: Callable[..., Any]) -> Any:
    """A pure function of another room, compiled as `inlined` ones are.

    The function itself stays what it is; compiled code that calls it by its own name, as other pure functions
    do, gets the compiled one as well.
    """
    register_jitable(nogil=True, _nrt=False, forceinline=True, pipeline_class=_Parts)(function)
    return inlined(function)
