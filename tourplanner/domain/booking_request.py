"""What a booking service is asked to create: requests of its API as values, and as files of JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

FORMAT = 1


class Resource(StrEnum):
    """A kind of thing that RDV Service Public keeps, by the name of its collection there.

    In the order in which they are created: a plage names a lieu and a motif.
    """

    MOTIF = "motifs"
    LIEU = "lieux"
    PLAGE = "plage_ouvertures"
    ABSENCE = "absences"

    @property
    def path(self) -> str:
        """Where it is created."""
        return f"/api/v1/{self.value}"


@dataclass(frozen=True, slots=True)
class BookingRequest:
    """One thing to be created.

    Attributes
    ----------
    external_id
        Our name for it. It is made of all that is asked, so that the same request is known again and a
        changed one is another thing.
    title
        What it is, in words, for whoever has to look for it.
    body
        What is posted, but for the agent, whom no file names.
    day
        The date that it is about; None for what has none.
    desk
        Whose agenda it goes into: the desk of the van, from 1; 0 for nobody's.
    """

    resource: Resource
    external_id: str
    title: str
    body: Mapping[str, Any]
    day: date | None = None
    desk: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether it says to which organisation it belongs; an absence belongs to an agent alone."""
        return self.resource is Resource.ABSENCE or "organisation_id" in self.body


@dataclass(frozen=True, slots=True)
class RequestFile:
    """The requests of one resource, and those of earlier exports that no longer hold."""

    resource: Resource
    requests: tuple[BookingRequest, ...]
    void: tuple[BookingRequest, ...] = ()


def encode_requests(file: RequestFile) -> bytes:
    """The text of a file of requests; the same for the same requests."""
    table = {
        "format": FORMAT,
        "method": "POST",
        "path": file.resource.path,
        "requests": [_request(each) for each in file.requests],
        "void": [_request(each) for each in file.void],
    }
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode()


def decode_requests(text: bytes) -> RequestFile:
    """A file of requests.

    Raises
    ------
    ValueError
        If it is none.
    """
    try:
        table = json.loads(text)
        if table["format"] != FORMAT:
            raise ValueError(table["format"])
        [resource] = [each for each in Resource if each.path == table["path"]]
        found = (_read(resource, table[name]) for name in ("requests", "void"))
        return RequestFile(resource, *found)
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def _request(each: BookingRequest) -> dict[str, Any]:
    return {
        "external_id": each.external_id,
        "title": each.title,
        "day": each.day.isoformat() if each.day else None,
        "desk": each.desk,
        "body": each.body,
    }


def _read(resource: Resource, rows: Sequence[Mapping[str, Any]]) -> tuple[BookingRequest, ...]:
    found = []
    for row in rows:
        day, body, desk = row["day"], row["body"], row["desk"]
        name, title = row["external_id"], row["title"]
        if not isinstance(body, dict) or type(desk) is not int or desk < 0:
            raise ValueError(row)
        if not all(isinstance(text, str) and text for text in (name, title)):
            raise ValueError(row)
        found.append(
            BookingRequest(resource, name, title, body, date.fromisoformat(day) if day else None, desk)
        )
    return tuple(found)
