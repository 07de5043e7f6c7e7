"""Reading a scenario: a small TOML file that is laid over a config."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tourplanner.errors import Fault, InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import read_whole
from tourplanner.inputs.config.table import Table, read_table
from tourplanner.inputs.faults import FaultSheet, Spot
from tourplanner.inputs.faults import Path as KeyPath
from tourplanner.inputs.shipped import find_scenario
from tourplanner.inputs.toml_file import decode_text, parse_toml, plain_table
from tourplanner.inputs.toml_lines import line_numbers
from tourplanner.message import Text, message
from tourplanner.scenario.keys import SCENARIO, said

Rows = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is laid over the table of a config, and where it is written.

    Attributes
    ----------
    source, lines, path
        The file's name, the lines of its keys, and the keys that lead to the overlay in it.
    settings
        New values of keys, by table of the config.
    added
        New entries, by list of the config.
    removed
        Names of entries that are left out, by list of the config.
    defaults
        Full names of keys that get their default again.
    changed
        New values of keys, by list and by name of the entry.
    changed_in, changed_everywhere
        New values for all stops of an intercommunalité, by SIREN, and for every stop.
    """

    source: Text
    lines: Mapping[KeyPath, int] = field(default_factory=dict, compare=False, repr=False)
    path: KeyPath = ()
    settings: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    added: Mapping[str, tuple[Mapping[str, object], ...]] = field(default_factory=dict)
    removed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    defaults: tuple[str, ...] = ()
    changed: Mapping[str, Rows] = field(default_factory=dict)
    changed_in: Rows = field(default_factory=dict)
    changed_everywhere: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A what-if: its title, the reason for it, its file's name, and what it lays over a config.

    ``faults`` are those of its form, to be told together with those that show over the config.
    """

    title: str
    why: str
    source: str
    overlay: Overlay
    faults: tuple[Fault, ...] = ()


def read_scenario(path: Path) -> Scenario:
    """Read a scenario file; `path` may be the bare name of a shipped one.

    Raises
    ------
    InputError
        If it cannot be read, or is not TOML. Any other fault is kept in the scenario.
    """
    file = find_scenario(path)
    text = read_text(file)
    return parse_scenario(parse_toml(text, file.name), file.name, text)


def parse_scenario(table: Mapping[str, object], source: str, text: str = "") -> Scenario:
    """The scenario that `table` says; `text` is the TOML that it was read from, for lines of faults."""
    sheet = FaultSheet(source, line_numbers(text))
    root = read_table(plain_table(table), Spot(sheet), SCENARIO)
    return Scenario(
        title=root.get("title") or Path(source).stem,
        why=root.get("why") or "",
        source=source,
        overlay=overlay_of(root, source, sheet.lines),
        faults=tuple(fault for _, fault in sorted(sheet.found, key=lambda item: item[0])),
    )


def overlay_of(root: Table, source: Text, lines: Mapping[KeyPath, int]) -> Overlay:
    """The overlay of a table that was read by the keys of `scenario_keys.OVERLAY`, among others."""
    removed, change = said(root.get("remove")), _change(root.get("change"))
    defaults = removed.pop("keys", ())
    return Overlay(
        source=source,
        lines=lines,
        path=root.spot.path,
        settings=said(root.get("set")),
        added={name: tuple(map(said, rows)) for name, rows in said(root.get("add")).items()},
        removed=removed,
        defaults=defaults,
        changed_in=change.pop("stops_in", {}),
        changed_everywhere=change.pop("all_stops", {}),
        changed=change,
    )


def _change(table: Table | None) -> dict[str, Any]:
    if table is None:
        return {}
    return {
        name: said(value) if isinstance(value, Table) else {key: said(row) for key, row in value.items()}
        for name, value in table.values.items()
        if value is not None
    }


def read_text(path: Path) -> str:
    """The text of a TOML file.

    Raises
    ------
    InputError
        If it cannot be read, or is not UTF-8.
    """
    try:
        return decode_text(read_whole(path), path.name)
    except FileNotFoundError:
        raise InputError.of(str(path), message("file.missing")) from None
    except IsADirectoryError:
        raise InputError.of(str(path), message("file.a-folder-not-toml")) from None
    except OSError as error:
        what = message("file.unreadable", reason=system_reason(error))
        raise InputError.of(str(path), what) from None
