"""RDV Service Public on this machine, as its public API is documented to behave.

After betagouv/rdv-service-public: ``app/controllers/api/v1``, ``spec/requests/api/v1`` and
``app/models/external_reference.rb``. What an application creates under an id of its own it creates once;
an opening names its place and its reason by such ids; nothing but absences can be changed or deleted.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.travel.http.local_server import Question, Reply, say

TOKEN = "a-token-for-tests"
AGENTS = ("agent.un@gers.example", "agent.deux@gers.example")

_REQUIRED = {
    "motifs": ("name", "organisation_id", "color", "default_duration_in_min"),
    "lieux": ("organisation_id", "name", "address", "latitude", "longitude"),
    "plage_ouvertures": ("organisation_id", "title", "first_day", "start_time", "end_time"),
    "absences": ("title", "first_day", "start_time", "end_day", "end_time"),
}


@dataclass
class RdvServer:
    """What it holds, by resource; ``trouble`` may answer in its stead, None to let it answer."""

    organisation: int = 1234
    trouble: Callable[[Question], Reply | None] = lambda _: None
    held: dict[str, dict[int, dict[str, Any]]] = field(
        default_factory=lambda: {resource: {} for resource in _REQUIRED}
    )
    _numbers: count = field(default_factory=lambda: count(1))

    def __call__(self, question: Question) -> Reply:
        """Answer a request."""
        trouble = self.trouble(question)
        if trouble:
            return trouble
        if question.headers.get("Authorization") != f"Bearer {TOKEN}":
            return say({"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]}, 401)
        _, api, version, resource, *rest = question.path.split("/")
        assert (api, version) == ("api", "v1")
        if question.method == "DELETE" and resource == "absences":
            return self._deleted(int(rest[0]))
        if question.method != "POST" or rest:
            # Rails has no such route: neither PATCH nor DELETE of openings.
            return Reply(b"<html>", 404)
        return self._created(resource, json.loads(question.body))

    def names(self, resource: str) -> list[str]:
        """The ids of applications under which it holds things."""
        return [each["external_reference"]["external_id"] for each in self.held[resource].values()]

    def _created(self, resource: str, body: dict[str, Any]) -> Reply:
        missing = [name for name in _REQUIRED[resource] if not body.get(name)]
        if missing:
            return _invalid({name: [{"error": "blank"}] for name in missing})
        if "organisation_id" in body and body["organisation_id"] != self.organisation:
            return say({"errors": [{"base": "forbidden"}], "error_messages": ["Interdit"]}, 403)
        if body.get("agent_email", AGENTS[0]) not in AGENTS:
            return say({"not_found": "agent"}, 404)
        if resource == "plage_ouvertures":
            if body["lieu_external_id"] not in self.names("lieux"):
                text = f"Aucun lieu trouvé pour le lieux_external_id {body['lieu_external_id']}"
                return say({"error_messages": [text]}, 404)
            if not set(body["motif_external_ids"]) <= set(self.names("motifs")):
                return say({"error_messages": ["Certains motifs n'ont pas été trouvés"]}, 404)
        if "start_time" in body and body["end_time"] <= body["start_time"]:
            return _invalid({"end_time": [{"error": "doit être après l'heure de début"}]})
        name = body["external_reference"]["external_id"]
        if name in self.names(resource):
            return _invalid(
                {"external_id": [{"error": "taken", "value": name}]}, "external_id est déjà utilisé"
            )
        number = next(self._numbers)
        self.held[resource][number] = body
        made = {"id": number, **{key: value for key, value in body.items() if key != "external_reference"}}
        return say({"absence": made} if resource == "absences" else made)

    def _deleted(self, number: int) -> Reply:
        if self.held["absences"].pop(number, None) is None:
            return say({"not_found": "absence"}, 404)
        return Reply(b"", 204)


def _invalid(errors: dict[str, Any], *messages: str) -> Reply:
    return say({"success": False, "errors": errors, "error_messages": list(messages) or [*errors]}, 422)
