"""A comparison as JSON, for programs: plain figures in the units that their names tell."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tourplanner.analysis.comparison import Comparison, Fate, Rated, Slot, StopChange
from tourplanner.analysis.label import Condition
from tourplanner.analysis.measures import MEASURES, Figures
from tourplanner.domain.period import WEEKDAYS
from tourplanner.files.write import write_atomically

FORMAT = 1
Json = Mapping[str, Any]


def render(comparison: Comparison) -> str:
    """The text of the file; the same comparison gives the same text."""
    base = comparison.base
    table = {
        "format": FORMAT,
        "base": _case(base),
        "scenarios": [
            {
                **_case(rated),
                "why": rated.case.why,
                "differences": _differences(base.figures, rated.figures),
                "stops": [_change(change) for change in rated.changes if change.fate is not Fate.SAME],
            }
            for rated in comparison.scenarios
        ],
    }
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def write(comparison: Comparison, path: Path) -> None:
    """Write it to `path`.

    Raises
    ------
    InputError
        If `path` cannot be written.
    """
    write_atomically(path, render(comparison))


def figures_json(figures: Figures) -> Json:
    """Every figure by its name."""
    return {measure.id: measure.of(figures) for measure in MEASURES}


def _case(rated: Rated) -> Json:
    case = rated.case
    outcome = case.plan.outcome
    cost = rated.figures.cost
    return {
        "title": case.title,
        "source": case.source,
        "weeks": case.calendar.weeks,
        "status": outcome.status.value,
        "bound_drive_seconds": outcome.bound,
        "gap": None if outcome.gap is None else round(outcome.gap, 6),
        "figures": figures_json(rated.figures),
        **({"label": [_condition(each) for each in rated.conditions]} if rated.conditions else {}),
        "costs_cents": {"fuel": cost.fuel, "agents": cost.agents, "vehicles": cost.vehicles},
        "unserved": [
            {
                "stop": item.stop,
                "missing_visits": item.missing_visits,
                "required": item.required,
                "rules": list(item.rules),
                "reason": item.reason,
            }
            for item in case.plan.unserved
        ],
    }


def _condition(condition: Condition) -> Json:
    return {
        "id": condition.id,
        "unit": condition.unit.value,
        "needed": condition.needed,
        "found": condition.found,
        "met": condition.is_met,
    }


def _differences(base: Figures, figures: Figures) -> Json:
    """Figure less figure of the base, where both have one."""
    pairs = ((measure.id, measure.of(base), measure.of(figures)) for measure in MEASURES)
    return {name: None if was is None or now is None else now - was for name, was, now in pairs}


def _change(change: StopChange) -> Json:
    return {
        "stop": change.stop.id,
        "commune": change.stop.commune,
        "name": change.stop.name,
        "change": change.fate.value,
        "before": [_slot(slot) for slot in change.before],
        "after": [_slot(slot) for slot in change.after],
    }


def _slot(slot: Slot) -> Json:
    return {"week": slot.week, "weekday": WEEKDAYS[slot.weekday], "half": slot.half.value}
