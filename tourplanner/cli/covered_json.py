"""A coverage as JSON: ids and figures, minutes to a hundredth."""

import math

import numpy as np
from numpy.typing import NDArray

from tourplanner.analysis.coverage import Coverage, Nearest, ScopedCoverage, least_served, most_gained
from tourplanner.analysis.coverage_figures import STEPS, Figures, by_area, overall
from tourplanner.domain.period import MINUTE
from tourplanner.workflow.people.covered import Covered

LISTED = 10

Json = dict[str, object]


def coverage_json(covered: Covered) -> Json:
    """Everything that was measured; what is open nowhere is null."""
    coverage = covered.coverage
    return {
        "title": covered.opened.plan_file.title,
        "weight": coverage.weight,
        "travel": {
            "provenance": covered.provenance.detail,
            "estimated": covered.provenance.estimated,
            "vehicle": "car",
        },
        **_open(coverage),
        "scopes": [_scope(coverage, scope) for scope in coverage.scopes],
        "least_served": [
            coverage.communes[index].code for index in least_served(coverage, coverage.main, LISTED)
        ],
        "most_gained": [
            coverage.communes[index].code for index in most_gained(coverage, coverage.main, LISTED)
        ],
        "communes": [_commune(coverage, index) for index in range(len(coverage.communes))],
    }


def _open(coverage: Coverage) -> Json:
    """The places that are open on the date that is looked at; nothing for the cycle."""
    count = coverage.count
    if count is None:
        return {}
    [row] = coverage.main.openings.open
    return {
        "open": {
            "sites": count.sites,
            "sites_by_appointment": count.sites_by_appointment,
            "van_stops": count.stops,
            "van_stops_by_appointment": count.stops_by_appointment,
            "sites_without_published_hours": count.assumed,
            "places": [
                {
                    "kind": place.kind.value,
                    "id": place.id,
                    "name": place.name,
                    "commune": place.commune,
                    "by_appointment": place.by_appointment,
                }
                for place, is_open in zip(coverage.places, row, strict=True)
                if is_open
            ],
        }
    }


def _scope(coverage: Coverage, scope: ScopedCoverage) -> Json:
    every = overall(coverage, scope)
    return {
        "scope": scope.scope.value,
        "dates": [day.isoformat() for day in scope.dates],
        "before": _figures(every.before),
        "after": _figures(every.after),
        "areas": [
            {
                "epci": change.area.epci,
                "name": change.area.name,
                "before": _figures(change.before),
                "after": _figures(change.after),
            }
            for change in by_area(coverage, scope)
            if change.area
        ],
    }


def _figures(figures: Figures) -> Json:
    return {
        "total": round(figures.total, 2),
        "within": {str(step): round(value, 2) for step, value in zip(STEPS, figures.within, strict=True)},
        "mean_minutes": _minutes(figures.mean),
        "least_minutes": _minutes(figures.least),
        "most_minutes": _minutes(figures.most),
        "spread_minutes": _minutes(figures.spread),
        "gini": None if figures.gini is None else round(figures.gini, 4),
    }


def _commune(coverage: Coverage, index: int) -> Json:
    commune = coverage.communes[index]
    return {
        "code": commune.code,
        "name": commune.name,
        "epci": commune.epci,
        "weight": round(float(coverage.weights[index]), 4),
        "scopes": {
            scope.scope.value: {
                "before_minutes": _at(scope.before.mean_seconds, index),
                "after_minutes": _at(scope.after.mean_seconds, index),
                "saved_minutes": _at(scope.saved_seconds, index),
                **_places(coverage, scope, index),
            }
            for scope in coverage.scopes
        },
    }


def _places(coverage: Coverage, scope: ScopedCoverage, index: int) -> Json:
    """The nearest places; an average over dates has none."""
    if len(scope.dates) > 1:
        return {}
    return {
        "before_place": _place(coverage, scope.before, index),
        "after_place": _place(coverage, scope.after, index),
    }


def _place(coverage: Coverage, side: Nearest, index: int) -> Json | None:
    place = coverage.place(int(side.place[0, index]))
    return None if place is None else {"kind": place.kind.value, "id": place.id, "name": place.name}


def _at(seconds: NDArray[np.float64], index: int) -> float | None:
    return _minutes(float(seconds[index]))


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None or not math.isfinite(seconds) else round(seconds / MINUTE, 2)
