"""The mail to a mairie."""

from dataclasses import replace

import pytest

from tests.cli.commands import PLAIN
from tests.outputs.schedules import HOSTILE, SERVICE
from tests.outputs.standings import FRIDAYS, standing, with_line
from tourplanner.domain.service import Booking
from tourplanner.outputs.town_hall_letter import StopOfLetter, render
from tourplanner.wording.language import Language

PASTE = "Merci de découper la bande ci-jointe et de la coller sur l’affiche, à côté de ce qu’elle corrige."


def lines(*stops: StopOfLetter, lang: Language = Language.FR) -> list[str]:
    """The lines of the mail to Monfort, with plain spaces."""
    return render(SERVICE, "Monfort", stops, lang).decode().translate(PLAIN).splitlines()


def test_strips_are_to_be_pasted() -> None:
    hall = with_line(1, place="Monfort, Salle des fêtes")
    mail = lines(StopOfLetter(standing(*hall), "05 62 06 00 00", ("bandes/32269-monfort.pdf",)))

    assert mail == [
        "Objet : Camping-car solidaire, changement de lieu – Monfort",
        "",
        "À l’attention de la mairie – Monfort (téléphone : 05 62 06 00 00)",
        "",
        "Madame, Monsieur,",
        "",
        "Voici ce qui change de lieu dans votre commune :",
        "– La permanence change de lieu le vendredi 12 mars 2027 : Salle des fêtes.",
        "",
        PASTE,
        "",
        "Les 4 permanences à venir sont :",
        "– vendredi 5 mars 2027, de 9 h 30 à 12 h",
        "– vendredi 12 mars 2027, de 9 h 30 à 12 h, à cet endroit : Salle des fêtes",
        "– vendredi 19 mars 2027, de 9 h 30 à 12 h",
        "– vendredi 26 mars 2027, de 9 h 30 à 12 h",
        "",
        "Pour toute question : Camping-car solidaire, 05 62 67 40 40 ou solidarites@gers.fr.",
        "",
        "Pièces jointes :",
        "– bandes/32269-monfort.pdf",
        "",
        "Avec nos remerciements,",
        "",
        "Département du Gers",
    ]


def test_a_village_that_is_new_is_told_so() -> None:
    mail = lines(StopOfLetter(standing(*FRIDAYS, told=None), "", ("affiches/A4/32269-monfort.pdf",)))

    assert mail[0] == "Objet : Camping-car solidaire, dates des permanences – Monfort"
    assert "Le service « Camping-car solidaire » tiendra 4 permanences dans votre commune." in mail
    assert "Merci de poser l’affiche ci-jointe." in mail
    assert "Lieu : Place de la Mairie." in mail


def test_one_visit_is_told_in_the_singular() -> None:
    mail = lines(StopOfLetter(standing(*FRIDAYS[:1], told=None), "", ()))

    assert "Le service « Camping-car solidaire » tiendra une permanence dans votre commune." in mail
    assert "La permanence à venir est :" in mail


def test_other_hours_on_the_same_dates_are_one_sentence() -> None:
    later = tuple(replace(line, start=36000) if at else line for at, line in enumerate(FRIDAYS))
    mail = lines(StopOfLetter(standing(*later), "", ("affiches/A4/32269-monfort.pdf",)))

    assert mail[0] == "Objet : Camping-car solidaire, changement d’horaires – Monfort"
    at = mail.index("Voici les horaires qui changent dans votre commune :")
    dates = "les vendredis 12, 19 et 26 mars 2027"
    assert mail[at + 1] == f"– Les horaires changent {dates} : de 10 h à 12 h, et non de 9 h 30 à 12 h."


def test_both_parts_of_a_whole_day_are_told() -> None:
    whole = with_line(1, end=57600, pause=(45000, 48600))
    mail = lines(StopOfLetter(standing(*whole), "", ()))

    hours = "de 9 h 30 à 12 h 30 et de 13 h 30 à 16 h"
    told = f"– La permanence du vendredi 12 mars 2027 a lieu {hours}, et non de 9 h 30 à 12 h."
    assert told in mail
    assert f"– vendredi 12 mars 2027, {hours}" in mail


def test_a_village_that_is_left_is_told_so() -> None:
    mail = lines(StopOfLetter(standing(), "", ("bandes/32269-monfort.pdf",)))

    assert mail[0] == "Objet : Camping-car solidaire, fin des permanences – Monfort"
    assert "– Il n’y a plus de permanence à partir du vendredi 5 mars 2027." in mail
    assert not any("à venir" in line for line in mail)


URL = "https://rdv.example/monfort"
REQUIRED, POSSIBLE = Booking.REQUIRED, Booking.POSSIBLE


@pytest.mark.parametrize(
    ("booking", "dates", "changes", "told"),
    [
        (
            REQUIRED,
            FRIDAYS,
            {"booking_url": URL},
            f"L’accueil se fait sur rendez-vous, à prendre sur la page {URL} ou au 05 62 67 40 40.",
        ),
        (REQUIRED, FRIDAYS[:1], {}, "L’accueil se fait sur rendez-vous, à prendre au 05 62 67 40 40."),
        (
            REQUIRED,
            FRIDAYS,
            {"booking_url": URL, "phone": ""},
            f"L’accueil se fait sur rendez-vous, à prendre sur la page {URL}.",
        ),
        (
            POSSIBLE,
            FRIDAYS,
            {},
            "L’accueil se fait avec ou sans rendez-vous, à prendre au 05 62 67 40 40.",
        ),
        (REQUIRED, FRIDAYS, {"phone": ""}, "L’accueil se fait sur rendez-vous."),
    ],
)
def test_how_to_book_is_told(booking: Booking, dates: tuple, changes: dict[str, str], told: str) -> None:
    stop = StopOfLetter(standing(*dates, told=None), "", ("affiche.pdf",), booking)
    service = replace(SERVICE, **changes)
    mail = render(service, "Monfort", [stop], Language.FR).decode().translate(PLAIN).splitlines()
    assert mail[mail.index(told) - 2].startswith("– ")
    assert "rendez-vous" not in " ".join(lines(replace(stop, booking=Booking.NONE)))


def test_an_opening_by_appointment_says_so_in_english() -> None:
    stop = StopOfLetter(standing(FRIDAYS[0], told=None), "", (), REQUIRED)
    assert "People are received by appointment only; book by calling 05 62 67 40 40." in lines(
        stop, lang=Language.EN
    )


def test_two_stops_of_a_commune_share_a_mail() -> None:
    church = standing(*with_line(2, start=50400, end=59400))
    church = replace(church, told=replace(church.told, stop="eglise", name="Monfort, église"))
    mail = lines(
        StopOfLetter(standing(*FRIDAYS[1:]), "", ("bandes/a.pdf",)),
        StopOfLetter(church, "", ("bandes/b.pdf",)),
    )

    assert (mail.count("Monfort"), mail.count("Monfort, église")) == (1, 1)
    assert mail[mail.index("Pièces jointes :") + 1 :][:2] == ["– bandes/a.pdf", "– bandes/b.pdf"]


def test_names_of_others_start_no_line() -> None:
    for name in HOSTILE:
        mail = render(replace(SERVICE, name=name + "\r\nBcc: x"), "Monfort", (), Language.FR).decode()
        assert not any(line.startswith("Bcc") for line in mail.splitlines())
