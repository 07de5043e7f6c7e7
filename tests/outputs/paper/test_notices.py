from datetime import date

from tourplanner.domain.period import Half
from tourplanner.domain.schedule import Change, Fate
from tourplanner.outputs.paper.notices import notices
from tourplanner.wording.language import Language


def change(old: date, why: str, fate: Fate, new: date | None = None, half: Half = Half.MORNING) -> Change:
    """What became of a visit of a morning."""
    return Change("k", "32269", old, Half.MORNING, why, fate, new, half if new else None)


def told(*changes: Change, lang: Language = Language.FR) -> list[str]:
    """The sentences, with plain spaces."""
    return [" ".join(line.split()) for line in notices(changes, lang)]


def test_dates_skipped_for_the_same_cause_share_a_sentence() -> None:
    summer = [change(date(2027, 7, 9), "trêve estivale", Fate.SKIPPED)]
    summer += [change(date(2027, 8, 6), "trêve estivale", Fate.SKIPPED)]
    feast = change(date(2027, 5, 17), "lundi de Pentecôte", Fate.SKIPPED)

    assert told(feast, *summer) == [
        "Pas de permanence le lundi 17 mai 2027 (lundi de Pentecôte).",
        "Pas de permanence le vendredi 9 juillet 2027 et le vendredi 6 août 2027 (trêve estivale).",
    ]


def test_shifted_visits_say_when_they_are() -> None:
    moved = change(date(2027, 5, 17), "férié", Fate.SHIFTED, date(2027, 5, 19), Half.AFTERNOON)

    assert told(moved) == [
        "Pas de permanence le lundi 17 mai 2027 (férié) : elle a lieu le mercredi 19 mai 2027 (après-midi)."
    ]


def test_the_other_half_of_the_same_day_names_both() -> None:
    moved = change(date(2027, 5, 3), "fête", Fate.SHIFTED, date(2027, 5, 3), Half.AFTERNOON)

    assert told(moved) == [
        "Pas de permanence le lundi 3 mai 2027 (matin) (fête) : elle a lieu le lundi 3 mai 2027 (après-midi)."
    ]


def test_swapped_visits_do_not_name_the_other_stop() -> None:
    swapped = change(date(2027, 5, 17), "32448", Fate.SWAPPED, date(2027, 5, 19))

    assert told(swapped, lang=Language.EN) == [
        "No visit on Monday 17 May 2027: it takes place on Wednesday 19 May 2027 (morning)."
    ]


def test_nothing_is_told_when_nothing_changed() -> None:
    assert notices((), Language.FR) == ()
