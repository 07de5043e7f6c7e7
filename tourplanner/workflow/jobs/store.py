"""What is kept of jobs that are done: a small file for each, named after its key, as soon as it is done.

Nobody but the process that holds the folder writes there; a second one is told so.
"""

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.files.lock import BusyFolderError, alone
from tourplanner.files.system_reason import system_reason
from tourplanner.files.whole import put, sweep
from tourplanner.message import message
from tourplanner.workflow.jobs.job import Json, Outcome

SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a kept answer took: seconds of a processor, and how often its job was begun."""

    core_seconds: float
    attempts: int


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of answers."""

    folder: Path

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """The only process that writes here, for as long as this lasts.

        Raises
        ------
        InputError
            If another one does, or the folder cannot be made.
        """
        with contextlib.ExitStack() as holding:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                holding.enter_context(alone(self.folder))
            except BusyFolderError:
                raise InputError.of(str(self.folder), message("farm.busy"), message("farm.wait")) from None
            except OSError as error:
                raise self._unwritable(error) from error
            sweep(self.folder)
            yield

    def keep(self, outcome: Outcome) -> None:
        """Write an answer, whole or not at all.

        Raises
        ------
        InputError
            If it cannot be written.
        """
        table = {
            "key": outcome.key,
            "found": outcome.found,
            "core_seconds": round(outcome.core_seconds, 3),
            "attempts": outcome.attempts,
        }
        text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
        try:
            put(self.folder / f"{outcome.key}{SUFFIX}", f"{text}\n".encode())
        except OSError as error:
            raise self._unwritable(error) from error

    def read(self, key: str) -> tuple[Json, Cost] | None:
        """An answer with what it took; None for one that is not there or cannot be read: it is made anew."""
        try:
            table = json.loads((self.folder / f"{key}{SUFFIX}").read_bytes())
            found, cost = table["found"], Cost(float(table["core_seconds"]), int(table["attempts"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return (found, cost) if table.get("key") == key and isinstance(found, Mapping) else None

    def _unwritable(self, error: OSError) -> InputError:
        what = message("output.cannot-be-written", why=system_reason(error))
        return InputError.of(str(error.filename or self.folder), what, message("output.another-folder"))
