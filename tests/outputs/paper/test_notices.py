from datetime import date

from tests.problem.little import stop
from tourplanner.domain.period import Half
from tourplanner.domain.schedule import Change, Fate
from tourplanner.outputs.paper.notices import of_changes
from tourplanner.wording.language import Language


def change(old: date, why: str, fate: Fate, new: date | None = None, half: Half = Half.MORNING) -> Change:
    """What became of a visit of a morning."""
    return Change("k", "32269", old, Half.MORNING, why, fate, new, half if new else None)


def told(*changes: Change, lang: Language = Language.FR) -> list[str]:
    """The sentences, with plain spaces; nobody but the service knows of an illness."""
    lines = [notice.text for notice in of_changes(changes, {"équipage malade"}, {}, lang)]
    return [" ".join(line.split()) for line in lines]


def test_dates_skipped_for_the_same_cause_share_a_sentence() -> None:
    summer = [change(date(2027, 7, 9), "trêve estivale", Fate.SKIPPED)]
    summer += [change(date(2027, 8, 6), "trêve estivale", Fate.SKIPPED)]
    feast = change(date(2027, 5, 17), "lundi de Pentecôte", Fate.SKIPPED)

    assert told(feast, *summer) == [
        "Pas de permanence le lundi 17 mai 2027 (lundi de Pentecôte).",
        "Pas de permanence les vendredis 9 juillet et 6 août 2027 (trêve estivale).",
    ]


def test_shifted_visits_say_when_they_are() -> None:
    moved = change(date(2027, 5, 17), "férié", Fate.SHIFTED, date(2027, 5, 19), Half.AFTERNOON)

    assert told(moved) == [
        "La permanence du lundi 17 mai 2027 (férié) est reportée au mercredi 19 mai 2027 (après-midi)."
    ]


def test_a_visit_that_is_earlier_is_not_called_late() -> None:
    moved = change(date(2027, 5, 17), "férié", Fate.SHIFTED, date(2027, 5, 14))
    back = Change(
        "k", "32269", date(2027, 5, 3), Half.AFTERNOON, "", Fate.SHIFTED, date(2027, 5, 3), Half.MORNING
    )

    assert told(moved, back) == [
        "La permanence du lundi 17 mai 2027 (férié) est avancée au vendredi 14 mai 2027 (matin).",
        "Le lundi 3 mai 2027, la permanence a lieu le matin au lieu de l’après-midi.",
    ]
    assert told(moved, lang=Language.EN) == [
        "The visit of Monday 17 May 2027 (férié) is brought forward to Friday 14 May 2027 (morning)."
    ]


def test_the_other_half_of_the_same_day_names_both() -> None:
    moved = change(date(2027, 5, 3), "fête", Fate.SHIFTED, date(2027, 5, 3), Half.AFTERNOON)

    assert told(moved) == ["Le lundi 3 mai 2027 (fête), la permanence a lieu l’après-midi au lieu du matin."]


def test_swapped_visits_do_not_name_the_other_stop() -> None:
    swapped = change(date(2027, 5, 17), "32448", Fate.SWAPPED, date(2027, 5, 19))

    assert told(swapped, lang=Language.EN) == [
        "The visit of Monday 17 May 2027 is postponed to Wednesday 19 May 2027 (morning)."
    ]


def test_nothing_is_told_when_nothing_changed() -> None:
    assert told() == []


def test_why_a_crew_is_not_there_is_for_the_service_alone() -> None:
    ill = change(date(2027, 1, 13), "équipage malade", Fate.SKIPPED)
    later = change(date(2027, 1, 14), "équipage malade", Fate.SHIFTED, date(2027, 1, 20))

    assert told(ill, later) == [
        "Pas de permanence le mercredi 13 janvier 2027.",
        "La permanence du jeudi 14 janvier 2027 est reportée au mercredi 20 janvier 2027 (matin).",
    ]


def test_the_evening_of_a_stop_is_called_one() -> None:
    moved = change(date(2027, 5, 17), "", Fate.SHIFTED, date(2027, 5, 18), Half.AFTERNOON)
    for late, word in ((True, "soirée"), (False, "après-midi")):
        stops = {"32269": stop("32269", evening=late)}
        [notice] = of_changes([moved], set(), stops, Language.FR)
        assert word in notice.text
