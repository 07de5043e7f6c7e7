from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
import zxingcpp

from tests.outputs.paper.conftest import SERVICE, every, with_dates, with_name, with_service
from tests.outputs.paper.one_poster import MONFORT, one
from tests.outputs.paper.reading import (
    MONTHS,
    dates_in,
    letters_outside,
    plain,
    raster,
    reader,
    sizes,
    structure,
    text_of,
)
from tourplanner.domain.schedule import Change, Fate
from tourplanner.domain.service import Booking, ServiceInfo
from tourplanner.inputs.config.build import usual
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.posters import booking_words, poster, posters
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

pytestmark = pytest.mark.paper


A4, A3 = (595.28, 841.89), (841.89, 1190.55)
"""Points of ISO 216 paper: 210 by 297 mm and 297 by 420 mm."""


@pytest.fixture(scope="module")
def printed(schedule: ScheduleView) -> dict[str, bytes]:
    """Every poster in A4."""
    return posters(schedule, Language.FR, (PageFormat.A4,))


def test_one_file_per_stop_and_one_of_all(schedule: ScheduleView, printed: dict[str, bytes]) -> None:
    stops = schedule.view.config.stops
    assert len(printed) == len(stops) + 1
    assert next(iter(printed)) == "affiches/A4/32269-monfort.pdf"
    assert list(printed)[-1] == "affiches/affiches-A4.pdf"
    pages = reader(printed["affiches/affiches-A4.pdf"]).pages
    assert len(pages) == len(stops)
    for page, (name, pdf) in zip(pages, printed.items(), strict=False):
        assert plain(page.extract_text()) == text_of(pdf), name


@pytest.mark.parametrize(("page", "size"), [(PageFormat.A4, A4), (PageFormat.A3, A3)])
def test_one_page_of_the_right_size(
    schedule: ScheduleView, page: PageFormat, size: tuple[float, float]
) -> None:
    (only,) = reader(one(schedule, page=page)).pages
    assert (float(only.mediabox.width), float(only.mediabox.height)) == pytest.approx(size, abs=0.2)


def test_every_date_hour_and_place_of_the_schedule_and_no_other(
    schedule: ScheduleView, printed: dict[str, bytes]
) -> None:
    own = dict(zip(schedule.view.config.stops, printed.items(), strict=False))
    for stop, (_, pdf) in own.items():
        text = text_of(pdf)
        visits = schedule.visits_of(stop.id)
        skipped = [change.old_date for change in schedule.schedule.changes if change.stop == stop.id]
        span = [schedule.schedule.start, schedule.schedule.until]
        expected = [*(tour.date for tour, _ in visits), *skipped, *span]
        assert Counter(dates_in(text, 2027)) == Counter(expected), stop.name
        morning = visits[0][1].start < 12 * 3600
        hours = "de 9 h 30 à 12 h" if morning else "de 14 h à 16 h 30"
        assert hours in text, stop.name
        assert schedule.view.commune_name(stop).replace("'", "’") in text
        assert "Place de la Mairie" in text
        for line in ("Camping-car solidaire", "Département du Gers", "05 62 67 40 40", "Titres d’identité"):
            assert line in text
        assert "Aucune donnée n’est conservée." in text


@pytest.mark.parametrize("name", ["Monfort", "Castelnau-d'Auzan-Labarrère"])
def test_few_dates_are_large(schedule: ScheduleView, name: str) -> None:
    named = with_name(schedule, MONFORT, name)
    for count in (1, 2, 5, 12):
        pdf = one(with_dates(named, MONFORT, every(28, count)))
        months = [size for size, text in sizes(pdf) if text.partition(" ")[2] in MONTHS]
        # The dates of the stops nearby are small.
        assert sum(size >= 24 for size in months) == count


@pytest.mark.parametrize("count", [1, 13, 16, 17, 31, 60])
def test_one_to_sixty_dates_fit(schedule: ScheduleView, count: int) -> None:
    dates = every(7, count)
    pdf = one(with_dates(schedule, MONFORT, dates))
    text = text_of(pdf)

    assert len(reader(pdf).pages) == 1
    assert letters_outside(pdf) == []
    if count <= 16:
        assert set(dates) <= set(dates_in(text, 2027))
    else:
        for first in {day.replace(day=1) for day in dates}:
            fridays = [day.day for day in dates if day.replace(day=1) == first]
            said = ", ".join("1er" if number == 1 else str(number) for number in fridays)
            name = "vendredi" if len(fridays) == 1 else "vendredis"
            line = f"{MONTHS[first.month - 1]} {name} {' et '.join(said.rsplit(', ', 1))}"
            assert line in text, line


