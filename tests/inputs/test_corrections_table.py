"""The shipped table of corrections: there to be filled in, with nothing to say yet."""

from tests.inputs.tables.files import shipped_rows
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.columns import declared_tables
from tourplanner.inputs.tables.read import check_tables


def test_it_has_the_declared_columns_and_no_row() -> None:
    (header,) = shipped_rows("corrections")
    assert header == [column.name for column in declared_tables()["corrections"]]


def test_it_is_judged_good() -> None:
    (summary,) = check_tables(data_folder() / "corrections.csv", lambda _notice: None)
    assert (summary.kind, summary.rows) == ("corrections", 0)
