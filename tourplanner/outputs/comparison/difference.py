"""What the map says of the stops that change."""

from dataclasses import dataclass

from tourplanner.analysis.comparison import Fate, Rated, StopChange
from tourplanner.domain.place import Position
from tourplanner.outputs.comparison.rows import change_text, slots_text
from tourplanner.outputs.map_page.elements import Sign, TextPopup
from tourplanner.outputs.map_page.signs import PIN, sign
from tourplanner.outputs.map_page.templating import fragment
from tourplanner.outputs.view import PlanView
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words

PACKAGE = "tourplanner.outputs.comparison"

SYMBOLS = {
    Fate.NEW: "+",
    Fate.LOST: "×",
    Fate.MORE: "↑",
    Fate.FEWER: "↓",
    Fate.MOVED: "↔",
    Fate.SAME: "",
}
"""What stands in the sign of each fate; its shape is told in the style sheet."""

SIZES = {Fate.SAME: 12}
NAMED = (Fate.NEW, Fate.LOST)
"""Fates that stand beside the name on the map, too."""


@dataclass(frozen=True, slots=True)
class ChangeCard:
    """A stop that a plan serves or served, in words; ``number`` is unique on the page."""

    number: int
    fate: Fate
    symbol: str
    label: str
    stop: str
    name: str
    place: str
    area: str
    residents: str
    before: str
    after: str
    position: Position

    @property
    def tag(self) -> str:
        """What is said beside the name on the map."""
        return self.label if self.fate in NAMED else ""


def change_cards(rated: Rated, plan: PlanView, first_number: int, lang: Language) -> tuple[ChangeCard, ...]:
    """The stops of a scenario by fate and name, numbered from `first_number`."""
    changes = [change for fate in Fate for change in rated.changed(fate)]
    return tuple(_card(change, plan, number, lang) for number, change in enumerate(changes, first_number))


def _card(change: StopChange, plan: PlanView, number: int, lang: Language) -> ChangeCard:
    stop = change.stop
    commune = plan.catalogue.communes.get(stop.commune)
    return ChangeCard(
        number=number,
        fate=change.fate,
        symbol=SYMBOLS[change.fate],
        label=change_text(change, lang),
        stop=stop.id,
        name=plan.commune_name(stop),
        place=stop.place,
        area=plan.area(stop.area).name,
        residents=written.integer(commune.population, lang) if commune else "",
        before=slots_text(change.before, lang),
        after=slots_text(change.after, lang),
        position=stop.position,
    )


def change_sign(card: ChangeCard, words: Words) -> Sign:
    """The sign of a stop with its name; unchanged ones lie below the others."""
    html = fragment("change.html", PACKAGE, card=card)
    level = -500 if card.fate is Fate.SAME else 1000
    marker = sign(card.position, html, SIZES.get(card.fate, PIN), level)
    marker.add_child(TextPopup(fragment("change_popup.html", PACKAGE, card=card, words=words)))
    return marker
