"""Reading ``plan.json``, with the places of the tables as they were when it was made."""

from pathlib import Path

from tourplanner.domain.decoder import decode
from tourplanner.domain.place import Catalogue
from tourplanner.domain.plan_file import PlanFile
from tourplanner.errors import InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import read_whole
from tourplanner.inputs.config.territory import territory_in
from tourplanner.inputs.tables.home import tables_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.message import Message, Notify, message

PLAN = "plan.json"
SCHEDULE = "schedule.json"
OTHERS = frozenset({".toml", ".xlsx", ".csv", ".html", ".pdf", ".ics", ".geojson"})
"""Files of a dossier that are no plan, by their endings."""


def decoded(content: bytes, file: Path, data: Path | None, notify: Notify) -> tuple[PlanFile, Catalogue]:
    """What a plan file says, and the tables with the places that it was made with.

    Raises
    ------
    InputError
        With all faults of the file; its name is in them.
    """
    plan_file = decode(_text(content, file), file.name)
    territory = territory_in(plan_file.config)
    places = read_catalogue(tables_folder(file.parent, data, territory), notify, territory)
    return plan_file, places.updated(plan_file.communes, plan_file.areas)


def read_bytes(file: Path) -> bytes:
    """The bytes of a plan file.

    Raises
    ------
    InputError
        If it cannot be read, or is another file of a dossier.
    """
    if file.is_file() and (file.suffix.lower() in OTHERS or file.name == SCHEDULE):
        there = file.with_name(PLAN)
        maybe = message("file.meant", name=str(there)) if there.is_file() else _written_by()
        raise InputError.of(str(file), message("plan-file.another"), maybe)
    try:
        return read_whole(file)
    except FileNotFoundError:
        missing = message("file.missing") if file.suffix else message("file.missing-folder")
        raise InputError.of(str(file), missing, _written_by()) from None
    except (OSError, ValueError) as error:
        what = message("file.unreadable", reason=system_reason(error))
        raise InputError.of(str(file), what) from None


def _text(content: bytes, file: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError.of(str(file), message("file.not-utf8"), message("json.maybe-cut-short")) from None


def _written_by() -> Message:
    return message("plan-file.is-written-by", name=PLAN)
