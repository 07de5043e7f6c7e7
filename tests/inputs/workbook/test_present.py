"""The cells that a sheet has, and no others."""

from openpyxl import Workbook

from tourplanner.inputs.workbook.present import rows_present


def test_only_cells_that_are_there_are_read_and_none_is_made() -> None:
    sheet = Workbook().active
    sheet["B3"], sheet["D3"], sheet["A7"], sheet["C9"] = 1, 2, 3, 4

    rows = [
        (number, [cell and cell.value for cell in cells])
        for number, cells in rows_present(sheet, last_row=8, last_column=3)
    ]

    assert rows == [(3, [None, 1]), (7, [3])]
    assert len(sheet._cells) == 4
