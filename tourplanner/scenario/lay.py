"""Laying scenarios over a config: only its table is edited, then judged as any config is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tourplanner.domain.place import Catalogue
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.config.canonical import canonical
from tourplanner.inputs.config.read import ConfigFile, judge
from tourplanner.inputs.faults import FaultSheet, Path, Spot
from tourplanner.message import Text, message
from tourplanner.scenario.draft import Draft
from tourplanner.scenario.edits import lay_over
from tourplanner.scenario.locks import check_locks_kept
from tourplanner.scenario.scenario import Overlay, Scenario


def under(file: ConfigFile, scenario: Scenario, catalogue: Catalogue) -> ConfigFile:
    """The config with a scenario laid over it.

    Raises
    ------
    InputError
        With all faults, each at its key of the scenario, or of the config where that is at fault.
    """
    try:
        laid = lay(file, [scenario.overlay], catalogue)
    except InputError as error:
        raise InputError(dict.fromkeys((*scenario.faults, *error.faults))) from None
    if scenario.faults:
        raise InputError(scenario.faults)
    return laid


def lay(
    file: ConfigFile, overlays: Sequence[Overlay], catalogue: Catalogue, whole: Text | None = None
) -> ConfigFile:
    """The config with overlays laid over it, one after the other.

    Its ``sha256`` stays that of the file: a scenario is no file of its own.

    Parameters
    ----------
    whole
        What faults call the whole; None for the name of the file with those of the overlays.

    Raises
    ------
    InputError
        With all faults.
    """
    draft = Draft.of(file.table)
    sheets = [FaultSheet(overlay.source, overlay.lines) for overlay in overlays]
    for overlay, sheet in zip(overlays, sheets, strict=True):
        lay_over(draft, overlay, Spot(sheet, overlay.path), catalogue)
    names = list(dict.fromkeys(overlay.source for overlay in overlays))
    name = whole or (message("scenario.over", file=file.source, names=names) if names else file.source)
    sheet = FaultSheet(name, written=_in_files(draft))
    table = canonical(draft.table(), catalogue, sheet)
    try:
        config = judge(table, catalogue, sheet)
    except InputError as error:
        raise InputError((*_faults(sheets), *error.faults)) from None
    check_locks_kept(file.config, config, draft, overlays, sheets)
    if faults := _faults(sheets):
        raise InputError(faults)
    return replace(file, config=config, table=table)


def _in_files(draft: Draft) -> Mapping[Path, Spot]:
    """Where the scenarios' files say the parts of a draft; what is in no file is told by its own key."""
    return {path: spot for path, spot in draft.written().items() if spot.sheet.lines}


def _faults(sheets: Sequence[FaultSheet]) -> list[Fault]:
    return [fault for sheet in sheets for _, fault in sorted(sheet.found, key=lambda item: item[0])]
