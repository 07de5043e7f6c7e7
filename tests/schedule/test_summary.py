"""What is said of a schedule as a whole, in both languages."""

from dataclasses import replace
from datetime import date

import pytest

from tests.cli.commands import PLAIN
from tests.problem.little import changed
from tests.schedule.cases import FIRST_WEEKS, cases, stop, tours_of, with_closed, works
from tourplanner.cli.schedule_summary import summary_lines
from tourplanner.domain.aim import Aim, ProvenAim
from tourplanner.domain.closure import Closure
from tourplanner.domain.schedule import LongestGap, Schedule
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.problem.problem import Problem
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.laid_year import laid_year
from tourplanner.schedule.mend import mended
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.summary import Offer, Pause, Spread, Summary, owed_changes, summary
from tourplanner.schedule.year import Year
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.result import Limits
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

GAP = LongestGap("a", 84, date(2027, 6, 25), date(2027, 9, 17))
QUIET = Summary(ProvenAim(Aim.LOST, 0, 0), True, (), 0, ProvenAim(Aim.CHANGED, 0, 0), (), (), None)


def told(said: Summary, lang: Language = Language.FR) -> list[str]:
    return [words_in(lang).of(line).translate(PLAIN) for line in summary_lines(said, {"a": "Monfort"})]


@pytest.mark.parametrize(
    ("said", "french", "english"),
    [
        (QUIET, "Aucune permanence perdue.", "No visit is lost."),
        (
            replace(QUIET, lost=ProvenAim(Aim.LOST, 6, 6), skipped=False),
            "6 permanences perdues : aucun calendrier n’en perd moins de 6 sur ces jours.",
            "6 visits are lost: no calendar loses fewer than 6 on these days.",
        ),
        (
            replace(
                QUIET,
                lost=ProvenAim(Aim.LOST, 6, 6),
                skipped=False,
                offer=Offer(
                    ProvenAim(Aim.LOST, 0, 0), (date(2027, 3, 30), date(2027, 5, 20), date(2027, 11, 2))
                ),
            ),
            (
                "6 permanences perdues : aucun calendrier n’en perd moins de 6 sur ces jours ; "
                "avec 3 mardis ou jeudis de plus, aucune."
            ),
            (
                "6 visits are lost: no calendar loses fewer than 6 on these days; "
                "with 3 more Tuesdays or Thursdays, none."
            ),
        ),
        (
            replace(
                QUIET,
                lost=ProvenAim(Aim.LOST, 6, 4),
                skipped=False,
                offer=Offer(ProvenAim(Aim.LOST, 2, 2), (date(2027, 3, 30),)),
            ),
            (
                "6 permanences perdues : au moins 4 dans tout calendrier ; il n’est pas prouvé qu’il en "
                "faille 6 ; avec 1 mardi de plus, 2."
            ),
            (
                "6 visits are lost: 4 at least in any calendar; that it takes 6 is not proven; "
                "with 1 more Tuesday, 2."
            ),
        ),
        (
            replace(
                QUIET,
                lost=ProvenAim(Aim.LOST, 34, 34),
                visits=6,
                skipped=False,
                offer=Offer(ProvenAim(Aim.LOST, 9, 9), (date(2027, 3, 30),), 2),
            ),
            (
                "6 permanences perdues, environ 34 personnes : aucun calendrier ne laisse moins de "
                "34 personnes sans permanence sur ces jours ; avec 1 mardi de plus, 2 (environ 9 personnes)."
            ),
            (
                "6 visits are lost, about 34 people: no calendar leaves fewer than 34 people without a visit "
                "on these days; with 1 more Tuesday, 2 (about 9 people)."
            ),
        ),
        (
            replace(QUIET, lost=ProvenAim(Aim.LOST, 34, 20), visits=6, skipped=False),
            (
                "6 permanences perdues, environ 34 personnes : au moins 20 sans permanence dans tout "
                "calendrier ; il n’est pas prouvé qu’il en faille 34."
            ),
            (
                "6 visits are lost, about 34 people: at least 20 without a visit in any calendar; "
                "that it takes 34 is not proven."
            ),
        ),
        (
            replace(QUIET, lost=ProvenAim(Aim.LOST, 34, 34), visits=6),
            (
                "6 permanences perdues, environ 34 personnes : ce qui tombe un jour fermé est annulé, "
                "aucune autre date n’est cherchée."
            ),
            (
                "6 visits are lost, about 34 people: a visit that falls on a closed date is cancelled, "
                "no other date is looked for."
            ),
        ),
        (
            replace(QUIET, lost=ProvenAim(Aim.LOST, 1, 1)),
            "1 permanence perdue : ce qui tombe un jour fermé est annulé, aucune autre date n’est cherchée.",
            "1 visit is lost: a visit that falls on a closed date is cancelled, no other date is looked for.",
        ),
    ],
)
def test_what_is_lost_is_said_with_its_proof(said: Summary, french: str, english: str) -> None:
    assert told(said) == [french]
    assert told(said, Language.EN) == [english]


