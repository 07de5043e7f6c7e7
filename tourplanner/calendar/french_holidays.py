"""Public holidays of France and of its parts by rules; a library would load those of all countries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

FIRST_YEAR = 1984
"""The first one that these rules tell right: the days of the départements overseas are kept since then."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that comes back every year of some.

    Attributes
    ----------
    when
        Month and day, or so many days after Easter.
    """

    name: str
    when: tuple[int, int] | int
    first: int = FIRST_YEAR
    last: int = MAXYEAR

    def on(self, year: int, easter: date) -> date:
        """Its date."""
        if isinstance(self.when, int):
            return easter + timedelta(self.when)
        return date(year, *self.when)


_FREED, _SCHOELCHER = "Abolition de l'esclavage", Holiday("Fête de Victor Schoelcher", (7, 21))
_GOOD_FRIDAY = Holiday("Vendredi saint", -2)
_BEFORE_1918 = (_GOOD_FRIDAY, Holiday("Saint-Étienne", (12, 26)))

EVERYWHERE = (
    Holiday("Jour de l'an", (1, 1)),
    Holiday("Lundi de Pâques", 1),
    Holiday("Fête du Travail", (5, 1)),
    Holiday("Fête de la Victoire", (5, 8)),
    Holiday("Ascension", 39),
    # A day of work by law 2004-626, no more by law 2008-351.
    Holiday("Lundi de Pentecôte", 50, last=2004),
    Holiday("Lundi de Pentecôte", 50, first=2008),
    Holiday("Fête nationale", (7, 14)),
    Holiday("Assomption", (8, 15)),
    Holiday("Toussaint", (11, 1)),
    Holiday("Armistice", (11, 11)),
    Holiday("Noël", (12, 25)),
)
"""Code du travail, L3133-1."""
OF_THEIR_OWN = {
    "57": _BEFORE_1918,
    "67": _BEFORE_1918,
    "68": _BEFORE_1918,
    "971": (_GOOD_FRIDAY, Holiday("Mi-Carême", -24), Holiday(_FREED, (5, 27)), _SCHOELCHER),
    "972": (Holiday(_FREED, (5, 22)), _SCHOELCHER),
    "973": (Holiday(_FREED, (6, 10)),),
    "974": (Holiday(_FREED, (12, 20)),),
    "975": (),
    "976": (Holiday(_FREED, (4, 27)),),
    "977": (Holiday(_FREED, (10, 9), first=2012),),
    "978": (Holiday(_FREED, (5, 28), first=2012), Holiday(_SCHOELCHER.name, (7, 21), first=2012)),
    "986": (
        Holiday("Saint Pierre Chanel", (4, 28)),
        Holiday("Saints Pierre et Paul", (6, 29)),
        Holiday("Fête du Territoire", (7, 29)),
    ),
    "987": (
        _GOOD_FRIDAY,
        Holiday("Arrivée de l'Évangile", (3, 5)),
        Holiday("Fête de l'autonomie", (6, 29), first=1985, last=2024),
        Holiday("Matāri'i", (11, 20), first=2025),
    ),
    "988": (
        Holiday("Fête de la prise de possession", (9, 24), last=2003),
        Holiday("Fête de la Citoyenneté", (9, 24), first=2004),
    ),
}
"""By département: L3134-13 (Alsace, Moselle), L3422-2 (overseas), and what territories decide."""


def french_holidays(departement: str, year: int) -> Iterator[tuple[date, str]]:
    """Dates of a year, from `FIRST_YEAR` on, with their names, in no order; two may be on one date."""
    easter = easter_sunday(year)
    for holiday in (*EVERYWHERE, *OF_THEIR_OWN.get(departement, ())):
        if holiday.first <= year <= holiday.last:
            yield holiday.on(year, easter), holiday.name


def easter_sunday(year: int) -> date:
    """Easter of the Gregorian calendar (Meeus, Jones and Butcher: *Astronomical Algorithms*, chapter 8)."""
    century, in_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
