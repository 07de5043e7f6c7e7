"""Expected visitors and what is believed of their rate, on the standard output."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.table import Table
from rich.text import Text

from tourplanner.analysis.belief import GammaBelief, Range
from tourplanner.analysis.demand import Load, VisitDemand
from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.tables import show_table, titled
from tourplanner.inputs.weights import POPULATION
from tourplanner.wording.format import capital_month, fixed, short_day
from tourplanner.wording.language import Language
from tourplanner.wording.terms import half_of_stop
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.attendance import Imported
from tourplanner.workflow.demand import Expected

Json = dict[str, object]


def show_demand(expected: Expected, lang: Language, console: PlainConsole) -> None:
    """Print every visit by month, the sums, and what is believed of the rate."""
    words = words_in(lang)
    console.print(Text(words("demand.heading", title=expected.config.title), "bold"))
    by_month = groupby(expected.visits, lambda each: (each.visit.date.year, each.visit.date.month))
    for _, group in by_month:
        visits = list(group)
        title = capital_month(visits[0].visit.date, lang)
        show_table(_month(expected, title, visits, words), lang, console)
    people = words("demand.people", n=round(expected.people))
    console.print(words("demand.total", visits=words("unit.visits", n=len(expected.visits)), people=people))
    over, tight = (words("unit.visits", n=len(expected.loaded(load))) for load in (Load.OVER, Load.TIGHT))
    console.print(words("demand.loads", over=over, tight=tight), soft_wrap=True)
    console.print(words("demand.range-note"), soft_wrap=True)
    console.print(words("demand.capacity-note"), soft_wrap=True)
    console.print(words("demand.guess-note"), soft_wrap=True)
    console.print()
    for line in belief_lines(expected, words):
        console.print(line, soft_wrap=True)


def show_imported(imported: Imported, lang: Language, console: PlainConsole) -> None:
    """Print what was taken, and what is believed before and after."""
    words = words_in(lang)
    taken = words(
        "demand.imported",
        added=words("demand.added", n=imported.added),
        changed=words("demand.changed", n=imported.changed),
        same=words("demand.same", n=imported.same),
    )
    console.print(taken, soft_wrap=True)
    for line in belief_lines(imported.expected, words):
        console.print(line, soft_wrap=True)
    console.print(words("demand.stored", file=str(imported.file)), soft_wrap=True)


def belief_lines(expected: Expected, words: Words) -> Iterator[str]:
    """The rate before and after the counts."""
    unit = words("demand.residents") if expected.weight == POPULATION else f"({expected.weight})"
    yield words("demand.rate", unit=unit)
    yield "  " + words("demand.rate-before", **_rate(expected.prior, words.lang))
    if not expected.counts:
        yield words("demand.no-counts")
        return
    yield "  " + words("demand.rate-after", n=len(expected.counts), **_rate(expected.belief, words.lang))
    yield words(
        "demand.counts",
        people=words("demand.people-counted", n=sum(expected.counts.values())),
        before=words("demand.people-before", n=round(expected.prior.mean * expected.counted_exposure)),
    )


def demand_json(expected: Expected) -> Json:
    """The same as ids and figures."""
    counts = expected.counts
    return {
        "title": expected.config.title,
        "weight": expected.weight,
        "prior": _belief_json(expected.prior),
        "belief": _belief_json(expected.belief),
        "counted_visits": len(expected.counts),
        "counted_visitors": sum(counts.values()),
        "expected_people": round(expected.people, 2),
        "travel": expected.provenance.detail,
        "visits": [
            _visit_json(each, counts.get((each.visit.date, each.visit.stop))) for each in expected.visits
        ],
    }


def _month(expected: Expected, title: str, visits: Sequence[VisitDemand], words: Words) -> Table:
    lang = words.lang
    table = titled(title)
    counts = expected.counts
    stops = {stop.id: stop for stop in expected.config.stops}
    table.add_column(words("demand.date"), no_wrap=True)
    table.add_column(words("demand.half"), no_wrap=True)
    table.add_column(words("demand.stop"), min_width=22, no_wrap=True)
    numbers = [words("demand.expected"), words("demand.range"), words("demand.capacity")]
    for column in [*numbers, words("demand.counted")] if counts else numbers:
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column(words("demand.remark"), min_width=20)
    for each in visits:
        visit = each.visit
        number = counts.get((visit.date, visit.stop))
        counted = ["" if number is None else words.written(number)] if counts else []
        table.add_row(
            short_day(visit.date, lang),
            half_of_stop(visit.half, stops[visit.stop], lang),
            stops[visit.stop].name,
            fixed(each.visitors.mean, 1, lang),
            f"{words.written(int(each.visitors.low))} – {words.written(int(each.visitors.high))}",
            words.written(each.capacity),
            *counted,
            _remark(each, words),
        )
    return table


def _remark(each: VisitDemand, words: Words) -> str:
    match each.load:
        case Load.FITS:
            return ""
        case Load.TIGHT:
            return words("demand.tight")
    return words("demand.no-fit") if each.fit_weeks is None else words("demand.fit", n=each.fit_weeks)


def _rate(belief: GammaBelief, lang: Language) -> dict[str, str]:
    rate = belief.range
    return {
        "mean": fixed(rate.mean, 2, lang),
        "low": fixed(rate.low, 2, lang),
        "high": fixed(rate.high, 2, lang),
    }


def _belief_json(belief: GammaBelief) -> Json:
    return {
        "shape": round(belief.shape, 6),
        "exposure": round(belief.exposure, 6),
        **{f"rate_{name}": value for name, value in _range_json(belief.range).items()},
    }


def _range_json(range_: Range) -> Json:
    return {"mean": round(range_.mean, 4), "low": round(range_.low, 4), "high": round(range_.high, 4)}


def _visit_json(each: VisitDemand, counted: int | None) -> Json:
    visit = each.visit
    return {
        "date": visit.date.isoformat(),
        "stop": visit.stop,
        "half": visit.half.value,
        "van": visit.van,
        "weeks_since_last": round(visit.weeks, 2),
        "exposure": round(visit.exposure, 4),
        "visitors": {
            "mean": round(each.visitors.mean, 2),
            "low": int(each.visitors.low),
            "high": int(each.visitors.high),
        },
        "capacity": each.capacity,
        "load": each.load.value,
        "fit_weeks": each.fit_weeks,
        "counted": counted,
    }
