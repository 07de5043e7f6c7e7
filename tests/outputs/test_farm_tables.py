"""Tables of farms: row by row, so that they may be longer than the memory."""

import io
import weakref
from collections.abc import Iterator
from typing import Any

import pytest

from tourplanner.analysis.measures import MEASURES
from tourplanner.outputs.farm.page import render
from tourplanner.outputs.farm.tables import GROUP, csv_tables, parquet_tables
from tourplanner.outputs.farm.view import FarmRow, FarmView, Spent
from tourplanner.wording.language import Language

ROWS = 400


class Found(dict[str, Any]):
    """An answer that can be watched: by itself, and not by what is in it."""

    def __hash__(self) -> int:  # type: ignore[override]
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


class Watched:
    """Rows of a farm, and how many of their answers were in memory at once."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.alive = weakref.WeakSet[Found]()
        self.most = 0

    def rows(self) -> Iterator[FarmRow]:
        """All of them anew."""
        for number in range(self.number):
            figures = {measure.id: number for measure in MEASURES}
            found = Found(status="optimal", gap=0.0, by_clock=False, method="exact", figures=figures)
            self.alive.add(found)
            self.most = max(self.most, len(self.alive))
            spent = Spent(number / 8, 1)
            yield FarmRow(f"{number:04}", "dossier", "a.toml", "A", "", "", "", number, found, spent)

    def view(self) -> FarmView:
        """The farm of them."""
        return FarmView("Essai", "", "essai.toml", self.rows, 1.0, {}, has_visits=False)


def test_rows_of_a_table_are_not_in_memory_at_once() -> None:
    watched = Watched(ROWS)
    for write in csv_tables(watched.view(), Language.FR, plain=True).values():
        out = io.BytesIO()
        write(out)
        assert not out.closed

    assert watched.most <= 2


def test_the_page_keeps_what_it_shows() -> None:
    watched = Watched(ROWS)
    page = render(watched.view(), Language.EN)

    # Those that drive least, and the slowest: seconds grow with the number.
    assert "A · seed 29<" in page
    assert "A · seed 399<" in page
    assert "A · seed 200<" not in page
    assert watched.most < ROWS / 4


@pytest.mark.slow
def test_rows_of_parquet_are_not_in_memory_at_once() -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `farm` is not installed")
    watched = Watched(GROUP + ROWS)
    out = io.BytesIO()
    parquet_tables(watched.view())["farm.parquet"](out)

    assert watched.most <= 2
    table = parquet.read_table(io.BytesIO(out.getvalue()))
    assert table.column("seed").to_pylist() == list(range(GROUP + ROWS))
