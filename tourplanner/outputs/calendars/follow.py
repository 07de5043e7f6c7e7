"""Calendars as the successors of those in the folder: what people have on their phones is set right.

A phone takes news of an event only under the same name and with a higher sequence, and forgets nothing
that it is not told to forget. So what has changed counts one up, and what is gone stays, cancelled. The
files that are there tell what phones were told last, whatever was published in between.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Component, vDDDTypes, vRecur

from tourplanner.domain.schedule import Schedule
from tourplanner.domain.told_rhythm import told_recurrences
from tourplanner.message import Notify, message
from tourplanner.outputs.audience import Audience
from tourplanner.outputs.calendars.calendar_file import calendar_file
from tourplanner.outputs.calendars.clocks import clock_at
from tourplanner.outputs.calendars.events import CANCELLED
from tourplanner.outputs.calendars.feeds import audience, render
from tourplanner.outputs.calendars.series_events import ToldForms, ToldSeries
from tourplanner.outputs.calendars.told import Feed, Told, read_feed
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def follow(
    now: Mapping[str, bytes],
    earlier: Mapping[str, bytes],
    scheduled: ScheduleView,
    lang: Language,
    notify: Notify,
) -> Mapping[str, bytes]:
    """Calendars by their paths, to be written over the earlier ones of the same folder.

    Files that are no more have successors, too: a phone goes on asking for them. Dates before the
    schedule and after it stay as they were told.

    Parameters
    ----------
    now
        The calendars of the schedule, as if nothing had been told yet.
    earlier
        Those that are there.
    notify
        Told of files that are no calendars.
    """
    before = _feeds(earlier, notify)
    if not before:
        return now
    told = _latest(before.values())
    if told_recurrences(scheduled.view.config, scheduled.view.plan.tours):
        # What is told by a rule depends on how it was told before.
        again = render(scheduled, lang, _forms(before, told))
        now = {path: again.get(path, content) for path, content in now.items()}
    feeds = _feeds(now, notify)
    events = {
        uid: _succeeding(version, told.get(uid))
        for feed in feeds.values()
        for uid, version in feed.events.items()
    }
    files, clock = {}, clock_at(scheduled.view.config)
    for path in [*feeds, *(path for path in before if path not in feeds)]:
        feed, previous = feeds.get(path), before.get(path, Feed())
        # An event that has moved to another calendar goes on there; the file of a thing that has got
        # another name goes on with it.
        going_on = feed.events if feed else [uid for uid in previous.events if uid in events]
        gone = [_gone(told[uid], scheduled.schedule, lang) for uid in previous.events if uid not in events]
        own = [*(events[uid] for uid in going_on), *gone]
        name = feed.name if feed else previous.name
        files[path] = calendar_file(name, (version.event for version in own), clock, lang)
    return files


def _feeds(files: Mapping[str, bytes], notify: Notify) -> dict[str, Feed]:
    feeds = {}
    for path, content in files.items():
        feed = read_feed(content)
        if feed is None:
            notify(message("calendar.cannot-follow", file=path))
        else:
            feeds[path] = feed
    return feeds


def _latest(feeds: Iterable[Feed]) -> dict[str, Told]:
    """Each event as it was told last, by its UID."""
    latest: dict[str, Told] = {}
    for feed in feeds:
        for uid, told in feed.events.items():
            if uid not in latest or latest[uid].sequence < told.sequence:
                latest[uid] = told
    return latest


def _forms(before: Mapping[str, Feed], told: Mapping[str, Told]) -> ToldForms:
    """How the dates that everybody has were told: those of a crew's calendar are its own affair."""
    public = {
        uid for path, feed in before.items() if audience(path) is Audience.PUBLIC for uid in feed.events
    }
    repeated = {uid: told[uid] for uid in sorted(public) if told[uid].repeats}
    series = {uid: ToldSeries(each.day, each.last, each.skipped) for uid, each in repeated.items()}
    return ToldForms(frozenset(public - series.keys()), series)


def _succeeding(new: Told, told: Told | None) -> Told:
    """An event as news of what was told: no older than that, and newer where it says something else."""
    if told is None:
        return new
    sequence = max(new.sequence, told.sequence if new.says_as_much_as(told) else told.sequence + 1)
    if sequence == told.sequence:
        return new.numbered(sequence, told.stamp)
    return new.numbered(sequence, max(new.stamp, told.stamp + timedelta(minutes=1)))


def _gone(told: Told, schedule: Schedule, lang: Language) -> Told:
    """What was told and is no more: cancelled, where the schedule has a say."""
    if told.is_cancelled or not (told.day <= schedule.until and schedule.start <= told.last):
        return told
    event = told.event.copy(recursive=True)
    if told.day < schedule.start:
        ended = replace(told, event=_ended(event, schedule.start))
        return ended.numbered(told.sequence + 1, told.stamp + timedelta(minutes=1))
    title = words_in(lang)("calendar.cancelled-title", title=str(event.get("summary", "")))
    for name, value in (("status", CANCELLED), ("summary", title), ("transp", "TRANSPARENT")):
        event.pop(name, None)
        event.add(name, value)
    cancelled = replace(told, event=event)
    return cancelled.numbered(told.sequence + 1, told.stamp + timedelta(minutes=1))


def _ended(event: Component, day: date) -> Component:
    """An event that repeats, without what it has from a day on: what is past stays as it took place."""
    start, rule = event["dtstart"], event["rrule"]
    # A feed holds no event without a moment to begin at.
    assert isinstance(start, vDDDTypes)
    assert isinstance(start.dt, datetime)
    assert isinstance(rule, vRecur)
    midnight = datetime.combine(day, time(), start.dt.tzinfo)
    rule["UNTIL"] = [(midnight - timedelta(seconds=1)).astimezone(UTC)]
    return event
