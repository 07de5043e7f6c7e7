"""Workbooks of nearly as many elements of a kind as may be: small in the file, each an object in memory."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from tests.inputs.workbook.books import small_book

SHEET = "xl/worksheets/sheet2.xml"
SPREADSHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%b</worksheet>'
WORKSHEET = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
NAMED = "xl/_rels/workbook.xml.rels"
SHARED = b'<row><c r="A#"><f t="shared" si="#">A1+1</f></c></row>'
STYLES, STRINGS, BOOK = "xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml"

COMMENTS, COMMENTS_OF = "xl/notes.xml", "xl/worksheets/_rels/sheet2.xml.rels"
RELATED = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
 Id="r9" Target="/xl/notes.xml"/></Relationships>"""
RULE = b'<conditionalFormatting sqref="A#"><cfRule type="expression" priority="1"/></conditionalFormatting>'


def with_parts(parts: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook with some parts in the place of others, or more."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(small_book())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in dict.fromkeys((*old.namelist(), *parts)):
            if part in parts:
                new.writestr(part, parts[part], packing)
            else:
                new.writestr(part, old.read(part))
    return stream.getvalue()


def with_sheet(content: bytes, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook with one sheet in the place of another."""
    return with_parts({SHEET: SPREADSHEET % content}, packing)


def within(part: str, end: bytes, content: bytes) -> bytes:
    """A workbook with more in one of its parts, before the end of a list there."""
    with zipfile.ZipFile(BytesIO(small_book())) as old:
        text = old.read(part)
    assert end in text
    return with_parts({part: text.replace(end, content + end, 1)})


def each(count: int, text: bytes) -> bytes:
    """A text so many times, with the number of the time where it has a place for it."""
    return b"".join(text.replace(b"#", b"%d" % number) for number in range(1, count + 1))


def row_of(count: int, text: bytes) -> bytes:
    """Rows of twenty cells."""
    return with_sheet(b"<sheetData>" + (b"<row>" + text * 20 + b"</row>") * (count // 20) + b"</sheetData>")


def listed(name: bytes, count: int, text: bytes) -> bytes:
    """A sheet with a list after its cells."""
    return with_sheet(b"<sheetData/><%b>%b</%b>" % (name, each(count, text), name))


def comments(count: int) -> bytes:
    """A sheet with a comment in each row."""
    told = each(count, b'<comment ref="A#" authorId="0"><text><t>a</t></text></comment>')
    content = (
        b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>a</author>'
        b"</authors><commentList>" + told + b"</commentList></comments>"
    )
    return with_parts({COMMENTS: content, COMMENTS_OF: RELATED})


def sheets(count: int, content: bytes, *, of_one: bool = False) -> bytes:
    """A workbook of more sheets, each with the same content, or all of them the same part."""
    target = b"/xl/worksheets/more%s.xml" % (b"1" if of_one else b"#")
    parts = {
        "xl/worksheets/more1.xml" if of_one else f"xl/worksheets/more{number}.xml": SPREADSHEET % content
        for number in range(1, count + 1)
    }
    with zipfile.ZipFile(BytesIO(small_book())) as old:
        book, named = old.read(BOOK), old.read(NAMED)
    listed_ones = b'<sheet name="More #" sheetId="9#" r:id="more#"/>'
    parts[BOOK] = book.replace(b"</sheets>", each(count, listed_ones) + b"</sheets>")
    ones = b'<Relationship Id="more#" Type="%s" Target="%s"/>' % (WORKSHEET, target)
    parts[NAMED] = named.replace(b"</Relationships>", each(count, ones) + b"</Relationships>")
    return with_parts(parts)


FAR = b'<sheetData><row r="500"><c r="GR500"><v>1</v></c></row></sheetData>'
KINDS: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "cells of one row": (
        99_000,
        lambda n: with_sheet(b"<sheetData><row>" + b"<c/>" * n + b"</row></sheetData>"),
    ),
    "cells": (134_000, lambda n: row_of(n, b"<c/>")),
    "cells with texts": (126_000, lambda n: row_of(n, b'<c t="inlineStr"><is><t>ab</t></is></c>')),
    "formulas": (92_000, lambda n: row_of(n, b"<c><f>1+1</f><v>2</v></c>")),
    "formulas of a range": (72_000, lambda n: row_of(n, b'<c><f t="array" ref="A1">1</f></c>')),
    "shared formulas": (
        49_500,
        lambda n: with_sheet(b"<sheetData>" + each(n, SHARED) + b"</sheetData>"),
    ),
    "rows": (126_000, lambda n: with_sheet(b"<sheetData>" + b'<row ht="1"/>' * n + b"</sheetData>")),
    "merged cells": (49_500, lambda n: listed(b"mergeCells", n, b'<mergeCell ref="A#:B#"/>')),
    "links": (59_500, lambda n: listed(b"hyperlinks", n, b'<hyperlink ref="A#" location="a"/>')),
    "validations": (66_000, lambda n: listed(b"dataValidations", n, b'<dataValidation sqref="A#"/>')),
    "formats": (31_000, lambda n: with_sheet(b"<sheetData/>" + each(n, RULE))),
    "views": (66_000, lambda n: listed(b"sheetViews", n, b'<sheetView workbookViewId="0"/>')),
    "texts": (735_000, lambda n: within(STRINGS, b"</sst>", each(n, b"<si><t>#</t></si>"))),
    "pieces of a text": (
        72_500,
        lambda n: within(STRINGS, b"</sst>", b"<si>" + b"<r><t>a</t></r>" * n + b"</si>"),
    ),
    "styles": (34_500, lambda n: within(STYLES, b"</cellXfs>", each(n, b'<xf><alignment indent="#"/></xf>'))),
    "fonts": (34_500, lambda n: within(STYLES, b"</fonts>", each(n, b'<font><sz val="#"/></font>'))),
    "borders": (24_000, lambda n: within(STYLES, b"</borders>", b"<border><left/><right/></border>" * n)),
    "names": (
        65_500,
        lambda n: within(BOOK, b"</definedNames>", each(n, b'<definedName name="n#">A1</definedName>')),
    ),
    "comments": (30_000, comments),
    "far cells": (220, lambda n: sheets(n, FAR)),
}
"""Nearly as many of each kind as are not refused, and a workbook with so many."""
