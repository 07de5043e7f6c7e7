"""How sure times are: what reckoning that takes, and how often held-out drives are in the interval."""

import runpy
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from math import log, sqrt

from tests.benchmarks.table import show
from tests.outputs.schedules import PLAN
from tourplanner.analysis.punctuality.day import punctuality_of
from tourplanner.analysis.punctuality.draws import normals, shares
from tourplanner.analysis.punctuality.drives import drawn_factor, drawn_overrun
from tourplanner.analysis.punctuality.plan import punctuality
from tourplanner.inputs.road_references import commune_named, read_references
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.inputs.travel_doubts import travel_doubts
from tourplanner.message import silent
from tourplanner.travel.estimate import Estimate
from tourplanner.wording.language import Language
from tourplanner.workflow.opened_plan import open_plan
from tourplanner.workflow.year.schedule import schedule_view

UNTIL = date(2027, 12, 31)
SURE = 1.6448536269514722
"""Nine tenths of the normal law lie within so many of its spreads."""


def run() -> None:
    """CPU seconds for a grid and a year; coverage of 90 % intervals by provider; published figures."""
    _times()
    _coverage()
    _published()


def _times() -> None:
    opened = open_plan(PLAN, None, silent)
    told, config = opened.plan_file.travel.provenance, opened.config
    grid = opened.plan_file.plan.tours
    year = schedule_view(PLAN, UNTIL, Language.FR, None, silent).schedule.tours
    first = _cpu(lambda: punctuality(config, told, grid), forget=True)
    again = _cpu(lambda: punctuality(config, told, grid), forget=False)
    whole = _cpu(lambda: punctuality(config, told, year), forget=True)
    # Every tour looked at by itself, as if no two days of the year had the same times.
    work, doubt = config.work, travel_doubts()["estimate"]
    alone = _cpu(lambda: [punctuality_of.__wrapped__(tour, work, doubt) for tour in year], forget=True)
    rows = [
        ["grid, first time", len(grid), _ms(first)],
        ["grid, again", len(grid), _ms(again)],
        ["year", len(year), _ms(whole)],
        ["year, every tour by itself", len(year), _ms(alone)],
    ]
    show("Punctuality of the pilot, 10,000 days each", ["what", "tours", "CPU"], rows)


def _cpu(what: Callable[[], object], *, forget: bool) -> float:
    if forget:
        for kept in (punctuality_of, drawn_factor, drawn_overrun, normals, shares):
            kept.cache_clear()
    began = time.process_time()
    what()
    return time.process_time() - began


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def _coverage() -> None:
    """Drives made again from the published bands, those that the fit did not see."""
    script = runpy.run_path(str(data_folder() / "build_punctuality.py"))
    bands = script["read_bands"]()
    rows: list[list[object]] = []
    for name, doubt in travel_doubts().items():
        drives = [script["drives_of"](name, bands, rank) for rank in range(len(bands))]
        shipped = script["Fit"](doubt.bias, doubt.late, doubt.early)
        odd = [each.half(1) for each in drives]
        rows.append([name, "drives of odd rank", *_shares(shipped, odd)])
        for rank, told in ((0, "bands 2, 4, 6"), (1, "bands 1, 3, 5")):
            trained = script["fit"]([each for k, each in enumerate(drives) if k % 2 == rank], name)
            whole = [each if k % 2 != rank else None for k, each in enumerate(drives)]
            rows.append([name, told, *_shares(trained, whole)])
        # Each band in turn, by the fit to the five others.
        others = [
            script["fit"]([each for k, each in enumerate(drives) if k != left], name)
            for left in range(len(drives))
        ]
        inside = [fit.covers(each) for fit, each in zip(others, drives, strict=True)]
        in_time = [fit.not_later(each) for fit, each in zip(others, drives, strict=True)]
        rows.append([name, "each band in turn", *_told(inside, drives)])
        rows.append([name, "the same, no later than its end (95 %)", *_told(in_time, drives)])
    km = [f"{band['crow_km_from']:.0f}–{band['crow_km_to']:.0f} km" for band in bands]
    title = "Drives that were held out, in the interval of 90 %"
    show(title, ["times of", "held out", *km, "all"], rows)


def _shares(fit: object, drives: Sequence[object]) -> Iterator[str]:
    return _told([None if each is None else fit.covers(each) for each in drives], drives)  # type: ignore[attr-defined]


def _told(found: Sequence[float | None], drives: Sequence[object]) -> Iterator[str]:
    seen = [(share, each.pairs) for share, each in zip(found, drives, strict=True) if share is not None]  # type: ignore[attr-defined]
    yield from ("" if share is None else f"{share:.1%}" for share in found)
    yield f"{sum(share * pairs for share, pairs in seen) / sum(pairs for _, pairs in seen):.1%}"


def _published() -> None:
    """Published minutes, and kilometres, against the estimate: no fit has seen them."""
    communes = read_catalogue(data_folder(), silent).communes
    doubt = travel_doubts()["estimate"]
    counts = {"minutes": [0, 0], "kilometres": [0, 0]}
    for reference in read_references():
        ends = [commune_named(name, communes) for name in (reference.start, reference.end)]
        positions = [end.position for end in ends if end is not None]
        if len(positions) < 2:
            continue
        matrix = Estimate(1.0).matrix(positions)
        km, minutes = float(matrix.metres[0, 1]) / 1000, float(matrix.seconds[0, 1]) / 60
        for what, real, estimated in (
            ("minutes", reference.minutes, minutes),
            ("kilometres", reference.km, km),
        ):
            if not real:
                continue
            ratio = log(real / estimated) - doubt.bias
            side = doubt.late if ratio > 0 else doubt.early
            counts[what][0] += abs(ratio) <= SURE * sqrt(doubt.day**2 + side**2 / max(km, 1.0))
            counts[what][1] += 1
    rows = [[what, total, f"{inside} ({inside / total:.0%})"] for what, (inside, total) in counts.items()]
    show(
        "Published figures of the Gers, in the interval of 90 % of the estimate",
        ["what", "pairs", "inside"],
        rows,
    )
