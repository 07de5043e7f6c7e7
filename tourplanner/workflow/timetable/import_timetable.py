"""Starting from the timetable that exists: a dossier whose calendar is that timetable, judged and priced."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tourplanner.domain.departement import departement_of
from tourplanner.domain.territory import FRANCE, Territory
from tourplanner.domain.timetable import Timetable, TimetableRow
from tourplanner.errors import Fault, InputError
from tourplanner.files.writable import require_writable
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.starter import PLAN as CONFIG
from tourplanner.inputs.tables.departements_of import departements_at, departements_with
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.inputs.timetable.read import read_lines
from tourplanner.inputs.timetable.vehicles import fleet_of
from tourplanner.message import message, silent
from tourplanner.outputs.names import MAP
from tourplanner.workflow.plan import default_folder
from tourplanner.workflow.sources.decoded_plan import PLAN
from tourplanner.workflow.timetable.addresses import require_france, with_addresses
from tourplanner.workflow.timetable.config import Frame, Posed, pose
from tourplanner.workflow.timetable.cycle import cycle_of
from tourplanner.workflow.timetable.depot import depot_of
from tourplanner.workflow.timetable.dossier import Imported, dossier_of, write_dossier
from tourplanner.workflow.timetable.halves import halves_of
from tourplanner.workflow.timetable.options import ImportOptions
from tourplanner.workflow.timetable.places import NEAR_KM, Places, abroad, at_home

CODE_LENGTH = 5
"""Signs of the code of a commune."""


def import_timetable(path: Path, options: ImportOptions) -> Imported:
    """Read a timetable and write the dossier whose calendar it is.

    Raises
    ------
    InputError
        With all faults of the file, if there is no depot, or if there is a dossier already.
    TravelError
        If the address base or a travel time is asked for, and cannot be had.
    """
    read = read_lines(path, options.notify, options.service)
    timetable = read.timetable
    if read.faults:
        raise InputError([*read.faults, *_faults_of_places(timetable, options)])
    title = timetable.service or path.stem
    folder = default_folder(title) if options.out is None else options.out
    if (folder / CONFIG).exists():
        raise InputError.of(str(folder / CONFIG), message("file.is-there"), message("file.another-folder"))
    require_writable(folder, (CONFIG, PLAN, MAP))
    for remark in timetable.unclear:
        options.notify(remark)
    fleet = fleet_of(timetable, options.start, title)
    for remark in fleet.told:
        options.notify(remark)
    territory = _territory(timetable, options)
    if territory.departements and not options.departements and options.data is None:
        options.notify(message("timetable.departements", codes=territory.departements))
    require_france(options, territory.is_abroad)
    places = with_addresses(_places(timetable, fleet.rows, territory, options), options)
    for remark in places.told:
        options.notify(remark)
    start = options.start - timedelta(options.start.weekday())
    cycle = cycle_of(fleet.rows, start)
    depot = depot_of(timetable, places, options)
    halves, vehicles = halves_of(fleet.rows), fleet.vehicles
    frame = Frame(title, cycle, halves, depot, territory, vehicles, start, options.lang)
    posed = pose(frame, places)
    imported = _dossier(timetable, places, posed, folder, options)
    write_dossier(imported, places, folder, options)
    return imported


def _dossier(
    timetable: Timetable, places: Places, posed: Posed, folder: Path, options: ImportOptions
) -> Imported:
    """The dossier; with single dates aside that no tour of its year can have."""
    try:
        return dossier_of(timetable, places, posed, folder, options)
    except InputError:
        if not posed.dated.events:
            raise
        bare = dossier_of(timetable, places, posed.without_dates, folder, options)
        days = sorted({day for _, day in posed.dated.visits})
        options.notify(message("timetable.dates-aside", days=days))
        return bare


def _territory(timetable: Timetable, options: ImportOptions) -> Territory:
    """Where the lines lie: as asked, else by the codes of their communes, their positions or postal codes."""
    if options.country != FRANCE:
        return Territory(country=options.country)
    if options.departements:
        return Territory(options.departements)
    found = {departement_of(row.code) for row in timetable.rows if len(row.code) == CODE_LENGTH}
    others = [row for row in timetable.rows if len(row.code) != CODE_LENGTH]
    # A folder of one's own has the communes that are meant.
    if others and options.data is None:
        found.update(departements_at((row.position for row in others if row.position), NEAR_KM))
        found.update(departements_with(row.postal_code for row in others if row.position is None))
    return Territory(tuple(sorted(found)))


def _faults_of_places(timetable: Timetable, options: ImportOptions) -> Sequence[Fault]:
    """What else would be wrong with a timetable whose lines have faults."""
    rows = [row for row in timetable.rows if row.label]
    territory = _territory(timetable, options)
    found: list[Fault] = []
    try:
        if rows:
            places = _places(timetable, rows, territory, options)
            found += places.doubts
            depot_of(timetable, places, replace(options, notify=silent))
    except InputError as error:
        found += error.faults
    return found


def _places(
    timetable: Timetable, rows: Sequence[TimetableRow], territory: Territory, options: ImportOptions
) -> Places:
    if territory.is_abroad:
        return abroad(rows, timetable.service or timetable.file, timetable.file)
    catalogue = read_catalogue(options.data or data_folder(), options.notify, territory)
    return at_home(rows, catalogue, timetable.file)
