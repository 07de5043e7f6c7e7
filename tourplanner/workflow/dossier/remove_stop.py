"""Taking stops out of the config of a dossier, with what was only said of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tourplanner.inputs.config.find_stop import find_stop
from tourplanner.inputs.config.read import judge
from tourplanner.inputs.faults import FaultSheet
from tourplanner.message import Notify, message
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.changed_stops import ChangedStops, written
from tourplanner.workflow.dossier.dossier import open_ahead
from tourplanner.workflow.dossier.edited_config import EditedConfig


def remove_stops(
    path: Path, stops: Sequence[str], lang: Language, data: Path | None, notify: Notify
) -> ChangedStops:
    """Take stops out of the config of a dossier; what fixed them and what befalls them goes with them.

    Parameters
    ----------
    path
        The folder of a dossier, or its ``plan.json``.
    stops
        Their ids, the codes of their communes or their names.
    notify
        Told how many locks and events went along, and how the config is planned again.

    Raises
    ------
    InputError
        If there is no such stop, or no other would be left; nothing is written then.
    """
    dossier = open_ahead(path, data, notify)
    catalogue, where = dossier.plan.catalogue, str(dossier.file or dossier.folder)
    known = {stop.id: stop.name for stop in (find_stop(dossier.config, each, where) for each in stops)}
    before = EditedConfig.of(dossier, lang)
    gone = {
        name: [
            number
            for number, row in enumerate(before.table.get(name, ()), start=1)
            if known.keys() & _named(name, row)
        ]
        for name in ("locks", "events", "stops")
    }
    after = before
    for name, numbers in gone.items():
        for number in reversed(numbers):
            after = after.without(name, number, catalogue)
    config = judge(after.table, catalogue, FaultSheet(before.file.name))
    if gone["locks"] or gone["events"]:
        notify(message("stop.gone-along", locks=len(gone["locks"]), events=len(gone["events"])))
    return written(dossier, before, after, config, tuple(known.values()), notify)


def _named(name: str, row: Mapping[str, object]) -> set[str]:
    """The stops that a row is of."""
    if name == "stops":
        return {str(row.get("id") or row["commune"])}
    between = row.get("between")
    ends = between if isinstance(between, list | tuple) else ()
    return {str(each) for each in (row.get("stop"), *ends) if each}
