"""What a cell of the form looks like, and what it lets one choose or type."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tourplanner.inputs.config.key import Form, Shape
from tourplanner.inputs.config.kinds import FIRST_YEAR, LAST_YEAR
from tourplanner.inputs.workbook.layout import Field
from tourplanner.inputs.workbook.words import BookWords
from tourplanner.outputs.workbook.book import Props

INPUT: Props = {
    "bg_color": "#fffbe6",
    "border": 1,
    "border_color": "#c9c2a3",
    "valign": "top",
    "align": "left",
    "indent": 1,
}
"""A cell to fill in."""

_NUMBER_FORMATS = {Shape.DAY: "dd/mm/yyyy", Shape.CLOCK: "hh:mm", Shape.TEXT: "@", Shape.LIST: "@"}
_LONGEST_LIST = 255
"""Characters of a list of choices that is written in a rule itself, by the limits of Excel."""
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255


@dataclass(frozen=True, slots=True)
class Choosing:
    """A field of the form, in words; ``ranges`` are the cells that list what it may refer to, by its name."""

    field: Field
    ranges: Mapping[str, str]
    words: BookWords

    @property
    def form(self) -> Form:
        """How one value is asked for: the entry's form, for a list with a cell per entry."""
        form = self.field.key.kind.form
        return form.entry.form if form.entry else form

    def props(self, *, as_list: bool) -> Props:
        """The format of its cells; `as_list` for several values in one cell."""
        shape = Shape.LIST if as_list else self.form.shape
        number = _NUMBER_FORMATS.get(shape, "0" if self.form.whole else "General")
        return {**INPUT, "num_format": number, "text_wrap": shape in {Shape.TEXT, Shape.LIST}}

    def rule(self, *, as_list: bool) -> dict[str, Any]:
        """The rule of its cells, for `Worksheet.data_validation`: what to type, and a list if any."""
        called, told = self.words.label(self.field.full_name), self.words.hint(self.field.full_name)
        error = self.words.say("workbook.label-and-hint", label=called, hint=told)
        shown = {
            "input_title": called[:_LONGEST_TITLE],
            "input_message": told[:_LONGEST_MESSAGE],
            "error_title": called[:_LONGEST_TITLE],
            "error_message": error[:_LONGEST_MESSAGE],
        }
        return shown | ({"validate": "any"} if as_list else self._allowed())

    def _allowed(self) -> dict[str, Any]:
        form = self.form
        match form.shape:
            case Shape.CHOICE:
                return _listed(list(self.words.choices(form).values()))
            case Shape.FLAG:
                return _listed([self.words.yes, self.words.no])
            case Shape.DAY:
                first, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
                return {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
            case Shape.NUMBER:
                kind = "integer" if form.whole else "decimal"
                return {"validate": kind, "criteria": "between", "minimum": form.least, "maximum": form.most}
            case _ if self.field.refers in self.ranges:
                # The bare code is fine too: what is typed is judged when the workbook is planned.
                return {"validate": "list", "source": self.ranges[self.field.refers], "show_error": False}
            case _:
                return {"validate": "any"}


def _listed(words: list[str]) -> dict[str, Any]:
    if len(",".join(words)) > _LONGEST_LIST or any("," in word for word in words):
        return {"validate": "any"}
    return {"validate": "list", "source": words}
