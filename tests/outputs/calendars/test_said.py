"""When two versions of an event say the same."""

from tourplanner.outputs.calendars.told import Told, read_feed

EVENT = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//tourplanner//FR
BEGIN:VEVENT
UID:32269/1@x.tourplanner
DTSTAMP:20270102T000000Z
DTSTART;TZID=Europe/Paris:20270108T093000
DTEND;TZID=Europe/Paris:20270108T120000
SEQUENCE:0
STATUS:CONFIRMED
SUMMARY:Camping-car solidaire
DESCRIPTION:Vendredi_8 janvier 2027
GEO:43.7956;0.8242
CATEGORIES:RENDEZ-VOUS,SERVICE
END:VEVENT
END:VCALENDAR
"""


def version(text: str) -> Told:
    feed = read_feed(text.replace("\n", "\r\n").encode())
    assert feed is not None
    [event] = feed.events.values()
    return event


def test_a_space_that_may_break_and_one_that_may_not_say_the_same() -> None:
    before, now = EVENT.replace("_", " "), EVENT.replace("_", "\N{NO-BREAK SPACE}")
    assert before != now
    assert version(before).says_as_much_as(version(now))


def test_another_number_and_stamp_say_the_same_and_another_text_does_not() -> None:
    one = version(EVENT)
    assert one.says_as_much_as(version(EVENT.replace("SEQUENCE:0", "SEQUENCE:3").replace("0102T", "0104T")))
    for old, new in (("Vendredi", "Samedi"), ("43.7956", "43.8"), ("T0930", "T0945"), ("SERVICE", "X")):
        assert not one.says_as_much_as(version(EVENT.replace(old, new)))
