"""The départements that tables ship of, by their codes or names."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tourplanner.domain.departement import Departement
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.columns import declared_tables
from tourplanner.inputs.tables.csvtext import read_sheet, shipped_table
from tourplanner.inputs.tables.rows import read_rows
from tourplanner.inputs.typed.names import Called, Doubt, NameBook
from tourplanner.message import silent

TABLE = "departements"


@cache
def departements() -> Mapping[str, Departement]:
    """Every département by its code, in the order of the codes."""
    name = f"{TABLE}.csv"
    sheet = read_sheet(data_folder() / name, shipped_table(name), silent)
    table, _ = read_rows(TABLE, sheet, declared_tables()[TABLE], silent)
    return MappingProxyType(
        {
            row.text("departement"): Departement(
                row.text("departement"), row.text("name"), row.text("of_name"), row.text("capital")
            )
            for row in table.records
        }
    )


def find_departement(text: str) -> str:
    """The code of the département that a code or a name means; "" when none is."""
    code = text.strip().upper()
    code = f"0{code}" if len(code) == 1 else code
    if code in departements():
        return code
    found = _names().find(text)
    return "" if found is None or isinstance(found, Doubt) else found


@cache
def _names() -> NameBook:
    return NameBook.of(Called(each.code, each.name, also=(each.of_name,)) for each in departements().values())
