"""Better calendars on the standard output: the trade-off, what is proven of it, and who would change day."""

from collections.abc import Iterator
from pathlib import Path

from rich.text import Text

from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.tables import show_table, titled
from tourplanner.domain.config import Stop
from tourplanner.domain.keep import Keep
from tourplanner.domain.period import WEEKDAYS
from tourplanner.message import Message
from tourplanner.outputs.comparison.rows import slots_text
from tourplanner.wording.comparison import MINUS
from tourplanner.wording.format import column_duration, percent
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.timetable.improve import Improved, Moved, Point


def show_improved(improved: Improved, written: Path | None, lang: Language, console: PlainConsole) -> None:
    """Print the trade-off between moved stops and driving, and the stops that the chosen calendar moves."""
    words, stops = words_in(lang), len(improved.opened.config.stops)
    table = titled(words("improved.title", drive=improved.today_drive))
    table.add_column(words("improved.column-most"))
    table.add_column(words("improved.column-moved"), justify="right")
    table.add_column(words("term.column-driving"), justify="right", no_wrap=True)
    table.add_column(words("improved.column-change"), justify="right", no_wrap=True)
    table.add_column(words("improved.column-bound"), ratio=1)
    for point in improved.points:
        most = words("improved.all") if point is improved.best else str(point.most)
        table.add_row(most, *_cells(point, improved, words))
    show_table(table, lang, console)
    console.print(words("improved.same", n=stops), soft_wrap=True)
    for line in _kept(improved, words):
        console.print(line, soft_wrap=True)
    chosen = improved.chosen
    if chosen.moved and chosen.tours is not None:
        console.print()
        console.print(Text(words("improved.who", n=len(chosen.moved)), "bold"), soft_wrap=True)
        for line in _who(chosen, words):
            console.print(f"  {line}", soft_wrap=True)
    if written is not None:
        console.print()
        console.print(words("improved.written", folder=str(written)), soft_wrap=True)


def _kept(improved: Improved, words: Words) -> Iterator[str]:
    """The stops that hold something of their visits: calendars that drive less may need it."""
    for keep in Keep:
        names = [_name(stop) for stop in improved.opened.config.stops if stop.keep is keep]
        if names:
            yield words("improved.kept", what=Message(f"code.keep-{keep}"), stops=names)


def _cells(point: Point, improved: Improved, words: Words) -> tuple[str, str, str, str]:
    drive = point.drive_seconds
    if drive is None:
        return "", "", "", words("improved.none", bound=point.bound)
    share = 1 - drive / improved.today_drive if improved.today_drive else 0.0
    sign = MINUS if share > 0 else "+" if share < 0 else ""
    change = f"{sign}{percent(abs(share), words.lang)}"
    if point.is_proven:
        told = words("improved.proven")
    else:
        told = words("improved.bounded", bound=point.bound, gap=point.gap or 0.0)
    return str(len(point.moved)), column_duration(drive, words.lang), change, told


def _who(point: Point, words: Words) -> Iterator[str]:
    for moved in point.moved:
        yield words(
            "improved.moved",
            stop=_name(moved.stop),
            before=slots_text(moved.before, words.lang),
            after=slots_text(moved.after, words.lang),
        )


def _name(stop: Stop) -> str:
    return f"{stop.name}, {stop.place}" if stop.place else stop.name


def improved_json(improved: Improved) -> dict[str, object]:
    """The trade-off for programs."""
    return {
        "today_drive_seconds": improved.today_drive,
        "points": [
            {
                "move_at_most": point.most,
                "moved": [_moved_json(moved) for moved in point.moved] if point.tours is not None else None,
                "drive_seconds": point.drive_seconds,
                "bound_drive_seconds": point.bound,
                "gap": point.gap,
            }
            for point in improved.points
        ],
    }


def _moved_json(moved: Moved) -> dict[str, object]:
    slots = {
        name: [
            {"week": slot.week, "weekday": WEEKDAYS[slot.weekday], "half": slot.half.value} for slot in each
        ]
        for name, each in (("before", moved.before), ("after", moved.after))
    }
    return {"stop": moved.stop.id, **slots}
