"""An export as the successor of the one that is there: what no longer holds is not forgotten.

The API changes and takes back no opening, so whoever has sent one must take it back by hand; it stays on the
list until its day has passed, however often is exported in between.
"""

from collections.abc import Iterable, Mapping

from tourplanner.domain.booking_journal import BookingJournal, decode_journal
from tourplanner.domain.booking_request import BookingRequest, RequestFile, decode_requests
from tourplanner.message import Notify, message
from tourplanner.outputs.rdv_service_public.files import JOURNAL, NAMES, written
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language


def follow(
    now: Mapping[str, bytes],
    earlier: Mapping[str, bytes],
    scheduled: ScheduleView,
    lang: Language,
    notify: Notify,
) -> Mapping[str, bytes]:
    """The files to be written over the earlier ones of the same folder.

    Parameters
    ----------
    now
        The files of the schedule, as if nothing had been asked yet; none where nobody books any more.
    earlier
        Those that are there.
    notify
        Told of files that hold no requests.
    """
    before = _requests(earlier, notify)
    if not before:
        return now
    journal = _journal(earlier, notify)
    beyond = _beyond(before.values(), scheduled)
    files = []
    for resource, path in NAMES.items():
        file = before.get(path, RequestFile(resource, ()))
        new = decode_requests(now[path]).requests if path in now else ()
        asked = {each.external_id: each for each in new}
        asked |= {each.external_id: each for each in file.requests if each.external_id in beyond}
        told = (*file.requests, *file.void)
        void = {each.external_id: each for each in told if each.external_id not in asked}
        left = tuple(each for each in void.values() if _matters(each, scheduled, journal))
        files.append(RequestFile(resource, tuple(asked.values()), left))
    return written(files, scheduled, lang)


def _beyond(files: Iterable[RequestFile], scheduled: ScheduleView) -> frozenset[str]:
    """The ids of what was asked of days after the schedule, and of what that names."""
    last = scheduled.schedule.until
    later = [each for file in files for each in file.requests if each.day and each.day > last]
    named = {name for each in later for name in each.body.get("motif_external_ids", ())}
    placed = {each.body["lieu_external_id"] for each in later if "lieu_external_id" in each.body}
    return frozenset({each.external_id for each in later} | named | placed)


def _matters(request: BookingRequest, scheduled: ScheduleView, journal: BookingJournal | None) -> bool:
    """Whether something void may be there, and ahead: without a journal, nobody knows what was sent."""
    ahead = request.day is None or request.day >= scheduled.schedule.start
    sent = journal.knows(request.external_id) if journal else request.is_complete
    return ahead and sent


def _journal(files: Mapping[str, bytes], notify: Notify) -> BookingJournal | None:
    if JOURNAL not in files:
        return None
    try:
        return decode_journal(files[JOURNAL])
    except ValueError:
        notify(message("rdv.cannot-follow", file=JOURNAL))
        return None


def _requests(files: Mapping[str, bytes], notify: Notify) -> dict[str, RequestFile]:
    found = {}
    for path in NAMES.values():
        if path in files:
            try:
                found[path] = decode_requests(files[path])
            except ValueError:
                notify(message("rdv.cannot-follow", file=path))
    return found
