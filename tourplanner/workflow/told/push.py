"""Sending an export to RDV Service Public: dry by default, once, and going on where it was interrupted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from tourplanner.booking.rdv_service_public import PATIENCE, PER_SECOND, RdvServicePublic, Refused
from tourplanner.domain.booking_journal import BookingJournal, decode_journal, encode_journal
from tourplanner.domain.booking_request import BookingRequest, RequestFile, Resource, decode_requests
from tourplanner.errors import Fault, InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.write import write_atomically
from tourplanner.http.address import shown
from tourplanner.http.patience import Patience
from tourplanner.message import Message, message, parameter
from tourplanner.outputs.rdv_service_public.files import JOURNAL, NAMES

TOKEN, AGENTS = "TOURPLANNER_RDV_TOKEN", "TOURPLANNER_RDV_AGENTS"
"""Variables of the environment: what may be secret or a person is in no file and in no command."""

_AT_HOME = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class PushOptions:
    """Where to, and in whose name.

    Attributes
    ----------
    to
        Address of the service.
    send
        Whether to send; else it is only told what would be.
    token
        The token of an agent.
    agents
        E-mail addresses of the agents in the order of their desks; none for who has the token.
    """

    to: str
    send: bool = False
    token: str = ""
    agents: tuple[str, ...] = ()

    @classmethod
    def of(cls, to: str, send: bool, environment: Mapping[str, str]) -> "PushOptions":
        """The options with what the environment says."""
        agents = (each.strip() for each in environment.get(AGENTS, "").split(","))
        return cls(to, send, environment.get(TOKEN, "").strip(), tuple(filter(None, agents)))


class Fate(StrEnum):
    """What became of a request."""

    WOULD_CREATE = "would-create"
    WOULD_DELETE = "would-delete"
    CREATED = "created"
    THERE = "there"
    DELETED = "deleted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Pushed:
    """A request and what became of it; ``why`` is what the service says of one that it refuses."""

    request: BookingRequest
    fate: Fate
    why: Message | None = None


def push(
    export: Path,
    options: PushOptions,
    patience: Patience = PATIENCE,
    per_second: float | None = PER_SECOND,
) -> Iterator[Pushed]:
    """Send the requests of an export that were not sent yet, and take back absences that no longer hold.

    What the service has taken is written down after each request, so that the next run goes on there.

    Parameters
    ----------
    export
        The folder of the export that is for the service, in which ``rdv-service-public`` lies.
    per_second
        Most requests per second; None for no limit.

    Yields
    ------
    Pushed
        Each request as soon as its fate is known.

    Raises
    ------
    InputError
        If the files are not there or no requests, the address will not do, or something is missing that
        sending needs.
    RemoteError
        If the service does not let us in, or cannot be reached; what it has taken so far is kept.
    """
    server = _address(options.to)
    files = [_read(export / path) for path in NAMES.values()]
    if options.send:
        _require_ready(files, options)
    journal = _journal(export / JOURNAL)
    taken = journal.taken_by(server)
    new = [each for file in files for each in file.requests if each.external_id not in taken]
    gone = _gone(files, taken)
    if not options.send:
        yield from (Pushed(each, Fate.WOULD_CREATE) for each in new)
        yield from (Pushed(each, Fate.WOULD_DELETE) for each, _ in gone)
        return
    with RdvServicePublic(server, options.token, patience, per_second) as service:
        for request in new:
            answer = service.create(request, _agent(request, options))
            if isinstance(answer, Refused):
                yield Pushed(request, Fate.REFUSED, answer.why)
                continue
            journal = journal.with_taken(server, request.external_id, answer.number)
            write_atomically(export / JOURNAL, encode_journal(journal))
            yield Pushed(request, Fate.THERE if answer.before else Fate.CREATED)
        for request, number in gone:
            refused = service.delete_absence(number)
            if refused:
                yield Pushed(request, Fate.REFUSED, refused.why)
                continue
            journal = journal.without(server, request.external_id)
            write_atomically(export / JOURNAL, encode_journal(journal))
            yield Pushed(request, Fate.DELETED)


def _address(url: str) -> str:
    """The address of the service, to which a token may be sent."""
    where = parameter("to")
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise InputError.of(where, message("rdv.bad-address", url=shown(url)), message("rdv.maybe-address"))
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise InputError.of(where, message("rdv.bare-address"), message("rdv.maybe-address"))
    if parts.scheme == "http" and parts.hostname not in _AT_HOME:
        raise InputError.of(where, message("rdv.not-secret"), parts._replace(scheme="https").geturl())
    return url.rstrip("/")


def _read(path: Path) -> RequestFile:
    cure = message("rdv.export-first")
    try:
        return decode_requests(path.read_bytes())
    except FileNotFoundError:
        raise InputError.of(str(path), message("rdv.no-requests"), cure) from None
    except OSError as error:
        raise InputError.of(str(path), message("file.unreadable", reason=system_reason(error))) from None
    except ValueError:
        raise InputError.of(str(path), message("rdv.no-requests"), cure) from None


def _journal(path: Path) -> BookingJournal:
    try:
        return decode_journal(path.read_bytes())
    except FileNotFoundError:
        return BookingJournal()
    except OSError as error:
        raise InputError.of(str(path), message("file.unreadable", reason=system_reason(error))) from None
    except ValueError:
        # What was sent is not known without it, but the service knows: nothing is created twice.
        raise InputError.of(str(path), message("rdv.no-journal"), message("rdv.move-journal")) from None


def _require_ready(files: list[RequestFile], options: PushOptions) -> None:
    """Everything that sending needs, all that is missing in one error."""
    every = [request for file in files for request in file.requests]
    faults = []
    if not options.token:
        faults.append(Fault("", message("rdv.no-token", name=TOKEN)))
    if not all(request.is_complete for request in every):
        faults.append(Fault("[service]", message("rdv.no-organisation"), message("rdv.maybe-organisation")))
    desks = max((request.desk for request in every), default=0)
    if len(options.agents) < desks and (options.agents or desks > 1):
        what = message("rdv.few-agents", name=AGENTS, desks=desks, given=len(options.agents))
        faults.append(Fault("", what))
    if faults:
        raise InputError(faults)


def _gone(files: list[RequestFile], taken: Mapping[str, int | None]) -> list[tuple[BookingRequest, int]]:
    """Absences that no longer hold, with the numbers that the service gave them."""
    return [
        (each, number)
        for file in files
        if file.resource is Resource.ABSENCE
        for each in file.void
        if (number := taken.get(each.external_id)) is not None
    ]


def _agent(request: BookingRequest, options: PushOptions) -> str:
    return options.agents[request.desk - 1] if request.desk and options.agents else ""
