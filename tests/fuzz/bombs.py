"""Small files that are much in memory, or would be: the kinds known of workbooks, arrays and roads."""

import bz2
import zipfile
import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO

import numpy as np

from tests.fuzz.many import KINDS, SPREADSHEET, sheets, with_sheet

MILLION = 1_000_000


def cells(content: bytes) -> bytes:
    """A workbook with one row of cells on one sheet."""
    return with_sheet(b"<sheetData><row>" + content + b"</row></sheetData>")


def lying_about_its_size(data: bytes, true: int, told: int) -> bytes:
    """An archive whose directory tells another size of a part."""
    return data.replace(true.to_bytes(4, "little"), told.to_bytes(4, "little"))


def arrays(packing: int = zipfile.ZIP_DEFLATED, **texts: bytes) -> bytes:
    """An npz file of any bytes."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for name, text in texts.items():
            new.writestr(f"{name}.npy", text, packing)
    return stream.getvalue()


def array(shape: tuple[int, ...], kind: str, content: bytes = b"") -> bytes:
    """The bytes of an array that need not be as many as it says."""
    stream = BytesIO()
    header = {"descr": kind, "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(stream, header)
    return stream.getvalue() + content


def varint(number: int) -> bytes:
    """A number as protocol buffers have it."""
    if number < 0x80:
        return bytes([number])
    return bytes([number & 0x7F | 0x80]) + varint(number >> 7)


def field(number: int, content: bytes | int) -> bytes:
    """A field of a message."""
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    return varint(number << 3 | 2) + varint(len(content)) + content


def blob(kind: bytes, content: bytes, told: int | None = None) -> bytes:
    """A blob with its head; `told` is its size unpacked, where that is not the true one."""
    body = field(2, len(content) if told is None else told) + field(3, zlib.compress(content, 9))
    head = field(1, kind) + field(3, len(body))
    return len(head).to_bytes(4, "big") + head + body


HEADER = blob(b"OSMHeader", field(4, b"OsmSchema-V0.6") + field(4, b"DenseNodes"))


def nodes(count: int) -> bytes:
    """A blob of so many nodes on one spot, three bytes each."""
    dense = field(1, b"\2" * count) + field(8, b"\0" * count) + field(9, b"\0" * count)
    return blob(b"OSMData", field(1, field(1, b"")) + field(2, field(2, dense)))


def way(count: int) -> bytes:
    """A blob with a way over so many nodes, a byte each."""
    told = field(1, 1) + field(2, b"\1") + field(3, b"\2") + field(8, b"\2" * count)
    strings = field(1, b"") + field(1, b"highway") + field(1, b"primary")
    return blob(b"OSMData", field(1, strings) + field(2, field(3, told)))


def pbf(*blobs: bytes, times: int = 1) -> bytes:
    """A road file."""
    return HEADER + b"".join(blobs) * times


def osm_text(count: int) -> bytes:
    """A road file as text, packed: one part after another, for to pack so much at once takes a minute."""
    part = bz2.compress(b"<node id='1' lat='1' lon='1'/>" * 50_000)
    return bz2.compress(b"<osm version='0.6'>") + part * (count // 50_000) + bz2.compress(b"</osm>")


MARKED = b"".join(b"a%d='' " % number for number in range(MILLION))
ALL = b'ref="A1:XFD1048576"'

ROWS = b"<sheetData>" + (b"<row>" + b"<c/>" * 20 + b"</row>") * 3_000 + b"</sheetData>"

BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "cells": (
        "x.xlsx",
        lambda: cells(b"<c/>" * (4 * MILLION)),
    ),
    "depth": ("x.xlsx", lambda: with_sheet(b"<a>" * (2 * MILLION))),
    "attributes": (
        "x.xlsx",
        lambda: with_sheet(b"<a " + MARKED + b"/>"),
    ),
    "merged": ("x.xlsx", lambda: with_sheet(b"<mergeCells><mergeCell " + ALL + b"/></mergeCells>")),
    "linked": ("x.xlsx", lambda: with_sheet(b"<hyperlinks><hyperlink " + ALL + b"/></hyperlinks>")),
    "far cell": (
        "x.xlsx",
        lambda: cells(b'<c r="XFD1048576"/>'),
    ),
    "another packing": ("x.xlsx", lambda: with_sheet(b" " * (19 * MILLION), zipfile.ZIP_BZIP2)),
    "a size that is not true": (
        "x.xlsx",
        lambda: lying_about_its_size(
            with_sheet(b" " * (100 * MILLION)), 100 * MILLION + len(SPREADSHEET % b""), 1000
        ),
    ),
    "shape": ("x.npz", lambda: arrays(ids=array((1 << 40,), "<U9"), minutes=b"", km=b"")),
    "long ids": ("x.npz", lambda: arrays(ids=array((1,), "<U400000000"), minutes=b"", km=b"")),
    "zeros": (
        "x.npz",
        lambda: arrays(
            ids=array((8_000,), "<U5", b"\0" * 32_000),
            minutes=array((8_000, 8_000), "|i1", b"\0" * (64 * MILLION)),
            km=array((8_000, 8_000), "|i1", b"\0" * (64 * MILLION)),
        ),
    ),
    "array in another packing": (
        "x.npz",
        lambda: arrays(zipfile.ZIP_LZMA, ids=array((9,), "<U5", b"\0" * (80 * MILLION)), minutes=b"", km=b""),
    ),
    "nodes": ("x.osm.pbf", lambda: pbf(nodes(9 * MILLION), times=20)),
    "as many nodes as may be": ("x.osm.pbf", lambda: pbf(nodes(5 * MILLION))),
    "way": ("x.osm.pbf", lambda: pbf(way(15 * MILLION))),
    "a blob larger than it says": (
        "x.osm.pbf",
        lambda: pbf(blob(b"OSMData", b"\0" * (80 * MILLION), told=MILLION)),
    ),
    "a blob that says too much": ("x.osm.pbf", lambda: pbf(blob(b"OSMData", b"\0", told=1 << 62))),
    "packed text": ("x.osm.bz2", lambda: osm_text(10 * MILLION)),
    "one sheet many times": ("x.xlsx", lambda: sheets(20, ROWS, of_one=True)),
}

MOST: dict[str, Callable[[], bytes]] = {kind: partial(make, count) for kind, (count, make) in KINDS.items()}
"""Workbooks just below what is refused, which may be planned."""
