"""The rows of the table of stops: what each is promised, when it is visited, where, and what is new of it."""

from dataclasses import dataclass

from tourplanner.desk.board import NO_INK, board_of
from tourplanner.desk.card import INKS, Card
from tourplanner.domain.whereabouts import whereabouts
from tourplanner.wording.colours import swatch
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.dossier import Dossier
from tourplanner.workflow.plan_view import plan_view


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stop in the table; ``new`` is whether the plan does not know it yet."""

    stop: str
    name: str
    area: str
    epci: str
    ink: int
    pattern: str
    promised: str
    when: tuple[Card, ...]
    missing: str
    new: bool
    place: str
    phone: str


def stop_rows(dossier: Dossier, words: Words) -> tuple[StopRow, ...]:
    """The stops of a config by their names, with their visits in the plan."""
    board = board_of(dossier, words)
    cards: dict[str, list[Card]] = {}
    for card in board.cards:
        cards.setdefault(card.place.stop, []).append(card)
    parked = {each.stop: each.visits for each in board.parked}
    planned = {stop.id for stop in dossier.plan.whole_config.stops}
    looks = _looks(dossier)
    return tuple(
        StopRow(
            stop=stop.id,
            name=stop.name,
            area=dossier.plan.areas.get(stop.area, ""),
            epci=stop.area,
            ink=looks.get(stop.area, (NO_INK, ""))[0],
            pattern=looks.get(stop.area, (NO_INK, ""))[1],
            promised=words("unit.visits", n=stop.visits),
            when=tuple(cards.get(stop.id, ())),
            missing=parked.get(stop.id, ""),
            new=stop.id not in planned,
            place=whereabouts(stop.place, stop.address),
            phone=stop.phone,
        )
        for stop in sorted(dossier.config.stops, key=lambda stop: stop.name)
    )


def _looks(dossier: Dossier) -> dict[str, tuple[int, str]]:
    """Ink and pattern of the areas that the plan knows, as everywhere."""
    view = plan_view(dossier.plan)
    ranks = {stop.area: view.area_index(stop.area) for stop in view.config.stops}
    return {epci: (rank % INKS, swatch(rank).pattern.value) for epci, rank in ranks.items()}
