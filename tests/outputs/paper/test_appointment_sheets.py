"""Sheets of appointments: every slot of every visit once, on paper that has room to write."""

from dataclasses import replace

import pytest

from tests.outputs.paper.conftest import with_service
from tests.outputs.paper.documents import first_week
from tests.outputs.paper.reading import dates_in, letters_outside, plain, reader, structure, text_of
from tourplanner.domain.period import HOUR, MINUTE
from tourplanner.domain.service import Booking
from tourplanner.outputs.draft import as_draft
from tourplanner.outputs.paper.appointment_sheets import MOST_DESKS, MOST_ROWS, appointment_sheets
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

pytestmark = pytest.mark.paper


def booked(schedule: ScheduleView, booking: Booking) -> ScheduleView:
    """The three tours of the first week, with booking everywhere, 20 minutes each."""
    service = replace(schedule.view.config.service, booking=booking, appointment=20 * MINUTE)
    return with_service(first_week(schedule), service)


def test_a_file_per_stop_with_every_slot(schedule: ScheduleView) -> None:
    week = booked(schedule, Booking.REQUIRED)
    printed = appointment_sheets(week, Language.FR)
    visits = [visit.stop for tour in week.schedule.tours for visit in tour.visits]
    assert len(printed) == len(set(visits))
    pdf = printed["rendez-vous/32269-monfort.pdf"]
    assert letters_outside(pdf) == []
    [page] = [plain(page.extract_text()) for page in reader(pdf).pages]
    [(tour, visit)] = week.visits_of("32269")
    assert dates_in(page, 2027) == [tour.date]
    # 150 minutes at 20 are seven times, at two desks fourteen.
    assert "14 rendez-vous de 20 min, 2 postes" in page
    assert "Poste 1" in page
    assert "Poste 2" in page
    for row in range(7):
        hours, minutes = divmod(visit.start // MINUTE + 20 * row, 60)
        assert (f"{hours} h {minutes:02d}" if minutes else f"{hours} h") in page
    assert {str(number) for number in range(1, 15)} <= set(page.split())
    assert "05 62 67 40 40" in page


def test_free_rows_are_for_those_who_just_come(schedule: ScheduleView) -> None:
    words = "Les lignes restées vides sont pour les personnes qui viennent sans rendez-vous."
    [first, *_] = appointment_sheets(booked(schedule, Booking.POSSIBLE), Language.FR).values()
    [other, *_] = appointment_sheets(booked(schedule, Booking.REQUIRED), Language.FR).values()
    assert words in text_of(first)
    assert words not in text_of(other)


def test_nothing_is_printed_where_nobody_books(schedule: ScheduleView) -> None:
    assert appointment_sheets(booked(schedule, Booking.NONE), Language.FR) == {}


def test_a_long_day_at_many_desks_takes_several_sheets(schedule: ScheduleView) -> None:
    week = booked(schedule, Booking.REQUIRED)
    tour = week.schedule.tours[0]
    visit = replace(tour.visits[0], start=9 * HOUR, end=17 * HOUR)
    config = week.view.config
    vans = tuple(replace(van, desks=6) for van in config.vans)
    day = replace(
        week,
        view=replace(week.view, config=replace(config, vans=vans)),
        schedule=replace(week.schedule, tours=(replace(tour, visits=(visit,)),)),
    )
    (pdf,) = appointment_sheets(day, Language.EN).values()
    pages = [page.extract_text() for page in reader(pdf).pages]
    # 24 times on two pages of rows, six desks on two of columns.
    assert 24 / MOST_ROWS > 1 < 6 / MOST_DESKS
    assert len(pages) == 2 * 2
    numbers = [int(word) for page in pages for word in page.split("Time")[1].split() if word.isdigit()]
    assert set(range(1, 24 * 6 + 1)) <= set(numbers)
    assert "sheet 4 of 4" in plain(pages[-1])


def test_a_draft_is_marked_on_every_page(schedule: ScheduleView) -> None:
    draft = as_draft(booked(schedule, Booking.REQUIRED), Language.FR)
    [first, *_] = appointment_sheets(draft, Language.FR).values()
    assert "BROUILLON" in text_of(first)


def test_a_screen_reader_finds_the_table_and_its_heads(schedule: ScheduleView) -> None:
    pdf = appointment_sheets(booked(schedule, Booking.REQUIRED), Language.FR)["rendez-vous/32269-monfort.pdf"]
    read = reader(pdf)
    tags = [element["/S"] for element in structure(pdf)]
    assert (read.metadata.title or "").replace(
        "\u00a0", " "
    ) == "Rendez-vous – Monfort – Camping-car solidaire"
    assert read.trailer["/Root"]["/Lang"].partition("-")[0] == "fr"
    assert tags.count("/H1") == len(read.pages)
    # The time and two desks, for seven times and their head.
    assert tags.count("/TH") == 3
    assert tags.count("/TD") == 7 * 3


def test_same_schedule_same_bytes(schedule: ScheduleView) -> None:
    week = booked(schedule, Booking.POSSIBLE)
    assert appointment_sheets(week, Language.EN) == appointment_sheets(week, Language.EN)
