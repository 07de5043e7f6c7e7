"""Tables that fit: as columns where there is room for them, else as cards, one below the other."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from rich import box
from rich.cells import cell_len
from rich.table import Column, Table
from rich.text import Text

from tourplanner.cli.consoles import PlainConsole
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

LEAST = 16
"""Columns that a text has at least, unless it is shorter, so that a sentence is not a word in each line."""

GAP, EDGES = 3, 2
"""What rich puts between columns, and around them."""


def titled(title: str, *, footer: bool = False) -> Table:
    """An empty table of the usual looks, as wide as the console."""
    return Table(
        title=Text(title, "bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        show_footer=footer,
        expand=True,
        pad_edge=False,
    )


def show_table(table: Table, lang: Language, console: PlainConsole) -> None:
    """Print a table: where its columns do not fit, a card for each row, the first column as its title."""
    rooms = [_room(column) for column in table.columns]
    spare = console.width - sum(rooms) - GAP * (len(rooms) - 1) - EDGES
    if spare < 0:
        for line in _cards(table, lang, console.width):
            console.print(line, soft_wrap=True)
        return
    wishes = [max(_whole(column), column.min_width or 0) for column in table.columns]
    too_wide = sum(wishes) > sum(rooms) + spare
    console.print(_narrowed(table, _shared(table.columns, rooms, spare)) if too_wide else table)


def _shared(columns: Sequence[Column], rooms: Sequence[int], spare: int) -> list[int]:
    """The width of each column: its room, and what is left in equal shares for those that want more."""
    widths = list(rooms)
    wants = [_whole(column) - room for column, room in zip(columns, rooms, strict=True)]
    for served, at in enumerate(sorted(range(len(wants)), key=wants.__getitem__)):
        more = min(spare // (len(wants) - served), wants[at])
        widths[at] += more
        spare -= more
    return widths


def _narrowed(table: Table, widths: Sequence[int]) -> Table:
    """The same table with its lines broken to these widths.

    They are broken here because rich breaks a line at any space, also between a figure and its unit.
    """
    narrow = titled(_text(table.title or ""), footer=table.show_footer)
    for column, width in zip(table.columns, widths, strict=True):
        header, footer = (_broken(part, width) for part in (column.header, column.footer))
        narrow.add_column(header, footer, justify=column.justify, width=width)
    columns = [
        [_broken(cell, width) for cell in column.cells]
        for column, width in zip(table.columns, widths, strict=True)
    ]
    for row in zip(*columns, strict=True):
        narrow.add_row(*row)
    return narrow


def _broken(part: object, width: int) -> str:
    lines = (wrap(line, width, break_on_hyphens=False) or [""] for line in _text(part).split("\n"))
    return "\n".join(line for broken in lines for line in broken)


def _words(line: str) -> list[str]:
    """What may stand on different lines: a space that is not to be broken parts nothing."""
    return line.replace("\n", " ").split(" ")


def _room(column: Column) -> int:
    """The columns below which a table's column is no longer read: a figure whole, a text by its words."""
    heading = _longest(_words(_text(column.header)))
    return max(heading, _longest(_lines(column)) if column.no_wrap else _readable(column))


def _readable(column: Column) -> int:
    """The columns that the texts of a column need."""
    lines = list(_lines(column))
    return max(_longest(word for line in lines for word in _words(line)), min(_longest(lines), LEAST))


def _whole(column: Column) -> int:
    """The columns that a table's column fills with no line broken."""
    return max(_longest(_text(column.header).split("\n")), _longest(_lines(column)))


def _lines(column: Column) -> Iterator[str]:
    """The lines of all cells of a column, but for its heading."""
    for part in (*column.cells, column.footer):
        yield from _text(part).split("\n")


def _longest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)


def _text(part: object) -> str:
    return part.plain if isinstance(part, Text) else str(part)


def _cards(table: Table, lang: Language, width: int) -> Iterator[Text]:
    """Every row as lines: its title, texts by their name on lines of their own, figures in one."""
    if table.title:
        yield Text("")
        yield Text(_text(table.title), "bold")
    rows = list(zip(*(map(_text, column.cells) for column in table.columns), strict=True))
    if table.show_footer:
        rows.append(tuple(_text(column.footer) for column in table.columns))
    for row in rows:
        yield from _card(table.columns, row, lang, width)


def _card(columns: Sequence[Column], row: Sequence[str], lang: Language, width: int) -> Iterator[Text]:
    words = words_in(lang)
    title, *others = row
    if title:
        yield from (Text(line, "bold") for line in wrap(title.replace("\n", " "), width))
    figures = []
    for column, value in zip(columns[1:], others, strict=True):
        name = _text(column.header).replace("\n", " ")
        if not value:
            continue
        if column.justify == "right":
            figures.append(_named(name, value.replace("\n", " / "), lang))
            continue
        first, *more = value.split("\n")
        lines = [words("shown.named", name=name, value=first) if name else first, *more]
        for line, indent in zip(lines, ("  ", *["    "] * len(more)), strict=True):
            yield from map(Text, _wrapped(line, indent, width))
    yield from (Text(f"  {line}") for line in _filled(figures, width - 2))


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    """A text in lines, broken between words only; not where a space is not to be broken."""
    return wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _filled(parts: Sequence[str], width: int) -> Iterator[str]:
    """Parts side by side, as many in a line as there is room for."""
    line = ""
    for part in parts:
        longer = f"{line} · {part}" if line else part
        if line and cell_len(longer) > width:
            yield line
            longer = part
        line = longer
    if line:
        yield line


def _named(name: str, value: str, lang: Language) -> str:
    """A name and its value, that a line's end does not part."""
    return words_in(lang)("shown.named", name=name, value=value).replace(" ", "\u00a0") if name else value
