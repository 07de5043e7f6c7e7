"""Commands that change the stops of a dossier: the config alone, whatever its plan is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tourplanner.desk.commands import stop_name
from tourplanner.message import Message, Value, message, silent
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import Dossier

MOST_NAMED = 4
"""Stops and keys that a step names; of more it tells how many."""


@dataclass(frozen=True, slots=True)
class EditStops:
    """Change what is said of stops, of all the same; None takes a value out."""

    stops: tuple[str, ...]
    changes: Mapping[str, object]

    @property
    def name(self) -> str:
        """``stops edit``."""
        return "stops edit"

    def said(self, dossier: Dossier) -> Message:
        """Which stops, and which keys."""
        keys = [Message(f"key.stops.{key}") for key in self.changes]
        return message("desk.said-stops", stops=_named(dossier, self.stops), what=_few(keys))

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``stops edit``."""
        from tourplanner.workflow.dossier.edit_stop import edit_stops

        edit_stops(dossier.folder, self.stops, self.changes, lang, None, silent)

    def values(self) -> dict[str, object]:
        """The stops and their values."""
        return {"stops": [*self.stops], "changes": {**self.changes}}


@dataclass(frozen=True, slots=True)
class AddStops:
    """Add a stop in each of some communes, by their codes or names."""

    communes: tuple[str, ...]
    said_of: Mapping[str, object]

    @property
    def name(self) -> str:
        """``stops add``."""
        return "stops add"

    def said(self, dossier: Dossier) -> Message:
        """Which communes."""
        known = dossier.plan.catalogue.communes
        names = [known[code].name if code in known else code for code in self.communes]
        return message("desk.said-stops-added", stops=_few(names))

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``stops add``."""
        from tourplanner.workflow.dossier.add_stop import add_stops

        add_stops(dossier.folder, self.communes, self.said_of, lang, None, silent)

    def values(self) -> dict[str, object]:
        """The communes and what is said of them."""
        return {"communes": [*self.communes], "values": {**self.said_of}}


@dataclass(frozen=True, slots=True)
class RemoveStops:
    """Take stops out, with what fixes them and what befalls them."""

    stops: tuple[str, ...]

    @property
    def name(self) -> str:
        """``stops remove``."""
        return "stops remove"

    def said(self, dossier: Dossier) -> Message:
        """Which stops."""
        return message("desk.said-stops-removed", stops=_named(dossier, self.stops))

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``stops remove``."""
        from tourplanner.workflow.dossier.remove_stop import remove_stops

        remove_stops(dossier.folder, self.stops, lang, None, silent)

    def values(self) -> dict[str, object]:
        """The stops."""
        return {"stops": [*self.stops]}


def _named(dossier: Dossier, stops: Sequence[str]) -> Value:
    return _few([stop_name(dossier, stop) for stop in stops])


def _few(names: Sequence[Value]) -> Value:
    if len(names) <= MOST_NAMED:
        return list(names)
    return message("desk.and-others", names=[*names[:MOST_NAMED]], n=len(names) - MOST_NAMED)
