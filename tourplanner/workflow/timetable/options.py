"""How a timetable is to be read."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tourplanner.domain.territory import FRANCE
from tourplanner.http.patience import USUAL, Patience
from tourplanner.message import Notify, silent
from tourplanner.wording.language import Language


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How a timetable is to be read.

    Attributes
    ----------
    depot
        Where vans start from: ``latitude,longitude``, a commune, or ``middle``; "" for what the file says.
    service
        Which one, where a file has several.
    start
        The first day of the calendar; its week is the first one.
    country, departements
        Where it lies; without départements those of the codes in the file, else the Gers.
    geocoder
        Address of the address base that is asked for squares without a position; "" to ask for none.
    notify
        Told of what the file leaves open, and of what was taken for something else.
    """

    start: date
    out: Path | None = None
    depot: str = ""
    service: str = ""
    country: str = FRANCE
    departements: tuple[str, ...] = ()
    geocoder: str = ""
    patience: Patience = USUAL
    data: Path | None = None
    lang: Language = Language.FR
    notify: Notify = silent
