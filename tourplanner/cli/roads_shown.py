"""Roads on the standard output: a file that was built, how good travel times are, constants that fit."""

import os

from rich import box
from rich.table import Table

from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.group import DEBUG
from tourplanner.cli.tables import show_table
from tourplanner.message import Message, Value
from tourplanner.travel.calibrate import Fit
from tourplanner.travel.osm.store import Card
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.learn_drives import LearntDrives
from tourplanner.workflow.roads import Checked


def show_built(card: Card, lang: Language, console: PlainConsole) -> None:
    """Print what was built."""
    words = words_in(lang)
    figures: dict[str, Value] = {"file": card.file, "ways": card.ways, "km": card.kilometres}
    if card.date:
        console.print(words("shown.roads-built", **figures, date=card.date), soft_wrap=True)
    else:
        console.print(words("shown.roads-built-undated", **figures), soft_wrap=True)
    south, west, north, east = (f"{degrees:.3f}" for degrees in card.box)
    console.print(words("shown.roads-box", south=south, west=west, north=north, east=east), soft_wrap=True)


def show_checked(checked: Checked, lang: Language, console: PlainConsole) -> None:
    """Print how far travel times are from others, and the pairs that are furthest apart.

    Whoever looks for bugs is also told the formula, or the versions of file and reader.
    """
    words = words_in(lang)
    console.print(words("shown.sentence", what=checked.provenance.told), soft_wrap=True)
    if os.environ.get(DEBUG):
        console.print(checked.provenance.detail, soft_wrap=True)
    table = _table(
        words("shown.against"),
        words("shown.pairs"),
        words("shown.bias"),
        words("shown.mean-error"),
        words("shown.p90"),
    )
    for compared in checked.compared:
        found = compared.errors
        if found is not None:
            shares = (_signed(found.bias, lang), _share(found.mean, lang), _share(found.p90, lang))
            table.add_row(words.of(compared.what), words.written(found.count), *shares)
    show_table(table, lang, console)
    for compared in checked.compared:
        if compared.pairs:
            console.print(words("shown.furthest", what=compared.what), soft_wrap=True)
        for pair in compared.worst:
            error = _signed(round(pair.error, 2), lang)
            figures = [written.decimal(round(each, 1), lang) for each in (pair.figure, pair.reference)]
            console.print(
                words(
                    "shown.pair",
                    start=pair.start, end=pair.end, figure=figures[0], reference=figures[1], error=error,
                ),
                soft_wrap=True,
            )  # fmt: skip


def show_fitted(card: Card, fitted: Fit, lang: Language, console: PlainConsole) -> None:
    """Print the constants that fit a road file, and how well they and the present ones do."""
    words = words_in(lang)
    console.print(words("shown.fitted-from", file=card.file, date=card.date, pairs=fitted.pairs))
    # The lines of `[travel]` in a config, which has points in both languages.
    console.print(f"km      = {fitted.detour} * H {fitted.detour_km:+}")
    console.print(f"minutes = 60 * km / {fitted.speed_kmh} {fitted.starting_minutes:+}")
    table = _table(words("shown.mean-errors"), words("shown.distance"), words("shown.time"))
    for name, errors in (
        (words("shown.fitted"), (fitted.km_error, fitted.minutes_error)),
        (words("shown.present"), (fitted.present_km_error, fitted.present_minutes_error)),
    ):
        table.add_row(name, *(_share(error, lang) for error in errors))
    show_table(table, lang, console)


def show_learnt(found: LearntDrives, lang: Language, console: PlainConsole) -> None:
    """Print what arrivals say of drives, how sure that is, and what the config needs."""
    words, learnt = words_in(lang), found.learnt
    console.print(words("road.learnt-from", days=learnt.days, slips=learnt.slips), soft_wrap=True)
    for name, value, between in (
        ("road.learnt-factor", learnt.factor, learnt.factor_between),
        ("road.learnt-spread", learnt.spread, learnt.spread_between),
    ):
        low, high = (written.fixed(each, 2, lang) for each in between)
        console.print(
            words.of(Message(name, {"factor": written.fixed(value, 2, lang), "low": low, "high": high})),
            soft_wrap=True,
        )
    if found.written is not None:
        console.print(words("road.learnt-written", file=str(found.written)), soft_wrap=True)
        return
    console.print(words("road.learnt-write"), soft_wrap=True)
    console.print(f"[travel]\nvan_factor = {found.van_factor}\nspread = {found.spread}", markup=False)


def _table(first: str, *others: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(first)
    for other in others:
        table.add_column(other, justify="right")
    return table


def _share(fraction: float, lang: Language) -> str:
    return written.percent(fraction, lang)


def _signed(fraction: float, lang: Language) -> str:
    sign = "+" if fraction > 0 else "−" if fraction < 0 else ""
    return sign + written.percent(abs(fraction), lang)
