"""Demands as assumptions of a CP-SAT model: who is visited in which session by which van.

x[i, s, v] = 1 when stop i is visited in session s by van v. Each demand has a literal; its rows
bind while the literal holds. The rows follow from the problem, so what has no solution here has no
plan; of hours they say only what is cheap to say, and nothing of rest, so that the converse is not
claimed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from ortools.sat.python import cp_model

from tourplanner.calendar.cycle_gaps import Spread, gap_windows, is_spread
from tourplanner.domain.config import Stop
from tourplanner.domain.period import Half
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.demands import VISITS, Demand
from tourplanner.problem.openings import (
    breaks_standing_lock,
    matches_dated_lock,
    service_seconds,
    stop_locks,
    widest,
)
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Rule, rules
from tourplanner.problem.rules.gap import GAP
from tourplanner.problem.rules.lock import LOCK
from tourplanner.problem.rules.one_area import ONE_AREA
from tourplanner.problem.rules.regular import REGULAR
from tourplanner.problem.rules.van_day import VAN_DAY
from tourplanner.problem.rules.work_limits import WORK_CYCLE, WORK_WEEK
from tourplanner.solvers.conflict.companions import Companions, companions, least_shares, stops_may_share
from tourplanner.solvers.conflict.tallies import add_tallies
from tourplanner.solvers.stoppable import solved

# CP-SAT's own clock: the same answer on every machine.
DETERMINISTIC_SECONDS = 1.0


class ClashModel:
    """A model of a problem whose demands can be asked for in any combination."""

    def __init__(self, problem: Problem, demands: Sequence[Demand]) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.literals = {demand: self.model.new_bool_var(str(demand)) for demand in demands}
        self.x: dict[tuple[int, int, int], cp_model.IntVar] = {}
        self.by_stop: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self.mixed = stops_may_share(problem)
        self.known = (
            {} if self.mixed else {self._kind(*at): companions(problem, *at) for at in problem.van_days}
        )
        self._make_visits()
        for index, stop in enumerate(problem.config.stops):
            if Demand(VISITS, stop.id) in self.literals:
                self._add_stop(index, stop)
        self._add_communes()
        self._add_van_days()
        add_tallies(self.model, problem, self.x, self._held)
        self._add_hours()

    def core(self, asked: Iterable[Demand]) -> tuple[Demand, ...] | None:
        """Some of `asked` that can't be kept together; None if none are found to be."""
        wanted = list(asked)
        self.model.clear_assumptions()
        self.model.add_assumptions([self.literals[demand] for demand in wanted])
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
        solver.parameters.catch_sigint_signal = False
        solver.parameters.max_deterministic_time = DETERMINISTIC_SECONDS
        if solved(solver, self.model) != cp_model.INFEASIBLE:
            return None
        # A core may name literals that were never assumed, or be empty: the caller tries it again.
        named = set(solver.sufficient_assumptions_for_infeasibility())
        return tuple(demand for demand in wanted if self.literals[demand].index in named)

    def _held(self, *demands: Demand) -> list[cp_model.IntVar] | None:
        """Literals under which rows of these demands bind; None if one of them is not asked at all."""
        if any(demand not in self.literals for demand in demands):
            return None
        return [self.literals[demand] for demand in demands]

    def _make_visits(self) -> None:
        config, calendar = self.problem.config, self.problem.calendar
        given, van_day = [rule for rule in rules() if rule.binding is None], self._held(Demand(VAN_DAY.id))
        for index, stop in enumerate(config.stops):
            if Demand(VISITS, stop.id) not in self.literals:
                continue
            for number, session in enumerate(calendar.sessions):
                if any(rule.forbids(config, calendar, stop, session) for rule in given):
                    continue
                for van in range(len(config.vans)):
                    pick = self.x[index, number, van] = self.model.new_bool_var("")
                    self.by_stop[index].append((number, van))
                    if van_day and van not in self.problem.vans_on(session.date):
                        self.model.add_implication(van_day[0], ~pick)

    def _visits(self, index: int, chosen: Iterable[tuple[int, int]]) -> cp_model.LinearExprT:
        return sum(self.x[index, number, van] for number, van in chosen)

    def _add_stop(self, index: int, stop: Stop) -> None:
        calendar = self.problem.calendar
        total = self._visits(index, self.by_stop[index])
        promise = self.literals[Demand(VISITS, stop.id)]
        self.model.add(total <= stop.visits)
        self.model.add(total >= stop.visits * promise)
        self._forbid(index, stop)
        self._add_gaps(index, stop)
        regular = self._held(Demand(REGULAR.id, stop.id))
        if regular:
            slots = defaultdict(list)
            for number, van in self.by_stop[index]:
                session = calendar.sessions[number]
                slots[session.date.weekday(), session.half].append(self.x[index, number, van])
            used = [self.model.new_bool_var("") for _ in slots]
            for slot, visits in zip(used, slots.values(), strict=True):
                self.model.add(sum(visits) <= stop.visits * slot)
            self.model.add_at_most_one(used).only_enforce_if(regular)

    def _forbid(self, index: int, stop: Stop) -> None:
        """Sessions that rules take from the stop, and those that dated locks ask for."""
        config, calendar = self.problem.config, self.problem.calendar
        locks = stop_locks(config, stop)
        for number, van in self.by_stop[index]:
            session, pick = calendar.sessions[number], self.x[index, number, van]
            name = config.vans[van].id
            # Dated locks ask for a visit, below, and leave the other dates to the other visits.
            locked = any(
                breaks_standing_lock(calendar, lock, session.date, session.half)
                or (lock.van not in (None, name) and lock.date in (None, session.date))
                for lock in locks
            )
            broken = [rule for rule in _days_rules() if rule.forbids(config, calendar, stop, session)]
            for rule in (*broken, *((LOCK,) if locked else ())):
                held = self._held(Demand(rule.id, rule.bound.scope.subject(stop)))
                if held:
                    self.model.add_implication(held[0], ~pick)
        held = self._held(Demand(VISITS, stop.id), Demand(LOCK.id, stop.id))
        for lock in locks if held else ():
            if lock.date is None:
                continue
            there = [
                self.x[index, number, van]
                for number, van in self.by_stop[index]
                if matches_dated_lock(lock, calendar.sessions[number].date, calendar.sessions[number].half)
                and lock.van in (None, config.vans[van].id)
            ]
            self.model.add_bool_or(there).only_enforce_if(held)

    def _add_gaps(self, index: int, stop: Stop) -> None:
        calendar, start = self.problem.calendar, self.problem.calendar.start
        held = self._held(Demand(VISITS, stop.id), Demand(GAP.id, stop.id))
        if held is None:
            return
        if stop.visits == 1:
            if not is_spread(calendar, [start], Spread.of(stop)):
                self.model.add_bool_or([]).only_enforce_if(held)
            return
        on_day: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for number, van in self.by_stop[index]:
            day = (calendar.sessions[number].date - start).days
            on_day[day].append(self.x[index, number, van])
        for near, far in gap_windows(calendar, Spread.of(stop)):
            if window := [pick for day in near for pick in on_day[day]]:
                self.model.add(sum(window) <= 1).only_enforce_if(held)
            if far is not None and (window := [pick for day in far for pick in on_day[day]]):
                self.model.add(sum(window) >= 1).only_enforce_if(held)
            elif far is not None:
                self.model.add_bool_or([]).only_enforce_if(held)

    def _add_communes(self) -> None:
        """One visit a day to a commune."""
        calendar, stops = self.problem.calendar, self.problem.config.stops
        together: dict[tuple[str, object], list[cp_model.IntVar]] = defaultdict(list)
        for (index, number, _), pick in self.x.items():
            together[stops[index].once_a_day, calendar.sessions[number].date].append(pick)
        for picks in together.values():
            if len(picks) > 1:
                self.model.add_at_most_one(picks)

    def _add_van_days(self) -> None:
        """What one van can do in a half-day and in a day."""
        calendar = self.problem.calendar
        van_day = self._held(Demand(VAN_DAY.id))
        if van_day is None:
            return
        dates: dict[date, dict[Half, int]] = defaultdict(dict)
        for number, session in enumerate(calendar.sessions):
            dates[session.date][session.half] = number
            for van in self.problem.vans_on(session.date):
                self._add_capacity(number, van, van_day[0])
        for day, sessions in dates.items():
            for van in self.problem.vans_on(day):
                self._add_areas(sessions.values(), van)
                if not self.mixed:
                    self._add_pairs(sessions, van, self.known[self._kind(van, day)])

    def _add_capacity(self, number: int, van: int, van_day: cp_model.IntVar) -> None:
        """Services with set-ups and pack-ups between them fit into the session: linear, for its bound."""
        session, work = self.problem.calendar.sessions[number], self.problem.config.work
        between = work.setup + work.packup
        wide = widest(self.problem.config, session)
        room = wide.closes - wide.opens + between if self.mixed else 1
        terms = [
            (pick, service_seconds(self.problem.config.stops[index], session) + between if self.mixed else 1)
            for (index, n, v), pick in self.x.items()
            if (n, v) == (number, van)
        ]
        most = sum(weight for _, weight in terms)
        self.model.add(
            sum(weight * pick for pick, weight in terms) <= room + max(0, most - room) * (1 - van_day)
        )

    def _add_areas(self, numbers: Iterable[int], van: int) -> None:
        held = self._held(Demand(VAN_DAY.id), Demand(ONE_AREA.id))
        if held is None:
            return
        stops = self.problem.config.stops
        used: dict[str, cp_model.IntVar] = {}
        for (index, number, v), pick in self.x.items():
            if v == van and number in numbers:
                area = stops[index].area
                used.setdefault(area, self.model.new_bool_var(""))
                self.model.add_implication(pick, used[area])
        if len(used) > 1:
            self.model.add_at_most_one(used.values()).only_enforce_if(held)

    def _add_pairs(self, sessions: dict[Half, int], van: int, known: Companions) -> None:
        """Stops that are served together, or alone, only where a day tour of theirs has legal times."""
        here = {
            half: {
                index: self.x[index, number, van] for index in self.by_stop if (index, number, van) in self.x
            }
            for half, number in sessions.items()
        }
        mornings, afternoons = here.get(Half.MORNING, {}), here.get(Half.AFTERNOON, {})
        for barred in known.barred:
            held = self._held(Demand(VAN_DAY.id), *(Demand(limit) for limit in barred.limits))
            for first, last in sorted(barred.pairs, key=str) if held is not None else ():
                if first is not None and last is not None:
                    if first in mornings and last in afternoons:
                        self.model.add_bool_or(~mornings[first], ~afternoons[last], *(~h for h in held or ()))
                elif first is not None and first in mornings:
                    company = [p for j, p in afternoons.items() if (first, j) not in barred.pairs]
                    self.model.add_bool_or(~mornings[first], *company, *(~h for h in held or ()))
                elif last is not None and last in afternoons:
                    company = [p for j, p in mornings.items() if (j, last) not in barred.pairs]
                    self.model.add_bool_or(~afternoons[last], *company, *(~h for h in held or ()))

    def _add_hours(self) -> None:
        """Shares of work that visits have in any case, per week and over the cycle."""
        problem, calendar = self.problem, self.problem.calendar
        shares = self._shares()
        for crew in problem.crews:
            work = problem.limits(crew)
            weeks: dict[int, list[cp_model.LinearExprT]] = defaultdict(list)
            for (index, number, v), pick in self.x.items():
                day = calendar.sessions[number].date
                if problem.crew(problem.config.vans[v].id, day) == crew:
                    weeks[calendar.week(day)].append(shares[index] * pick)
            cycle = calendar.weeks * work.mean_work_week
            rows = [(Demand(WORK_WEEK.id), terms, work.max_work_week) for terms in weeks.values()]
            rows.append((Demand(WORK_CYCLE.id), [t for terms in weeks.values() for t in terms], cycle))
            for demand, terms, limit in rows:
                held = self._held(Demand(VAN_DAY.id), demand)
                if held is not None and terms:
                    self.model.add(sum(terms) <= limit).only_enforce_if(held)

    def _kind(self, van: int, day: date) -> tuple[str, WorkRules]:
        """What the days of a van on a date are like: its depot, and what binds its crew."""
        return self.problem.config.vans[van].depot, self.problem.work(van, day)

    def _shares(self) -> tuple[int, ...]:
        if self.mixed:
            return least_shares(self.problem)
        each = [known.least_work for known in self.known.values()]
        return tuple(min(shares) for shares in zip(*each, strict=True))


def _days_rules() -> tuple[Rule, ...]:
    """The rules that can be given up and take sessions away whatever else is served; not locks."""
    return tuple(rule for rule in rules() if rule.binding is not None and rule is not LOCK)
