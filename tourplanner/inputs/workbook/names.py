"""How a cell says a text, a public code or the name of another row, without ever being ambiguous."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tourplanner.domain.place import Catalogue
from tourplanner.inputs.typed.names import NameBook
from tourplanner.inputs.typed.places import area_names, commune_names
from tourplanner.inputs.workbook.words import EMPTY_LISTS, EMPTY_TEXTS, FRENCH, BookWords

_CODED = re.compile(r".*\(([0-9A-Z]{5,9})\)\s*", re.DOTALL)
_ENTRY = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^,;\n]*))\s*(?:[,;\n]|$)')
_SEPARATORS = re.compile(r'[,;\n"]')


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Communes and intercommunalités as cells name them: ``Monfort (32269)`` by code.

    Cells are written in the language of ``words`` and read in any.
    """

    communes: Mapping[str, str]
    epci: Mapping[str, str]
    books: Mapping[str, NameBook]
    words: BookWords

    @classmethod
    def of(cls, catalogue: Catalogue, words: BookWords = FRENCH) -> "PlaceNames":
        """The names of a catalogue's places."""
        return cls(
            {code: f"{commune.name} ({code})" for code, commune in catalogue.communes.items()},
            {code: f"{area.name} ({code})" for code, area in catalogue.areas.items()},
            {"communes": commune_names(catalogue), "epci": area_names(catalogue)},
            words,
        )

    def label(self, code: str, refers: str) -> str | None:
        """The label of a code, None for what stands for itself."""
        if refers in {"communes", "stops", "places"}:
            return self.communes.get(code)
        return self.epci.get(code) if refers == "epci" else None

    def code(self, text: str) -> str | None:
        """The code that a label ends with; None for a text that is no label, or that of another place."""
        match = _CODED.fullmatch(text)
        if match is None:
            return None
        book = self.books["epci" if match[1] in self.epci else "communes"]
        return match[1] if book.find(text) == match[1] else None

    def to_cell(self, text: str, refers: str = "") -> str:
        """The text of a cell that says `text`."""
        label = self.label(text, refers)
        if label is not None and self.code(label) == text:
            return label
        if not text:
            return self.words.empty_text
        return f'"{text}"' if self._means_more(text, refers) else text

    def from_cell(self, cell: str, refers: str = "") -> str:
        """The text that a cell says."""
        if self._is_quoted(cell) and self._means_more(cell[1:-1], refers):
            return cell[1:-1]
        if cell.strip() in EMPTY_TEXTS:
            return ""
        return (self.code(cell) if refers else None) or cell

    def list_to_cell(self, texts: list[str], refers: str = "") -> str:
        """The text of a cell that lists `texts`."""
        return ", ".join(self._entry(text, refers) for text in texts) if texts else self.words.empty_list

    def list_from_cell(self, cell: str, refers: str = "") -> list[str]:
        """The texts that a cell lists, apart by commas, semicolons or lines."""
        if cell.strip() in EMPTY_LISTS:
            return []
        found: list[str] = []
        at = 0
        while at < len(cell):
            match = _ENTRY.match(cell, at)
            if match is None:  # a quote in the middle: take the rest as it is
                found.append(cell[at:].strip())
                break
            quoted, plain = match.groups()
            if quoted is not None:
                found.append(quoted.replace('""', '"'))
            elif plain.strip():
                found.append((self.code(plain) if refers else None) or plain.strip())
            at = match.end()
        return found

    def _entry(self, text: str, refers: str) -> str:
        label = self.label(text, refers)
        if label is not None and self.code(label) == text and not _SEPARATORS.search(label):
            return label
        plain = text.strip() == text and not _SEPARATORS.search(text) and not self._means_more(text, refers)
        return text if plain else '"' + text.replace('"', '""') + '"'

    def _means_more(self, text: str, refers: str) -> bool:
        """Whether `text`, as it is, would be read as something else."""
        if text.strip() in {"", *EMPTY_TEXTS, *EMPTY_LISTS} or (refers and self.code(text) is not None):
            return True
        return self._is_quoted(text) and self._means_more(text[1:-1], refers)

    @staticmethod
    def _is_quoted(text: str) -> bool:
        return len(text) > 2 and text[0] == text[-1] == '"'
