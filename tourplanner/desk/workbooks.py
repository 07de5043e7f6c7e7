"""Workbooks that were read and are looked at before they are taken."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from tourplanner.errors import InputError
from tourplanner.message import Message, message, silent
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier import Dossier

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
        from tourplanner.workflow.import_workbook import sum_of  # noqa: PLC0415 - with what reads workbooks

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


@dataclass(frozen=True, slots=True)
class TakeWorkbook:
    """Let the config say what a workbook says."""

    workbook: Workbook

    @property
    def name(self) -> str:
        """``stops import``."""
        return "stops import"

    def said(self, dossier: Dossier) -> Message:  # noqa: ARG002 - of any dossier
        """Which file."""
        return message("desk.said-workbook", file=self.workbook.name)

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``stops import``."""
        from tourplanner.workflow.import_workbook import import_workbook  # noqa: PLC0415 - when it is taken

        import_workbook(dossier.folder, self.workbook.name, self.workbook.content, lang, None, silent)

    def values(self) -> dict[str, object]:
        """Its name: what it changed stands in the files."""
        return {"file": self.workbook.name}
