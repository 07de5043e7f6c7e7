"""Codes and telephone numbers in cells of numbers have their zeros again; what is unsure is told."""

import pytest
from openpyxl import Workbook

from tests.inputs.workbook.books import cell_of_key, changed, config_of, faults_of, place, table_of


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (562061234, "0562061234"),
        (562061234.0, "0562061234"),
        (33562061234, "+33562061234"),
        ("05 62 06 12 34", "05 62 06 12 34"),
        ("+33 5 62 06 12 34", "+33 5 62 06 12 34"),
    ],
)
def test_a_telephone_number(typed: object, said: str) -> None:
    notices: list[str] = []

    def change(book: Workbook) -> None:
        book["Arrêts"]["Q2"].value = typed
        cell_of_key(book, "Règles", "service.phone").value = typed

    table = table_of(changed(change), notices=notices)
    assert table["stops"][0]["phone"] == said
    assert table["service"]["phone"] == said
    assert notices == []


@pytest.mark.parametrize("typed", [3949, 62061234, 562061234.5])
def test_a_number_that_is_no_telephone_number_is_told(typed: float) -> None:
    notices: list[str] = []

    def change(book: Workbook) -> None:
        book["Arrêts"]["Q2"].value = typed

    assert table_of(changed(change), notices=notices)["stops"][0]["phone"] == str(typed)
    (notice,) = notices
    assert notice.startswith(place("Arrêts", "Q2"))
    assert f"lu comme « {typed}" in notice


@pytest.mark.parametrize("column", ["Q2"])
@pytest.mark.parametrize("typed", ["5,62E+08", "5.62E+08"])
def test_a_number_that_a_spreadsheet_shortened_is_a_fault(column: str, typed: str) -> None:
    def change(book: Workbook) -> None:
        book["Arrêts"][column].value = typed

    (fault,) = faults_of(changed(change))
    assert fault.where == place("Arrêts", column)
    assert "abrégé" in fault.what
    assert "format Texte" in fault.maybe


@pytest.mark.parametrize(
    ("typed", "said"), [(22320001100017, "22320001100017"), (5520176300018, "05520176300018")]
)
def test_a_siret(typed: int, said: str) -> None:
    def change(book: Workbook) -> None:
        cell_of_key(book, "Règles", "service.siret").value = typed

    assert config_of(changed(change)).service.siret == said


def test_the_code_of_a_commune_of_the_ain() -> None:
    def change(book: Workbook) -> None:
        book["Arrêts"]["A2"].value = 1001
        book.remove(book["Places occupées"])

    assert table_of(changed(change))["stops"][0]["commune"] == "01001"


def test_a_number_in_a_text_of_another_kind_is_told() -> None:
    notices: list[str] = []

    def change(book: Workbook) -> None:
        book["Arrêts"]["P2"].value = 12

    assert table_of(changed(change), notices=notices)["stops"][0]["address"] == "12"
    assert len(notices) == 1
    assert "cellule P2" in notices[0]
