"""Nothing believed: every claim about plans is held against brute force, other engines, other solvers.

``python -m tests.benchmarks trust`` runs the whole numbers, some quarter of an hour of one core;
``TRUST_SHARE=0.1`` a share of them. A row for each claim: how many cases, and how many disagree.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, count, islice

from tests.benchmarks.table import show
from tests.instances import problem_of, random_pilot
from tests.short_visits import short_visits_config
from tests.trust.claims import (
    against_brute,
    engines_on_plans,
    fed_back,
    left_room,
    plan_of_locks,
    proves_it,
)
from tests.trust.tiny_cases import Kind, tiny_case
from tourplanner.domain.plan import Status
from tourplanner.solvers.confirmed import confirmed
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Confirmation, Limits
from tourplanner.solvers.solve import solve

TINY, PLANS, PLANS_EACH, LOCKED, PILOTS, SHORT = 200, 10_000, 14, 1_000, 40, 40
SECONDS = 60.0
EVENINGS = 2
"""Dates of a config with evenings at most."""

Row = tuple[str, int, str, str]


def run() -> None:
    """Print a row for each claim."""
    share = float(os.environ.get("TRUST_SHARE", "1"))
    show(
        "Trust: claims held against who does not believe them",
        ["claim", "cases", "of these", "disagreements"],
        chain(_brute(share), _engines(share), _locks(share), _confirmations(share)),
    )


def _told(found: Iterable[str]) -> str:
    """How often each kind of disagreement was found."""
    counts = Counter(found)
    return ", ".join(f"{number} {kind}" for kind, number in counts.most_common()) or "none"


def _brute(share: float) -> Iterator[Row]:
    cases = round(TINY * share)
    for kind in Kind:
        seeds = list(islice((seed for seed in count() if _can_be_tried(kind, seed)), cases))
        found = [each for seed in seeds for each in against_brute(kind, seed)]
        proven = sum(proves_it(kind, seed) for seed in seeds)
        yield f"{kind.value}: brute force finds no better plan", cases, f"{proven} proven", _told(found)


def _can_be_tried(kind: Kind, seed: int) -> bool:
    """Whether brute force comes to an end: it tries every evening with every morning after it."""
    return kind is not Kind.EVENING or len(tiny_case(kind, seed).calendar.dates) <= EVENINGS


def _engines(share: float) -> Iterator[Row]:
    wanted, said, found = round(PLANS * share), Counter[bool](), list[str]()
    seed = 0
    while sum(said.values()) < wanted:
        for kind in Kind:
            for legal, disagreements in engines_on_plans(kind, seed, PLANS_EACH):
                said[legal] += 1
                found += disagreements
        seed += 1
    plans = f"{said[True]} legal"
    yield "judge and engines say the same of random plans", sum(said.values()), plans, _told(found)


def _locks(share: float) -> Iterator[Row]:
    cases = round(LOCKED * share)
    found = [each for seed in range(cases) for each in fed_back(plan_of_locks(seed), dated=seed % 2 == 0)]
    yield "a plan fed back as locks is found again", cases, "", _told(found)


def _confirmations(share: float) -> Iterator[Row]:
    made = [
        ("random pilots", random_pilot, round(PILOTS * share)),
        ("short visits", short_visits_config, round(SHORT * share)),
    ]
    for name, make, cases in made:
        said: Counter[Confirmation] = Counter()
        room = 0
        for seed in range(cases):
            problem = problem_of(make(seed))
            found = solve(problem, Limits(time_limit=SECONDS), Method.EXACT)
            room += bool(left_room(problem, found))
            if found.status is Status.INFEASIBLE:
                said[confirmed(problem, found, Limits()).evidence.confirmation] += 1
        told = f"{said[Confirmation.GIVEN]} confirmed, {said[Confirmation.NONE]} not confirmed"
        claim = f"{name}: what is told impossible, by a second solver"
        yield claim, sum(said.values()), told, f"{said[Confirmation.REFUTED]} refuted"
        yield f"{name}: no missing visit could be inserted", cases, "", str(room)
