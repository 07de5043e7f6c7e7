"""Stops that keep to market days: what the table of markets makes of them, and what cannot be meant."""

from dataclasses import replace
from datetime import date

import pytest

from tests.inputs.config import cases
from tests.inputs.config.cases import SMALLEST
from tests.inputs.said import keeping, told_by
from tourplanner.domain.config import Config
from tourplanner.domain.market import MarketDays
from tourplanner.domain.plan_aim import PlanAim
from tourplanner.inputs.config.read import parse_config
from tourplanner.inputs.toml_file import parse_toml
from tourplanner.message import Notify, silent
from tourplanner.wording.language import Language

MONDAY, FRIDAY, SUNDAY = 0, 4, 6


def parsed(stop: str, *markets: int, notify: Notify = silent) -> Config:
    """The smallest config with a stop in Monfort, which has its markets on these weekdays."""
    known = {"32269": frozenset(markets)} if markets else {}
    catalogue = replace(cases.CATALOGUE, markets=known)
    text = SMALLEST + stop
    return parse_config(parse_toml(text, "essai.toml"), catalogue, "essai.toml", text, notify)


def test_must_leaves_the_market_days_of_the_commune() -> None:
    [stop] = parsed('market = "must"\n', MONDAY, FRIDAY).stops
    assert (stop.market, stop.weekdays) == (MarketDays.MUST, frozenset({MONDAY, FRIDAY}))
    [stop] = parsed('market = "must"\nweekdays = ["fri"]\n', MONDAY, FRIDAY).stops
    assert stop.weekdays == frozenset({FRIDAY})


def test_a_preference_comes_after_all_other_aims() -> None:
    config = parsed('market = "prefer"\n[aims]\norder = ["driving", "even-weeks"]\n', MONDAY)
    assert config.aims.order == (PlanAim.DRIVING, PlanAim.EVEN_WEEKS, PlanAim.MARKET_DAYS)
    assert (config.stops[0].weekdays, config.stops[0].market_days) == (None, frozenset({MONDAY}))
    own = parsed('market = "prefer"\n[aims]\norder = ["market-days", "driving"]\n', MONDAY)
    assert own.aims.order == (PlanAim.MARKET_DAYS, PlanAim.DRIVING)


def test_a_preference_for_markets_that_nobody_knows_is_told_and_counts_nothing() -> None:
    notices: list[str] = []
    [stop] = parsed('market = "prefer"\n', notify=keeping(notices)).stops
    assert notices == ["market days are preferred, but none is known: Monfort; markets.csv may tell them"]
    assert not stop.misses_market(date(2027, 1, 4))


def test_a_config_without_markets_has_the_aims_that_it_had() -> None:
    assert parsed("", MONDAY) == parsed("")


@pytest.mark.parametrize(
    ("stop", "markets", "what"),
    [
        ('market = "must"\n', (), "no market is known in Monfort"),
        ('market = "must"\nweekdays = ["fri"]\n', (MONDAY,), "none of these is a day of the stop"),
        ('market = "must"\n', (SUNDAY,), "none of these days is toured"),
        ('market = "sometimes"\n', (MONDAY,), "what market days are to it"),
    ],
)
def test_markets_that_cannot_be_meant(stop: str, markets: tuple[int, ...], what: str) -> None:
    [fault] = told_by(lambda: parsed(stop, *markets))
    assert fault.where == "essai.toml, line 14, stops[1].market"
    assert what in fault.what


def test_faults_are_told_in_french() -> None:
    [fault] = told_by(lambda: parsed('market = "must"\n', SUNDAY), Language.FR)
    assert fault.what == (
        "à Monfort, le marché a lieu le dimanche : aucun de ces jours n’est un jour de tournée"
    )
