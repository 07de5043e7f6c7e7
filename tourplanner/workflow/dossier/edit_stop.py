"""Changing what a config says of stops: of one, or the same of several."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.inputs.config.canonical import canonical_entry, own_names
from tourplanner.inputs.config.find_stop import find_stop
from tourplanner.inputs.config.read import judge
from tourplanner.inputs.config.typed_values import typed_values
from tourplanner.inputs.faults import FaultSheet, Spot
from tourplanner.inputs.option_faults import OptionFaults
from tourplanner.message import Notify, message
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.changed_stops import KEYS, ChangedStops, settle_once, usual_options, written
from tourplanner.workflow.dossier.dossier import open_ahead
from tourplanner.workflow.dossier.edited_config import EditedConfig, Values


def edit_stops(
    path: Path,
    stops: Sequence[str],
    values: Values,
    lang: Language,
    data: Path | None,
    notify: Notify,
    options: Mapping[str, str] | None = None,
) -> ChangedStops:
    """Change values of stops in the config of a dossier, of all of them or of none.

    Parameters
    ----------
    path
        The folder of a dossier, or its ``plan.json``.
    stops
        Their ids, the codes of their communes or their names.
    values
        Those that change, by keys of `KEYS`, as people type them; None takes one out.
    notify
        Told, where the plan does not go with the config any more, how it is planned again.
    options
        What people typed or could have typed for each key: faults are told of those, else of the labels.

    Raises
    ------
    InputError
        If there is no such stop, or with all faults of the values; nothing is written then.
    """
    dossier = open_ahead(path, data, notify)
    catalogue, where = dossier.plan.catalogue, str(dossier.file or dossier.folder)
    known = {stop.id: stop.name for stop in (find_stop(dossier.config, each, where) for each in stops)}
    before = EditedConfig.of(dossier, lang)
    asked = OptionFaults(message("stop.asked"), options=options or usual_options(KEYS), table="stops")
    given = typed_values({key: each for key, each in values.items() if each is not None}, KEYS, "stops")
    row = canonical_entry(given, KEYS, own_names(before.table, catalogue), Spot(asked))
    asked.settle()
    numbers = [
        number
        for number, each in enumerate(before.table["stops"], start=1)
        if (each.get("id") or each["commune"]) in known
    ]
    changed = {key: row.get(key) for key in values}
    after = before.changed("stops", dict.fromkeys(numbers, changed), catalogue)
    sheet = FaultSheet(before.file.name, written={("stops", number): Spot(asked) for number in numbers})
    try:
        config = judge(after.table, catalogue, sheet)
        asked.settle()
    except InputError as error:
        raise settle_once(error) from None
    return written(dossier, before, after, config, tuple(known.values()), notify)
