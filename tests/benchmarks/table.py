"""Tables of figures in Markdown, with the machine that they were measured on."""

import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version


def machine() -> str:
    """Cores, memory and versions of what the figures depend on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, ortools {version('ortools')}"
    )


def show(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print one table."""
    begin(title, header)
    for row in rows:
        add(row)


def begin(title: str, header: Sequence[str]) -> None:
    """Print the head of a table whose rows come one by one, by `add`."""
    print(f"\n### {title}\n")
    add(header)
    print("|" + " --- |" * len(header), flush=True)


def add(row: Sequence[object]) -> None:
    """Print one row, at once: what a long measurement has is not lost when it is ended."""
    print("| " + " | ".join(str(cell) for cell in row) + " |", flush=True)
