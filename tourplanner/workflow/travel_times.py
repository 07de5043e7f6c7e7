"""The travel times that a config asks for, with all that its files say of roads, and those of a plan."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import numpy as np

from tourplanner.domain.config import Config
from tourplanner.domain.correction import Correction
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.own_table import OwnTable
from tourplanner.domain.plan_file import PlanFile, TravelSource
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.corrections import read_corrections
from tourplanner.inputs.own_table import read_own_table
from tourplanner.problem.build import places, positions
from tourplanner.travel.choose import Known, choose_provider
from tourplanner.travel.own_times import OwnTimes

Notify = Callable[[str], None]


def matrix_of(config: Config, folder: Path, notify: Notify) -> TravelMatrix:
    """The driving between the places of a config; its notes are told, too.

    Parameters
    ----------
    folder
        That of the config, from which its file names start.

    Raises
    ------
    InputError
        With all faults of the files that the config names.
    TravelError
        If a time cannot be given.
    """
    provider = choose_provider(config.travel, known_of(config, folder, notify))
    matrix = provider.matrix(positions(config))
    for note in matrix.notes:
        notify(note)
    return matrix


def known_of(config: Config, folder: Path, notify: Notify) -> Known:
    """The places of a config, and what the files that it names say of times and roads.

    Raises
    ------
    InputError
        With all faults of these files.
    """
    rules, named = config.travel, places(config)
    first = config.calendar.start
    cycle = (first, first + timedelta(days=7 * config.calendar.weeks - 1))
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
    return Known(named, table, corrections)


def matrix_again(plan_file: PlanFile, config: Config, folder: Path, notify: Notify) -> TravelMatrix:
    """The travel times that a plan was made with: those that it carries, else asked for again.

    So a plan can be looked at where its server or its files are not at hand.

    Raises
    ------
    InputError, TravelError
        As `matrix_of`.
    """
    source, size = plan_file.travel, len(places(config))
    if source.seconds is None or source.metres is None:
        return matrix_of(config, folder, notify)
    seconds, metres = (np.array(rows, dtype=np.int32) for rows in (source.seconds, source.metres))
    if seconds.shape != (size, size) or metres.shape != (size, size):
        return matrix_of(config, folder, notify)
    return TravelMatrix(seconds, metres, source.provider, source.provenance, source.estimated)


def source_of(config: Config, matrix: TravelMatrix) -> TravelSource:
    """What a plan keeps of its travel times.

    An estimate is had again from its formula; of everything else, and of an estimate with
    corrections, the matrix is kept.
    """
    is_formula = matrix.estimated and not config.travel.corrections
    return TravelSource(
        provider=matrix.provider,
        provenance=matrix.provenance,
        van_factor=config.travel.van_factor,
        estimated=matrix.estimated,
        seconds=None if is_formula else tuple(map(tuple, matrix.seconds.tolist())),
        metres=None if is_formula else tuple(map(tuple, matrix.metres.tolist())),
    )
