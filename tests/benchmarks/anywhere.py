"""Any département: a new dossier, and twenty of its communes chosen for one van."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.table import show
from tests.instances import problem_of
from tourplanner.domain.config import Config, Stop
from tourplanner.domain.place import Commune
from tourplanner.domain.territory import Territory
from tourplanner.inputs.departements import departements
from tourplanner.message import silent
from tourplanner.solvers.result import Limits
from tourplanner.solvers.selection.chooser import Question
from tourplanner.solvers.selection.screened import ScreenedChooser
from tourplanner.solvers.selection.selection import Selection
from tourplanner.wording.language import Language
from tourplanner.workflow.new_dossier import Founding, new_dossier
from tourplanner.workflow.sources.source import Dates, Source, read_source

TRIED = ("2A", "05", "23", "29", "43", "48", "62", "67", "971", "972", "974", "976")
"""Mountains, islands, the département with most communes, Alsace, and four overseas.

Not Guyane: of its 22 communes no twenty can be served by one van, which takes no time to prove.
"""

COUNT = 20
HOUR_WORTH = 360
LIMIT = 60.0


def run() -> None:
    """Seconds for a dossier, and seconds and gap for a choice, in each of twelve départements."""
    show(
        f"Any département: {COUNT} of its communes for one van, limit {LIMIT:.0f} s",
        ["département", "communes", "new dossier", "choice", "residents", "gap"],
        [_row(code) for code in TRIED],
    )


def _row(code: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        [config] = new_dossier(
            Path(folder), Founding(Territory((code,))), as_workbook=False, lang=Language.FR, notify=silent
        )
        founded = time.perf_counter() - began
        source = read_source(config, None, Dates(), silent)
    began = time.perf_counter()
    communes = source.catalogue.communes
    residents = {each.code: each.population for each in communes.values()}
    selection = Selection(tuple(communes), min(COUNT, len(communes) - 1), residents)
    chooser = ScreenedChooser(problem_of(_all_wished_for(source)), selection, Limits(LIMIT))
    choice = chooser.best(Question(hour_worth=HOUR_WORTH))
    seconds = f"{time.perf_counter() - began:.1f} s"
    name = f"{departements()[code].name} ({code})"
    found = ["none found", ""] if choice is None else [f"{choice.gained}", f"{choice.gap:.2%}"]
    return [name, f"{len(communes)}", f"{founded:.2f} s", seconds, *found]


def _all_wished_for(source: Source) -> Config:
    """The dossier with every commune as a stop that may be chosen, and no other."""
    config = source.problem.config
    stop = config.stops[0]
    stops = tuple(_stop(stop, each) for each in source.catalogue.communes.values())
    return replace(config, stops=stops)


def _stop(stop: Stop, commune: Commune) -> Stop:
    return replace(
        stop,
        id=commune.code,
        commune=commune.code,
        name=commune.name,
        area=commune.epci,
        position=commune.position,
        required=False,
    )
