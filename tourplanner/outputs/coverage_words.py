"""What is said of a coverage, in tables as on the map."""

from tourplanner.analysis.coverage import Coverage, Scope, ScopedCoverage
from tourplanner.analysis.coverage_figures import overall
from tourplanner.analysis.coverage_places import PlaceKind
from tourplanner.inputs.weights import POPULATION
from tourplanner.wording import format as words
from tourplanner.wording.coverage import amount, coverage_labels, filled
from tourplanner.wording.language import Language


def promise(coverage: Coverage, lang: Language) -> str:
    """What the State's promise of 30 minutes is worth here."""
    text, figures = coverage_labels(lang), overall(coverage, coverage.main).before
    missing = figures.total - figures.within[-1]
    if missing <= 0:
        return filled(text.promise_kept)
    count = f"{amount(missing, lang)}{words.NO_BREAK}{unit(coverage, lang).lower()}"
    return filled(text.promise_open, missing=count)


def scope_title(scope: ScopedCoverage, lang: Language) -> str:
    """Which days are looked at."""
    text = coverage_labels(lang)
    if scope.scope is Scope.DATE:
        day = words.day(scope.dates[0], lang)
        return day[0].upper() + day[1:]
    return text.any_day if scope.scope is Scope.ANY_DAY else text.touring_days


def scope_note(scope: ScopedCoverage, lang: Language) -> str:
    """What that means, in a sentence."""
    text = coverage_labels(lang)
    if scope.scope is Scope.DATE:
        return text.date_note
    if scope.scope is Scope.ANY_DAY:
        return text.any_day_note
    return filled(text.touring_days_note, count=str(len(scope.dates)))


def unit(coverage: Coverage, lang: Language) -> str:
    """What is counted: residents, or the weight of a column."""
    text = coverage_labels(lang)
    return text.residents if coverage.weight == POPULATION else text.weight.format(column=coverage.weight)


def place_name(coverage: Coverage, index: int, lang: Language) -> str:
    """A place of help, by its index."""
    text, place = coverage_labels(lang), coverage.place(index)
    if place is None:
        return text.none
    return filled(text.van if place.kind is PlaceKind.VAN else text.site, name=place.name)
