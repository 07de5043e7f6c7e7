"""The scenarios of a dossier: those that ship and fit it, its own, and new ones that are made for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tourplanner.domain.place import Catalogue
from tourplanner.errors import InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import write_whole
from tourplanner.inputs.config.read import ConfigFile, read_config
from tourplanner.inputs.file_name import file_name
from tourplanner.inputs.shipped import scenario_folder
from tourplanner.inputs.toml_value import toml_value
from tourplanner.message import message
from tourplanner.scenario.candidates import promised
from tourplanner.scenario.lay import under
from tourplanner.scenario.scenario import Overlay, Scenario, read_scenario
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.choose import Choices
from tourplanner.workflow.dossier import Dossier

FOLDER = "scenarios"
"""Where a dossier has its own, beside the plan."""
BLANK = "modele"
"""The one that ships to be filled in, which changes nothing."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A scenario with its name in the list, and its file."""

    name: str
    file: Path
    scenario: Scenario
    own: bool


def scenarios_of(dossier: Dossier) -> tuple[Listed, ...]:
    """The scenarios that can be laid over the config of a dossier: its own first, then those that ship.

    None where it has no config beside it.

    Raises
    ------
    InputError
        If the config cannot be read.
    """
    if dossier.file is None:
        return ()
    catalogue = dossier.plan.catalogue
    config = read_config(dossier.file, catalogue)
    return tuple(each for each in _all(dossier.folder) if _fits(each.scenario, config, catalogue))


def _all(folder: Path) -> Iterator[Listed]:
    for place, own in ((folder / FOLDER, True), (scenario_folder(), False)):
        for file in sorted(place.glob("*.toml")):
            try:
                scenario = read_scenario(file.resolve())
            except InputError:
                # One that is being written by hand: the command says what is wrong with it.
                continue
            if own or file.stem != BLANK:
                yield Listed(f"own-{file.stem}" if own else file.stem, file, scenario, own)


def _fits(scenario: Scenario, config: ConfigFile, catalogue: Catalogue) -> bool:
    try:
        under(config, scenario, catalogue)
    except InputError:
        return False
    return True


def write_scenario(choices: Choices, file: Path, lang: Language) -> str:
    """Write the first choice of communes as a scenario; its title.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    chosen = choices.best[0]
    catalogue, problem = choices.source.catalogue, choices.problem
    communes = [catalogue.communes[problem.stop(stop).commune] for stop in chosen.chosen]
    weekdays = choices.request.weekdays or ()
    overlay = promised(choices.source.file, communes, chosen.losers, weekdays)
    words = words_in(lang)
    areas = [catalogue.areas[epci].name for epci in dict.fromkeys(each.epci for each in communes)]
    title = words("scenario.title-added", n=len(communes), areas=areas)
    why = words("scenario.why-added", communes=[each.name for each in communes])
    named = {each.code: each.name for each in communes} | {
        epci: catalogue.areas[epci].name for epci in dict.fromkeys(each.epci for each in communes)
    }
    try:
        write_whole(file, "\n".join(_lines(title, why, overlay, named)).encode())
    except OSError as error:
        raise InputError.of(str(file), message("file.unwritable", reason=system_reason(error))) from None
    return title


def own_file(folder: Path, epcis: tuple[str, ...], count: int) -> Path:
    """The file of a dossier's own scenario that adds communes."""
    return folder / FOLDER / f"{file_name('-'.join(('ajout', str(count), *epcis)))}.toml"


def _lines(title: str, why: str, overlay: Overlay, named: Mapping[str, str]) -> Iterator[str]:
    yield "format = 1"
    yield f"title = {toml_value(title)}"
    yield f"why = {toml_value(why)}"
    for table, keys in overlay.settings.items():
        yield from ("", f"[set.{table}]", *(f"{key} = {toml_value(value)}" for key, value in keys.items()))
    if overlay.defaults:
        yield from ("", "[remove]", f"keys = {toml_value(list(overlay.defaults))}")
    for kind in ("areas", "stops"):
        for row in overlay.added.get(kind, ()):
            yield from ("", f"[[add.{kind}]]")
            for key, value in row.items():
                name = named.get(str(value))
                yield f"{key} = {toml_value(value)}{f'  # {name}' if name else ''}"
    for kind, rows in overlay.changed.items():
        for name, row in rows.items():
            yield from ("", f"[change.{kind}.{toml_value(name)}]")
            yield from (f"{key} = {toml_value(value)}" for key, value in row.items())
    yield ""
