"""The request bodies for RDV Service Public: complete, nameless, the same again, and nothing forgotten."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.booking.rdv_protocol import RdvServer
from tests.outputs.schedules import pilot
from tourplanner.domain.booking_journal import BookingJournal, encode_journal
from tourplanner.domain.booking_request import Resource, decode_requests
from tourplanner.domain.period import MINUTE
from tourplanner.domain.service import Booking
from tourplanner.message import Text, silent
from tourplanner.outputs.rdv_service_public import follow, label, render
from tourplanner.outputs.rdv_service_public.files import CHECKLIST, JOURNAL, NAMES
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

PLAGES = NAMES[Resource.PLAGE]


def schedule(first: int = 0, last: int = 6, **service: object) -> ScheduleView:
    """Some tours of the pilot, with appointments of 20 minutes everywhere."""
    told = pilot()
    config = told.view.config
    known = {"booking": Booking.REQUIRED, "appointment": 20 * MINUTE, "rdv_organisation": 1234, **service}
    config = replace(config, service=replace(config.service, **known))
    tours = told.schedule.tours[first:last]
    return replace(told, view=replace(told.view, config=config), schedule=replace(told.schedule, tours=tours))


def bodies(files: Mapping[str, bytes], resource: Resource) -> list[dict[str, object]]:
    return [dict(each.body) for each in decode_requests(files[NAMES[resource]]).requests]


def ids(files: Mapping[str, bytes]) -> set[str]:
    return {each.external_id for path in NAMES.values() for each in decode_requests(files[path]).requests}


def test_an_opening_for_every_desk_of_every_visit() -> None:
    told = schedule()
    files = render(told, Language.FR)
    visits = [(tour, visit) for tour in told.schedule.tours for visit in tour.visits]
    plages = bodies(files, Resource.PLAGE)
    assert len(plages) == 2 * len(visits)
    tour, visit = visits[0]
    lieux = {each["name"]: each for each in bodies(files, Resource.LIEU)}
    viella = lieux["Viella"]
    [motif] = bodies(files, Resource.MOTIF)
    assert motif["default_duration_in_min"] == 20
    assert plages[0] == {
        "title": "Camping-car solidaire – Viella",
        "first_day": tour.date.isoformat(),
        "start_time": "09:30",
        "end_time": "12:00",
        "lieu_external_id": viella["external_reference"]["external_id"],
        "motif_external_ids": [motif["external_reference"]["external_id"]],
        "organisation_id": 1234,
        "external_reference": plages[0]["external_reference"],
    }
    assert viella["address"] == "32400 Viella"
    assert (viella["latitude"], viella["longitude"]) == (
        told.view.stop(visit.stop).position.latitude,
        told.view.stop(visit.stop).position.longitude,
    )


def test_absences_fill_the_day_around_the_openings() -> None:
    told = schedule(0, 1)
    [tour] = told.schedule.tours
    absences = bodies(render(told, Language.FR), Resource.ABSENCE)
    times = [(each["start_time"], each["end_time"]) for each in absences]
    # The first tour of plan.json works from 7:44 to 18:17 and is open 9:30 to 12:00 and 14:00 to 16:30.
    assert times == 2 * [("07:44", "09:30"), ("12:00", "14:00"), ("16:30", "18:17")]
    assert {each["first_day"] for each in absences} == {tour.date.isoformat()}
    assert not any("organisation_id" in each for each in absences)


def test_no_agent_and_nothing_secret_is_in_a_file() -> None:
    text = b"".join(render(schedule(), Language.FR).values()).decode()
    assert "agent_email" not in text
    assert "agent_id" not in text


def test_the_service_takes_everything_once() -> None:
    server, files = RdvServer(), render(schedule(), Language.FR)
    answers = [
        server._created(each.resource.value, dict(each.body)).status
        for _ in range(2)
        for path in NAMES.values()
        for each in decode_requests(files[path]).requests
    ]
    half = len(answers) // 2
    assert answers == [200] * half + [422] * half


def test_the_same_schedule_gives_the_same_bytes_whatever_the_language() -> None:
    french, english = (render(schedule(), lang) for lang in Language)
    assert french == render(schedule(), Language.FR)
    assert ids(french) == ids(english)


def test_names_change_with_what_is_asked_and_with_the_service() -> None:
    files = render(schedule(), Language.FR)
    longer, other = (
        render(schedule(**changed), Language.FR) for changed in ({"appointment": 1800}, {"siret": "1" * 14})
    )
    plages = {each["external_reference"]["external_id"] for each in bodies(files, Resource.PLAGE)}
    # An opening with another reason is another opening; places and absences stay.
    assert not plages & ids(longer)
    assert len(ids(files) & ids(longer)) == len(ids(files)) - len(plages) - 1
    assert not ids(files) & ids(other)


def test_nothing_is_asked_where_nobody_books() -> None:
    assert render(schedule(booking=Booking.NONE), Language.FR) == {}


def test_what_no_longer_holds_is_taken_back_by_hand_however_often_is_exported() -> None:
    first = render(schedule(0, 6), Language.FR)
    moved = schedule(1, 6)
    second = follow(render(moved, Language.FR), first, moved, Language.FR, silent)
    third = follow(render(moved, Language.FR), second, moved, Language.FR, silent)
    assert second == third
    text = second[CHECKLIST].decode().replace("\u00a0", " ")
    gone = [line for line in text.splitlines() if line.startswith("- [ ] Supprimer la plage")]
    # The first tour was two visits at two desks.
    assert len(gone) == 2 * 2
    assert gone[0] == (
        "- [ ] Supprimer la plage d’ouverture : lundi 4 janvier 2027, 9 h 30 – 12 h, Viella, poste 1. "
        "Déplacer ou annuler d’abord les rendez-vous déjà pris."
    )
    back = follow(render(schedule(0, 6), Language.FR), third, schedule(0, 6), Language.FR, silent)
    assert decode_requests(back[PLAGES]).void == ()


def test_what_has_passed_is_nobodys_work_any_more() -> None:
    first, moved = render(schedule(0, 6), Language.FR), schedule(1, 6)
    later = moved.schedule.tours[0].date + timedelta(days=1)
    moved = replace(moved, schedule=replace(moved.schedule, start=later))
    files = follow(render(moved, Language.FR), first, moved, Language.FR, silent)
    assert decode_requests(files[PLAGES]).void == ()


def test_a_view_that_ends_early_takes_nothing_back() -> None:
    first, short = render(schedule(0, 6), Language.FR), schedule(0, 2)
    short = replace(short, schedule=replace(short.schedule, until=short.schedule.tours[-1].date))
    files = follow(render(short, Language.FR), first, short, Language.FR, silent)
    assert ids(files) == ids(first)
    assert all(not decode_requests(files[path]).void for path in NAMES.values())


def test_with_a_journal_only_what_was_sent_is_taken_back() -> None:
    first, moved = render(schedule(0, 6), Language.FR), schedule(1, 6)
    [sent, *_] = decode_requests(first[PLAGES]).requests
    journal = BookingJournal().with_taken("https://rdv.example", sent.external_id, 7)
    earlier = {**first, JOURNAL: encode_journal(journal).encode()}
    files = follow(render(moved, Language.FR), earlier, moved, Language.FR, silent)
    assert decode_requests(files[PLAGES]).void == (sent,)


def test_without_an_organisation_nothing_can_have_been_sent() -> None:
    first = render(schedule(0, 6, rdv_organisation=None), Language.FR)
    assert "[service] rdv_organisation" in first[CHECKLIST].decode()
    files = follow(render(schedule(), Language.FR), first, schedule(), Language.FR, silent)
    assert decode_requests(files[PLAGES]).void == ()


@pytest.mark.parametrize(
    "text", [b"", b"[]", b"{}", b"\xff", b'{"format": 1, "path": "/api/v1/users"}', b"[" * 5000]
)
def test_files_that_are_none_are_told_and_left(text: bytes) -> None:
    notices: list[Text] = []
    now = render(schedule(), Language.FR)
    files = follow(now, {PLAGES: text}, schedule(), Language.FR, notices.append)
    assert files == now
    assert [words_in(Language.EN).of(each) for each in notices] == [
        f"{PLAGES} holds no requests that can be read: what it announced is not taken up"
    ]


@pytest.mark.parametrize("path", [CHECKLIST, *NAMES.values()])
def test_every_file_is_told_by_what_it_is(path: str) -> None:
    french, english = (words_in(lang).of(label(path)) for lang in Language)
    assert french.startswith("RDV Service Public")
    assert french != english


def test_every_kind_of_thing_has_its_words() -> None:
    words = words_in(Language.FR)
    for resource in Resource:
        for id_ in (f"rdv.take-back-{resource.name.lower()}",):
            assert "x" in words(id_, title="x")
        assert words(f"rdv.count-{resource.name.lower()}", n=2).startswith("2")
        assert words(f"push.kind-{resource.name.lower()}")


def test_files_are_json_that_others_can_send() -> None:
    table = json.loads(render(schedule(), Language.FR)[PLAGES])
    assert (table["format"], table["method"], table["path"]) == (1, "POST", "/api/v1/plage_ouvertures")
    assert date.fromisoformat(table["requests"][0]["day"]) == date(2027, 1, 4)
