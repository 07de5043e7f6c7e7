"""What a config says of where it lies: read before its places are, since it tells which these are.

Nothing here is a fault: what is not understood is told when the config is read.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from tourplanner.domain.territory import COUNTRIES, FRANCE, HOME, Territory
from tourplanner.files.together import read_whole
from tourplanner.inputs.departements import find_departement
from tourplanner.inputs.workbook.archive import SUFFIXES, looks_like_a_workbook

TABLE = "data"
DEPARTEMENTS, COUNTRY = "departements", "country"


def territory_of(config: Path) -> Territory:
    """Where the config in a file lies, TOML or a workbook; the Gers for one that cannot be read."""
    try:
        content = read_whole(config)
    except (OSError, ValueError):
        return HOME
    if config.suffix.lower() in SUFFIXES or looks_like_a_workbook(content):
        # openpyxl is not quick to load, and most configs are TOML.
        from tourplanner.inputs.workbook.glance import glance  # noqa: PLC0415

        said = glance(content, (f"{TABLE}.{DEPARTEMENTS}", f"{TABLE}.{COUNTRY}"))
        country = said.get(f"{TABLE}.{COUNTRY}", [""])
        return _territory(said.get(f"{TABLE}.{DEPARTEMENTS}", ()), country[0])
    try:
        return territory_in(tomllib.loads(content.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        return HOME


def territory_in(table: Mapping[str, object] | None) -> Territory:
    """Where the config lies that a table says."""
    said = (table or {}).get(TABLE)
    if not isinstance(said, Mapping):
        return HOME
    named, country = said.get(DEPARTEMENTS), said.get(COUNTRY)
    return _territory(named if isinstance(named, list | tuple) else (), country)


def _territory(named: Sequence[object], country: object) -> Territory:
    codes = [find_departement(each) for each in named if isinstance(each, str)]
    known = country if isinstance(country, str) and country in COUNTRIES else FRANCE
    return Territory(tuple(dict.fromkeys(filter(None, codes))), known)
