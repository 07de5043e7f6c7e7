"""The sum over what a schedule was made from: equal for equal configs, another for every other one."""

from dataclasses import replace
from datetime import date

from tests.instances import pilot
from tests.problem.little import little_problem, road, stop
from tourplanner.domain.config import AreaRules, Lock
from tourplanner.domain.crew import Crew
from tourplanner.domain.event import Out, VisitCancelled
from tourplanner.domain.notice import Notice
from tourplanner.domain.period import Half
from tourplanner.schedule.basis import basis


def test_it_is_the_same_whatever_order_sets_have() -> None:
    config = pilot()
    stop = config.stops[0]
    one, other = (
        replace(config, stops=(replace(stop, halves=frozenset(halves)), *config.stops[1:]))
        for halves in ((Half.MORNING, Half.AFTERNOON), (Half.AFTERNOON, Half.MORNING))
    )
    assert basis(one) == basis(other) != basis(config)


def test_every_event_and_text_counts() -> None:
    config, day = pilot(), date(2027, 1, 13)
    made = [
        config,
        replace(config, title="other"),
        replace(config, events=(Out(day, day),)),
        replace(config, events=(Out(day, day, None, "malade"),)),
        replace(config, events=(VisitCancelled("32269", day),)),
        replace(config, schedule=replace(config.schedule, shift_days=7)),
        replace(config, schedule=replace(config.schedule, notice=Notice((7,), (3, 1)))),
    ]
    assert len({basis(each) for each in made}) == len(made)


SAYS_LITTLE = replace(
    little_problem([stop("x")], road([0, 30]), areas=(AreaRules("A"),), locks=(Lock("x"),)).config,
    crews=(Crew("crew"),),
    events=(Out(date(2027, 1, 13), date(2027, 1, 13)), VisitCancelled("x", date(2027, 1, 13))),
)
SUM_OF_LITTLE = "13201bd364b7da59ff336c1f6e136c791f84fc36ab4e7603664d7996c13d9df5"


def test_what_is_not_said_counts_for_nothing() -> None:
    """A field that comes with a new key is `LATER`: else every schedule of before would be reckoned anew."""
    assert basis(SAYS_LITTLE) == SUM_OF_LITTLE, "a new field without metadata=LATER, or another default"
