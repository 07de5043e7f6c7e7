import re
from dataclasses import asdict
from string import Formatter

import pytest

from tourplanner.domain.service import Booking
from tourplanner.wording.language import Language
from tourplanner.wording.paper import booking_words, paper_labels


def texts(lang: Language) -> dict[str, str]:
    """Every text in `lang` by its field; the lines of a list are numbered."""
    found = {}
    for name, value in asdict(paper_labels(lang)).items():
        lines = [value] if isinstance(value, str) else value
        found |= {f"{name} {number}": line for number, line in enumerate(lines)}
    return found


def blanks(text: str) -> set[str]:
    """What is filled in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_fill_in_the_same() -> None:
    french, english = texts(Language.FR), texts(Language.EN)

    assert french.keys() == english.keys()
    assert {name: blanks(text) for name, text in french.items()} == {
        name: blanks(text) for name, text in english.items()
    }


def test_french_typography() -> None:
    for name, text in texts(Language.FR).items():
        assert not re.search(r"[^\u00a0\u202f][:;!?»]|«[^\u00a0\u202f]", text), name
        assert "'" not in text, name
        assert " – " not in text or "{" in text, name


@pytest.mark.parametrize(
    ("booking", "phone", "said"),
    [
        (Booking.NONE, "05", "Sans rendez-vous"),
        (Booking.POSSIBLE, "05", "Avec ou sans rendez-vous"),
        (Booking.REQUIRED, "05", "Sur rendez-vous au 05"),
        (Booking.REQUIRED, "", "Sur rendez-vous"),
    ],
)
def test_booking(booking: Booking, phone: str, said: str) -> None:
    assert booking_words(booking, phone, Language.FR) == said
