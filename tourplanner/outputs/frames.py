"""Results as data frames of pandas, in the units of files: minutes and kilometres.

The only module that knows pandas; it is loaded when a frame is asked for.
"""

import io
from collections.abc import Sequence

import pandas as pd

from tourplanner.analysis.comparison import Comparison
from tourplanner.analysis.coverage import Coverage
from tourplanner.analysis.measures import MEASURES
from tourplanner.domain.period import MINUTE, format_clock
from tourplanner.outputs.choice_note import ChoiceRow
from tourplanner.outputs.coverage_csv import render
from tourplanner.outputs.view import PlanView


def visits_frame(view: PlanView) -> pd.DataFrame:
    """A row per visit, in order of date and time.

    ``date`` is a datetime64, ``arrive``, ``start`` and ``end`` are texts "HH:MM"; ``leg_minutes`` and
    ``leg_km`` are those of the drive there.
    """
    rows = [
        {
            "date": pd.Timestamp(tour.date),
            "half": visit.half.value,
            "van": tour.van,
            "stop": visit.stop,
            "name": view.commune_name(view.stop(visit.stop)),
            "area": view.area(view.stop(visit.stop).area).name,
            "arrive": format_clock(visit.arrive),
            "start": format_clock(visit.start),
            "end": format_clock(visit.end),
            "leg_minutes": visit.leg_drive_seconds / MINUTE,
            "leg_km": visit.leg_distance_m / 1000,
        }
        for tour, visit in view.visits
    ]
    return pd.DataFrame(rows)


def comparison_frame(comparison: Comparison) -> pd.DataFrame:
    """A row per case, the base first, by title; the columns are the figures of ``whatif --json``."""
    rows = [{measure.id: measure.of(rated.figures) for measure in MEASURES} for rated in comparison.all]
    return pd.DataFrame(rows, index=pd.Index([rated.case.title for rated in comparison.all], name="case"))


def coverage_frame(coverage: Coverage) -> pd.DataFrame:
    """A row per commune, by INSEE code; the columns are those of ``coverage --csv``."""
    # Codes are texts: some départements have letters in them, others begin with 0.
    table = io.BytesIO(render(coverage, plain=True))
    return pd.read_csv(table, dtype={"code": str, "epci": str}, index_col="code")


def choices_frame(best: Sequence[ChoiceRow], front: Sequence[ChoiceRow]) -> pd.DataFrame:
    """A row per choice, from the least driving on.

    ``rank`` is its place among the best, missing for one that is only on the front; ``front`` tells
    whether nothing is better in all respects; ``added_minutes`` is driving in the cycle.
    """
    ranks = {_key(row): rank for rank, row in enumerate(best, start=1)}
    on_front = {_key(row) for row in front}
    rows = {_key(row): row for row in (*front, *best)}
    frame = pd.DataFrame(
        {
            "communes": [", ".join(row.communes) for row in rows.values()],
            "losers": [", ".join(row.losers) for row in rows.values()],
            "gained": [row.gained for row in rows.values()],
            "lost": [row.lost for row in rows.values()],
            "added_minutes": [row.added / MINUTE for row in rows.values()],
            "proven": [row.gap == 0 for row in rows.values()],
            "rank": pd.array([ranks.get(key) for key in rows], dtype="Int64"),
            "front": [key in on_front for key in rows],
        }
    )
    return frame.sort_values(["added_minutes", "gained", "communes"], ignore_index=True)


def _key(row: ChoiceRow) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    return row.communes, row.losers, row.added
