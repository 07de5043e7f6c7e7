"""Expected visitors and what is believed of their rate, on the standard output."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich import box
from rich.table import Table
from rich.text import Text

from tourplanner.analysis.belief import GammaBelief, Range
from tourplanner.analysis.demand import Load, VisitDemand
from tourplanner.cli.consoles import PlainConsole
from tourplanner.inputs.weights import POPULATION
from tourplanner.wording import format as words
from tourplanner.wording.coverage import decimal
from tourplanner.wording.demand import demand_labels, people_told, visits_told, weeks_told
from tourplanner.wording.language import Language
from tourplanner.wording.schedule import month_title
from tourplanner.wording.terms import half_name
from tourplanner.workflow.attendance import Imported
from tourplanner.workflow.demand import Expected

Json = dict[str, object]


def show_demand(expected: Expected, lang: Language, console: PlainConsole) -> None:
    """Print every visit by month, the sums, and what is believed of the rate."""
    text = demand_labels(lang)
    console.print(Text(text.heading.format(title=expected.config.title), "bold"))
    by_month = groupby(expected.visits, lambda each: (each.visit.date.year, each.visit.date.month))
    for (year, month), visits in by_month:
        console.print(_month(expected, month_title(year, month, lang), list(visits), lang))
    people, visits_count = people_told(round(expected.people), lang), len(expected.visits)
    console.print(text.total.format(visits=visits_told(visits_count, lang), people=people))
    over, tight = (visits_told(len(expected.loaded(load)), lang) for load in (Load.OVER, Load.TIGHT))
    console.print(_filled(text.loads, over=over, tight=tight), soft_wrap=True)
    for line in (text.range_note, text.tight_note, text.guess_note):
        console.print(_filled(line), soft_wrap=True)
    console.print()
    for line in belief_lines(expected, lang):
        console.print(line, soft_wrap=True)


def show_imported(imported: Imported, lang: Language, console: PlainConsole) -> None:
    """Print what was taken, and what is believed before and after."""
    text = demand_labels(lang)
    taken = {"added": imported.added, "changed": imported.changed, "same": imported.same}
    shown = {name: words.integer(number, lang) for name, number in taken.items()}
    console.print(text.imported.format(**shown), soft_wrap=True)
    for line in belief_lines(imported.expected, lang):
        console.print(line, soft_wrap=True)
    console.print(_filled(text.stored, file=str(imported.file)), soft_wrap=True)


def belief_lines(expected: Expected, lang: Language) -> Iterator[str]:
    """The rate before and after the counts."""
    text = demand_labels(lang)
    colon = f"{words.NO_BREAK}: " if lang is Language.FR else ": "
    unit = text.residents if expected.weight == POPULATION else f"({expected.weight})"
    yield (_filled(text.rate, unit=unit) + colon).rstrip()
    yield f"  {text.rate_prior}{colon}{_rate(expected.prior, lang)}"
    if not expected.counts:
        yield _filled(text.no_counts)
        return
    counts = visits_told(len(expected.counts), lang)
    yield f"  {text.rate_posterior.format(counts=counts)}{colon}{_rate(expected.belief, lang)}"
    counted = sum(each.visitors for each in expected.counts)
    before = round(expected.prior.mean * expected.counted_exposure)
    yield _filled(text.counts, counted=people_told(counted, lang), expected=words.integer(before, lang))


def demand_json(expected: Expected) -> Json:
    """The same as ids and figures."""
    counts = {(each.date, each.stop): each.visitors for each in expected.counts}
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


def _month(expected: Expected, title: str, visits: Sequence[VisitDemand], lang: Language) -> Table:
    text = demand_labels(lang)
    table = Table(
        title=Text(title, "bold"), title_justify="left", box=box.SIMPLE_HEAD, expand=True, pad_edge=False
    )
    counts = {(each.date, each.stop): each.visitors for each in expected.counts}
    names = {stop.id: stop.name for stop in expected.config.stops}
    table.add_column(text.date, no_wrap=True)
    table.add_column(text.half, no_wrap=True)
    table.add_column(text.stop, min_width=22, no_wrap=True)
    for column in (text.expected, text.range, text.capacity, *([text.counted] if counts else [])):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column(text.remark, min_width=20)
    for each in visits:
        visit = each.visit
        number = counts.get((visit.date, visit.stop))
        counted = ["" if number is None else words.integer(number, lang)] if counts else []
        table.add_row(
            words.short_day(visit.date, lang),
            half_name(visit.half, lang),
            names[visit.stop],
            decimal(each.visitors.mean, 1, lang),
            f"{words.integer(int(each.visitors.low), lang)} – {words.integer(int(each.visitors.high), lang)}",
            words.integer(each.capacity, lang),
            *counted,
            _remark(each, lang),
        )
    return table


def _remark(each: VisitDemand, lang: Language) -> str:
    text = demand_labels(lang)
    if each.load is Load.FITS:
        return ""
    if each.load is Load.TIGHT:
        return text.tight
    if each.fit_weeks is None:
        return text.no_fit
    return _filled(text.fit, weeks=weeks_told(each.fit_weeks, lang))


def _rate(belief: GammaBelief, lang: Language) -> str:
    rate = belief.range
    shown = {name: decimal(getattr(rate, name), 2, lang) for name in ("mean", "low", "high")}
    return _filled(demand_labels(lang).rate_value, **shown)


def _filled(label: str, **values: str) -> str:
    return label.format(nbsp=words.NO_BREAK, thin=words.NARROW, **values)


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
