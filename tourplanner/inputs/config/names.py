"""Names by which parts of a config know each other: ids of depots, vans and stops, and areas."""

from collections.abc import Iterable, Mapping

from tourplanner.domain.place import Catalogue
from tourplanner.inputs.config.table import Table
from tourplanner.inputs.faults import nearest, nearest_name
from tourplanner.inputs.shown import shown
from tourplanner.inputs.typed.names import bare_name
from tourplanner.inputs.typed.places import commune_names
from tourplanner.message import Message, Text, message

_NONE = {
    "depots": message("config.no-depot"),
    "vans": message("config.no-van"),
    "stops": message("config.no-stop"),
}
"""What is said of the lists that must not be empty."""


def check_names(root: Table) -> None:
    """Note names that are used twice or lead nowhere, and lists that must not be empty."""
    for key, what in _NONE.items():
        if root.has(key) and not root.rows(key):
            root.spot.at(key).fault(what, message("toml.add-table", name=key))
    for key, id_key in (("depots", "id"), ("vans", "id"), ("crews", "id"), ("areas", "epci")):
        _check_once(root.rows(key), id_key)
    _check_stops_once(root.rows("stops"))
    depots = known_ids(root, "depots")
    for van in root.rows("vans"):
        check_known(van, "depot", depots)


def stop_id(stop: Table) -> str | None:
    """The id of a stop, its commune's code unless it has one of its own; None when not known."""
    if not stop.has("id"):
        return None
    name: str | None = stop["id"] or stop.get("commune")
    return name


def known_ids(root: Table, key: str) -> set[str] | None:
    """The ids of the tables in the list `key`; None when one is not known."""
    rows = root.rows(key)
    ids = {stop_id(row) if key == "stops" else row.get("id") for row in rows}
    return {name for name in ids if name} if rows and None not in ids else None


def known_stops(root: Table, catalogue: Catalogue) -> dict[str, str] | None:
    """What the stops are called, by their ids; None when one is not known."""
    if known_ids(root, "stops") is None:
        return None
    communes = {stop_id(row): catalogue.communes.get(row.get("commune") or "") for row in root.rows("stops")}
    return {name: commune.name if commune else name for name, commune in communes.items() if name}


def check_stop(table: Table, known: Mapping[str, str] | None, catalogue: Catalogue) -> None:
    """Note that the stop of a table is none of the config, with what may be meant.

    Parameters
    ----------
    known
        What the stops are called, by their ids; None where they are not known.
    """
    name = table.get("stop")
    if name is None or known is None or name in known:
        return
    spot, code = table.spot.at("stop"), commune_names(catalogue).find(name)
    if isinstance(code, str) and code in catalogue.communes:
        there = catalogue.communes[code].name
        spot.fault(message("config.no-stop-there", name=there, code=code), message("config.add-stop"))
        return
    near = nearest(bare_name(name), [*known.values(), *known])
    ids = [each for each in sorted(known) if near and near[0] in (each, known[each])]
    likely = [message("toml.code", code=each, name=known[each]) for each in ids]
    spot.fault(_unknown("stop", shown(name)), message("config.any-of", codes=likely) if likely else "")


def check_known(table: Table, key: str, ids: Iterable[str] | None) -> None:
    """Note that `key` of a table leads nowhere, with the nearest of `ids`; None: they are not known."""
    name = table.get(key)
    if name is None or ids is None or name in ids:
        return
    likely = nearest_name(name, sorted(ids)) or (sorted(ids) if len(set(ids)) == 1 else [])
    table.spot.at(key).fault(
        _unknown(key, shown(name)), message("toml.you-mean", value=likely[0]) if likely else ""
    )


def _unknown(key: str, seen: Text) -> Message:
    """What is said of a name that leads to no depot, van or stop."""
    match key:
        case "depot":
            return message("config.unknown-depot", seen=seen)
        case "van":
            return message("config.unknown-van", seen=seen)
        case "crew":
            return message("config.unknown-crew", seen=seen)
        case _:
            return message("config.unknown-stop", seen=seen)


def _check_once(rows: tuple[Table, ...], key: str) -> None:
    seen: set[str] = set()
    for row in rows:
        if not row.has(key):
            continue
        if row[key] in seen:
            row.spot.at(key).fault(message("config.twice", seen=shown(row[key])))
        seen.add(row[key])


def _check_stops_once(stops: tuple[Table, ...]) -> None:
    seen: set[str] = set()
    for stop in stops:
        name = stop_id(stop)
        if name in seen:
            key = "id" if stop["id"] else "commune"
            own = message("toml.new-id", id=f"{name}-2")
            cure = message("config.another-id") if stop["id"] else own
            stop.spot.at(key).fault(message("config.stop-twice", seen=shown(name)), cure)
        if name:
            seen.add(name)