def test_everything_else_has_a_line_of_its_own() -> None:
    said = replace(
        QUIET,
        paused=(
            Pause(Closure(date(2027, 7, 5), date(2027, 8, 31), "trêve estivale")),
            Pause(Closure(date(2027, 12, 20), date(2027, 12, 26)), (date(2027, 12, 22),)),
        ),
        moved=2,
        changed=ProvenAim(Aim.CHANGED, 2, 2),
        catch_up=(date(2027, 3, 30),),
        spreads=(Spread(11, 6, ("Monfort",), ("Sarragachies",)), Spread(5, 3, tuple("abcde"), ("f", "g"))),
        longest=GAP,
    )
    assert told(said) == [
        "Aucune permanence perdue.",
        "Pas de tournée du lundi 5 juillet 2027 au mardi 31 août 2027 : trêve estivale.",
        (
            "Pas de tournée du lundi 20 décembre 2027 au dimanche 26 décembre 2027, "
            "sauf le mercredi 22 décembre 2027."
        ),
        "2 permanences changent de date : aucun calendrier n’en change moins.",
        "1 tournée de rattrapage : le mardi 30 mars 2027.",
        "Nombres de permanences inégaux pour une même promesse : 11 pour Monfort, 6 pour Sarragachies.",
        "Nombres de permanences inégaux pour une même promesse : 5 pour 5 arrêts, 3 pour f et g.",
        "Plus longue attente : Monfort, 84 jours, du vendredi 25 juin 2027 au vendredi 17 septembre 2027.",
    ]
    # What costs more than a count is not said to be the fewest.
    dearer = replace(said, changed=ProvenAim(Aim.CHANGED, 20, 20))
    assert "2 permanences changent de date." in told(dearer)


def laid(problem: Problem, until: date) -> Schedule:
    """a on the first Monday of a cycle of two weeks, b on its first Wednesday."""
    grid = tours_of(problem, {date(2027, 3, 1): (["a"], []), date(2027, 3, 3): (["b"], [])})
    real = real_dates(Year(problem.config, problem.matrix), until)
    year = laid_year(real, [GridFrom(real.start, real.start, grid)], None)
    return mended(year, lambda asked: repair(asked, Limits()))


def test_a_summary_counts_what_is_lost_paused_and_uneven() -> None:
    # b's square is closed from mid-March to the end of April, four of its dates; on 1 March a has its one
    # loss, and the week of 12 April, no date of anybody's, is a pause.
    pause = (Closure(date(2027, 5, 10), date(2027, 5, 14), "pont"),)
    calendar = replace(FIRST_WEEKS, repeats=True, closed=pause)
    problem = cases([stop("a"), stop("b")], [30, 35], OnClosed.SKIP, calendar=calendar)
    problem = with_closed(
        problem, {"a": works(date(2027, 3, 1)), "b": works(date(2027, 3, 15), date(2027, 4, 30))}
    )
    schedule = laid(problem, date(2027, 6, 6))
    said = summary(problem.config, schedule)

    assert said.lost == ProvenAim(Aim.LOST, 5, 5)
    assert said.skipped
    assert said.shut == 5
    assert told(replace(said, longest=None))[0] == (
        "5 permanences n’ont pas lieu : la configuration ferme leurs arrêts ces jours-là (closed), "
        "aucune autre date n’est cherchée."
    )
    assert told(replace(said, longest=None, shut=1))[0] == (
        "5 permanences perdues, dont 1 permanence d’un arrêt que la configuration ferme ce jour-là (closed) "
        "; ce qui tombe un jour fermé est annulé, aucune autre date n’est cherchée."
    )
    assert said.paused == (Pause(pause[0]),)
    # 10 May is a's Monday, 12 May b's Wednesday: nobody was promised them.
    days = {change.old_date for change in schedule.changes}
    assert days - {each.old_date for each in owed_changes(problem.config, schedule)} == {
        date(2027, 5, 10),
        date(2027, 5, 12),
    }
    # a: 15 and 29 March, 12 and 26 April, 24 May; b: 3 March and 26 May.
    assert said.spreads == (Spread(5, 2, ("a",), ("b",)),)
    assert said.longest == LongestGap("b", 84, date(2027, 3, 3), date(2027, 5, 26))
    assert (said.moved, said.catch_up) == (0, ())


def test_stops_of_another_promise_are_not_compared() -> None:
    problem = changed(cases([stop("a"), stop("b")], [30, 35], calendar=replace(FIRST_WEEKS, repeats=True)))
    problem = with_closed(problem, {"b": works(date(2027, 3, 15), date(2027, 4, 30))})
    schedule = laid(problem, date(2027, 6, 6))
    assert summary(problem.config, schedule).spreads
    other = replace(problem.config.stops[1], visits=2)
    config = replace(problem.config, stops=(problem.config.stops[0], other))
    assert summary(config, schedule).spreads == ()


def test_the_status_of_every_aim_is_told() -> None:
    proven = [ProvenAim(aim, 3, 3) for aim in (Aim.LOST, Aim.CHANGED, Aim.UNUSUAL)]
    rest = [
        ProvenAim(Aim.ABSENCE, 56, 42),
        ProvenAim(Aim.TOURS, 9, 4),
        ProvenAim(Aim.DRIVING, 36_000, 30_600),
    ]
    french = told(replace(QUIET, aims=(*proven, *rest)))
    assert french[-2:] == [
        (
            "Prouvé, chaque objectif une fois les précédents tenus : "
            "permanences perdues, dates changées et journées inhabituelles."
        ),
        (
            "Non prouvé : "
            "plus longue attente (56 jours, au moins 42 jours dans tout calendrier aussi bon sur le reste), "
            "tournées changées (9, au moins 4 dans tout calendrier aussi bon sur le reste), "
            "conduite (10 h, au moins 8 h 30 dans tout calendrier aussi bon sur le reste)."
        ),
    ]
    [proof] = told(replace(QUIET, aims=tuple(proven)), Language.EN)[1:]
    assert (
        proof
        == "Proven, each aim once those before it are kept: visits lost, dates changed and unusual days."
    )
    # Where nothing is mended there is no more to be said than what is lost.
    assert told(replace(QUIET, aims=tuple(proven[:2]))) == told(QUIET)
