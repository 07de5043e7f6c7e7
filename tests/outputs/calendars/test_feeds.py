"""Calendars, read back by another library (`ical`) than the one that writes them."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.outputs.calendars.reading import MONFORT, OURS, PARIS, VAN, at, day_event, one_cycle, read, visits
from tests.outputs.schedules import HOSTILE, SERVICE, START, hostile, pilot
from tourplanner.outputs.calendars import render
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return dict(render(pilot(), Language.FR))


def test_a_file_for_each_stop_area_and_van(files: dict[str, bytes]) -> None:
    folders = [path.split("/")[1] for path in files]

    assert (folders.count("arrets"), folders.count("intercommunalites"), folders.count("vehicules")) == (
        24,
        3,
        1,
    )
    assert MONFORT in files
    assert "calendriers/intercommunalites/200034726-cc-bastides-de-lomagne.ics" in files


@pytest.mark.parametrize("folder", ["arrets", "intercommunalites", "vehicules"])
def test_every_visit_of_the_schedule_is_there_once_at_its_time_and_place(
    files: dict[str, bytes], folder: str
) -> None:
    scheduled = pilot()
    stops = {stop.id: stop for stop in scheduled.view.config.stops}
    found = sorted(
        (event.dtstart, event.dtend, round(event.geo.lat, 5), round(event.geo.lng, 5), event.location)
        for path, content in files.items()
        if path.split("/")[1] == folder
        for event in visits(read(content).events)
    )

    expected = []
    for tour in scheduled.schedule.tours:
        for visit in tour.visits:
            stop = stops[visit.stop]
            commune = scheduled.view.catalogue.communes[stop.commune]
            place = f"{commune.postal_code} {commune.name}"
            where = (round(stop.position.latitude, 5), round(stop.position.longitude, 5), place)
            expected.append((at(tour.date, visit.start), at(tour.date, visit.end), *where))
    assert found == sorted(expected)
    # Thirteen cycles of 24, less two visits on each of three closed dates.
    assert len(found) == 13 * 24 - 2 * 3


def test_a_stop_s_calendar_holds_its_own_visits_alone(files: dict[str, bytes]) -> None:
    keys = {event.uid for event in read(files[MONFORT]).events}

    assert keys == {f"32269/{START + timedelta(weeks=4 * turn)}/1@{OURS}" for turn in range(13)}


@pytest.mark.slow
def test_hours_stay_on_the_clock_when_clocks_change(files: dict[str, bytes]) -> None:
    # Clocks go forward on Sunday 28 March 2027 and back on Sunday 31 October.
    starts = {event.dtstart for event in visits(read(files[VAN]).events)}
    mornings = {
        moment.astimezone(UTC).date(): moment.astimezone(UTC) for moment in starts if moment.hour == 9
    }

    assert mornings[date(2027, 3, 26)].hour == 8
    assert mornings[date(2027, 3, 31)].hour == 7
    assert mornings[date(2027, 10, 29)].hour == 7
    assert mornings[date(2027, 11, 3)].hour == 8


@pytest.mark.parametrize("year", range(1997, 2051))
def test_the_time_zone_in_the_file_is_that_of_paris(files: dict[str, bytes], year: int) -> None:
    """The rules alone, applied by hand: which Sunday, at what hour of the old clock, to what offset."""
    text = files[MONFORT].decode()
    zone = text[text.index("BEGIN:VTIMEZONE") : text.index("END:VTIMEZONE")]
    for part in ("DAYLIGHT", "STANDARD"):
        lines = zone[zone.index(f"BEGIN:{part}") : zone.index(f"END:{part}")].split("\r\n")
        values = dict(line.split(":", 1) for line in lines if ":" in line)
        month = int(dict(rule.split("=") for rule in values["RRULE"].split(";"))["BYMONTH"])
        assert "BYDAY=-1SU" in values["RRULE"]
        onset = datetime.strptime(values["DTSTART"], "%Y%m%dT%H%M%S")
        last = date(year, month, 31)
        sunday = last - timedelta(days=(last.weekday() - 6) % 7)
        change = datetime(sunday.year, sunday.month, sunday.day, onset.hour) - offset(values["TZOFFSETFROM"])
        before, after = (
            (change + timedelta(seconds=step)).replace(tzinfo=UTC).astimezone(PARIS) for step in (-1, 0)
        )
        assert before.utcoffset() == offset(values["TZOFFSETFROM"])
        assert after.utcoffset() == offset(values["TZOFFSETTO"])
        assert after.tzname() == values["TZNAME"]


def offset(text: str) -> timedelta:
    sign = -1 if text.startswith("-") else 1
    return sign * timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))


def test_times_in_the_file_are_local_with_the_zone_named(files: dict[str, bytes]) -> None:
    lines = files[MONFORT].decode().split("\r\n")

    assert "DTSTART;TZID=Europe/Paris:20270108T093000" in lines
    assert "DTEND;TZID=Europe/Paris:20270108T120000" in lines
    assert not [line for line in lines if line.startswith("DTSTART") and line.endswith("Z")]


def test_lunch_is_where_its_stop_says() -> None:
    scheduled, tour = pilot(), pilot().schedule.tours[0]
    stops = tuple(
        replace(stop, lunch="Cantine du collège") if stop.id == tour.visits[1].stop else stop
        for stop in scheduled.view.config.stops
    )
    view = replace(scheduled.view, config=replace(scheduled.view.config, stops=stops))
    one = replace(scheduled, view=view, schedule=replace(scheduled.schedule, tours=(tour,), appointments=()))
    lunch = day_event(read(render(one, Language.FR)[VAN]).events, tour.date, "lunch")
    assert lunch.location == "Cantine du collège"


def test_the_crew_has_its_whole_day(files: dict[str, bytes]) -> None:
    events = read(files[VAN]).events
    for tour in pilot().schedule.tours:
        leave, back = (day_event(events, tour.date, kind) for kind in ("leave", "back"))
        assert (leave.dtstart, leave.dtend) == (at(tour.date, tour.start), at(tour.date, tour.leave))
        assert (back.dtstart, back.dtend) == (at(tour.date, tour.back), at(tour.date, tour.end))
        assert tour.lunch is not None
        lunch = day_event(events, tour.date, "lunch")
        assert (lunch.dtstart, lunch.dtend) == tuple(at(tour.date, time) for time in tour.lunch)
        for visit in tour.visits:
            way = next(
                event
                for event in events
                if event.uid.endswith(f"/way@{OURS}") and event.dtend == at(tour.date, visit.start)
            )
            # Driving off is told by the minute that has begun.
            off = (visit.arrive - visit.leg_drive_seconds) // 60 * 60
            assert way.dtstart == at(tour.date, off)
    assert len(events) == 2 * len(visits(events)) + 3 * len(pilot().schedule.tours)


def test_residents_read_french_or_english(files: dict[str, bytes]) -> None:
    french = read(files[MONFORT]).events[0]
    english = read(render(one_cycle(), Language.EN)[MONFORT]).events[0]

    assert french.summary == "Camping-car solidaire – Monfort"
    assert (french.description or "").split("\n") == [
        "De l’aide pour vos démarches, près de chez vous",
        "Vendredi\u00a08\u00a0janvier\u00a02027, 9\u00a0h\u00a030 – 12\u00a0h",
        "Lieu\u00a0: 32120 Monfort",
        "Avec ou sans rendez-vous.",
        "Téléphone\u00a0: 05 62 67 40 40",
        "Courriel\u00a0: solidarites@gers.fr",
        "Plus d’informations\u00a0: https://www.gers.fr/camping-car?a=1&b=2",
        "Organisé par\u00a0: Département du Gers",
    ]
    assert (english.description or "").startswith(
        "Help with your paperwork, near your home\n"
        "Friday\u00a08\u00a0January\u00a02027, 9:30\u00a0am – 12\u00a0noon\nPlace: "
    )
    assert french.url == SERVICE.url
    assert french.uid == english.uid


def test_only_the_crew_reads_notes_and_the_phone_of_the_mairie(files: dict[str, bytes]) -> None:
    stops = tuple(
        replace(stop, notes="Clé à la mairie", phone="05 62 00 00 01") if stop.id == "32269" else stop
        for stop in one_cycle().view.config.stops
    )
    view = replace(one_cycle().view, config=replace(one_cycle().view.config, stops=stops))
    written = render(replace(one_cycle(), view=view), Language.FR)
    crew = next(event for event in read(written[VAN]).events if event.uid == f"32269/2027-01-04/1/way@{OURS}")

    assert "Clé à la mairie" in (crew.description or "")
    assert "05 62 00 00 01" in (crew.description or "")
    assert "geo:43.795560,0.822500" in (crew.description or "")
    assert "Arrivée sur place à 9\u00a0h\u00a020." in (crew.description or "")
    residents = [content for path, content in written.items() if path != VAN]
    assert not [c for c in residents if "Clé".encode() in c or b"05 62 00 00 01" in c]


def test_any_text_survives() -> None:
    scheduled = hostile()
    written = render(scheduled, Language.FR)
    summaries, locations = set(), set()
    for content in written.values():
        assert b"\r\n" in content
        # RFC 5545: no line is longer than 75 octets, and no letter is cut in two.
        assert max(len(line) for line in content.split(b"\r\n")) <= 75
        for line in content.split(b"\r\n"):
            line.decode("utf-8")
        for event in visits(read(content).events):
            summaries.add(event.summary)
            locations.add(event.location)
            assert event.url is None
    assert any(HOSTILE[8] in summary for summary in summaries)
    for text in HOSTILE:
        # A tab and double spaces become one space; all else is as it was typed.
        assert any(re.sub(r"[ \t]+", " ", text) in (location or "") for location in locations), text


def test_an_event_is_told_in_the_same_words_everywhere(files: dict[str, bytes]) -> None:
    told: dict[str, set[str]] = {}
    for content in files.values():
        for event in content.decode().replace("\r\n ", "").split("BEGIN:VEVENT")[1:]:
            told.setdefault(event[event.index("UID:") :].split("\r\n")[0], set()).add(
                event.split("END:VEVENT")[0]
            )

    assert len(told) == 2 * (13 * 24 - 2 * 3) + 3 * len(pilot().schedule.tours)
    assert {len(texts) for texts in told.values()} == {1}


def test_the_name_of_a_calendar_is_escaped_as_the_text_that_it_is() -> None:
    config = replace(one_cycle().view.config, service=replace(SERVICE, name="Bus, car; et \\ train"))
    written = render(replace(one_cycle(), view=replace(one_cycle().view, config=config)), Language.FR)[
        MONFORT
    ]
    lines = written.decode().replace("\r\n ", "").split("\r\n")

    assert [line for line in lines if "NAME:" in line and "TZ" not in line] == [
        "NAME:Bus\\, car\\; et \\\\ train – Monfort",
        "X-WR-CALNAME:Bus\\, car\\; et \\\\ train – Monfort",
    ]
    read(written)


def test_same_schedule_same_bytes() -> None:
    assert render(one_cycle(), Language.FR) == render(one_cycle(), Language.FR)


def test_an_unserved_stop_has_no_calendar() -> None:
    scheduled: ScheduleView = replace(
        one_cycle(), schedule=replace(one_cycle().schedule, tours=(), appointments=())
    )

    assert list(render(scheduled, Language.FR)) == [VAN]


def test_an_event_leads_to_where_its_time_is_booked() -> None:
    told = one_cycle()
    service = replace(SERVICE, booking_url="https://rdv.example/gers")
    told = replace(told, view=replace(told.view, config=replace(told.view.config, service=service)))
    [first, *_] = read(render(told, Language.FR)[MONFORT]).events
    assert "Prendre rendez-vous\u00a0: https://rdv.example/gers" in str(first.description)
