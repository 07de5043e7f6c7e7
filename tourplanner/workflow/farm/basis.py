"""What the answer of a job depends on besides its own question: the program, a dossier."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tourplanner._version import __version__
from tourplanner.errors import TourPlannerError
from tourplanner.inputs.config.read import config_bytes
from tourplanner.inputs.shipped import data_folder
from tourplanner.message import message, silent
from tourplanner.workflow.jobs.program import digest, of_files, program
from tourplanner.workflow.sources.source import Dates, Source, locate, read_source


@dataclass(frozen=True, slots=True)
class Base:
    """A dossier that jobs start from.

    Attributes
    ----------
    config
        Where its config lies, for every process that does jobs.
    title
        What it is called.
    data
        A folder of tables that replace the shipped ones, as a path; "" for none.
    basis
        The hash of all that its plan depends on: the program, the config, places, travel times.
    """

    config: str
    title: str
    data: str
    basis: str

    @classmethod
    def of(cls, config: Path, data: Path | None) -> "Base":
        """The one of a config file, or of a shipped one's name.

        Raises
        ------
        InputError, TravelError
            As `read_source`.
        """
        source = read_source(config, data, Dates(), silent)
        place = locate(config)
        shipped = place.parent == data_folder()
        return cls(
            place.name if shipped else str(place.resolve()),
            source.file.config.title,
            "" if data is None else str(data.resolve()),
            _basis(source, place, data),
        )

    def source(self) -> Source:
        """The dossier as it was read, which stays for the jobs that come next.

        Raises
        ------
        TourPlannerError
            If it is not the one that is meant: another version of the program, other files on this machine.
        """
        return _opened(self)


@lru_cache(maxsize=8)
def _opened(base: Base) -> Source:
    data = Path(base.data) if base.data else None
    source = read_source(Path(base.config), data, Dates(), silent)
    require(base.basis, _basis(source, locate(Path(base.config)), data))
    return source


def require(wanted: str, here: str) -> None:
    """Refuse to answer for another program or other data.

    Raises
    ------
    TourPlannerError
        If they are not those that the key of a job speaks of.
    """
    if wanted != here:
        raise TourPlannerError(message("farm.other-basis", version=__version__))


def _basis(source: Source, place: Path, data: Path | None) -> str:
    matrix, rules = source.travel.matrix, source.file.config.travel
    named = [place.parent / name for name in (rules.file, rules.corrections) if name]
    beside = sorted(place.parent.glob("*.csv"))
    own = [] if data is None else sorted(data.glob("*.csv"))
    return digest(
        [
            program(),
            hashlib.sha256(config_bytes(place)).hexdigest(),
            matrix.provenance.detail,
            hashlib.sha256(matrix.seconds.tobytes() + matrix.metres.tobytes()).hexdigest(),
            of_files([*named, *beside, *own] if place.parent != data_folder() else own),
        ]
    )
