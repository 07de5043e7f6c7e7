"""What people call the entries of a draft, and which of them they mean by a name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tourplanner.domain.place import Catalogue
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.shown import shown
from tourplanner.inputs.typed.names import Called, Doubt, NameBook
from tourplanner.inputs.typed.places import area_names
from tourplanner.message import Message, Text, message
from tourplanner.scenario.draft import Draft, Entry


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the entries of a draft as it is now; those of communes are in the catalogue."""

    draft: Draft
    catalogue: Catalogue

    def of(self, kind: str) -> dict[str, str]:
        """The entries of a list: what people call each, by its name in the config."""
        if kind == "areas":
            return self.areas(self.draft.names(kind))
        if kind in {"stops", "locks"}:
            stops = {entry.name("stops"): entry for entry in self.draft.lists["stops"]}
            return {name: self.commune(stops.get(name)) for name in self.draft.names(kind)}
        return {entry.name(kind): str(entry.values.get("name", "")) for entry in self.draft.lists[kind]}

    def find(self, kind: str, name: str) -> str | Doubt | None:
        """The entry of a list that is meant, by its name or by what people call it; None for none."""
        if kind == "areas":
            book = area_names(self.catalogue)
            return book.find(name)
        entries = self.draft.lists["stops" if kind == "locks" else kind]
        if kind not in {"stops", "locks"}:
            return NameBook.of(
                Called(entry.name(kind), str(entry.values.get("name", ""))) for entry in entries
            ).find(name)
        return NameBook.of(
            Called(entry.name("stops"), self.commune(entry), codes=(str(entry.values.get("commune")),))
            for entry in entries
        ).find(name)

    def areas(self, epcis: Iterable[str]) -> dict[str, str]:
        """The names of intercommunalités by SIREN."""
        known = self.catalogue.areas
        return {epci: known[epci].name if epci in known else "" for epci in epcis}

    def commune(self, stop: Entry | None) -> str:
        """The name of a stop's commune; empty when it is not known."""
        commune = self.catalogue.communes.get(str(stop.values.get("commune"))) if stop else None
        return commune.name if commune else ""

    def area_of(self, stop: Entry) -> str:
        """The SIREN of a stop's intercommunalité; empty when it is not known."""
        commune = self.catalogue.communes.get(str(stop.values.get("commune")))
        return commune.epci if commune else ""


def meant(seen: str, known: Mapping[str, str]) -> Text:
    """Which entry is meant by a name or by what people call it; empty when nothing is near."""
    texts = {text: name for name, text in known.items() if text} | {name: name for name in known}
    likely = nearest(seen, texts)
    name = told(texts[likely[0]], known[texts[likely[0]]]) if likely else ""
    return message("scenario.meant", name=name) if likely else ""


def told(name: str, text: str) -> Text:
    """A name with what people call it: ``"32269" (Monfort)``."""
    return message("scenario.called", name=shown(name), text=text) if text and text != name else shown(name)


def meant_key(key: str, known: Iterable[str], *above: str) -> Message:
    """Which key below `above` is meant."""
    likely = nearest(key, known)
    if not likely:
        return message("scenario.default-already")
    return message("scenario.meant", name=".".join((*above, likely[0])))
