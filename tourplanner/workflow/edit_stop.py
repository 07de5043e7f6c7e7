"""Changing what is told of a stop, in the config of a dossier: what a plan does not depend on."""

from collections.abc import Mapping
from pathlib import Path

from tourplanner.inputs.config.canonical import canonical_entry, own_names
from tourplanner.inputs.config.find_stop import find_stop
from tourplanner.inputs.config.read import judge
from tourplanner.inputs.config.stop_keys import STOP
from tourplanner.inputs.faults import FaultSheet, Spot
from tourplanner.inputs.option_faults import OptionFaults
from tourplanner.message import Notify, message
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier import open_dossier
from tourplanner.workflow.edited_config import EditedConfig, Values

TOLD = ("place", "address", "phone", "notes", "booking", "on_closed", "catch_up", "keep")
"""Keys that may change at any time: what people read of a stop, and what closed dates do to it."""
KEYS = tuple(key for key in STOP if key.name in TOLD)


def edit_stop(
    path: Path,
    stop: str,
    values: Values,
    lang: Language,
    data: Path | None,
    notify: Notify,
    options: Mapping[str, str] | None = None,
) -> Path:
    """Change values of a stop that a plan does not depend on; the config that was written.

    Parameters
    ----------
    path
        The folder of a dossier, or its ``plan.json``.
    stop
        Its id, the code of its commune or its name.
    values
        Those that change, by keys of `TOLD`, as people type them; None takes one out.
    options
        What people typed or could have typed for each key: faults are told of those, else of the labels.

    Raises
    ------
    InputError
        If there is no such stop, or with all faults of the values; nothing is written then.
    """
    dossier = open_dossier(path, data, notify)
    catalogue = dossier.plan.catalogue
    known = find_stop(dossier.config, stop, str(dossier.file or dossier.folder)).id
    before = EditedConfig.of(dossier, lang)
    rows = before.table["stops"]
    number = next(n for n, row in enumerate(rows, start=1) if (row.get("id") or row["commune"]) == known)
    told = options if options is not None else dict.fromkeys(TOLD, "")
    asked = OptionFaults(message("stop.asked"), options=told, table="stops")
    given = {key: value for key, value in values.items() if value is not None}
    row = canonical_entry(given, KEYS, own_names(before.table, catalogue), Spot(asked))
    asked.settle()
    changed = {key: row.get(key) for key in values}
    after = before.changed("stops", number, changed, catalogue)
    sheet = FaultSheet(before.file.name, written={("stops", number): Spot(asked)})
    config = judge(after.table, catalogue, sheet)
    asked.settle()
    after.write(before, config, catalogue)
    return after.file
