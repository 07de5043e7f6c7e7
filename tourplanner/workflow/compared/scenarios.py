"""The scenarios of a dossier: those that ship and fit it, its own, and new ones that are made for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tourplanner.domain.place import Catalogue, Commune
from tourplanner.errors import InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import write_whole
from tourplanner.inputs.config.read import ConfigFile, read_config
from tourplanner.inputs.shipped import scenario_folder
from tourplanner.inputs.slug import file_name
from tourplanner.inputs.toml_value import toml_value
from tourplanner.message import message, parameter
from tourplanner.scenario.candidates import promised
from tourplanner.scenario.lay import under
from tourplanner.scenario.scenario import Overlay, Scenario, read_scenario
from tourplanner.solvers.selection.selection import Choice
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.compared.choose import Choices
from tourplanner.workflow.dossier.dossier import Dossier

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
                yield Listed(own_name(file) if own else file.stem, file, scenario, own)


def _fits(scenario: Scenario, config: ConfigFile, catalogue: Catalogue) -> bool:
    try:
        under(config, scenario, catalogue)
    except InputError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Drafted:
    """A scenario that adds communes: its title, and the TOML that says it."""

    title: str
    text: str

    def write(self, file: Path) -> None:
        """Write its file.

        Raises
        ------
        InputError
            If it cannot be written.
        """
        try:
            write_whole(file, self.text.encode())
        except OSError as error:
            what = message("file.unwritable", reason=system_reason(error))
            raise InputError.of(str(file), what) from None


def write_scenario(choices: Choices, file: Path, lang: Language, point: int | None = None) -> str:
    """Write a choice of communes as a scenario; its title.

    Parameters
    ----------
    point
        The number of a trade-off, from 1 for the least driving; None for the first choice.

    Raises
    ------
    InputError
        If there is no such trade-off, or the file cannot be written.
    """
    if point is not None and not 1 <= point <= len(choices.front):
        raise InputError.of(parameter("point"), message("choice.no-point", most=len(choices.front)))
    drafted = drafted_scenario(choices, choices.best[0] if point is None else choices.front[point - 1], lang)
    drafted.write(file)
    return drafted.title


def drafted_scenario(choices: Choices, chosen: Choice, lang: Language) -> Drafted:
    """The scenario of a choice: the first one is called by how many communes it adds, others by which."""
    catalogue, words = choices.source.catalogue, words_in(lang)
    communes = chosen_communes(choices, chosen)
    overlay = promised(choices.source.file, communes, chosen.losers, choices.request.weekdays or ())
    areas = {epci: catalogue.areas[epci].name for epci in dict.fromkeys(each.epci for each in communes)}
    names = [each.name for each in communes]
    if set(chosen.chosen) == set(choices.best[0].chosen):
        title = words("scenario.title-added", n=len(communes), areas=list(areas.values()))
    else:
        title = words("scenario.title-named", communes=names)
    why = words("scenario.why-added", communes=names)
    named = {each.code: each.name for each in communes} | areas
    return Drafted(title, "\n".join(_lines(title, why, overlay, named)))


def chosen_communes(choices: Choices, chosen: Choice) -> list[Commune]:
    """The communes that a choice adds."""
    catalogue, problem = choices.source.catalogue, choices.problem
    return [catalogue.communes[problem.stop(stop).commune] for stop in chosen.chosen]


def own_file(folder: Path, epcis: tuple[str, ...], count: int) -> Path:
    """The file of a dossier's own scenario that adds communes."""
    return folder / FOLDER / f"{file_name('-'.join(('ajout', str(count), *epcis)))}.toml"


def file_of_communes(folder: Path, codes: Sequence[str]) -> Path:
    """The file of a dossier's own scenario that adds these very communes."""
    return folder / FOLDER / f"{file_name('-'.join(('ajout', *sorted(codes))))}.toml"


def own_name(file: Path) -> str:
    """What a dossier's own scenario is called in the list."""
    return f"own-{file.stem}"


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
