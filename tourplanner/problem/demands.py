"""What is asked of a plan, in pieces that can be given up: promises of visits, and rules.

A piece that is not kept leaves a problem that asks for less, so whatever is impossible with fewer
pieces is impossible with all of them.

A limit of the crews is one of the crews of the vans that there are, since more of them would escape any
such limit: it holds the rule `van-day` in it. No minimal clash names that rule beside one of them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tourplanner.domain.config import Config
from tourplanner.problem.build import build, nodes_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import rule_of, rules
from tourplanner.problem.rules.rule import Binding, Scope
from tourplanner.problem.rules.van_day import VAN_DAY

VISITS = "visits"


@dataclass(frozen=True, slots=True, order=True)
class Demand:
    """A rule as far as it binds one subject: an area, a stop, or "" for every crew and day.

    The rule ``visits`` is the promise of a stop: every one of its visits.
    """

    rule: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Demands that no plan keeps together.

    ``minimal``: it is proven that without any one of them the others can be kept.
    """

    demands: tuple[Demand, ...]
    minimal: bool

    @property
    def stops(self) -> tuple[str, ...]:
        """The stops whose promises take part."""
        return tuple(demand.subject for demand in self.demands if demand.rule == VISITS)

    @property
    def rules(self) -> tuple[Demand, ...]:
        """The demands that are no promises."""
        return tuple(demand for demand in self.demands if demand.rule != VISITS)

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """The ids of the rules that take part, each once."""
        return tuple(dict.fromkeys(demand.rule for demand in self.rules))


def demands_of(problem: Problem) -> tuple[Demand, ...]:
    """Every demand that could forbid a plan: promises first, then rules, in the config's order.

    Optional stops ask nothing: a plan may always leave them out. Opening hours, travel times, the
    order of a day and one visit a day to a commune are taken as given.
    """
    config = problem.config
    wanted = replace(config, stops=tuple(stop for stop in config.stops if stop.required))
    areas = {stop.area for stop in wanted.stops}
    asked = (
        Demand(rule, subject)
        for scope in Scope
        for subject in _subjects(wanted, scope)
        if scope is not Scope.AREA or subject in areas
        for rule, binding in _bindings(scope)
        if binding.applies(config, subject)
    )
    return (*(Demand(VISITS, stop.id) for stop in wanted.stops), *asked)


def demands_among(problem: Problem, stops: Collection[str], ids: Collection[str]) -> tuple[Demand, ...]:
    """The promises of these stops, and the rules with these ids as far as they bind them."""
    subjects = {"", *stops, *(problem.stop(stop).area for stop in stops)}
    named = {VISITS, *ids}
    return tuple(each for each in demands_of(problem) if each.rule in named and each.subject in subjects)


def can_be_given_up(rule: str) -> bool:
    """Whether a config could do without the rule, so that it is a demand."""
    return rule_of(rule).binding is not None


def binds_crews(demand: Demand) -> bool:
    """Whether it is a limit of the crews that there are."""
    binding = rule_of(demand.rule).binding
    return binding is not None and binding.scope is Scope.CREW


def with_vans(demands: Sequence[Demand]) -> tuple[Demand, ...]:
    """The demands and, where one is a limit of the crews, the vans that it holds in it."""
    vans = Demand(VAN_DAY.id)
    held = vans not in demands and any(map(binds_crews, demands))
    return (*demands, vans) if held else tuple(demands)


def without_held_vans(demands: Sequence[Demand]) -> tuple[Demand, ...]:
    """The demands but for the vans that a limit of the crews among them holds in it."""
    if not any(map(binds_crews, demands)):
        return tuple(demands)
    return tuple(demand for demand in demands if demand.rule != VAN_DAY.id)


def keep_only(problem: Problem, kept: Collection[Demand]) -> Problem:
    """The problem that asks for these demands alone, with the stops whose promises are among them.

    Without ``van-day``, and without any limit of the crews, there is a van of its own for every visit,
    from every depot in use.
    """
    held = frozenset(with_vans(tuple(kept)))
    config = problem.config
    chosen = [i for i, stop in enumerate(config.stops) if Demand(VISITS, stop.id) in held and stop.required]
    stops = tuple(config.stops[index] for index in chosen)
    names = {stop.id for stop in stops}
    loose = replace(config, stops=stops, locks=tuple(lock for lock in config.locks if lock.stop in names))
    for scope in Scope:
        for rule, binding in _bindings(scope):
            for subject in _subjects(loose, scope):
                if Demand(rule, subject) not in held:
                    loose = binding.without(loose, subject)
    return build(loose, problem.calendar, problem.matrix.among(nodes_of(config, chosen)))


def promising(problem: Problem, visits: Mapping[str, int]) -> Problem:
    """The problem of these stops alone, in this order, to each of which so many visits are promised.

    The longest gap binds only where all visits are promised: fewer leave a longer one.
    """
    chosen = [problem.stop_index[stop] for stop in visits]
    stops = tuple(
        replace(
            stop,
            required=True,
            visits=visits[stop.id],
            max_gap_days=stop.max_gap_days if visits[stop.id] == stop.visits else None,
        )
        for stop in (problem.config.stops[index] for index in chosen)
    )
    config = replace(
        problem.config,
        stops=stops,
        locks=tuple(lock for lock in problem.config.locks if lock.stop in visits),
    )
    return build(config, problem.calendar, problem.matrix.among(nodes_of(problem.config, chosen)))


def _bindings(scope: Scope) -> Iterator[tuple[str, Binding]]:
    """The rules of a scope that can be given up, by their ids."""
    for rule in rules():
        if rule.binding is not None and rule.binding.scope is scope:
            yield rule.id, rule.binding


def _subjects(config: Config, scope: Scope) -> tuple[str, ...]:
    """The ids of whom the rules of a scope may bind."""
    match scope:
        case Scope.STOP:
            return tuple(stop.id for stop in config.stops)
        case Scope.AREA:
            return tuple(area.epci for area in config.areas)
        case Scope.CREW | Scope.FLEET:
            return ("",)
