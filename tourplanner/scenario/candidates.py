"""What choosing communes lays over a config: all candidates as wishes, or the chosen ones as promises."""

from collections.abc import Collection, Mapping, Sequence

from tourplanner.domain.period import WEEKDAYS
from tourplanner.domain.place import Commune
from tourplanner.inputs.config.read import ConfigFile
from tourplanner.scenario.scenario import Overlay, Rows

Stops = tuple[Mapping[str, object], ...]


def wished_for(file: ConfigFile, communes: Sequence[Commune], weekdays: Collection[int]) -> Overlay:
    """The candidates as wished-for stops, with their areas and touring days.

    Parameters
    ----------
    weekdays
        Weekdays (Monday = 0) on which they are toured, added to the touring days of the calendar; none
        for those of the config.
    """
    stops: Stops = tuple({"commune": each.code, "required": False} for each in communes)
    return _overlay(file, communes, weekdays, stops, {})


def promised(
    file: ConfigFile, communes: Sequence[Commune], losers: Collection[str], weekdays: Collection[int]
) -> Overlay:
    """The chosen communes as promised stops; the stops of the ids `losers` are only wished for."""
    stops: Stops = tuple({"commune": each.code} for each in communes)
    return _overlay(file, communes, weekdays, stops, {loser: {"required": False} for loser in losers})


def _overlay(
    file: ConfigFile,
    communes: Sequence[Commune],
    weekdays: Collection[int],
    stops: Stops,
    changed: Rows,
) -> Overlay:
    named = [WEEKDAYS[day] for day in weekdays]
    toured = sorted({*file.config.calendar.weekdays, *weekdays})
    rows = _areas(file)
    epcis = dict.fromkeys(each.epci for each in communes) if rows else {}
    new = tuple(
        {"epci": epci, **({"weekdays": named} if named else {})} for epci in epcis if epci not in rows
    )
    return Overlay(
        "choose",
        settings={"calendar": {"weekdays": [WEEKDAYS[day] for day in toured]}} if named else {},
        added={"stops": stops, "areas": new},
        # An area of which only some communes were to be toured is open to the others as well.
        defaults=tuple(f"areas.{epci}.communes" for epci in epcis if "communes" in rows.get(epci, {})),
        changed={"stops": changed},
    )


def _areas(file: ConfigFile) -> Rows:
    """The areas of a config's table, by SIREN."""
    rows = file.table.get("areas", ())
    assert isinstance(rows, list | tuple)
    return {str(row["epci"]): row for row in rows}
