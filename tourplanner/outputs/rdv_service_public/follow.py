"""An export as the successor of the one that is there: what no longer holds is not forgotten.

The API changes and takes back no opening, so whoever has sent one must take it back by hand; it stays on the
list until its day has passed, however often is exported in between.
"""

from collections.abc import Mapping

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
    files = []
    for resource, path in NAMES.items():
        asked = decode_requests(now[path]).requests if path in now else ()
        known = {each.external_id for each in asked}
        file = before.get(path)
        told = (*file.requests, *file.void) if file else ()
        void = {each.external_id: each for each in told if each.external_id not in known}
        left = tuple(each for each in void.values() if _matters(each, scheduled, journal))
        files.append(RequestFile(resource, asked, left))
    return written(files, scheduled, lang)


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
