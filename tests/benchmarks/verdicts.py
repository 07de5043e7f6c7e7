"""How soon the half-days answer to a card that is held over the board: seconds of one core."""

import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.table import show
from tests.instances import pilot, problem_at, problem_of
from tourplanner.analysis.verdicts import Answer, Card, Verdicts
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

FOLDER = Path(__file__).parents[1] / "data" / "department"
SECONDS = 60.0
CARDS = 12


def run() -> None:
    """Time one verdict and those of all half-days, each with nothing known of the plan before."""
    rows = [_row("pilot", problem_of(pilot()))]
    rows += [_row(f"département {case}", problem_at(FOLDER / f"{case}.toml")) for case in "ABC"]
    show(
        "Verdicts on moves by hand",
        [
            "plan",
            "visits",
            "half-days",
            "one, median",
            "one, worst",
            "all of a card, median",
            "all, worst",
            "here / possible / swap / forbidden",
        ],
        rows,
    )


def _row(name: str, problem: Problem) -> list[object]:
    tours = solve(problem, Limits(time_limit=SECONDS)).tours
    cards = [
        Card(visit.stop, HalfDay(tour.date, visit.half, tour.van)) for tour in tours for visit in tour.visits
    ]
    chosen = cards[:: max(1, len(cards) // CARDS)]
    ones, every, answers = [], [], dict.fromkeys(Answer, 0)
    for number, card in enumerate(chosen):
        took, found = _timed(problem, tours, card, None)
        every.append(took)
        for verdict in found:
            answers[verdict.answer] += 1
        tried = [verdict.place for verdict in found if verdict.drive_change is not None]
        ones.append(_timed(problem, tours, card, tried[7 * number % len(tried)])[0])
    return [
        name,
        len(cards),
        sum(answers.values()) // len(chosen),
        *(
            f"{1000 * figure:.0f} ms"
            for times in (ones, every)
            for figure in (statistics.median(times), max(times))
        ),
        " / ".join(str(round(count / len(chosen))) for count in answers.values()),
    ]


def _timed(problem: Problem, tours: Sequence[Tour], card: Card, place: HalfDay | None) -> tuple[float, tuple]:
    began = time.process_time()
    verdicts = Verdicts(problem, tours)
    found = verdicts.every(card) if place is None else (verdicts.of(card, place),)
    return time.process_time() - began, found
