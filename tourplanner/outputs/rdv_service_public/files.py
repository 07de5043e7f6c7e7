"""The files: a table of requests per resource, and what there is to do by hand."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from tourplanner.domain.booking_request import RequestFile, Resource, encode_requests
from tourplanner.message import Message, message
from tourplanner.outputs.names import RDV
from tourplanner.outputs.rdv_service_public.bodies import requests
from tourplanner.outputs.rdv_service_public.checklist import checklist
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

CHECKLIST = f"{RDV}/a-faire.md"
JOURNAL = f"{RDV}/envois.json"
"""What has been sent, written by whoever sends."""

NAMES: Mapping[Resource, str] = {
    Resource.MOTIF: f"{RDV}/1-motifs.json",
    Resource.LIEU: f"{RDV}/2-lieux.json",
    Resource.PLAGE: f"{RDV}/3-plages.json",
    Resource.ABSENCE: f"{RDV}/4-absences.json",
}
"""Their paths, in the order in which they are sent."""


def render(scheduled: ScheduleView, lang: Language) -> Mapping[str, bytes]:
    """The files of a schedule that nobody has sent yet; none where nobody books."""
    found = requests(scheduled, lang)
    if not found:
        return {}
    files = [RequestFile(each, tuple(r for r in found if r.resource is each)) for each in NAMES]
    return written(files, scheduled, lang)


def written(files: list[RequestFile], scheduled: ScheduleView, lang: Language) -> dict[str, bytes]:
    """The files of requests with their list of what is left to do."""
    return {
        CHECKLIST: checklist(files, scheduled, lang).encode(),
        **{NAMES[file.resource]: encode_requests(file) for file in files},
    }


def label(path: str) -> Message:
    """What the file of that path is, in a word or two."""
    if path == CHECKLIST:
        return message("rdv.file-checklist")
    kind = PurePosixPath(path).stem.partition("-")[2]
    return message("rdv.file-requests", what=message(f"rdv.of-{kind}"))
