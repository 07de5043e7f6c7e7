"""The config of a dossier while it is changed: what it says, and the bytes of its file, in step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue
from tourplanner.errors import InputError, TourPlannerError
from tourplanner.files.write import write_atomically
from tourplanner.inputs.config.canonical import own_names
from tourplanner.inputs.config.crew_keys import VAN
from tourplanner.inputs.config.event_keys import EVENT
from tourplanner.inputs.config.key import Key, Shape
from tourplanner.inputs.config.keys import AREA, DEPOT, LOCK
from tourplanner.inputs.config.read import config_of
from tourplanner.inputs.config.stop_keys import STOP
from tourplanner.inputs.config.toml_rows import with_row, without_row
from tourplanner.inputs.config.toml_settings import with_settings
from tourplanner.inputs.config.toml_values import with_values
from tourplanner.inputs.starter import PLAN as CONFIG
from tourplanner.inputs.typed.places import area_names
from tourplanner.message import message
from tourplanner.outputs.starter import commented
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.dossier.dossier import Dossier

Values = Mapping[str, object]
LISTS = {"depots": DEPOT, "vans": VAN, "areas": AREA, "stops": STOP, "locks": LOCK, "events": EVENT}
WORKBOOK = ".xlsx"
MARK = b"\xef\xbb\xbf"
"""The byte order mark that some editors put in front."""


@dataclass(frozen=True, slots=True)
class EditedConfig:
    """A config: its canonical table, and the bytes of a file that says it, TOML or a workbook."""

    file: Path
    table: dict[str, Any]
    content: bytes

    @classmethod
    def of(cls, dossier: Dossier, lang: Language) -> "EditedConfig":
        """That of a dossier, or the one that is written from its plan, with comments in `lang`."""
        table = dict(dossier.table)
        if dossier.file is None:
            text = commented(table, dossier.plan.catalogue, words_in(lang), dossier.plan.name)
            return cls(dossier.folder / CONFIG, table, text.encode())
        return cls(dossier.file, table, dossier.file.read_bytes())

    @property
    def is_workbook(self) -> bool:
        """Whether its file is a workbook."""
        return self.file.suffix.lower() == WORKBOOK

    def added(self, name: str, row: Values, catalogue: Catalogue) -> "EditedConfig":
        """With one more table at the end of a list."""
        table = {**self.table, name: [*self.table.get(name, ()), dict(row)]}
        if self.is_workbook:
            # openpyxl is not quick to load, and most configs are TOML.
            from tourplanner.inputs.workbook.rows import with_workbook_row  # noqa: PLC0415

            return EditedConfig(self.file, table, with_workbook_row(self.content, name, row, catalogue))
        mark, text = self._text()
        text = with_row(text, name, _dated(row, LISTS[name]), _remarks(name, row, table, catalogue))
        return EditedConfig(self.file, table, mark + text.encode())

    def without(self, name: str, which: int, catalogue: Catalogue) -> "EditedConfig":
        """Without the table of that number in a list.

        Raises
        ------
        InputError
            If a formula is in its row of a workbook.
        """
        rows = [row for place, row in enumerate(self.table[name], start=1) if place != which]
        table = {key: value for key, value in self.table.items() if key != name}
        table = {**table, name: rows} if rows else table
        if self.is_workbook:
            from tourplanner.inputs.workbook.rows import without_workbook_row  # noqa: PLC0415

            content = without_workbook_row(self.content, name, which, self.file.name, catalogue)
            return EditedConfig(self.file, table, content)
        mark, text = self._text()
        return EditedConfig(self.file, table, mark + without_row(text, name, which).encode())

    def changed(self, name: str, changes: Mapping[int, Values], catalogue: Catalogue) -> "EditedConfig":
        """With other values in tables of a list, by their numbers in it; None takes a key out.

        Raises
        ------
        InputError
            If a formula is in a cell of a workbook that would change.
        """
        rows = list(self.table[name])
        for which, values in changes.items():
            row = {**rows[which - 1], **values}
            rows[which - 1] = {key: value for key, value in row.items() if value is not None}
        table = {**self.table, name: rows}
        if self.is_workbook:
            from tourplanner.inputs.workbook.rows import with_workbook_values  # noqa: PLC0415

            content = with_workbook_values(self.content, name, changes, self.file.name, catalogue)
            return EditedConfig(self.file, table, content)
        mark, text = self._text()
        dated = {which: _dated(values, LISTS[name]) for which, values in changes.items()}
        return EditedConfig(self.file, table, mark + with_values(text, name, dated).encode())

    def with_settings(self, asked: Values) -> "EditedConfig | None":
        """With other values of what is no list of tables; None for a workbook that would need some."""
        before, after = (
            {key: value for key, value in table.items() if key not in LISTS} for table in (self.table, asked)
        )
        if before == after:
            return self
        if self.is_workbook:
            return None
        lists = {key: value for key, value in self.table.items() if key in LISTS}
        mark, text = self._text()
        return EditedConfig(self.file, {**after, **lists}, mark + with_settings(text, before, after).encode())

    def _text(self) -> tuple[bytes, str]:
        mark = MARK if self.content.startswith(MARK) else b""
        return mark, self.content.removeprefix(MARK).decode()

    def write(self, before: "EditedConfig", config: Config, catalogue: Catalogue) -> None:
        """Write the file, if it says that config and nobody wrote it since it was `before`.

        Raises
        ------
        InputError
            If somebody did, or it cannot be written.
        TourPlannerError
            If it would say another config, which is a fault of tourplanner.
        """
        said = config_of(self.content, self.file, catalogue)
        # Of a file of an earlier version it is its plan that tells whether the cycle repeats.
        repeats = replace(said.calendar, repeats=config.calendar.repeats)
        if replace(said, calendar=repeats) != config:
            raise TourPlannerError(message("event.our-bug"))
        if self.file.exists() and self.file.read_bytes() != before.content:
            raise InputError.of(str(self.file), message("event.changed-meanwhile"))
        write_atomically(self.file, self.content)


def _dated(row: Values, keys: tuple[Key, ...]) -> Values:
    """Values of a table with its dates as dates, which TOML has."""
    known = {key.name: key for key in keys}
    return {name: _dated_value(value, known.get(name)) for name, value in row.items()}


def _dated_value(value: object, key: Key | None) -> object:
    if key is None or value is None:
        return value
    if key.kind.many and isinstance(value, list | tuple):
        return [_dated(each, key.kind.keys) if isinstance(each, Mapping) else each for each in value]
    return _day(str(value)) if key.kind.form.shape is Shape.DAY else value


def _day(said: str) -> date | str:
    try:
        return date.fromisoformat(said)
    except ValueError:
        # What is none is told, with its key, by who reads the config.
        return said


def _remarks(name: str, row: Values, table: Mapping[str, Any], catalogue: Catalogue) -> dict[str, str]:
    """The names of what a table names by its code."""
    stops = own_names(table, catalogue)["stops"].known
    found = {}
    if name in {"events", "locks"} and (stop := stops.get(str(row.get("stop")))) and stop.name:
        found["stop"] = stop.name
    if (commune := catalogue.communes.get(str(row.get("commune")))) is not None:
        found["commune"] = commune.name
    if (area := area_names(catalogue).known.get(str(row.get("epci")))) is not None:
        found["epci"] = area.name
    return found
