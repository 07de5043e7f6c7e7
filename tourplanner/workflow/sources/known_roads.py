"""What the files that a config names say of times and roads."""

from datetime import date, timedelta
from pathlib import Path

from tourplanner.domain.config import Config
from tourplanner.domain.correction import Correction
from tourplanner.domain.own_table import OwnTable
from tourplanner.domain.place import Place
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.corrections import read_corrections
from tourplanner.inputs.own_table import read_own_table
from tourplanner.message import Notify
from tourplanner.problem.build import places
from tourplanner.travel.known import Known
from tourplanner.travel.own_times import OwnTimes


def known_of(config: Config, folder: Path, notify: Notify, named: tuple[Place, ...] | None = None) -> Known:
    """The places of a config, and what the files that it names say of times and roads.

    Parameters
    ----------
    named
        The places that are asked for; None for those of the config.

    Raises
    ------
    InputError
        With all faults of these files.
    """
    rules, named = config.travel, places(config) if named is None else named
    first = config.calendar.start
    last = first + timedelta(days=7 * config.calendar.weeks - 1)
    # A cycle that repeats is laid over dates that are asked for later.
    cycle = (first, date.max if config.calendar.repeats else last)
    faults: list[Fault] = []
    table: OwnTable | None = None
    corrections: tuple[Correction, ...] = ()
    try:
        if rules.provider == OwnTimes.name and rules.file:
            table = read_own_table(folder / rules.file, named, notify)
    except InputError as error:
        faults += error.faults
    try:
        if rules.corrections:
            corrections = read_corrections(folder / rules.corrections, named, cycle, notify)
    except InputError as error:
        faults += error.faults
    if faults:
        raise InputError(faults)
    return Known(named, table, corrections, config.calendar.repeats)
