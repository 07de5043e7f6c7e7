"""Who was told what as JSON for programs: how everybody stands, and the register of all publications."""

from collections.abc import Mapping

from tourplanner.domain.period import format_clock
from tourplanner.domain.publication import Line, Publication, ToldStop
from tourplanner.schedule.difference import Difference
from tourplanner.schedule.told import LastTold
from tourplanner.workflow.told.publish import Standings

Json = Mapping[str, object]


def standing_json(stands: Standings) -> Json:
    """The last publication, and every stop between what it was told and what that says.

    ``files`` are those that were written for people just now, in ``folder``.
    """
    return {
        "format": 1,
        "title": stands.config.title,
        **_publication(stands.publications[-1]),
        "new": stands.is_new,
        "folder": str(stands.folder) if stands.files else None,
        "files": list(stands.files),
        "stops": [
            {
                **_stop(each.told),
                "told": None if each.last is None else _last(each.last),
                "changes": [_change(change) for change in each.differences],
                "later_dates": each.later,
                "goes_on": each.goes_on,
                "notice_changes": each.notice_changes,
                "remedy": each.remedy.value,
                "open": each.is_open,
            }
            for each in stands.stops
        ],
    }


def register_json(stands: Standings) -> Json:
    """All publications in their order: the dates that each tells of a stop, and what was done."""
    return {
        "format": 1,
        "title": stands.config.title,
        "publications": [
            {
                **_publication(publication),
                "stops": [
                    {
                        **_stop(stop),
                        "dates": [line.date.isoformat() for line in stop.lines],
                        "done": [
                            {
                                "deed": done.deed.value,
                                "day": done.day.isoformat() if done.day else None,
                                "until": done.until.isoformat(),
                            }
                            for done in stop.done
                        ],
                    }
                    for stop in publication.stops
                ],
            }
            for publication in stands.publications
        ],
    }


def _publication(publication: Publication) -> Json:
    return {
        "number": publication.number,
        "day": publication.day.isoformat() if publication.day else None,
        "start": publication.start.isoformat(),
        "until": publication.until.isoformat(),
    }


def _stop(told: ToldStop) -> Json:
    return {"stop": told.stop, "commune": told.commune, "name": told.name}


def _last(last: LastTold) -> Json:
    return {
        "number": last.number,
        "day": last.day.isoformat() if last.day else None,
        "sure": last.sure,
        "until": last.until.isoformat(),
    }


def _change(change: Difference) -> Json:
    return {
        "kind": change.kind.value,
        "old": None if change.old is None else _line(change.old),
        "new": None if change.new is None else _line(change.new),
        "why": change.why,
    }


def _line(line: Line) -> Json:
    return {
        "key": line.key,
        "date": line.date.isoformat(),
        "start": format_clock(line.start),
        "end": format_clock(line.end),
        "place": line.place,
    }
