"""The parts of a workbook's archive: which is the sheet of a name, and replacing or adding one."""

import re
from collections.abc import Mapping
from io import BytesIO
from posixpath import join, normpath
from xml.dom.minidom import parseString
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from tourplanner.inputs.workbook.sheet_xml import MAIN

BOOK, RELATIONS, TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def part_of(data: bytes, sheet: str) -> str:
    """The part of the archive that has the sheet of that name."""
    with ZipFile(BytesIO(data)) as archive:
        book, relations = parseString(archive.read(BOOK)), parseString(archive.read(RELATIONS))
    targets = {
        each.getAttribute("Id"): each.getAttribute("Target")
        for each in relations.getElementsByTagNameNS("*", "Relationship")
    }
    for each in book.getElementsByTagNameNS(MAIN, "sheet"):
        if each.getAttribute("name") == sheet:
            target = targets[each.getAttributeNS(RELATED, "id")]
            return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
    raise KeyError(sheet)


def read_part(data: bytes, part: str) -> bytes:
    """The content of a part."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(part)


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The archive with these parts in the place of its own, or behind them; all others byte by byte."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info, parts.get(info.filename, old.read(info)), info.compress_type)
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    return out.getvalue()


def with_sheet(data: bytes, sheet: str, titles: tuple[str, ...]) -> bytes:
    """The workbook with one more sheet at its end, that has a row of titles."""
    with ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())
        book, relations, types = (archive.read(name).decode() for name in (BOOK, RELATIONS, TYPES))
    number = next(n for n in range(1, 10_000) if f"xl/worksheets/sheet{n}.xml" not in names)
    part, relation = f"xl/worksheets/sheet{number}.xml", f"rIdTourplanner{number}"
    ids = [int(found) for found in re.findall(r'sheetId="(\d+)"', book)]
    entry = f'<sheet name={quoteattr(sheet)} sheetId="{max(ids, default=0) + 1}" r:id="{relation}"/>'
    if "xmlns:r=" not in book:
        entry = entry.replace("r:id", f'xmlns:r="{RELATED}" r:id')
    related = (
        f'<Relationship Id="{relation}" Type="{RELATED}/worksheet" Target="worksheets/sheet{number}.xml"/>'
    )
    typed = f'<Override PartName="/{part}" ContentType="{SHEET_TYPE}"/>'
    cells = "".join(f'<c t="inlineStr"><is><t>{escape(title)}</t></is></c>' for title in titles)
    content = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    return with_parts(
        data,
        {
            BOOK: _before_end(book, "sheets", entry),
            RELATIONS: _before_end(relations, "Relationships", related),
            TYPES: _before_end(types, "Types", typed),
            part: content.encode(),
        },
    )


def _before_end(text: str, element: str, entry: str) -> bytes:
    """The XML with an entry as the last one of an element; names in it have the element's prefix."""
    match = re.search(rf"</((?:\w+:)?){element}>", text)
    if match is None:
        raise KeyError(element)
    return (text[: match.start()] + re.sub(r"^<", f"<{match[1]}", entry) + text[match.start() :]).encode()
