"""School holidays where a service tours, by its zone."""

from datetime import date

from tourplanner.domain.config import Config
from tourplanner.domain.departement import departement_of_most
from tourplanner.domain.place import Catalogue
from tourplanner.domain.school import SchoolBreak


def school_zone(config: Config, catalogue: Catalogue) -> str:
    """The zone whose holidays are closed, else that of the département of most stops; "" for none."""
    rules = config.calendar
    if rules.school:
        return rules.school[0].zone
    departement = rules.departement or departement_of_most(stop.commune for stop in config.stops)
    return catalogue.school.zones.get(departement, "")


def school_breaks(config: Config, catalogue: Catalogue, first: date, last: date) -> tuple[SchoolBreak, ...]:
    """The school holidays of that zone that have a day from `first` to `last`, in order."""
    zone, school = school_zone(config, catalogue), catalogue.school
    breaks = school.of(zone, school.names(zone))
    return tuple(each for each in breaks if each.first <= last and each.last >= first)
