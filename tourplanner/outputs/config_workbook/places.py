"""The sheets to look places up in: communes and intercommunalités."""

from tourplanner.domain.place import Catalogue
from tourplanner.inputs.slug import slug
from tourplanner.inputs.workbook.names import PlaceNames
from tourplanner.outputs.workbook.book import HEADING, Book, Props, Value

_TEXT: Props = {"num_format": "@"}
_WHOLE: Props = {"num_format": "#,##0"}


def write_places(book: Book, catalogue: Catalogue, names: PlaceNames, title: str) -> None:
    """Add both sheets, in the order of names."""
    words = names.words
    communes = sorted(catalogue.communes.values(), key=lambda each: (slug(each.name), each.code))
    areas = sorted(catalogue.areas.values(), key=lambda each: (slug(each.name), each.epci))
    _write(
        book,
        (words.communes, title),
        (
            (words.label("stops.commune"), 44),
            (words.say("workbook.column-insee"), 12),
            (words.say("workbook.column-postal"), 12),
            (words.label("areas.epci"), 52),
            (words.say("workbook.column-population"), 12),
        ),
        [
            (
                names.communes[each.code],
                each.code,
                each.postal_code,
                names.epci.get(each.epci, each.epci),
                each.population,
            )
            for each in communes
        ],
    )
    _write(
        book,
        (words.areas, title),
        ((words.label("areas.epci"), 60), (words.say("workbook.column-siren"), 14)),
        [(names.epci[each.epci], each.epci) for each in areas],
    )


def _write(
    book: Book,
    names: tuple[str, str],
    columns: tuple[tuple[str, int], ...],
    rows: list[tuple[Value, ...]],
) -> None:
    sheet = book.sheet(*names)
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        book.write(sheet, 0, column, title, HEADING)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            book.write(sheet, number, column, value, _WHOLE if isinstance(value, int) else _TEXT)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
