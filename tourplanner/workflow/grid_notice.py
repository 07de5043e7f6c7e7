"""What is said once to whoever plans a config that was written before cycles repeated."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from tourplanner.calendar.build import dated_calendar
from tourplanner.domain.config import Config
from tourplanner.inputs.config.read import ConfigFile
from tourplanner.message import Message, message


def grid_notices(file: ConfigFile) -> Iterator[Message]:
    """A remark on dates that a grid does not know, of a config that does not say whether it repeats.

    Such a plan was solved around them, for its own weeks; a config that says either hears nothing.
    """
    said = file.table.get("calendar")
    if not file.config.calendar.repeats or (isinstance(said, Mapping) and "repeats" in said):
        return
    if days := sorted(special_days(file.config)):
        yield message("cycle.grid-now", days=days)


def special_days(config: Config) -> set[date]:
    """The dates of the first cycle that are closed, or open out of turn, to all stops or to one."""
    rules = config.calendar
    cycle = [rules.start + timedelta(days=offset) for offset in range(7 * rules.weeks)]
    toured = {day for day in cycle if rules.in_grid(day)}
    works = {day for stop in config.stops for closure in stop.closed for day in toured if closure.covers(day)}
    return works | set(dated_calendar(rules, config.sessions).closed) | set(rules.extra_days) & set(cycle)
