"""Tours with what the judge finds in them, kept so that a change of a few is judged by these few.

Every rule tells what it looks at. What a changed tour, its date, its crew or its stops have nothing to do
with is as it was, and is not looked at again; the functions are the rules' own, the very ones of `check`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Violation, rules
from tourplanner.problem.rules.rule import Find, Look


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of tours does to the verdict: breaches that are new, and those that are no more."""

    broken: tuple[Violation, ...]
    mended: tuple[Violation, ...]


class Judged:
    """Tours of vans and to stops that the problem knows, in groups of what rules look at.

    Parameters
    ----------
    problem
        What is planned.
    tours
        Those that are changed; `check` judges tours of strangers.
    """

    def __init__(self, problem: Problem, tours: Sequence[Tour]) -> None:
        self.problem, self.tours = problem, tuple(tours)
        self._finds: dict[Look, list[Find]] = defaultdict(list)
        for part in (part for rule in rules() for part in rule.parts):
            self._finds[part.look].append(part.find)
        self._groups: dict[tuple[Look, str], list[Tour]] = defaultdict(list)
        self._of_stop: dict[str, list[Tour]] = defaultdict(list)
        self._found: dict[tuple[Look | None, str], tuple[Violation, ...]] = {}
        for tour in self.tours:
            for key in self._keys(tour):
                self._groups[key].append(tour)
            for stop in _stops([tour]):
                self._of_stop[stop].append(tour)

    def change(self, gone: Sequence[Tour], come: Sequence[Tour]) -> Change:
        """The change of the verdict when some of the tours go and others come.

        The same as the difference of two verdicts from scratch, of the tours and of those that stay with
        those that come after them, however often a breach is in them.
        """
        touched = dict.fromkeys(key for tour in (*gone, *come) for key in self._keys(tour))
        before = Counter(found for key in touched for found in self._known(key))
        after = Counter(found for key in touched for found in self._judge(key, self._moved(key, gone, come)))
        for stop in _other_visits(gone, come):
            before.update(self._known_of_stop(stop))
            there = _changed(self._of_stop.get(stop, ()), gone, _visiting(stop, come))
            after.update(self._judge_stop(stop, there))
        return Change(tuple((after - before).elements()), tuple((before - after).elements()))

    def _keys(self, tour: Tour) -> Iterator[tuple[Look, str]]:
        """The groups of tours that rules look at which a tour is in."""
        yield Look.DATE, tour.date.isoformat()
        crew = self.problem.crew(tour.van, tour.date)
        if crew is not None:
            yield Look.CREW, crew
        yield Look.TOUR, f"{tour.date} {tour.van}"
        if Look.PLAN in self._finds:
            yield Look.PLAN, ""

    def _moved(self, key: tuple[Look, str], gone: Sequence[Tour], come: Sequence[Tour]) -> list[Tour]:
        return _changed(self._groups.get(key, ()), gone, [tour for tour in come if key in self._keys(tour)])

    def _known(self, key: tuple[Look, str]) -> tuple[Violation, ...]:
        if key not in self._found:
            self._found[key] = tuple(self._judge(key, self._groups.get(key, ())))
        return self._found[key]

    def _known_of_stop(self, stop: str) -> tuple[Violation, ...]:
        if (None, stop) not in self._found:
            self._found[None, stop] = tuple(self._judge_stop(stop, self._of_stop.get(stop, ())))
        return self._found[None, stop]

    def _judge(self, key: tuple[Look, str], tours: Sequence[Tour]) -> Iterator[Violation]:
        if tours or key[0] is Look.PLAN:
            for find in self._finds.get(key[0], ()):
                yield from find(self.problem, tours)

    def _judge_stop(self, stop: str, tours: Sequence[Tour]) -> Iterator[Violation]:
        ordered = sorted(tours, key=lambda tour: tour.date)
        served = [(tour, visit) for tour in ordered for visit in tour.visits if visit.stop == stop]
        for rule in rules():
            if rule.of_stop is not None:
                yield from rule.of_stop(self.problem, self.problem.stop(stop), served)


def _stops(tours: Iterable[Tour]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(visit.stop for tour in tours for visit in tour.visits))


def _other_visits(gone: Iterable[Tour], come: Iterable[Tour]) -> tuple[str, ...]:
    """The stops whose visits are not where or as long as they were."""
    before, after = _visits(gone), _visits(come)
    return tuple(stop for stop in dict.fromkeys((*before, *after)) if before.get(stop) != after.get(stop))


def _visits(tours: Iterable[Tour]) -> dict[str, list[tuple[object, ...]]]:
    """Of each visit, by its stop, what rules on a stop look at."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for tour in tours:
        for visit in tour.visits:
            seen = (tour.date, tour.van, visit.half, visit.end - visit.start)
            found.setdefault(visit.stop, []).append(seen)
    return found


def _visiting(stop: str, tours: Sequence[Tour]) -> list[Tour]:
    return [tour for tour in tours if any(visit.stop == stop for visit in tour.visits)]


def _changed(tours: Sequence[Tour], gone: Sequence[Tour], come: Sequence[Tour]) -> list[Tour]:
    """The tours without those that go, then those that come."""
    return [*(tour for tour in tours if tour not in gone), *come]
