"""What has to be replaced since places were told: posters, strips, mails and calendars, and for whom.

Only the stops that do not stand as they were told have files here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tourplanner.domain.config import Stop
from tourplanner.domain.publication import Deed
from tourplanner.domain.service import Booking
from tourplanner.message import Notify
from tourplanner.outputs import calendars, csv_table, names, town_hall_letter
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.posters import poster
from tourplanner.outputs.paper.strips import strips
from tourplanner.outputs.paper.surroundings import next_stops
from tourplanner.outputs.standing_words import to_do, what_changes
from tourplanner.outputs.told_changes import changes
from tourplanner.outputs.town_hall_letter import StopOfLetter
from tourplanner.outputs.view import ScheduleView
from tourplanner.schedule.told import Remedy, Standing
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


@dataclass(frozen=True, slots=True)
class Replacements:
    """Files by their paths, and what they do for each stop."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    deeds: Mapping[str, Sequence[Deed]] = field(default_factory=dict)


def render(
    scheduled: ScheduleView,
    standing: Sequence[Standing],
    day: date,
    pages: Sequence[PageFormat],
    exported: Mapping[str, bytes],
    lang: Language,
    notify: Notify,
) -> Replacements:
    """What the stops need that are not as they were told.

    Parameters
    ----------
    scheduled
        The whole schedule that is told.
    day
        That of the publication.
    pages
        Sizes of posters.
    exported
        The calendars that were exported last, by path: what phones know.
    notify
        Told of files among them that are no calendars.
    """
    wanted = [each for each in standing if each.remedy is not Remedy.NOTHING]
    papers = {each.stop: _papers(scheduled, each, day, pages, lang) for each in wanted}
    letters = _letters(scheduled, wanted, papers, lang)
    feeds = _calendars(scheduled, wanted, exported, lang, notify)
    files = {path: content for own in papers.values() for path, content in own.items()} | letters | feeds
    if wanted:
        files[names.TO_TELL] = _list(scheduled, wanted, papers, lang)
    deeds = {
        each.stop: (
            Deed.POSTER if each.remedy is Remedy.POSTER else Deed.STRIPS,
            Deed.LETTER,
        )
        for each in wanted
    }
    return Replacements(files, deeds)


def _list(
    scheduled: ScheduleView,
    wanted: Sequence[Standing],
    papers: Mapping[str, Mapping[str, bytes]],
    lang: Language,
) -> bytes:
    """Whom to tell: a row for each stop, what changes, what is to be done, and the phone of its mairie."""
    words = words_in(lang)
    head = (
        words("publication.stop"),
        words("publication.changes"),
        words("publication.to-do"),
        words("publication.phone"),
        words("publication.papers"),
    )
    rows = [
        (
            each.told.name,
            " ".join(what_changes(each, words)),
            to_do(each, words),
            phone_of(scheduled, each.stop),
            ", ".join(papers[each.stop]),
        )
        for each in wanted
    ]
    return csv_table.render(head, rows)


def _papers(
    scheduled: ScheduleView, standing: Standing, day: date, pages: Sequence[PageFormat], lang: Language
) -> Mapping[str, bytes]:
    stop = _stop(scheduled, standing.stop)
    if standing.remedy is Remedy.POSTER and stop is not None:
        return poster(scheduled.to_come, stop, lang, pages)
    told = standing.told
    changed = changes(standing, words_in(lang))
    name = names.poster_names([(told.stop, told.name)])[told.stop]
    sheet = strips(scheduled.view, told.name, stop.area if stop else "", changed, day, lang)
    return {f"{names.STRIPS}/{name}.pdf": sheet}


def _letters(
    scheduled: ScheduleView,
    wanted: Sequence[Standing],
    papers: Mapping[str, Mapping[str, bytes]],
    lang: Language,
) -> dict[str, bytes]:
    """A mail for each mairie: of a commune with several stops, all of them."""
    view = scheduled.view
    by_commune: dict[str, list[Standing]] = {}
    for each in wanted:
        by_commune.setdefault(each.told.commune, []).append(each)
    files = {}
    for code, own in by_commune.items():
        commune = view.catalogue.communes.get(code)
        town = commune.name if commune else own[0].told.name
        stops = [
            StopOfLetter(
                each,
                phone_of(scheduled, each.stop),
                tuple(papers[each.stop]),
                _booking(scheduled, each.stop),
            )
            for each in own
        ]
        name = names.poster_names([(code, town)])[code]
        content = town_hall_letter.render(view.config.service, town, stops, lang)
        files[f"{names.LETTERS}/{name}.txt"] = content
    return files


def _calendars(
    scheduled: ScheduleView,
    wanted: Sequence[Standing],
    exported: Mapping[str, bytes],
    lang: Language,
    notify: Notify,
) -> dict[str, bytes]:
    """The calendars in which something was told: those of the stops, of their areas, of all vans."""
    if not wanted:
        return {}
    now = calendars.follow(calendars.render(scheduled, lang), exported, scheduled, lang, notify)
    return dict(calendars.of_stops(now, scheduled, {each.stop for each in wanted}))


def told_by_others(scheduled: ScheduleView, standing: Sequence[Standing]) -> list[str]:
    """Names of stops whose posters are right but for the dates of a stop nearby, which they tell as well."""
    wrong = {each.stop for each in standing if each.differences}
    right = {each.stop for each in standing if each.remedy is Remedy.NOTHING}
    return [
        stop.name
        for stop in scheduled.view.config.stops
        if stop.id in right and any(near.id in wrong for near in next_stops(scheduled, stop))
    ]


def phone_of(scheduled: ScheduleView, stop_id: str) -> str:
    """The phone of the mairie of a stop, as far as it is known."""
    stop = _stop(scheduled, stop_id)
    return stop.phone if stop else ""


def _booking(scheduled: ScheduleView, stop_id: str) -> Booking:
    """Whether people book a time at a stop: as it says itself, else as the service does."""
    stop = _stop(scheduled, stop_id)
    return (stop.booking if stop else None) or scheduled.view.config.service.booking


def _stop(scheduled: ScheduleView, stop_id: str) -> Stop | None:
    return next((stop for stop in scheduled.view.config.stops if stop.id == stop_id), None)
