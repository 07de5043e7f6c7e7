"""What is said of a coverage, in tables as on the map."""

from tourplanner.analysis.coverage import Coverage, Scope, ScopedCoverage
from tourplanner.analysis.coverage_figures import overall
from tourplanner.analysis.coverage_places import PlaceKind
from tourplanner.inputs.weights import POPULATION
from tourplanner.message import message
from tourplanner.wording.coverage import amount
from tourplanner.wording.format import NO_BREAK
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def promise(coverage: Coverage, lang: Language) -> str:
    """What the State's promise of 30 minutes is worth here."""
    words, figures = words_in(lang), overall(coverage, coverage.main).before
    missing = figures.total - figures.within[-1]
    if missing <= 0:
        return words("coverage.promise-kept")
    far = f"{amount(missing, lang)}{NO_BREAK}{unit(coverage, lang).lower()}"
    return words("coverage.promise-open", far=far)


def scope_title(scope: ScopedCoverage, lang: Language) -> str:
    """Which days are looked at."""
    words = words_in(lang)
    match scope.scope:
        case Scope.DATE:
            return words("coverage.date", day=scope.dates[0])
        case Scope.WALK_IN:
            return words("coverage.walk-in", day=scope.dates[0])
        case Scope.ANY_DAY:
            return words("coverage.any-day")
        case Scope.TOURING_DAYS:
            return words("coverage.touring-days")


def scope_note(scope: ScopedCoverage, lang: Language) -> str:
    """What that means, in a sentence."""
    words = words_in(lang)
    match scope.scope:
        case Scope.DATE:
            return words("coverage.date-note")
        case Scope.WALK_IN:
            return words("coverage.walk-in-note")
        case Scope.ANY_DAY:
            return words("coverage.any-day-note")
        case Scope.TOURING_DAYS:
            return words("coverage.touring-days-note", n=len(scope.dates))


def open_places(coverage: Coverage, lang: Language) -> tuple[str, ...]:
    """What is open on the date that is looked at, a sentence each; none for the cycle."""
    count = coverage.count
    if count is None:
        return ()
    words = words_in(lang)
    sites = message("coverage.sites-open", n=count.sites)
    told = words("coverage.open-that-day", sites=sites, stops=message("coverage.stops-open", n=count.stops))
    by_appointment = words("coverage.by-appointment", n=count.by_appointment) if count.by_appointment else ""
    assumed = words("coverage.hours-assumed", n=count.assumed) if count.assumed else ""
    return tuple(filter(None, (told, by_appointment, assumed)))


def unit(coverage: Coverage, lang: Language) -> str:
    """What is counted: residents, or the weight of a column."""
    words = words_in(lang)
    if coverage.weight == POPULATION:
        return words("coverage.residents")
    return words("coverage.weight", column=coverage.weight)


def place_name(coverage: Coverage, index: int, lang: Language) -> str:
    """A place of help, by its index."""
    words, place = words_in(lang), coverage.place(index)
    if place is None:
        return words("coverage.nothing-open")
    return words("coverage.van", name=place.name) if place.kind is PlaceKind.VAN else place.name
