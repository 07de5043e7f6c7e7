"""Workbooks of nearly as many elements of a kind as may be: small in the file, each an object in memory."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from tests.inputs.workbook.books import small_book

SHEET = "xl/worksheets/sheet2.xml"
SPREADSHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%b</worksheet>'
STYLES, STRINGS, BOOK = "xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml"

COMMENTS, COMMENTS_OF = "xl/comments9.xml", "xl/worksheets/_rels/sheet2.xml.rels"
RELATED = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
 Id="r9" Target="/xl/comments9.xml"/></Relationships>"""
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


KINDS: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "cells of one row": (
        99_000,
        lambda n: with_sheet(b"<sheetData><row>" + b"<c/>" * n + b"</row></sheetData>"),
    ),
    "cells": (145_000, lambda n: row_of(n, b"<c/>")),
    "formulas": (99_000, lambda n: row_of(n, b"<c><f>1+1</f><v>2</v></c>")),
}
"""Nearly as many of each kind as are not refused, and a workbook with so many."""
