"""``publication.json``: a publication as text, the same text for the same publication, and back.

The file carries a seal, the SHA-256 of all the rest: whoever edits it by hand finds that it is told, because
it is the one record of what people know.
"""

import hashlib
import json

from tourplanner.domain.codec import Json, clock_text
from tourplanner.domain.document import FORMAT, PUBLICATION, read_root
from tourplanner.domain.fields import Faults, Fields
from tourplanner.domain.place import Position
from tourplanner.domain.publication import Deed, Done, Line, Publication, PublishedFile, ToldStop
from tourplanner.errors import InputError
from tourplanner.message import message

SEAL = "seal"
DEEDS = tuple(deed.value for deed in Deed)


def encode_publication(publication: Publication) -> str:
    """The text of ``publication.json``: keys in a fixed order, UTF-8 letters, a line end at the end."""
    table: Json = {
        "format": FORMAT,
        "number": publication.number,
        "day": publication.day.isoformat() if publication.day else None,
        "title": publication.title,
        **({"dossier": publication.dossier} if publication.dossier else {}),
        "created_with": publication.created_with,
        "schedule_sha256": publication.schedule_sha256,
        "previous_sha256": publication.previous_sha256,
        "start": publication.start.isoformat(),
        "until": publication.until.isoformat(),
        "stops": [_stop(each) for each in publication.stops],
        "files": [_file_row(each) for each in publication.files],
    }
    table[SEAL] = _seal(table)
    return json.dumps(table, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def decode_publication(text: str, source: str) -> Publication:
    """The publication that `text` says; keys that are not known are passed over.

    Parameters
    ----------
    text
        The content of a ``publication.json``.
    source
        Name of the file, for faults.

    Raises
    ------
    InputError
        With all faults: the text is not JSON, no publication, of another format, or was edited.
    """
    faults = Faults(source)
    root = read_root(text, faults, PUBLICATION)
    publication = Publication(
        number=root.whole("number", 1),
        day=root.optional("day", Fields.day),
        title=root.text("title"),
        created_with=root.text("created_with"),
        schedule_sha256=root.text("schedule_sha256"),
        previous_sha256=root.text("previous_sha256"),
        start=root.day("start"),
        until=root.day("until"),
        stops=tuple(_read_stop(row) for row in root.each("stops")),
        dossier=root.optional("dossier", Fields.text) or "",
        files=tuple(_file(row) for row in root.each("files")),
    )
    seal = root.text(SEAL)
    faults.settle()
    if seal != _seal(root.table):
        raise InputError.of(source, message("publication.edited"), message("publication.put-back"))
    return publication


def _seal(table: Json) -> str:
    """The SHA-256 of all values but the seal, whatever the order and the spaces of the file."""
    rest = {key: value for key, value in table.items() if key != SEAL}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _file_row(file: PublishedFile) -> Json:
    more = {"format": file.format} if file.format else {}
    return {"path": file.path, "sha256": file.sha256, **more}


def _file(row: Fields) -> PublishedFile:
    return PublishedFile(row.text("path"), row.text("sha256"), row.optional("format", Fields.text) or "")


def _stop(told: ToldStop) -> Json:
    return {
        "stop": told.stop,
        "commune": told.commune,
        "name": told.name,
        "notice": told.notice,
        "lines": [_line(line) for line in told.lines],
        "done": [
            {
                "deed": done.deed.value,
                "day": done.day.isoformat() if done.day else None,
                "until": done.until.isoformat(),
            }
            for done in told.done
        ],
    }


def _line(line: Line) -> Json:
    return {
        "key": line.key,
        "date": line.date.isoformat(),
        "start": clock_text(line.start),
        "end": clock_text(line.end),
        **({"pause": [clock_text(time) for time in line.pause]} if line.pause else {}),
        "place": line.place,
        "latitude": line.position.latitude if line.position else None,
        "longitude": line.position.longitude if line.position else None,
    }


def _read_stop(fields: Fields) -> ToldStop:
    return ToldStop(
        stop=fields.text("stop"),
        commune=fields.text("commune"),
        name=fields.text("name"),
        notice=fields.text("notice"),
        lines=tuple(_read_line(row) for row in fields.each("lines")),
        done=tuple(
            Done(Deed(row.one_of("deed", DEEDS)), row.optional("day", Fields.day), row.day("until"))
            for row in fields.each("done")
        ),
    )


def _read_line(fields: Fields) -> Line:
    known = fields.has("latitude") or fields.has("longitude")
    return Line(
        key=fields.text("key"),
        date=fields.day("date"),
        start=fields.clock("start"),
        end=fields.clock("end"),
        place=fields.text("place"),
        position=Position(fields.number("latitude", -90, 90), fields.number("longitude", -180, 180))
        if known
        else None,
        pause=fields.optional("pause", Fields.span),
    )
