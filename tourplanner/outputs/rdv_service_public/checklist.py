"""What is left to do by hand, as a list to tick off: Markdown, which any editor shows."""

from collections.abc import Iterable, Sequence

from tourplanner.domain.booking_request import BookingRequest, RequestFile, Resource
from tourplanner.message import message
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in


def checklist(files: Sequence[RequestFile], scheduled: ScheduleView, lang: Language) -> str:
    """What to do before the first sending, what is sent, and what must be taken back by hand."""
    words, service = words_in(lang), scheduled.view.config.service
    known = {file.resource: file for file in files}
    desks = max((request.desk for file in files for request in file.requests), default=0)
    first = [
        words("rdv.do-account"),
        words("rdv.do-organisation", number=service.rdv_organisation)
        if service.rdv_organisation
        else words("rdv.do-organisation-missing"),
        words("rdv.do-token"),
        words("rdv.do-agents", n=desks),
    ]
    sums = [message(f"rdv.count-{each.name.lower()}", n=len(known[each].requests)) for each in Resource]
    lines = [
        f"# {words('rdv.title', service=one_line(service.name))}",
        "",
        words("rdv.period", start=scheduled.schedule.start, until=scheduled.schedule.until),
        words("rdv.contents", sums=sums),
        words("rdv.nameless"),
        "",
        f"## {words('rdv.before')}",
        "",
        *_boxes(first),
        "",
        f"## {words('rdv.send')}",
        "",
        words("rdv.how-to-send"),
        "",
        "    tourplanner export . --format rdv-service-public --push https://demo.rdv.anct.gouv.fr",
        "    tourplanner export . --format rdv-service-public --push https://demo.rdv.anct.gouv.fr --send",
        "",
        words("rdv.twice"),
        "",
        f"## {words('rdv.by-hand')}",
        "",
        words("rdv.why-by-hand"),
        "",
        *(_boxes(_by_hand(files, words)) or [words("rdv.nothing-by-hand")]),
        "",
    ]
    return "\n".join(lines)


def _by_hand(files: Iterable[RequestFile], words: Words) -> list[str]:
    return [
        words(f"rdv.take-back-{file.resource.name.lower()}", title=_plain(request))
        for file in sorted(files, key=lambda file: _ORDER.index(file.resource))
        for request in sorted(file.void, key=_when)
    ]


_ORDER = (Resource.PLAGE, Resource.ABSENCE, Resource.LIEU, Resource.MOTIF)
"""People are hurt by openings that are none; a place that is too much hurts nobody."""


def _when(request: BookingRequest) -> tuple[str, str, int]:
    day = request.day.isoformat() if request.day else request.title
    return day, str(request.body.get("start_time", "")), request.desk


def _plain(request: BookingRequest) -> str:
    return one_line(request.title)


def _boxes(lines: Iterable[str]) -> list[str]:
    return [f"- [ ] {line}" for line in lines]
