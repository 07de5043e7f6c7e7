"""The sheets of a config's workbook, derived from the declaration of its keys.

A plain table becomes rows of a sheet of settings, one row per key (and per entry of a list); a list
of tables becomes a sheet with one row per table. A list of tables inside such a row is a sheet of
its own, whose first column names the row that it belongs to.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tourplanner.inputs.config.key import REQUIRED, Key, Shape
from tourplanner.inputs.config.keys import ROOT
from tourplanner.inputs.workbook.words import RULES, SHEETS

Steps = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A key that is not a table: its steps from the table (or the root) that its sheet is about."""

    steps: Steps
    key: Key
    full_name: str

    @property
    def name(self) -> str:
        """The steps joined: ``morning.open``."""
        return ".".join(self.steps)

    @property
    def is_list(self) -> bool:
        """Whether it has several values."""
        return self.key.kind.form.shape is Shape.LIST

    @property
    def refers(self) -> str:
        """What its values are names of; "" for values that stand for themselves."""
        return self.key.refers


@dataclass(frozen=True, slots=True)
class Settings:
    """A sheet of plain keys, known as ``table``; ``tables`` are the plain tables that it shows."""

    table: str
    fields: tuple[Field, ...]
    tables: tuple[Steps, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A sheet of a list of tables at ``steps`` of the root, or of each row of ``owner``.

    ``table`` is the full name of the list: ``stops.not_on``.
    """

    table: str
    steps: Steps
    fields: tuple[Field, ...]
    owner: "Listing | None" = None

    @property
    def name_fields(self) -> tuple[Field, ...]:
        """The keys that name a row, the first that is there does: its id, else what it has to have."""
        texts = (field for field in self.fields if field.key.kind.form.shape is Shape.TEXT)
        needed = [field for field in texts if field.key.default is REQUIRED]
        own = [field for field in self.fields if field.name == "id"]
        return tuple(dict.fromkeys([*own, *(needed or self.fields)[:1]]))


Layout = tuple[Settings | Listing, ...]


MARKED = "tourplanner_"
"""How the marks of sheets begin."""


def mark_of(sheet: Settings | Listing) -> str:
    """The name in the workbook that stays with a sheet, whatever becomes of its own name and its titles."""
    return MARKED + sheet.table.replace(".", "_")


def layout(root: tuple[Key, ...] = ROOT) -> Layout:
    """The sheets of a config that is declared by `root`: settings first, then lists."""
    settings: dict[str, list[Field]] = {RULES: []}
    tables: dict[str, list[Steps]] = {RULES: []}
    for key in root:
        if key.kind.many:
            continue
        sheet = key.name if key.name in SHEETS else RULES
        fields = settings.setdefault(sheet, [])
        fields += _fields((key,))
        tables.setdefault(sheet, []).extend(_plain_tables((key,)))
    pages = [Settings(table, tuple(settings[table]), tuple(tables[table])) for table in settings]
    return (*pages, *_listings(root, (), None))


def _fields(keys: tuple[Key, ...], above: Steps = (), prefix: str = "") -> Iterator[Field]:
    """The keys that are no tables, those of plain tables inside too."""
    for key in keys:
        steps = (*above, key.name)
        if not key.kind.keys:
            yield Field(steps, key, prefix + ".".join(steps))
        elif not key.kind.many:
            yield from _fields(key.kind.keys, steps, prefix)


def _plain_tables(keys: tuple[Key, ...], above: Steps = ()) -> Iterator[Steps]:
    for key in keys:
        if key.kind.keys and not key.kind.many:
            yield (*above, key.name)
            yield from _plain_tables(key.kind.keys, (*above, key.name))


def _listings(keys: tuple[Key, ...], above: Steps, owner: Listing | None) -> Iterator[Listing]:
    for key in keys:
        steps = (*above, key.name)
        if not key.kind.keys:
            continue
        if not key.kind.many:
            yield from _listings(key.kind.keys, steps, owner)
            continue
        table = ".".join([owner.table, *steps] if owner else steps)
        sheet = Listing(table, steps, tuple(_fields(key.kind.keys, prefix=f"{table}.")), owner)
        yield sheet
        yield from _listings(key.kind.keys, (), sheet)
