"""QR codes as vectors."""

from dataclasses import dataclass

import segno
from segno import DataOverflowError


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code without its quiet zone: ``size`` modules a side, dark ones as the ``path`` of an SVG."""

    size: int
    path: str


def qr_code(url: str) -> QrCode | None:
    """The QR code that leads to `url`, a quarter of it redundant; None for no or too long an address."""
    if not url:
        return None
    try:
        rows = tuple(tuple(row) for row in segno.make_qr(url, error="q", boost_error=False).matrix)
    except DataOverflowError:
        return None
    runs = [run for number, row in enumerate(rows) for run in _runs(row, number)]
    return QrCode(len(rows), " ".join(f"M {x} {y} h {count} v 1 h -{count} Z" for x, y, count in runs))


def _runs(row: tuple[int, ...], number: int) -> list[tuple[int, int, int]]:
    runs = []
    start = None
    for column, module in enumerate((*row, 0)):
        if module and start is None:
            start = column
        elif not module and start is not None:
            runs.append((start, number, column - start))
            start = None
    return runs
