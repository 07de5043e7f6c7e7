"""The table of published road figures."""

import pytest

from tests.inputs.said import told_by
from tourplanner.errors import InputError
from tourplanner.inputs.road_references import commune_named, read_references
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue

HEAD = "from,to,km,minutes,source\n"


def test_the_shipped_table_without_what_nobody_verified():
    text = (data_folder() / "roads" / "references.csv").read_text(encoding="utf-8")
    references = read_references()
    # 80 rows, 8 of which are marked as not verified.
    assert len(text.splitlines()) - 1 == 80
    assert text.count("NON VERIFIE") == 8
    assert len(references) == 72
    condom = next(each for each in references if (each.start, each.end) == ("Condom", "Auch"))
    assert (condom.km, condom.minutes) == (43, 45)


def test_places_of_the_table_are_communes():
    communes = read_catalogue(data_folder(), lambda _: None).communes
    lost = {
        name
        for each in read_references()
        for name in (each.start, each.end)
        if not commune_named(name, communes)
    }
    assert lost == {"Agen (47)", "Gabarret (40)", "Mont-de-Marsan (40)", "Toulouse (31)"}


def test_all_faults_at_once(tmp_path):
    table = tmp_path / "table.csv"
    table.write_text(HEAD + "Auch,Mirande,-3,soon,me\nAuch,Mirande\n")
    assert [fault.where for fault in told_by(lambda: read_references(table))] == [
        "table.csv, line 2, column km",
        "table.csv, line 2, column minutes",
        "table.csv, line 3",
    ]


@pytest.mark.parametrize("content", [b"", HEAD.encode(), b"\xff\xfe\x00"])
def test_no_table(tmp_path, content):
    table = tmp_path / "table.csv"
    table.write_bytes(content)
    with pytest.raises(InputError):
        read_references(table)
    with pytest.raises(InputError, match="cannot be read"):
        read_references(tmp_path / "none.csv")
