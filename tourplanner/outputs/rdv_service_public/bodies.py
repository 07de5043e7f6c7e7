"""The request bodies: reasons, places, single dated openings, and absences while the crew is on the road.

As the public API of RDV Service Public documents them (betagouv/rdv-service-public, ``swagger/v1`` and
``spec/requests/api/v1``). An opening (*plage d'ouverture*) names its place and its reason by our own ids,
and lies in the agenda of one agent: a van with two desks has two of each.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from tourplanner.analysis.slots import appointment_seconds, desks_of, is_bookable, visited
from tourplanner.domain.booking_request import BookingRequest, Resource
from tourplanner.domain.config import Config, Stop
from tourplanner.domain.period import MINUTE, format_clock
from tourplanner.domain.tour import Tour, Visit
from tourplanner.outputs.calendars.namespace import namespace
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.wording import format as written
from tourplanner.wording.colours import swatch
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

# What the examples of the API have: booking closes half an hour before, and opens three months before.
CLOSES_BEFORE, OPENS_BEFORE = 30 * MINUTE, 7_889_238

SERVICE_WORDS = words_in(Language.FR)
"""What is created there is French whatever the planner reads: it is part of the name by which it is known."""

_LETTERS = 12


def requests(scheduled: ScheduleView, lang: Language) -> tuple[BookingRequest, ...]:
    """Everything to be created, in the order of creation; nothing where nobody books."""
    view = scheduled.view
    config = view.config
    motifs: dict[str, BookingRequest] = {}
    lieux: dict[str, BookingRequest] = {}
    plages: list[BookingRequest] = []
    absences: list[BookingRequest] = []
    for tour in scheduled.schedule.tours:
        stops = [(visit, visited(config, tour, visit)) for visit in tour.visits]
        booked = [(visit, stop) for visit, stop in stops if is_bookable(config, stop)]
        for visit, stop in booked:
            motif, lieu = _motif(config, appointment_seconds(config, tour, visit)), _lieu(view, stop)
            motifs.setdefault(motif.external_id, motif)
            lieux.setdefault(lieu.external_id, lieu)
            desks = range(1, desks_of(config, tour, visit) + 1)
            plages += [_plage(view, motif, lieu, tour, visit, desk, lang) for desk in desks]
        agents = max((desks_of(config, tour, visit) for visit, _ in booked), default=0)
        for desk in range(1, agents + 1):
            own = [visit for visit, _ in booked if desk <= desks_of(config, tour, visit)]
            absences += _absences(config, tour, own, desk, lang)
    return (*motifs.values(), *lieux.values(), *plages, *absences)


def _motif(config: Config, each: int) -> BookingRequest:
    minutes = each // MINUTE
    name = SERVICE_WORDS("rdv.motif", service=one_line(config.service.name), minutes=minutes)
    body = {
        "name": name,
        "color": swatch(0).ink,
        "default_duration_in_min": minutes,
        "min_public_booking_delay": CLOSES_BEFORE,
        "max_public_booking_delay": OPENS_BEFORE,
        "collectif": False,
        "bookable_by": "everyone",
    }
    return _named(config, Resource.MOTIF, name, _of_organisation(config, body))


def _lieu(view: PlanView, stop: Stop) -> BookingRequest:
    config = view.config
    commune = view.catalogue.communes.get(stop.commune)
    town = f"{commune.postal_code} {commune.name}" if commune else stop.name
    street = one_line(stop.address or stop.place)
    name = " – ".join(filter(None, (one_line(view.commune_name(stop)), one_line(stop.place))))
    body = {
        "name": name,
        "address": ", ".join(filter(None, (street, one_line(town)))),
        "latitude": stop.position.latitude,
        "longitude": stop.position.longitude,
    }
    if config.service.phone:
        body["phone_number"] = one_line(config.service.phone)
    return _named(config, Resource.LIEU, name, _of_organisation(config, body), stop.id)


def _plage(
    view: PlanView,
    motif: BookingRequest,
    lieu: BookingRequest,
    tour: Tour,
    visit: Visit,
    desk: int,
    lang: Language,
) -> BookingRequest:
    config, words = view.config, words_in(lang)
    commune = one_line(view.commune_name(visited(config, tour, visit)))
    body = {
        "title": SERVICE_WORDS("rdv.plage", service=one_line(config.service.name), commune=commune),
        "first_day": tour.date.isoformat(),
        "start_time": format_clock(visit.start),
        "end_time": format_clock(visit.end),
        "lieu_external_id": lieu.external_id,
        "motif_external_ids": [motif.external_id],
    }
    title = words(
        "rdv.plage-title",
        commune=commune,
        day=tour.date,
        hours=written.all_hours(visit.parts, lang),
        desk=desk,
    )
    known_by = (tour.date.isoformat(), str(desk))
    named = _named(config, Resource.PLAGE, title, _of_organisation(config, body), *known_by)
    return BookingRequest(Resource.PLAGE, named.external_id, title, named.body, tour.date, desk)


def _absences(
    config: Config, tour: Tour, visits: Iterable[Visit], desk: int, lang: Language
) -> Iterable[BookingRequest]:
    """When the crew works but receives nobody who has booked: on the road, at lunch, elsewhere."""
    words, day = words_in(lang), tour.date.isoformat()
    open_ = [part for visit in visits for part in visit.parts]
    for (_, start), (end, _) in pairwise([(tour.start, tour.start), *open_, (tour.end, tour.end)]):
        if start >= end:
            continue
        body = {
            "title": SERVICE_WORDS("rdv.absence"),
            "first_day": day,
            "end_day": day,
            "start_time": format_clock(start),
            "end_time": format_clock(end),
        }
        hours = written.hours(start, end, lang)
        title = words("rdv.absence-title", day=tour.date, hours=hours, desk=desk)
        named = _named(config, Resource.ABSENCE, title, body, day, str(desk))
        yield BookingRequest(Resource.ABSENCE, named.external_id, title, named.body, tour.date, desk)


def _of_organisation(config: Config, body: Mapping[str, Any]) -> dict[str, Any]:
    """A body with the organisation that it belongs to, when the config knows it."""
    number = config.service.rdv_organisation
    return {**body, "organisation_id": number} if number else dict(body)


def _named(
    config: Config, resource: Resource, title: str, body: Mapping[str, Any], *known_by: str
) -> BookingRequest:
    """A request whose name comes from the service and from all that it asks, so that it is made once."""
    said = json.dumps([namespace(config), *known_by, body], ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:_LETTERS]
    external_id = "/".join(["tourplanner", resource.value, *known_by, digest])
    whole = {**body, "external_reference": {"external_id": external_id}}
    return BookingRequest(resource, external_id, title, whole)