def test_dates_of_a_new_year_stand_under_it(schedule: ScheduleView) -> None:
    text = text_of(one(with_dates(schedule, MONFORT, every(28, 15))))
    # 14 times 28 days after 8 January 2027 is 4 February 2028; the 13 before it begin at 10 December.
    assert "2027 vendredi 8 janvier" in text
    assert "vendredi 10 décembre 2028 vendredi 7 janvier vendredi 4 février" in text


def test_other_hours_stand_beside_their_date(schedule: ScheduleView) -> None:
    tours = list(schedule.schedule.tours)
    (tour, visit), *_ = schedule.visits_of(MONFORT)
    later = replace(visit, start=15 * 3600, end=17 * 3600)
    visits = tuple(later if v is visit else v for v in tour.visits)
    tours[tours.index(tour)] = replace(tour, visits=visits)
    text = text_of(one(replace(schedule, schedule=replace(schedule.schedule, tours=tuple(tours)))))

    assert "de 9 h 30 à 12 h" in text
    assert "sauf indication contraire" in text
    assert "vendredi 8 janvier 15 h – 17 h" in text


@pytest.mark.parametrize(
    ("fate", "new", "told"),
    [
        (Fate.SKIPPED, None, "Pas de permanence le lundi 5 avril 2027 (fête)."),
        (
            Fate.SHIFTED,
            date(2027, 4, 7),
            "La permanence du lundi 5 avril 2027 (fête) est reportée au mercredi 7 avril 2027 (matin).",
        ),
    ],
)
def test_changes_are_told_plainly(schedule: ScheduleView, fate: Fate, new: date | None, told: str) -> None:
    (_, visit), *_ = schedule.visits_of(MONFORT)
    half = visit.half
    change = Change("", MONFORT, date(2027, 4, 5), half, "fête", fate, new, new and half)
    changed = replace(schedule, schedule=replace(schedule.schedule, changes=(change,)))
    assert told in text_of(one(changed))


@pytest.mark.parametrize(
    ("booking", "french", "english"),
    [
        (Booking.NONE, "Sans rendez-vous", "No appointment needed"),
        (Booking.POSSIBLE, "Avec ou sans rendez-vous", "With or without an appointment"),
        (Booking.REQUIRED, "Sur rendez-vous au 05 62 67 40 40", "By appointment: 05 62 67 40 40"),
    ],
)
def test_booking(schedule: ScheduleView, booking: Booking, french: str, english: str) -> None:
    changed = with_service(schedule, replace(SERVICE, booking=booking))
    assert french in text_of(one(changed))
    assert english in text_of(one(changed, lang=Language.EN))


def test_booking_of_a_stop_goes_before_that_of_the_service(schedule: ScheduleView) -> None:
    config = schedule.view.config
    stops = tuple(
        replace(stop, booking=Booking.REQUIRED) if stop.id == MONFORT else stop for stop in config.stops
    )
    view = replace(schedule.view, config=replace(config, stops=stops))
    assert "Sur rendez-vous" in text_of(one(replace(schedule, view=view)))


def test_qr_code_leads_to_the_address(schedule: ScheduleView) -> None:
    (code,) = zxingcpp.read_barcodes(raster(one(schedule), dpi=150))
    assert code.text == SERVICE.url
    (small,) = zxingcpp.read_barcodes(raster(one(schedule, page=PageFormat.A3), dpi=110))
    assert small.text == SERVICE.url


def test_nothing_stands_for_what_is_not_known(schedule: ScheduleView) -> None:
    bare = with_service(schedule, replace(usual("service"), help=(), bring=(), privacy=""))
    pdf = one(bare)
    text = text_of(pdf)

    assert not zxingcpp.read_barcodes(raster(pdf, dpi=150))
    assert [element for element in structure(pdf) if element["/S"] == "/Figure"].__len__() == 1
    for heading in ("On vous aide", "À apporter", "Une question", "conservée"):
        assert heading not in text
    assert letters_outside(pdf) == []


