"""Public holidays of a country: those of France by rules of our own, others by the ``holidays`` library."""

from datetime import date
from difflib import get_close_matches
from functools import cache

from tourplanner.calendar.french_holidays import FIRST_YEAR, french_holidays
from tourplanner.errors import InputError
from tourplanner.message import message

FRANCE = "FR"
IN_THE_LIBRARY = {
    "57": "57",
    "67": "6AE",
    "68": "6AE",
    **{code: code for code in ("971", "972", "973", "974", "976")},
    "975": "PM",
    "977": "BL",
    "978": "MF",
    "986": "WF",
    "987": "PF",
    "988": "NC",
}
"""What the library calls the parts of France with public holidays of their own, by their code."""
BETWEEN_NAMES = "; "

LANGUAGE = "fr"
"""Language of the names, for countries whose holidays the library names in it."""


def public_holidays(country: str, first: date, last: date, departement: str = "") -> dict[date, str]:
    """Public holidays from `first` to `last`, both included, in order of date.

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2 code, ``FR`` for France; "" for no holidays at all.
    departement
        Where in France, for the holidays that a département has of its own.

    Returns
    -------
    dict
        Date to name: in French where the library knows it, else in the country's own language.
        Holidays that fall on one date have their names joined by "; ".

    Raises
    ------
    InputError
        If the holidays of `country` are not known.
    """
    if not country:
        return {}
    years = first.year, last.year
    if country == FRANCE and first.year >= FIRST_YEAR:
        named = _holidays_of_france(departement, *years)
    else:
        named = _holidays_of(country, IN_THE_LIBRARY.get(departement) if country == FRANCE else None, *years)
    return {day: name for day, name in named if first <= day <= last}


@cache
def _holidays_of_france(departement: str, first: int, last: int) -> tuple[tuple[date, str], ...]:
    names: dict[date, list[str]] = {}
    for year in range(first, last + 1):
        for day, name in french_holidays(departement, year):
            names.setdefault(day, []).append(name)
    return tuple((day, BETWEEN_NAMES.join(sorted(names[day]))) for day in sorted(names))


@cache
def _holidays_of(country: str, part: str | None, first: int, last: int) -> tuple[tuple[date, str], ...]:
    """Those of whole years, in order of date: calendars of the same years are made over and over."""
    # It loads every country of the world, whichever is asked for: a third of a second.
    from holidays import country_holidays  # noqa: PLC0415

    _check_country(country)
    supported = country_holidays(country)
    # Never None where there is a choice: the library would then ask the machine's locale.
    language = LANGUAGE if LANGUAGE in supported.supported_languages else supported.default_language
    named = country_holidays(country, subdiv=part, years=range(first, last + 1), language=language)
    return tuple(sorted(named.items()))


def _check_country(country: str) -> None:
    from holidays.registry import EntityLoader  # noqa: PLC0415

    known = sorted(EntityLoader.get_country_codes(include_aliases=False))
    if country in known:
        return
    near = get_close_matches(country.upper(), known, n=1)
    raise InputError.of(
        "[calendar] public_holidays",
        message("holiday.unknown-country", country=country),
        message("holiday.maybe-country", country=near[0]) if near else "",
    )
