"""What half-days answer to a card: the same that judging both plans from scratch says."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from tests.instances import pilot, problem_of, random_pilot
from tourplanner.analysis.misfit import SAID, breaches
from tourplanner.analysis.rearranged import Rearranged, Rearranger, Step
from tourplanner.analysis.verdicts import Answer, Card, Verdict, Verdicts, verdict_message
from tourplanner.domain.config import Ban, Config, Lock
from tourplanner.domain.crew import Crew
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.check import check
from tourplanner.problem.judged import Change
from tourplanner.problem.problem import Problem
from tourplanner.problem.released import released
from tourplanner.problem.rules import Violation, rule_of
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


@cache
def _planned() -> tuple[Problem, tuple[Tour, ...]]:
    problem = problem_of(pilot())
    return problem, solve(problem, Limits()).tours


def _richer(draw: random.Random, config: Config) -> Config:
    """With a second van, days of its own for a crew, short and whole-day visits, and some that are fixed."""
    stops = tuple(
        replace(stop, whole_day=draw.random() < 0.15, service=draw.choice([None, 1200, 3600]))
        for stop in config.stops
    )
    stops = tuple(replace(stop, service=None) if stop.whole_day else stop for stop in stops)
    vans = (*config.vans, replace(config.vans[0], id="fourgon"))
    crews = (Crew("une"), Crew("deux", weekdays=frozenset({0, 2, 4}))) if draw.random() < 0.5 else ()
    days = [config.calendar.start + timedelta(draw.randrange(28)) for _ in range(3)]
    locks = tuple(Lock(stop.id, date=day) for stop, day in zip(stops[:3], days, strict=True))
    return replace(config, stops=stops, vans=vans, crews=crews, locks=(*locks, Lock(stops[4].id, week=2)))


def _drawn(seed: int) -> tuple[Problem, tuple[Tour, ...]]:
    """A plan put together by hand with little care: some of its days break rules, some stops have no date."""
    draw = random.Random(seed)
    problem = problem_of(_richer(draw, random_pilot(seed)))
    tours: tuple[Tour, ...] = ()
    for stop in problem.config.stops:
        session = draw.choice(problem.calendar.sessions)
        place = HalfDay(session.date, session.half, draw.choice(problem.config.vans).id)
        if draw.random() < 0.8:
            done = Rearranger(problem, tours).rearranged([Step(stop.id, None, place)])
            tours = tours if done is None else done.tours(problem, tours)
    return problem, tours


def _cards(tours: Sequence[Tour]) -> list[Card]:
    return [
        Card(visit.stop, HalfDay(tour.date, visit.half, tour.van)) for tour in tours for visit in tour.visits
    ]


def _carried_out(problem: Problem, tours: Sequence[Tour], card: Card, verdict: Verdict) -> Rearranged | None:
    to = verdict.steps[0].to
    assert verdict.steps[0] == Step(card.stop, card.place, to)
    assert to in (verdict.place, replace(verdict.place, half=Half.MORNING))
    assert [step.stop for step in verdict.steps[1:] if step.stop != card.stop] == (
        [verdict.partner] if verdict.partner else []
    )
    return Rearranger(problem, tours).rearranged(verdict.steps)


def _from_scratch(problem: Problem, tours: Sequence[Tour], done: Rearranged) -> Change:
    before = Counter(check(problem, tours))
    after = Counter(check(problem, done.tours(problem, tours)))
    return Change(tuple((after - before).elements()), tuple((before - after).elements()))


@pytest.mark.parametrize("seed", range(8))
def test_the_answer_is_that_of_the_judge(seed: int) -> None:
    problem, tours = _drawn(seed)
    draw = random.Random(seed)
    placed = draw.sample(_cards(tours), 2)
    away = [Card(stop.id) for stop in problem.config.stops if all(stop.id != c.stop for c in _cards(tours))]
    for card in (*placed, *away[:1]):
        # Its own lock goes with it.
        judge = released(problem, card.stop, Rearranger(problem, tours).places(card.stop))
        for verdict in draw.sample(Verdicts(problem, tours).every(card), 12):
            if verdict.answer is Answer.HERE:
                assert verdict.place == card.place or problem.stop(card.stop).whole_day
                continue
            done = _carried_out(problem, tours, card, verdict)
            if done is None:
                assert verdict.answer is Answer.FORBIDDEN
                continue
            if verdict.drive_change is None:
                rules = {breach.rule for breach in check(judge, done.tours(problem, tours))}
                assert {reason.rule for reason in verdict.reasons} <= rules
                continue
            found = {reason.rule for reason in breaches(_from_scratch(judge, tours, done))}
            # A visit that breaks a lock on all of them where it is breaks it on that day's other half too.
            rules = {breach.rule for breach in check(judge, done.tours(problem, tours))}
            found |= {reason.rule for reason in verdict.reasons} & rules & {"lock"}
            assert (verdict.answer is Answer.FORBIDDEN) == bool(found), verdict
            assert verdict.drive_change == done.drive_change
            if verdict.answer is Answer.FORBIDDEN:
                assert {reason.rule for reason in verdict.reasons} == found


def test_every_half_day_of_the_pilot_answers_in_both_languages() -> None:
    problem, tours = _planned()
    [card] = [card for card in _cards(tours) if problem.stop(card.stop).name == "Monfort"]
    verdicts = Verdicts(problem, tours, {"200034726": "Bastides"}).every(card)
    assert [verdict.place.date for verdict in verdicts] == [s.date for s in problem.calendar.sessions]
    said = {
        lang: [words_in(lang).of(verdict_message(problem, each)) for each in verdicts] for lang in Language
    }
    assert said[Language.FR].count("elle y est") == 1
    assert "interdit\u00a0: Bastides n’est desservie que le vendredi" in said[Language.FR]
    assert any(text.startswith("échange avec ") for text in said[Language.FR])
    assert any(text.startswith("swap with ") for text in said[Language.EN])
    # The plan is proven to drive least: no move nor swap drives less.
    assert all(verdict.drive_change is None or verdict.drive_change >= 0 for verdict in verdicts)


def test_a_market_in_the_morning_is_told_as_such() -> None:
    problem, tours = _planned()
    stop = problem.config.stops[0]
    market = replace(stop, not_on=(Ban(4, Half.MORNING, "marché"),))
    banned = problem_of(replace(problem.config, stops=(market, *problem.config.stops[1:])))
    [card] = [card for card in _cards(tours) if card.stop == stop.id]
    friday = next(day for day in problem.calendar.dates if day.weekday() == 4 and day != card.place.date)
    verdict = Verdicts(banned, tours).of(card, HalfDay(friday, Half.MORNING, card.place.van))
    assert words_in(Language.FR).of(verdict_message(banned, verdict)) == "interdit\u00a0: marché le matin"


def test_a_lock_on_a_visit_binds_others_and_not_who_moves_it() -> None:
    problem, tours = _planned()
    card = _cards(tours)[0]
    fixed = Lock(card.stop, date=card.place.date, half=card.place.half)
    locked = problem_of(replace(problem.config, locks=(fixed,)))
    free = Verdicts(problem, tours).every(card)
    assert Verdicts(locked, tours).every(card) == free
    partner = next(each for each in free if each.answer is Answer.SWAP)
    back = Verdicts(locked, tours).of(Card(partner.partner, partner.place), card.place)
    assert back.answer is Answer.FORBIDDEN


def test_a_lock_on_all_visits_forbids_and_the_price_is_told_too() -> None:
    problem, tours = _planned()
    card = _cards(tours)[0]
    fixed = Lock(card.stop, week=problem.calendar.week(card.place.date))
    locked = problem_of(replace(problem.config, locks=(fixed,)))
    free = {each.place: each for each in Verdicts(problem, tours).every(card)}
    found = Verdicts(locked, tours).every(card)
    elsewhere = [each for each in found if free[each.place].answer is Answer.SWAP and each.week != fixed.week]
    assert elsewhere
    for verdict in elsewhere:
        assert verdict.answer is Answer.FORBIDDEN
        assert verdict.reasons[0].rule == "lock"
        assert verdict.drive_change is not None


def test_a_stop_in_the_tray_finds_the_place_that_it_left() -> None:
    problem, tours = _planned()
    card = _cards(tours)[5]
    parked = Rearranger(problem, tours).rearranged([Step(card.stop, card.place, None)])
    without = parked.tours(problem, tours)
    assert parked.drive_change < 0
    assert check(problem, without)[0].rule == "visits"
    verdict = Verdicts(problem, without).of(Card(card.stop), card.place)
    assert (verdict.answer, verdict.drive_change) == (Answer.POSSIBLE, -parked.drive_change)
    back = Rearranger(problem, without).rearranged([Step(card.stop, None, card.place)])
    assert back.tours(problem, without) == tours


def test_a_card_that_is_not_there_and_a_day_that_nobody_tours_are_refused() -> None:
    problem, tours = _planned()
    first, second = _cards(tours)[:2]
    with pytest.raises(ValueError, match="is not at"):
        Verdicts(problem, tours).of(Card(first.stop, second.place), first.place)
    sunday = replace(first.place, date=problem.calendar.start.replace(day=10))
    with pytest.raises(ValueError, match="nobody tours"):
        Verdicts(problem, tours).of(first, sunday)


def _over(by: int) -> Violation:
    return Violation("work-week", "equipe W1", message("violation.over", by=by))


@pytest.mark.parametrize(("before", "after", "told"), [(600, 300, 0), (300, 600, 1), (0, 600, 1)])
def test_a_breach_that_gets_smaller_stands_against_nothing(before: int, after: int, told: int) -> None:
    change = Change((_over(after),), (_over(before),) if before else ())
    assert len(breaches(change)) == told


@pytest.mark.parametrize("lang", Language)
def test_every_short_word_is_said(lang: Language) -> None:
    for (rule, what), short in SAID.items():
        assert rule_of(rule).id == rule
        values = {"n": 2} if rule == "gap" else {} if rule == "visits" else {"by": 600}
        assert words_in(lang).of(Message(short, values)) != short
        assert words_in(lang).of(Message(what, values)) != what
