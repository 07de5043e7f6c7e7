"""A farm in, one HTML page out: what came of it, what it cost, what failed, and a map by département."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from math import ceil
from typing import Any

from tourplanner.outputs.farm.map import farm_maps
from tourplanner.outputs.farm.view import FarmRow, FarmView
from tourplanner.outputs.note_page.page import note_template
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in

PAGE = "farm.html"
MOST_ROWS = 120
"""Rows of the table of the page: all départements once, and no ten thousand what-ifs."""
SLOWEST = 8
CLOSE = 0.005
"""A gap up to which a plan counts as nearly proven."""
DEPARTEMENT = "departement"


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure that is told large, with what it is of."""

    figure: str
    what: str


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of a table, in words."""

    name: str
    cells: tuple[str, ...]


def render(view: FarmView, lang: Language) -> str:
    """The page, which asks nothing of a network."""
    words = words_in(lang)
    summary = _Summary.of(view, words)
    return note_template(__package__).render(
        view=view,
        lang=lang.value,
        words=words,
        tiles=_tiles(summary, view.core_seconds, words),
        maps=farm_maps(summary.mapped, words),
        map_of=summary.mapped[0] if summary.mapped else None,
        head=_head(words, chosen=summary.chosen),
        rows=[_row(row, words, chosen=summary.chosen) for row in summary.shown],
        total=summary.total,
        answered=summary.total - summary.states["failed"],
        slowest=[_cost(row, words) for row in _slowest(view)],
        failures=[PageRow(summary.failed.get(key, key), (why,)) for key, why in view.failures.items()],
        chosen=summary.chosen,
        places=summary.places,
    )


@dataclass(frozen=True, slots=True)
class _Summary:
    """What one look at all rows tells; only those that are shown are kept, and what failed by its key."""

    total: int
    states: Counter[str]
    close: int
    shown: tuple[FarmRow, ...]
    mapped: tuple[FarmRow, ...]
    failed: dict[str, str]
    chosen: bool
    places: bool

    @classmethod
    def of(cls, view: FarmView, words: Words) -> "_Summary":
        states, failed, close, total = Counter[str](), dict[str, str](), 0, 0
        first: FarmRow | None = None
        mapped: list[FarmRow] = []
        chosen = places = False
        for row in view.rows():
            total += 1
            states["failed" if row.found is None else str(row.found["status"])] += 1
            gap = None if row.found is None else row.found["gap"]
            close += gap is not None and gap <= CLOSE
            chosen |= "residents_beyond" in (row.found or {})
            places |= row.kind != "dossier"
            if row.found is None:
                failed[row.key] = row.title(words)
            if row.kind == DEPARTEMENT:
                first = first or row
                if _same_case(row, first):
                    mapped.append(row)
        return cls(
            total=total,
            states=states,
            close=close,
            shown=_shown(view, total),
            mapped=tuple(mapped),
            failed=failed,
            chosen=chosen,
            places=places,
        )


def _same_case(row: FarmRow, other: FarmRow) -> bool:
    return (row.scenario, row.options, row.seed) == (other.scenario, other.options, other.seed)


def _shown(view: FarmView, total: int) -> tuple[FarmRow, ...]:
    """All rows where they are few, else those that miss least, reach most residents and drive least."""
    answered = (row for row in view.rows() if row.found is not None)
    return tuple(answered) if total <= MOST_ROWS else tuple(nsmallest(MOST_ROWS // 4, answered, key=_worth))


def _worth(row: FarmRow) -> tuple[int, ...]:
    figures = row.figures
    return figures["missing_visits"] or 0, -(figures["residents"] or 0), figures["drive_seconds"] or 0


def _tiles(summary: _Summary, core_seconds: float, words: Words) -> list[Tile]:
    states = summary.states
    answered = summary.total - states["failed"]
    return [
        Tile(words.written(answered), words("farm.tile-answered", total=summary.total)),
        Tile(words.written(states["optimal"] + states["infeasible"]), words("farm.tile-proven")),
        Tile(words.written(summary.close), words("farm.tile-close", gap=CLOSE)),
        Tile(words.written(states["failed"]), words("farm.tile-failed")),
        Tile(words.written(ceil(core_seconds), "exact"), words("farm.tile-hours")),
    ]


def _head(words: Words, *, chosen: bool) -> list[str]:
    ids = ("visits", "residents", "drive", "distance", "state")
    more = ("beyond", "communes") if chosen else ()
    return [words(f"farm.head-{each}") for each in (*more, *ids)]


def _row(row: FarmRow, words: Words, *, chosen: bool) -> PageRow:
    found, figures = row.found or {}, row.figures
    more: tuple[str, ...] = ()
    if chosen:
        more = (
            _number(found.get("residents_eligible"), words),
            _number(found.get("communes_eligible"), words),
        )
    residents = found.get("residents_chosen", figures["residents"])
    return PageRow(
        row.title(words) if row.kind != DEPARTEMENT else f"{row.code} {row.title(words)}",
        (
            *more,
            _number(figures["visits"], words),
            _number(residents, words),
            words.written(figures["drive_seconds"] or 0, "column-duration"),
            words.written(figures["distance_m"] or 0, "km"),
            _state(found, words),
        ),
    )


def _number(value: int | None, words: Words) -> str:
    return "–" if value is None else words.written(value)


def _state(found: Mapping[str, Any], words: Words) -> str:
    if found["figures"]["tours"] == 0:
        return words("farm.state-nothing")
    match found["status"]:
        case "optimal":
            return words("farm.state-proven")
        case "feasible" if found["gap"] is not None:
            return words("farm.state-gap", gap=found["gap"])
        case "infeasible":
            return words("farm.state-infeasible")
    return words("farm.state-open")


def _slowest(view: FarmView) -> list[FarmRow]:
    rows = (row for row in view.rows() if row.spent is not None)
    return nlargest(SLOWEST, rows, key=lambda row: (row.spent.core_seconds if row.spent else 0.0, row.key))


def _cost(row: FarmRow, words: Words) -> PageRow:
    spent = row.spent
    assert spent is not None
    cells = words("farm.seconds", seconds=spent.core_seconds), words.written(spent.attempts)
    return PageRow(row.title(words), cells)
