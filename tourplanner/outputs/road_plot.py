"""A drawing of travel figures against those that they are held to."""

import io
from collections.abc import Sequence
from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.files.write import write_atomically
from tourplanner.message import Message, message
from tourplanner.travel.compare import Pair
from tourplanner.wording import colours
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

FORMATS = {".png": "png", ".svg": "svg"}


def render(
    compared: Sequence[tuple[Message, Sequence[Pair]]], times: Message, kind: str, lang: Language
) -> bytes:
    """One panel for each comparison: a dot per pair, and the line on which both say the same.

    `times` tells where the figures come from.

    The same figures give the same bytes.

    Raises
    ------
    InputError
        If the library that draws is not installed.
    """
    try:
        import matplotlib as mpl  # noqa: PLC0415 - an extra, and slow to load
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError:
        raise InputError.of(
            "matplotlib", message("output.no-library"), message("output.install-plots")
        ) from None
    words = words_in(lang)
    shown = [(what, pairs) for what, pairs in compared if pairs]
    with mpl.rc_context({"svg.hashsalt": "tourplanner", "font.size": 9}):
        figure = Figure(figsize=(4.2 * max(len(shown), 1), 4.4), layout="constrained")
        figure.suptitle(words.of(times), fontsize=8, color=colours.MUTED)
        axes = figure.subplots(1, max(len(shown), 1), squeeze=False)[0]
        for axis, (what, pairs) in zip(axes, shown, strict=False):
            unit, _, other = words.of(what).partition(", ")
            most = 1.05 * max(max(pair.figure, pair.reference) for pair in pairs)
            axis.plot([0, most], [0, most], color=colours.MUTED, linewidth=0.8, zorder=1)
            axis.scatter(
                [pair.reference for pair in pairs],
                [pair.figure for pair in pairs],
                s=10,
                alpha=0.6,
                color=colours.INK,
                linewidths=0,
                zorder=2,
            )
            axis.set(xlim=(0, most), ylim=(0, most), aspect="equal")
            axis.set(xlabel=f"{other} ({unit})", ylabel=words("road.checked", unit=unit))
            axis.spines[["top", "right"]].set_visible(False)
        stream = io.BytesIO()
        metadata = {"Date": None} if kind == "svg" else {"Software": None}
        figure.savefig(stream, format=kind, dpi=150, metadata=metadata)
    return stream.getvalue()


def write(
    compared: Sequence[tuple[Message, Sequence[Pair]]], times: Message, path: Path, lang: Language
) -> None:
    """Write the drawing to `path`, a PNG or SVG by its ending.

    Raises
    ------
    InputError
        If the ending is another one, or it cannot be drawn or written.
    """
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise InputError.of(str(path), message("output.plot-ending"))
    write_atomically(path, render(compared, times, kind, lang))
