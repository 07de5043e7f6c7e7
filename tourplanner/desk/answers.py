"""What was answered so far to the questions of several pages: a name may have several values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request

from tourplanner.desk.form import not_understood

MOST_ANSWERS = 5_000
"""A département has a thousand communes at most."""


@dataclass(frozen=True, slots=True)
class Answers:
    """All values by their names, in the order in which they were given."""

    values: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Answers":
        """Those of pairs; values of nothing but space are none."""
        found: dict[str, list[str]] = {}
        for name, value in pairs:
            if value.strip():
                found.setdefault(name, []).append(value.strip())
        return cls({name: tuple(values) for name, values in found.items()})

    @classmethod
    async def sent(cls, request: Request) -> "Answers":
        """Those of a form.

        Raises
        ------
        InputError
            If there is none.
        """
        try:
            text = (await request.body()).decode()
            return cls.of(parse_qsl(text, max_num_fields=MOST_ANSWERS))
        except ValueError:
            raise not_understood() from None

    def __getitem__(self, name: str) -> str:
        """The last value of a name; empty where there is none."""
        return self.all(name)[-1] if self.all(name) else ""

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a name."""
        return self.values.get(name, ())

    def pairs(self, *without: str) -> list[tuple[str, str]]:
        """All of them but some, one by one."""
        return [(name, value) for name, each in self.values.items() if name not in without for value in each]

    def query(self, *without: str, **more: str) -> str:
        """All of them but some as the query of an address, with others."""
        return urlencode([*self.pairs(*without, *more), *more.items()])