def test_own_texts_replace_the_usual_ones(schedule: ScheduleView) -> None:
    own = replace(
        usual("service"),
        name="Bus des droits",
        help=("Cantine",),
        bring=("Un stylo",),
        privacy="Rien n’est gardé.",
    )
    text = text_of(one(with_service(schedule, own)))

    for line in ("Bus des droits", "Cantine", "Un stylo", "Rien n’est gardé."):
        assert line in text
    assert "Titres d’identité" not in text


def test_english(schedule: ScheduleView) -> None:
    pdf = one(schedule, lang=Language.EN)
    text = text_of(pdf)

    assert "Friday 8 January" in text
    assert "from 9:30 am to 12 noon" in text
    assert "Identity papers" in text
    assert reader(pdf).trailer["/Root"]["/Lang"].startswith("en")


HOSTILE = (
    "Castelnau-d'Auzan-Labarrère",
    "</script><script>alert(1)</script>",
    "\"quoted\" & 'single' `tick` ${1+1} \\ back\\n",
    "#eval(1) *bold* _it_ $x$ @ref <label> = Titre // rien /* rien */ [x] #{1}",
    "- liste + liste ~ -- --- ... 'a' \"b\"",
    "🚐 עברית مرحبا",
    "W" * 200,
    "Saint-" + "Très-Long-" * 19 + "Nom",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_texts_of_others_are_never_markup(schedule: ScheduleView, name: str) -> None:
    service = ServiceInfo(
        name, name, (name,), (name,), name, name, name, "https://gers.example", booking=Booking.NONE
    )
    changed = with_name(with_service(schedule, service), MONFORT, name)
    config = changed.view.config
    stops = tuple(replace(stop, place=name, address=name) for stop in config.stops)
    view = replace(changed.view, config=replace(config, stops=stops))
    pdf = one(replace(changed, view=view))

    assert len(reader(pdf).pages) == 1
    assert letters_outside(pdf) == []
    if name != HOSTILE[5]:
        # Extraction may turn right-to-left letters round and set spaces where lines end.
        assert (
            text_of(pdf)
            .replace(" ", "")
            .count(name.replace(" ", "").replace("n'A", "n’A").replace("d'A", "d’A"))
            >= 6
        )
    else:
        assert {"🚐", "ע", "م"} <= set(text_of(pdf))


def test_a_stop_without_a_date_has_no_poster(schedule: ScheduleView) -> None:
    tours = tuple(
        tour for tour in schedule.schedule.tours if MONFORT not in [visit.stop for visit in tour.visits]
    )
    without = replace(schedule, schedule=replace(schedule.schedule, tours=tours))

    assert poster(without, without.view.stop(MONFORT), Language.FR, (PageFormat.A4,)) == {}


def test_sixty_dates_of_sixty_months_fit(schedule: ScheduleView) -> None:
    pdf = one(with_dates(schedule, MONFORT, [date(2027, 1, 8) + timedelta(days=31 * n) for n in range(60)]))

    assert len(reader(pdf).pages) == 1
    assert letters_outside(pdf) == []


def test_an_appointment_without_a_telephone() -> None:
    nothing = ServiceInfo("Camping-car", booking=Booking.REQUIRED)
    online = replace(nothing, booking_url="https://rdv.example/gers")
    assert booking_words(Booking.REQUIRED, nothing, Language.FR) == "Sur rendez-vous"
    assert booking_words(Booking.REQUIRED, nothing, Language.EN) == "By appointment"
    assert booking_words(Booking.REQUIRED, online, Language.FR) == "Sur rendez-vous, en ligne"


def test_the_code_leads_to_where_a_time_is_booked(schedule: ScheduleView) -> None:
    service = replace(
        schedule.view.config.service, booking=Booking.REQUIRED, booking_url="https://rdv.example/gers"
    )
    text = text_of(one(with_service(schedule, service))).replace("rendez- vous", "rendez-vous")
    assert "Sur rendez-vous, au 05 62 67 40 40 ou en ligne" in text
    assert "Prendre rendez-vous en ligne" in text
    assert "Dates et informations en ligne" not in text
