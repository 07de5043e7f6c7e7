"""Reading a farm: places × scenarios × options × seeds, of which every combination is meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path

from tourplanner.domain.period import MINUTE
from tourplanner.inputs.config.table import Table, read_table
from tourplanner.inputs.departements import departements, find_departement, likely_departements
from tourplanner.inputs.faults import FaultSheet, Spot
from tourplanner.inputs.shipped import find_farm
from tourplanner.inputs.shown import shown
from tourplanner.inputs.toml_file import parse_toml, plain_table
from tourplanner.inputs.toml_lines import line_numbers
from tourplanner.message import message
from tourplanner.scenario.farm_keys import FARM, METHODS
from tourplanner.scenario.grid import read_grid
from tourplanner.scenario.option import Option, OptionReader, check_apart
from tourplanner.scenario.scenario import read_text

MOST = 200_000
"""Jobs; more is a slip."""
ALL = ("all", "tous")
"""What means every département."""
AS_IS = Option("", ())
"""The scenario of a farm that names none."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """Communes that are chosen together with their plan.

    Attributes
    ----------
    count
        How many, where there are as many.
    beyond_seconds
        Of driving, by car, from a France Services site: only who lives farther away counts.
    largest
        Inhabitants of a commune that can be chosen, at most; None for any.
    hour_worth
        Residents that an hour of driving counts for.
    """

    count: int
    beyond_seconds: int
    largest: int | None
    hour_worth: int


@dataclass(frozen=True, slots=True)
class FarmPlaces:
    """Places of one kind, each an instance: départements, intercommunalités or dossiers.

    ``stops`` and ``choosing`` say which communes one van serves there, in a cycle of ``weeks`` on
    ``weekdays`` (Monday = 0); a dossier has all that itself.
    """

    departements: tuple[str, ...]
    epcis: tuple[str, ...]
    dossiers: tuple[str, ...]
    stops: int | None
    choosing: Choosing | None
    weeks: int
    weekdays: tuple[int, ...]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.departements) + len(self.epcis) + len(self.dossiers)


@dataclass(frozen=True, slots=True)
class FarmOptions:
    """How solvers search: an engine, and seconds or rounds at most; None for no end but a proof."""

    name: str = ""
    time_limit: float | None = None
    rounds: int | None = None
    method: str = METHODS[0]


@dataclass(frozen=True, slots=True)
class Farm:
    """What is to be crossed; ``source`` is the name of the file, ``folder`` where it lies."""

    title: str
    why: str
    source: str
    folder: Path
    places: tuple[FarmPlaces, ...]
    scenarios: tuple[Option, ...] = (AS_IS,)
    options: tuple[FarmOptions, ...] = (FarmOptions(),)
    seeds: tuple[int, ...] = (0,)

    @property
    def number(self) -> int:
        """How many jobs there are."""
        places = sum(each.number for each in self.places)
        return prod((places, len(self.scenarios), len(self.options), len(self.seeds)))


def read_farm(path: Path) -> Farm:
    """Read the file of a farm; `path` may be the bare name of a shipped one.

    Raises
    ------
    InputError
        With all faults of its form, and of the scenarios and grids that it names.
    """
    file = find_farm(path)
    text = read_text(file)
    return parse_farm(parse_toml(text, file.name), file.name, text, file.parent)


def parse_farm(table: Mapping[str, object], source: str, text: str, folder: Path) -> Farm:
    """The farm that `table` says; files that it names are looked for in `folder` first.

    Raises
    ------
    InputError
        With all faults.
    """
    sheet = FaultSheet(source, line_numbers(text))
    root = read_table(plain_table(table), Spot(sheet), FARM)
    reader = OptionReader(sheet, folder)
    places = tuple(_places(row) for row in root.rows("instances"))
    if root.has("instances") and not places:
        root.spot.at("instances").fault(message("farm.no-place"), message("farm.add-place"))
    scenarios = [reader.option(row) for row in root.rows("scenarios")]
    for number, name in enumerate(root.get("grids") or (), start=1):
        scenarios += _of_grid(name, root.spot.at("grids").at(number), reader)
    options = tuple(_options(row) for row in root.rows("options")) or (FarmOptions(),)
    check_apart(root.rows("scenarios"))
    check_apart(root.rows("options"))
    farm = Farm(
        title=root.get("title") or "",
        why=root.get("why") or "",
        source=source,
        folder=folder,
        places=places,
        scenarios=tuple(scenarios) or (AS_IS,),
        options=options,
        seeds=root.get("seeds") or (0,),
    )
    if farm.number > MOST:
        what = message("farm.too-many", number=farm.number, most=MOST)
        root.spot.at("instances").fault(what, message("scenario.fewer-options"))
    reader.settle()
    return farm


def _places(row: Table) -> FarmPlaces:
    count = row.get("choose")
    choosing = None
    if count is not None and row.has("beyond", "hour_worth"):
        choosing = Choosing(count, row["beyond"] * MINUTE, row.get("largest"), row["hour_worth"])
    return FarmPlaces(
        departements=_departements(row),
        epcis=row.get("epcis") or (),
        dossiers=row.get("dossiers") or (),
        stops=row.get("stops"),
        choosing=choosing,
        weeks=row.get("weeks") or 1,
        weekdays=tuple(sorted(row.get("weekdays") or ())),
    )


def _departements(row: Table) -> tuple[str, ...]:
    """The codes of those that are named, each once."""
    found: dict[str, None] = {}
    for number, name in enumerate(row.get("departements") or (), start=1):
        if name.strip().casefold() in ALL:
            found |= dict.fromkeys(departements())
        elif code := find_departement(name):
            found[code] = None
        else:
            likely = likely_departements(name)
            codes = [message("toml.code", code=each.code, name=each.name) for each in likely]
            cure = message("kind.any-of", meant=codes) if codes else ""
            spot = row.spot.at("departements").at(number)
            spot.fault(message("farm.no-departement", seen=shown(name)), cure)
    return tuple(found)


def _options(row: Table) -> FarmOptions:
    return FarmOptions(
        name=row.get("name") or "",
        time_limit=row.get("time_limit"),
        rounds=row.get("rounds"),
        method=row.get("method") or METHODS[0],
    )


def _of_grid(name: str, spot: Spot, reader: OptionReader) -> list[Option]:
    """Every combination of a grid, as one scenario each."""
    grid = reader.named(name, f"{name.removesuffix('.toml')}.toml", spot, read_grid)
    return (
        []
        if grid is None
        else [
            Option(
                " · ".join(each.name for each in chosen), tuple(o for each in chosen for o in each.overlays)
            )
            for chosen in grid.combinations()
        ]
    )
