"""What if: a config and scenarios over it, each solved, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tourplanner.analysis.comparison import Case, Comparison, compare_cases
from tourplanner.analysis.demand import cycle_people
from tourplanner.domain.place import Catalogue
from tourplanner.errors import Fault, InputError
from tourplanner.files.writable import require_writable
from tourplanner.files.write import write_atomically
from tourplanner.inputs.config.places import merger_notices
from tourplanner.inputs.config.read import ConfigFile
from tourplanner.message import silent
from tourplanner.outputs.comparison.view import ComparisonView
from tourplanner.scenario.lay import under
from tourplanner.scenario.scenario import Scenario, read_scenario
from tourplanner.wording.language import Language
from tourplanner.workflow.making import plan_source
from tourplanner.workflow.people.drawn import drawn_by
from tourplanner.workflow.plan_options import DEFAULT, PlanOptions
from tourplanner.workflow.plan_view import plan_view
from tourplanner.workflow.planned import Planned
from tourplanner.workflow.sources.source import Dates, Source, edited, read_source


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with the plans that it compares: the base first, then each scenario."""

    comparison: Comparison
    plans: tuple[Planned, ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """The files that a comparison is written to; None for none."""

    json: Path | None = None
    xlsx: Path | None = None
    map: Path | None = None
    note: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """Those that are asked for."""
        return tuple(file for file in (self.json, self.xlsx, self.map, self.note) if file is not None)


def compare(
    config: Path | str | None, scenarios: Sequence[Path | str | Scenario], options: PlanOptions = DEFAULT
) -> Compared:
    """Solve a config, and again under each scenario; nothing is written.

    Parameters
    ----------
    config
        A path or the bare name of a shipped config; None for the shipped pilot.
    scenarios
        Each the path of a file, the bare name of a shipped one, or a scenario that was read.

    Raises
    ------
    InputError
        With all faults of the config, else with all faults of all scenarios.
    TravelError
        If a travel time cannot be given.
    KeyboardInterrupt
        On Ctrl-C: half a comparison says nothing.

    Examples
    --------
    >>> import tourplanner as tp
    >>> compared = tp.compare("pilot.toml", ["tenareze", "sans-vendredi"])
    >>> [rated.figures.communes for rated in compared.comparison.all]
    [24, 28, 16]
    """
    base, read = _read(config, scenarios, options)
    return _compared(base, read, options)


def whatif(
    config: Path | str | None,
    scenarios: Sequence[Path | str | Scenario],
    targets: Targets,
    options: PlanOptions = DEFAULT,
) -> Compared:
    """Compare and write; what cannot be written is told before anything is solved.

    Raises
    ------
    TourPlannerError
        As `compare`, and if a file cannot be written.
    """
    base, read = _read(config, scenarios, options)
    for file in targets.files:
        require_writable(file.parent, [file.name])
    compared = _compared(base, read, options)
    write_comparison(compared, targets, options.lang)
    return compared


def write_comparison(compared: Compared, targets: Targets, lang: Language) -> None:
    """Write a comparison to the files that are asked for, each whole or not at all.

    Raises
    ------
    InputError
        If a file cannot be written.
    """
    # Each brings its own library; only those that are asked for are loaded.
    if targets.json is not None:
        from tourplanner.outputs.comparison import json_file  # noqa: PLC0415

        json_file.write(compared.comparison, targets.json)
    if targets.xlsx is not None:
        from tourplanner.outputs.comparison import workbook  # noqa: PLC0415

        workbook.write(view_of(compared), lang, targets.xlsx)
    if targets.map is not None:
        from tourplanner.outputs.comparison import map as comparison_map  # noqa: PLC0415

        comparison_map.write(view_of(compared), lang, targets.map)
    if targets.note is not None:
        from tourplanner.workflow.compared.meeting_note import meeting_note  # noqa: PLC0415

        write_atomically(targets.note, meeting_note(view_of(compared), compared.plans, lang))


def view_of(compared: Compared) -> ComparisonView:
    """What the outputs of a comparison are drawn from."""
    return ComparisonView(compared.comparison, tuple(plan_view(plan.opened) for plan in compared.plans))


Read = tuple[Scenario, Source]


def _read(
    config: Path | str | None, scenarios: Sequence[Path | str | Scenario], options: PlanOptions
) -> tuple[Source, tuple[Read, ...]]:
    """The base, and each scenario with its source; the faults of all scenarios are told together."""
    place = Path(config) if config is not None else None
    base = read_source(place, options.data, Dates(options.start, options.weeks), options.notify)
    read, faults = [], list[Fault]()
    for each in scenarios:
        try:
            scenario = each if isinstance(each, Scenario) else read_scenario(Path(each))
            file = under(base.file, scenario, base.catalogue)
        except InputError as error:
            faults += error.faults
        else:
            _tell_mergers(base, file, options)
            read.append((scenario, edited(base, file, silent)))
    if faults:
        raise InputError(dict.fromkeys(faults))
    return base, tuple(read)


def _tell_mergers(base: Source, file: ConfigFile, options: PlanOptions) -> None:
    """Tell of communes that have merged and that only the scenario names."""
    known = set(merger_notices(base.file.config, base.catalogue))
    for notice in merger_notices(file.config, base.catalogue):
        if notice not in known:
            options.notify(notice)


def _compared(base: Source, read: Sequence[Read], options: PlanOptions) -> Compared:
    plans = [_solved(source, options) for source in (base, *(source for _, source in read))]
    first = _case(base.file.config.title, "", base.file.source, plans[0])
    cases = [
        _case(scenario.title, scenario.why, scenario.source, plan)
        for (scenario, _), plan in zip(read, plans[1:], strict=True)
    ]
    return Compared(compare_cases(first, cases, populations(base.catalogue)), tuple(plans))


def _solved(source: Source, options: PlanOptions) -> Planned:
    planned = plan_source(source, (), replace(options, notify=silent))
    if planned.interrupted:
        raise KeyboardInterrupt
    return planned


def _case(title: str, why: str, source: str, planned: Planned) -> Case:
    origin, problem, plan = planned.source, planned.source.problem, planned.plan_file.plan
    drawn = drawn_by(problem.config, origin.folder, origin.catalogue)
    people = cycle_people(problem.config, plan.tours, drawn)
    return Case(title, why, source, problem.config, problem.calendar, plan, round(people))


def populations(catalogue: Catalogue) -> dict[str, int]:
    """Residents by code of the commune."""
    return {commune.code: commune.population for commune in catalogue.communes.values()}
