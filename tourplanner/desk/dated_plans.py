"""The plan on real dates, laid once for as long as nothing changes: a large year takes its seconds."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from tourplanner.desk.session import Look
from tourplanner.message import silent
from tourplanner.workflow.opened_plan import require_legal

if TYPE_CHECKING:
    from tourplanner.workflow.year.dated_plan import DatedPlan

Key = tuple[str, tuple[tuple[str, int], ...]]


class DatedPlans:
    """The last one that was asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._key: Key | None = None
        self._found: DatedPlan | None = None

    def of(self, look: Look) -> "DatedPlan":
        """That of a dossier as it was looked at.

        Raises
        ------
        InputError, BrokenRuleError
            As `require_legal` and `dated`.
        """
        # What lays a year is loaded when one is asked for: the board does without.
        from tourplanner.workflow.year.dated_plan import dated  # noqa: PLC0415

        key = look.revision, told_files(look.dossier.folder)
        with self._lock:
            if self._found is None or self._key != key:
                require_legal(look.dossier.plan, silent)
                self._found, self._key = dated(look.dossier.plan, None, silent), key
            return self._found


def told_files(folder: Path) -> tuple[tuple[str, int], ...]:
    """The publications, and when each was written last."""
    from tourplanner.workflow.dossier.ledger import FOLDER, PUBLICATION  # noqa: PLC0415

    files = sorted((folder / FOLDER).glob(f"*/{PUBLICATION}"))
    return tuple((file.parent.name, file.stat().st_mtime_ns) for file in files)
