"""Choosing the communes to add, together with the plan that serves them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tourplanner.analysis.choice import Request, candidates, groups, in_codes
from tourplanner.domain.place import Catalogue
from tourplanner.errors import InputError
from tourplanner.files.writable import require_writable
from tourplanner.inputs.weights import POPULATION, population_of, read_weights
from tourplanner.message import Notify, message, silent
from tourplanner.outputs.choice_note import ChoiceNote, ChoiceRow
from tourplanner.outputs.choice_note import render as render_note
from tourplanner.outputs.names import MAP
from tourplanner.problem.problem import Problem
from tourplanner.scenario.candidates import promised, wished_for
from tourplanner.scenario.lay import lay
from tourplanner.solvers.result import Limits, Progress, Result
from tourplanner.solvers.selection.chooser import Chooser, Question
from tourplanner.solvers.selection.screened import ScreenedChooser
from tourplanner.solvers.selection.selection import Choice, Floor, Selection
from tourplanner.solvers.solve import solve
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.making import plan_source
from tourplanner.workflow.plan import Written, default_folder, write_plan
from tourplanner.workflow.plan_options import PlanOptions
from tourplanner.workflow.sources.decoded_plan import PLAN
from tourplanner.workflow.sources.source import Dates, Source, edited, read_source

NOTE = "note.html"

MOST_FOR_FRONT = 60
"""With more candidates than these the whole trade-off is not asked for: it has too many points."""


@dataclass(frozen=True, slots=True)
class ChooseOptions:
    """How to choose.

    Attributes
    ----------
    data
        A folder of tables that replace the shipped ones.
    weights
        The table of the request's weight; None for the shipped one of communes.
    time_limit
        Seconds of search; None to search until everything is proven.
    best
        How many sets.
    notify, observe
        Told of remarks on the input, and of the progress of the search.

    Examples
    --------
    >>> import tourplanner as tp
    >>> tp.ChooseOptions(best=3).time_limit is None
    True
    """

    data: Path | None = None
    weights: Path | None = None
    time_limit: float | None = None
    best: int = 10
    notify: Notify = silent
    observe: Callable[[Progress], None] | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """The answer.

    Attributes
    ----------
    source
        The config as it is, without any candidate.
    problem
        The problem with every candidate as a wished-for stop.
    base
        The best plan without candidates.
    best
        Sets of communes, the best first; the first is the one to recommend.
    front
        The whole trade-off, from the least driving on; empty where it was not asked for.
    weights
        What each stop counts for, by its id.
    complete
        Whether the search had the time to find all of `best` and `front`.
    """

    request: Request
    source: Source
    problem: Problem
    base: Result
    best: tuple[Choice, ...]
    front: tuple[Choice, ...]
    weights: dict[str, int]
    complete: bool

    @property
    def base_drive(self) -> int:
        """Seconds of driving in the cycle as it is."""
        return sum(tour.drive_seconds for tour in self.base.tours)

    @property
    def with_site(self) -> frozenset[str]:
        """The stops in whose commune there is a France Services site."""
        communes = {site.commune for site in self.source.catalogue.sites}
        return frozenset(stop.id for stop in self.problem.config.stops if stop.commune in communes)

    @property
    def recommended_with_site(self) -> tuple[str, ...]:
        """Those among the best sets, each once, in order."""
        chosen = dict.fromkeys(stop for choice in self.best for stop in choice.chosen)
        return tuple(stop for stop in chosen if stop in self.with_site)


DEFAULT = ChooseOptions()


def choose(config: Path | str | None, request: Request, options: ChooseOptions = DEFAULT) -> Choices:
    """The best sets of communes, and the whole trade-off between what they count for and driving.

    Every choice is the best of all sets of that size, decided together with the plan.

    Parameters
    ----------
    config
        A path or the bare name of a shipped config; None for the shipped pilot.

    Raises
    ------
    InputError
        With all faults of the config, the weights or the request.

    Examples
    --------
    >>> import tourplanner as tp
    >>> request = tp.Request(epcis=("243200417",), count=1, weekdays=(3,))
    >>> choices = tp.choose("pilot.toml", request, tp.ChooseOptions(best=1))
    >>> [choices.problem.stop(stop).name for stop in choices.best[0].chosen], choices.best[0].proven
    (['Condom'], True)
    """
    path = None if config is None else Path(config)
    source = read_source(path, options.data, Dates(), options.notify)
    request = in_codes(request, source.catalogue)
    found = candidates(request, source.whole, source.catalogue)
    wishes = wished_for(source.file, found, request.weekdays or ())
    wished = edited(source, lay(source.file, [wishes], source.catalogue), options.notify)
    problem, asked = wished.problem, wished.file.config
    weights = _weights(request, problem, source.catalogue, options)
    codes = {each.code for each in found}
    by_commune = {stop.commune: stop.id for stop in asked.stops if stop.commune in codes}
    selection = Selection(
        candidates=tuple(by_commune[each.code] for each in found),
        count=request.count,
        worth=weights,
        always=frozenset(by_commune[code] for code in request.include),
        groups=tuple(frozenset(by_commune[code] for code in group) for group in groups(request, found)),
        floors=tuple(
            Floor(frozenset(by_commune[each.code] for each in found if each.epci == epci), least)
            for epci, least in sorted(request.floors.items())
        ),
    )
    limits = Limits(options.time_limit, observe=options.observe)
    base = solve(source.problem, limits)
    front, best = _search(problem, selection, request.hour_worth, options.best, limits)
    if not best:
        _require_possible(limits)
    wanted = options.best if len(found) > request.count else 1
    complete = len(best) == wanted or limits.remaining > 0
    return Choices(request, source, problem, base, best, front, weights, complete)


def write_choice(choices: Choices, out: Path | None, lang: Language) -> tuple[Written, Path]:
    """Plan the first choice anew, its communes promised; write that plan, its map and the note.

    The stops that lose visits for it are only wished for in that plan.

    Raises
    ------
    InputError
        If a file cannot be written.
    """
    config = choices.source.file.config
    folder = default_folder(f"{config.title} choix") if out is None else out
    require_writable(folder, (PLAN, MAP, NOTE))
    choice, catalogue = choices.best[0], choices.source.catalogue
    chosen = [catalogue.communes[choices.problem.stop(stop).commune] for stop in choice.chosen]
    overlay = promised(choices.source.file, chosen, choice.losers, choices.request.weekdays or ())
    source = edited(choices.source, lay(choices.source.file, [overlay], catalogue), silent)
    note = render_note(choice_note(choices, lang), lang)
    planned = plan_source(source, (), PlanOptions(lang=lang))
    written = write_plan(planned, folder, lang, beside={NOTE: note})
    return written, written.plan.parent / NOTE


def counted(request: Request, lang: Language) -> str:
    """What communes count for: residents, or the weight of a column."""
    words = words_in(lang)
    if request.weight == POPULATION:
        return words("choice.residents")
    return words("choice.weight", column=request.weight)


def choice_note(choices: Choices, lang: Language) -> ChoiceNote:
    """What outputs tell of choices: names in the place of ids, and what each adds to the driving."""
    config, matrix = choices.source.file.config, choices.problem.matrix
    return ChoiceNote(
        title=config.title,
        count=choices.request.count,
        candidates=len(choices.problem.config.stops) - len(config.stops),
        counted=counted(choices.request, lang),
        hour_worth=choices.request.hour_worth,
        base_drive=choices.base_drive,
        times=words_in(lang).of(matrix.provenance.told),
        best=tuple(_row(choices, choice) for choice in choices.best),
        front=tuple(_row(choices, choice) for choice in choices.front),
        with_site=tuple(choices.problem.stop(stop).name for stop in choices.recommended_with_site),
    )


def _row(choices: Choices, choice: Choice) -> ChoiceRow:
    def names(stops: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(choices.problem.stop(stop).name for stop in stops)

    added = choice.drive_seconds - choices.base_drive
    return ChoiceRow(
        names(choice.chosen), names(choice.losers), choice.gained, choice.lost, added, choice.gap
    )


def _search(
    problem: Problem, selection: Selection, hour_worth: int, wanted: int, limits: Limits
) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    front: tuple[Choice, ...] = ()
    if len(selection.candidates) <= MOST_FOR_FRONT:
        front = tuple(Chooser(problem, selection, limits).front())
    many = len(selection.candidates) > MOST_FOR_FRONT
    chooser = (ScreenedChooser if many else Chooser)(problem, selection, limits)
    best: list[Choice] = []
    while len(best) < wanted and limits.remaining > 0:
        found = chooser.best(Question(hour_worth=hour_worth))
        if found is None or not found.tours:
            break
        best.append(found)
        chooser.forbid(found.chosen)
    return front, tuple(best)


def _weights(
    request: Request, problem: Problem, catalogue: Catalogue, options: ChooseOptions
) -> dict[str, int]:
    stops, territory = problem.config.stops, problem.config.data
    communes = frozenset(stop.commune for stop in stops)
    if request.weight == POPULATION and options.weights is None:
        found = population_of(catalogue, communes)
    else:
        found = read_weights(request.weight, options.weights, communes, options.notify, territory=territory)
    return {stop.id: round(found[stop.commune]) for stop in stops}


def _require_possible(limits: Limits) -> None:
    if limits.remaining <= 0:
        raise InputError.of("", message("choice.out-of-time"), message("choice.longer"))
    raise InputError.of("", message("choice.impossible"), message("choice.fewer-conditions"))
