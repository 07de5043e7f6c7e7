"""Stops that keep to market days, which the table of markets knows of some communes."""

from collections.abc import Collection, Iterator

from tourplanner.domain.config import Config
from tourplanner.domain.market import MarketDays
from tourplanner.domain.period import WEEKDAYS
from tourplanner.domain.place import Catalogue
from tourplanner.inputs import shown as said
from tourplanner.inputs.config.table import Table
from tourplanner.message import Message, Value, message


def check_markets(root: Table, catalogue: Catalogue) -> None:
    """Note every stop that must be visited on market days and has none."""
    calendar = root.get("calendar")
    toured = calendar.get("weekdays") if calendar is not None else None
    for stop in root.rows("stops"):
        commune = catalogue.communes.get(stop.get("commune") or "")
        if stop.get("market") is not MarketDays.MUST or commune is None or not stop.has("weekdays"):
            continue
        markets = catalogue.markets.get(commune.code, frozenset())
        spot, weekdays = stop.spot.at("market"), tuple(sorted(markets))
        if not markets:
            maybe = message("config.tell-market", code=commune.code)
            spot.fault(message("config.no-market", name=commune.name), maybe)
        elif not markets & _days(stop["weekdays"]):
            what = message("config.market-other-day", name=commune.name, weekdays=weekdays)
            spot.fault(what, said.key("weekdays"))
        elif not markets & _days(toured):
            what = message("config.market-not-toured", name=commune.name, weekdays=weekdays)
            spot.fault(what, said.key("weekdays", "calendar"))


def market_notices(config: Config) -> Iterator[Message]:
    """A notice of all stops that prefer market days of which nobody knows any."""
    unknown: list[Value] = [stop.name for stop in config.stops if stop.market and not stop.market_days]
    if unknown:
        yield message("config.markets-unknown", names=unknown)


def _days(weekdays: Collection[int] | None) -> frozenset[int]:
    """The weekdays that are meant: all where none are said."""
    return frozenset(range(len(WEEKDAYS))) if weekdays is None else frozenset(weekdays)
