"""What a form of a page has sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl

from starlette.requests import Request

from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.period import Half
from tourplanner.errors import InputError
from tourplanner.message import message
from tourplanner.workflow.dossier.lock import VisitPlace

MOST_FIELDS = 500
"""No form of ours has half as many."""


@dataclass(frozen=True, slots=True)
class Form:
    """The values of the fields by their names, the last one where there are several."""

    values: Mapping[str, str]

    @classmethod
    async def of(cls, request: Request) -> "Form":
        """The form in the body of a request.

        Raises
        ------
        InputError
            If there is none in it.
        """
        try:
            text = (await request.body()).decode()
            return cls(dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)))
        except ValueError:
            raise not_understood() from None

    def __getitem__(self, name: str) -> str:
        """A value without the space around it; empty where there is none."""
        return self.values.get(name, "").strip()

    @property
    def revision(self) -> str:
        """The revision that the page was drawn from."""
        return self["revision"]

    @property
    def visit(self) -> VisitPlace:
        """The visit that is meant.

        Raises
        ------
        InputError
            If that is none.
        """
        try:
            return VisitPlace(self["stop"], date.fromisoformat(self["date"]), Half(self["half"]))
        except ValueError:
            raise not_understood() from None

    def half_day(self, prefix: str) -> HalfDay:
        """The half-day of the fields with a prefix: ``to-date``, ``to-half``, ``to-van``.

        Raises
        ------
        InputError
            If that is none.
        """
        try:
            day, half = date.fromisoformat(self[f"{prefix}date"]), Half(self[f"{prefix}half"])
        except ValueError:
            raise not_understood() from None
        return HalfDay(day, half, self[f"{prefix}van"])

    def date(self, name: str) -> date:
        """A date of a field.

        Raises
        ------
        InputError
            If it is none.
        """
        try:
            return date.fromisoformat(self[name])
        except ValueError:
            raise not_understood() from None

    def number(self, name: str) -> int:
        """A whole number of a field.

        Raises
        ------
        InputError
            If it is none.
        """
        try:
            return int(self[name])
        except ValueError:
            raise not_understood() from None


def not_understood() -> InputError:
    """What is told of a form that no page of ours has."""
    return InputError.of("", message("desk.not-understood"))
