"""What changed since a place was told, as sentences and as the lines of strips."""

from datetime import date

import pytest

from tests.cli.commands import PLAIN
from tests.outputs.standings import FRIDAYS, standing, with_line
from tourplanner.outputs.told_changes import Change, changes
from tourplanner.schedule.told import Standing
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def said(stop: Standing, lang: Language = Language.FR) -> list[tuple[str, ...]]:
    """Each change as its sentence and the lines of its strip, with plain spaces."""

    def plain(change: Change) -> tuple[str, ...]:
        texts = (change.sentence, change.head, change.tail, change.hours)
        return tuple(text.translate(PLAIN) for text in texts)

    return [plain(change) for change in changes(stop, words_in(lang))]


HALL = "Monfort, Salle des fêtes, 2 rue d’Auch"
FRIDAY = "La permanence du vendredi 12 mars 2027"
MORNING = "de 9 h 30 à 12 h"
AT_THE_HALL = "à cet endroit : Salle des fêtes, 2 rue d’Auch"
CASES: dict[str, tuple[Standing, tuple[str, ...]]] = {
    "put off": (
        standing(*with_line(1, date=date(2027, 3, 18)), on_12="travaux"),
        (
            f"{FRIDAY} est reportée au jeudi 18 mars 2027, {MORNING} (travaux).",
            "Annulé le vendredi 12 mars 2027",
            "reporté au jeudi 18 mars 2027",
            "de 9 h 30 à 12 h",
        ),
    ),
    "brought forward, elsewhere": (
        standing(*with_line(1, date=date(2027, 3, 11), place=HALL)),
        (
            f"{FRIDAY} est avancée au jeudi 11 mars 2027, {MORNING}, {AT_THE_HALL}.",
            "Annulé le vendredi 12 mars 2027",
            "avancé au jeudi 11 mars 2027",
            f"{MORNING}, {AT_THE_HALL}",
        ),
    ),
    "other hours": (
        standing(*with_line(1, start=50400, end=59400)),
        (
            "La permanence du vendredi 12 mars 2027 a lieu de 14 h à 16 h 30, et non de 9 h 30 à 12 h.",
            "Nouveaux horaires le vendredi 12 mars 2027",
            "de 14 h à 16 h 30",
            "et non de 9 h 30 à 12 h",
        ),
    ),
    "another place": (
        standing(*with_line(1, place=HALL)),
        (
            "La permanence change de lieu le vendredi 12 mars 2027 : Salle des fêtes, 2 rue d’Auch.",
            "Changement de lieu le vendredi 12 mars 2027",
            "Salle des fêtes, 2 rue d’Auch",
            "",
        ),
    ),
    "a date more": (
        standing(*FRIDAYS, told=FRIDAYS[:3]),
        (
            "Une permanence s’ajoute le vendredi 26 mars 2027, de 9 h 30 à 12 h, Place de la Mairie.",
            "Nouvelle date",
            "vendredi 26 mars 2027",
            "de 9 h 30 à 12 h",
        ),
    ),
    "two dates less, for one reason": (
        standing(FRIDAYS[0], FRIDAYS[3], on_12="grève", on_19="grève"),
        (
            "Il n’y a pas de permanence les vendredis 12 et 19 mars 2027 (grève).",
            "Annulé les vendredis 12 et 19 mars 2027",
            "prochaine permanence : vendredi 26 mars 2027",
            "",
        ),
    ),
    "no date any more": (
        standing(),
        (
            "Il n’y a plus de permanence à partir du vendredi 5 mars 2027.",
            "Plus de permanence ici",
            "à partir du vendredi 5 mars 2027",
            "",
        ),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_a_sentence_and_a_strip(case: str) -> None:
    stop, expected = CASES[case]
    assert said(stop) == [expected]


def test_for_two_reasons_there_are_two() -> None:
    stop = standing(FRIDAYS[0], FRIDAYS[3], on_12="grève", on_19="travaux")
    assert [change.why for change in changes(stop, words_in(Language.FR))] == ["grève", "travaux"]


def test_english_says_it_as_well() -> None:
    [(sentence, *strip)] = said(CASES["put off"][0], Language.EN)
    moved = "The visit of Friday 12 March 2027 is put off to Thursday 18 March 2027"
    assert sentence == f"{moved}, 9:30 am to 12 noon (travaux)."
    head, *rest = strip
    assert head == "Cancelled: Friday 12 March 2027"
    assert rest == ["put off to Thursday 18 March 2027", "9:30 am to 12 noon"]
