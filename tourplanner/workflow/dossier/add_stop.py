"""Adding communes to a dossier as stops of its grid."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tourplanner.domain.place import Catalogue, Commune
from tourplanner.errors import InputError
from tourplanner.inputs.config.canonical import canonical_entry, own_names
from tourplanner.inputs.config.places import note_unknown_commune
from tourplanner.inputs.config.read import judge
from tourplanner.inputs.config.typed_values import typed_values
from tourplanner.inputs.faults import FaultSheet, Spot
from tourplanner.inputs.faults import Path as Place
from tourplanner.inputs.option_faults import OptionFaults
from tourplanner.inputs.slug import slug
from tourplanner.inputs.typed.names import Doubt
from tourplanner.inputs.typed.places import commune_names
from tourplanner.message import Notify, message
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.changed_stops import KEYS, ChangedStops, settle_once, usual_options, written
from tourplanner.workflow.dossier.dossier import open_ahead
from tourplanner.workflow.dossier.edited_config import EditedConfig, Values


def add_stops(
    path: Path,
    communes: Sequence[str],
    values: Values,
    lang: Language,
    data: Path | None,
    notify: Notify,
    options: Mapping[str, str] | None = None,
) -> ChangedStops:
    """Add a stop in each of some communes, and its intercommunalité where those are listed.

    A second stop in a commune has an id of its own, made of the commune's name.

    Parameters
    ----------
    path
        The folder of a dossier, or its ``plan.json``.
    communes
        Their INSEE codes or names.
    values
        What is said of all of them, by keys of `KEYS`, as people type it.
    notify
        Told that the config has to be planned again, and how.
    options
        As of `edit_stops`; ``commune`` among them.

    Raises
    ------
    InputError
        With all faults of the names and values; nothing is written then.
    """
    dossier = open_ahead(path, data, notify)
    catalogue = dossier.plan.catalogue
    told = options if options is not None else {"commune": "", **usual_options(KEYS)}
    asked = OptionFaults(message("stop.asked"), options=told, table="stops")
    before = EditedConfig.of(dossier, lang)
    codes = tuple(each.code for each in _named_at(communes, catalogue, Spot(asked).at("commune")))
    given = typed_values({key: each for key, each in values.items() if each is not None}, KEYS, "stops")
    row = canonical_entry(given, KEYS, own_names(before.table, catalogue), Spot(asked))
    asked.settle()
    after, first = before, len(before.table["stops"]) + 1
    for code in codes:
        after = _with_area(after, code, catalogue)
        after = after.added("stops", {**_named(after, code, catalogue), **row}, catalogue)
    new: dict[Place, Spot] = {("stops", first + rank): Spot(asked) for rank in range(len(codes))}
    try:
        config = judge(after.table, catalogue, FaultSheet(before.file.name, written=new))
        asked.settle()
    except InputError as error:
        raise settle_once(error) from None
    names = tuple(catalogue.communes[code].name for code in codes)
    return written(dossier, before, after, config, names, notify)


def named_communes(names: Sequence[str], catalogue: Catalogue) -> tuple[Commune, ...]:
    """The communes of a catalogue by their INSEE codes or names, each once.

    Raises
    ------
    InputError
        With all names that are none, or of several.
    """
    sheet = FaultSheet("")
    found = _named_at(names, catalogue, Spot(sheet))
    sheet.settle()
    return found


def _named_at(names: Sequence[str], catalogue: Catalogue, spot: Spot) -> tuple[Commune, ...]:
    """Communes by their names, each once; what is none is a fault at `spot`."""
    book, found = commune_names(catalogue), []
    for name in names:
        code = book.find(name)
        if isinstance(code, Doubt):
            spot.fault(code.what, code.maybe)
        elif code is None or code not in catalogue.communes:
            note_unknown_commune(name, spot, catalogue)
        else:
            found.append(code)
    return tuple(catalogue.communes[code] for code in dict.fromkeys(found))


def _with_area(said: EditedConfig, code: str, catalogue: Catalogue) -> EditedConfig:
    """With the area of a commune, where areas are listed, and the commune, where theirs are.

    Whoever names a commune means that it is toured.
    """
    rows, epci = said.table.get("areas", ()), catalogue.communes[code].epci
    number = next((number for number, row in enumerate(rows, start=1) if row.get("epci") == epci), 0)
    if not number:
        return said.added("areas", {"epci": epci}, catalogue) if rows else said
    communes = rows[number - 1].get("communes")
    if not communes or code in communes:
        return said
    return said.changed("areas", {number: {"communes": [*communes, code]}}, catalogue)


def _named(said: EditedConfig, code: str, catalogue: Catalogue) -> dict[str, object]:
    """The commune of a stop, and an id where another one is there already."""
    taken = {str(row.get("id") or row["commune"]) for row in said.table["stops"]}
    if code not in taken and all(row["commune"] != code for row in said.table["stops"]):
        return {"commune": code}
    name = slug(catalogue.communes[code].name)
    ways = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return {"commune": code, "id": next(each for each in ways if each not in taken)}
