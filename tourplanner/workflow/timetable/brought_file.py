"""A file that somebody has, as a dossier: a timetable that exists, or a workbook to plan from."""

import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import write_whole
from tourplanner.inputs.workbook.archive import looks_like_a_workbook
from tourplanner.inputs.workbook.glance import glance
from tourplanner.message import message, silent
from tourplanner.wording.language import Language
from tourplanner.workflow.new import WORKBOOK
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions
from tourplanner.workflow.timetable.import_timetable import import_timetable
from tourplanner.workflow.timetable.options import ImportOptions

SETTINGS = ("calendar.start", "calendar.weeks")
"""What a workbook of ours says, and no timetable does."""
LONGEST_NAME = 80
ENDINGS = frozenset({".csv", ".xlsx", ".xlsm", ".txt"})


@dataclass(frozen=True, slots=True)
class Brought:
    """A file with what else was said of it.

    Attributes
    ----------
    name
        Of the file, without a folder.
    depot, departement
        As of `ImportOptions`; "" where that was not said.
    today
        The first day of the calendar of a timetable.
    time_limit
        Seconds of search for the plan of a workbook.
    """

    name: str
    content: bytes
    depot: str
    departement: str
    today: date
    time_limit: float
    lang: Language

    @property
    def is_config(self) -> bool:
        """Whether it is a workbook of settings, to plan from."""
        return looks_like_a_workbook(self.content) and bool(glance(self.content, SETTINGS))


def bring_file(folder: Path, brought: Brought) -> Path:
    """Make a dossier of a file in a folder that is not there yet; that folder.

    As the commands ``import``, and ``plan`` on a workbook, do; a folder that they could not fill is gone.

    Raises
    ------
    TourPlannerError
        With all faults of the file, or if nothing can be written.
    """
    try:
        _fill(folder, brought)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise InputError.of(str(folder), message("file.unwritable", reason=system_reason(error))) from None
    except BaseException:
        # Whatever ended it, Ctrl-C among it: the folder was not there before.
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _fill(folder: Path, brought: Brought) -> None:
    if brought.is_config:
        write_whole(folder / WORKBOOK, brought.content)
        options = PlanOptions(lang=brought.lang, time_limit=brought.time_limit)
        make_plan(folder / WORKBOOK, folder, options)
        return
    ending = Path(brought.name).suffix.lower()
    if ending not in ENDINGS and not looks_like_a_workbook(brought.content):
        raise InputError.of(brought.name, message("hall.no-such-file"))
    with tempfile.TemporaryDirectory(prefix="tourplanner-") as place:
        file = Path(place) / f"{_plain(Path(brought.name).stem)}{ending}"
        file.write_bytes(brought.content)
        options_of = ImportOptions(
            start=brought.today,
            out=folder,
            depot=brought.depot,
            departements=(brought.departement,) if brought.departement else (),
            lang=brought.lang,
            notify=silent,
        )
        import_timetable(file, options_of)


def _plain(stem: str) -> str:
    """What of the name of a file people read, and any system takes."""
    kept = "".join(char if char.isalnum() or char in " -_'’" else " " for char in stem)
    return " ".join(kept.split())[:LONGEST_NAME] or "horaire"
