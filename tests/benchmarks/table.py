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
    print(f"\n### {title}\n")
    print("| " + " | ".join(header) + " |")
    print("|" + " --- |" * len(header))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
