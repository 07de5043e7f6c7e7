"""RDV Service Public, as its public API answers: what is created there, is there already, or is refused.

Documented in betagouv/rdv-service-public (``swagger/v1``, ``docs/api``, ``spec/requests/api``): a bearer
token of OAuth; 200 with what was created; 422 with ``errors.external_id`` *taken* for what the same
application has created before; 401, 403, 404 and 422 with ``error_messages``; 429 with ``Retry-After``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from tourplanner.domain.booking_request import BookingRequest, Resource
from tourplanner.errors import RemoteError
from tourplanner.http.patience import Patience
from tourplanner.http.server import Answer, Server
from tourplanner.message import Message, message

PATIENCE = Patience(longest_wait=60)
"""Limits of the service are by the minute: it is waited for as long."""

PER_SECOND = 10.0

_GOOD = (200, 201)
_REFUSED = (400, 404, 422)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Taken:
    """What the service has: its own number of it, if it says one, and whether it was there before."""

    number: int | None
    before: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the service does not take one thing, in its own words."""

    why: Message


class RdvServicePublic:
    """The service at one address, in the name of who has the token; used in a ``with`` block."""

    def __init__(self, url: str, token: str, patience: Patience, per_second: float | None) -> None:
        title = message("rdv.service")
        self._server = Server(title, url, patience, per_second, RemoteError)
        self._headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.__exit__(kind, error, trace)

    def create(self, request: BookingRequest, agent: str) -> Taken | Refused:
        """Have something created in the agenda of who has that e-mail address, "" for who has the token.

        It may be asked for again: the service knows our id.

        Raises
        ------
        RemoteError
            If the service does not let us in, cannot be reached, or answers what it never should.
        """
        body = {**request.body, "agent_email": agent} if agent and request.desk else request.body
        answer = self._server.post(request.resource.path, body, self._headers)
        self._require_entry(answer)
        if answer.status in _GOOD:
            return Taken(_number(answer.table, request.resource), "warning" in answer.table)
        if answer.status in _REFUSED:
            return Taken(None, before=True) if _is_taken(answer.table) else Refused(_said(answer))
        raise self._server.fault(message("rdv.odd-status", status=answer.status))

    def delete_absence(self, number: int) -> Refused | None:
        """Take an absence back; one that is gone is as good. Errors as `create`."""
        answer = self._server.delete(f"{Resource.ABSENCE.path}/{number}", self._headers)
        self._require_entry(answer)
        return None if answer.status in (*_GOOD, 204, 404) else Refused(_said(answer))

    def _require_entry(self, answer: Answer) -> None:
        if answer.status == 401:
            raise self._server.fault(message("rdv.token-refused"), message("rdv.maybe-new-token"))
        if answer.status == 403:
            raise self._server.fault(message("rdv.forbidden", said=_said(answer)), message("rdv.maybe-admin"))


def _number(table: Mapping[str, Any], resource: Resource) -> int | None:
    """The number of what was created; absences come under a name of their own."""
    inner = table.get("absence") if resource is Resource.ABSENCE else table
    number = inner.get("id") if isinstance(inner, Mapping) else None
    return number if type(number) is int else None


def _is_taken(table: Mapping[str, Any]) -> bool:
    """Whether the same application has created it before."""
    errors = table.get("errors")
    found = errors.get("external_id") if isinstance(errors, Mapping) else None
    if isinstance(found, list):
        return any(isinstance(each, Mapping) and each.get("error") == "taken" for each in found)
    return "external_id est déjà utilisé" in _texts(table.get("error_messages"))


def _said(answer: Answer) -> Message:
    """What the service says, as much as a line holds."""
    table = answer.table
    texts = _texts(table.get("error_messages")) or _texts(table.get("errors"))
    if not texts and "not_found" in table:
        return message("rdv.not-found", what=_line(str(table["not_found"])))
    if not texts:
        return message("rdv.status", status=answer.status)
    return message("rdv.said", status=answer.status, text=_line(", ".join(texts)))


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _line(text: str) -> str:
    """A text of somebody else as one line that no terminal obeys."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
