"""Rules that count something in a tour, to try out: visits count what notes say, the title has the most.

What real ones read would be keys of their own. Of each there is a twin of which engines are told nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tests.problem.little import changed
from tourplanner.domain.config import Config, Stop, Van
from tourplanner.domain.period import Calendar, Half, Session
from tourplanner.message import Message
from tourplanner.problem.openings import service_seconds
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.edit import Edit
from tourplanner.problem.rules.rule import Binding, Look, Rule, Scope, Subject
from tourplanner.problem.rules.tally import Tally, TallyOfEach


def _limit(config: Config, _van: Van, _day: date) -> int | None:
    return int(config.title) if config.title.isdecimal() else None


def _limit_of_day(config: Config, van: Van, day: date) -> int | None:
    """More on Mondays, less in any van but the first one, nothing said of Fridays."""
    if not config.title.isdecimal() or day.weekday() == 4:
        return None
    return max(0, int(config.title) + (day.weekday() == 0) - (van != config.vans[0]))


def _weight(_config: Config, stop: Stop, session: Session) -> int:
    """What the notes say, and one more in afternoons."""
    return int(stop.notes or 1) + (session.half is Half.AFTERNOON)


def _without(config: Config, _subject: str) -> Config:
    return replace(config, title="")


def _offers(config: Config, _calendar: Calendar, _subject: Subject) -> Iterator[Edit]:
    most = int(config.title) + 1
    yield Edit("count", replace(config, title=str(most)), Message("rule.count-offer", {"most": most}))


def _rule(id_: str, tally: Tally | TallyOfEach) -> Rule:
    return Rule(
        id_,
        tally.find(id_),
        tally=tally,
        looks=Look.TOUR,
        binding=Binding(
            Scope.CREW,
            lambda config, _: config.title.isdecimal(),
            lambda problem, _: Message("rule.count-asked", {"most": int(problem.config.title)}),
            _without,
            _offers,
        ),
    )


def _areas(config: Config) -> list[str]:
    """The areas of the stops, in an order that stays."""
    return sorted({stop.area for stop in config.stops})


def _of_area(area: str) -> Tally:
    return Tally(lambda _config, stop, _session: int(stop.area == area), _limit)


def _of_half(half: Half) -> Tally:
    """What the notes say of the visits of one half of the day; of others it counts nothing."""
    return Tally(lambda _config, stop, session: int(stop.notes or 1) * (session.half is half), _limit)


VISITS_A_DAY = _rule("visits-a-day", Tally(lambda _config, _stop, _session: 1, _limit))
WEIGHT = _rule("weight", Tally(_weight, _limit_of_day))
MINUTES = _rule("minutes", Tally(lambda _, stop, session: service_seconds(stop, session) // 60, _limit))
BY_AREA = _rule("by-area", TallyOfEach(_areas, _of_area))
BY_HALF = _rule("by-half", TallyOfEach(lambda _config: Half, _of_half))
COUNTING = (VISITS_A_DAY, WEIGHT, MINUTES, BY_AREA, BY_HALF)


def unknown(rule: Rule) -> Rule:
    """The same rule for the judge alone."""
    return replace(rule, tally=None)


def limited(problem: Problem, most: int | str) -> Problem:
    """The problem in which a tour may count so much."""
    return changed(problem, title=str(most))
