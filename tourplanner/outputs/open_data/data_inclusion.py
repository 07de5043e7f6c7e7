"""The two JSON lists of data·inclusion, the national directory of social help (its schema, version 1).

https://data.inclusion.gouv.fr: the operator is a structure, and each square that is visited a service of
it. In French whatever the language of the rest, as the directory is; what the config does not know stays out.
"""

import json
from collections.abc import Mapping

from tourplanner.domain.service import Booking, ServiceInfo
from tourplanner.domain.told_rhythm import told_recurrences
from tourplanner.inputs.slug import slug
from tourplanner.message import Message, message
from tourplanner.outputs.names import OPEN_DATA
from tourplanner.outputs.open_data.contact import international_phone, mail_address
from tourplanner.outputs.open_data.description import description
from tourplanner.outputs.open_data.opening_hours import opening_hours
from tourplanner.outputs.plain import clipped, one_line, web_address
from tourplanner.outputs.spots import Spot, visited_spots
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

STRUCTURES = f"{OPEN_DATA}/data-inclusion-structures.json"
SERVICES = f"{OPEN_DATA}/data-inclusion-services.json"
LONGEST_NAME = 150
THEMES = (
    "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives",
    "numerique--acceder-a-des-services-en-ligne",
)

Json = dict[str, object]


def render(scheduled: ScheduleView, _lang: Language = Language.FR) -> Mapping[str, bytes]:
    """Structures and services of a schedule, by their paths; the directory refuses a last change to come."""
    stamp = scheduled.last_change.isoformat()
    service = scheduled.view.config.service
    structure = _structure(service, stamp)
    rhythms = told_recurrences(scheduled.view.config, scheduled.view.plan.tours)
    services = [
        _service(service, spot, opening_hours(visits, rhythms.get(spot.stop)), structure)
        for spot, visits in visited_spots(scheduled)
    ]
    return {STRUCTURES: _json([structure]), SERVICES: _json(services)}


def label(path: str) -> Message:
    """What the file of that path is, in a few words."""
    return message("open-data.structures") if path == STRUCTURES else message("open-data.services")


def _structure(service: ServiceInfo, updated: str) -> Json:
    """The operator, under the name of the service if it has none."""
    name = one_line(service.operator or service.name)
    source = slug(name)
    return _known(
        {
            "source": source,
            "id": f"{source}--{service.siret or slug(service.name)}",
            "nom": _name(name),
            "date_maj": updated,
            "description": one_line(description(service)),
            "siret": service.siret,
            **_contact(service),
            "site_web": web_address(service.url),
        }
    )


def _service(service: ServiceInfo, spot: Spot, hours: str, structure: Json) -> Json:
    """The help that is given in a square."""
    # A schedule's visits go to stops of the config, and those have a position.
    assert spot.position is not None
    return _known(
        {
            "source": structure["source"],
            "structure_id": structure["id"],
            "id": f"{structure['source']}--{one_line(spot.stop)}",
            "nom": _name(f"{one_line(service.name)} – {spot.name}"),
            "description": one_line(description(service)),
            "date_maj": structure["date_maj"],
            "thematiques": list(THEMES),
            "publics": ["tous-publics"],
            "commune": spot.commune,
            "code_postal": spot.postal_code,
            "code_insee": spot.code,
            "adresse": spot.street,
            "complement_adresse": spot.place if spot.place != spot.street else "",
            "longitude": round(spot.position.longitude, 6),
            "latitude": round(spot.position.latitude, 6),
            **_contact(service),
            "modes_accueil": ["en-presentiel"],
            "lien_mobilisation": web_address(service.booking_page)
            if spot.booking is not Booking.NONE
            else "",
            "modes_mobilisation": _ways(service, spot.booking),
            "mobilisable_par": ["usagers"],
            "horaires_accueil": hours,
        }
    )


def _contact(service: ServiceInfo) -> Json:
    return {"telephone": international_phone(service.phone), "courriel": mail_address(service.email)}


def _ways(service: ServiceInfo, booking: Booking) -> list[str]:
    """How to come: just so, or by a contact that the service has."""
    ways = ["se-presenter"] if booking is not Booking.REQUIRED else []
    if international_phone(service.phone):
        ways.append("telephoner")
    if mail_address(service.email):
        ways.append("envoyer-un-courriel")
    if booking is not Booking.NONE and web_address(service.booking_page):
        ways.append("utiliser-lien-mobilisation")
    return ways


def _name(text: str) -> str:
    """A name of a length that the directory takes, without a full stop at its end."""
    return clipped(text.rstrip(". "), LONGEST_NAME)


def _known(table: Json) -> Json:
    """`table` without what is blank: the directory has no empty texts or lists."""
    return {key: value for key, value in table.items() if value not in ("", [])}


def _json(items: list[Json]) -> bytes:
    return (json.dumps(items, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()
