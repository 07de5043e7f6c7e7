"""Workbooks that were read and are looked at before they are taken."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from tourplanner.errors import InputError
from tourplanner.message import message

MOST = 3
"""Workbooks that are kept; the oldest is forgotten."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """The bytes of a file and its name."""

    name: str
    content: bytes


class Workbooks:
    """Those that a desk keeps, by the sums of their bytes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Workbook] = OrderedDict()

    def keep(self, name: str, content: bytes) -> str:
        """Keep one; what it is asked for by."""
        from tourplanner.workflow.dossier.import_workbook import sum_of  # noqa: PLC0415 - with what reads workbooks

        key = sum_of(content)
        with self._lock:
            self._kept[key] = Workbook(name, content)
            self._kept.move_to_end(key)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return key

    def of(self, key: str) -> Workbook:
        """One that is kept.

        Raises
        ------
        InputError
            If it is not any more.
        """
        with self._lock:
            if key not in self._kept:
                raise InputError.of("", message("desk.workbook-forgotten"))
            return self._kept[key]
