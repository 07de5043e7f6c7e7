"""The travel times that a config asks for, with all that its files say of roads."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from tourplanner.domain.config import Config
from tourplanner.domain.correction import Correction
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.own_table import OwnTable
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.corrections import read_corrections
from tourplanner.inputs.own_table import read_own_table
from tourplanner.problem.build import places, positions
from tourplanner.travel.choose import Known, choose_provider
from tourplanner.travel.own_times import OwnTimes
from tourplanner.travel.provider import TravelProvider

Notify = Callable[[str], None]


def matrix_of(config: Config, notify: Notify) -> TravelMatrix:
    """The driving between the places of a config; its notes are told, too.

    Raises
    ------
    InputError
        With all faults of the files that the config names.
    TravelError
        If a time cannot be given.
    """
    matrix = provider_of(config, notify).matrix(positions(config))
    for note in matrix.notes:
        notify(note)
    return matrix


def provider_of(config: Config, notify: Notify) -> TravelProvider:
    """The provider that a config names, with its corrections and its source of lines.

    Raises
    ------
    InputError
        With all faults of the files that the config names.
    """
    rules, named = config.travel, places(config)
    first = config.calendar.start
    cycle = (first, first + timedelta(days=7 * config.calendar.weeks - 1))
    faults: list[Fault] = []
    table: OwnTable | None = None
    corrections: tuple[Correction, ...] = ()
    try:
        if rules.provider == OwnTimes.name and rules.file:
            table = read_own_table(Path(rules.file), named, notify)
    except InputError as error:
        faults += error.faults
    try:
        if rules.corrections:
            corrections = read_corrections(Path(rules.corrections), named, cycle, notify)
    except InputError as error:
        faults += error.faults
    if faults:
        raise InputError(faults)
    return choose_provider(rules, Known(named, table, corrections))
