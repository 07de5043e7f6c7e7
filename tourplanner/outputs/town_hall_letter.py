"""The mail to a mairie: what changes, why, what to do, whom to call, what is enclosed; as plain text."""

from collections.abc import Sequence
from dataclasses import dataclass

from tourplanner.domain.service import Booking, ServiceInfo
from tourplanner.message import Value, message
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.told_changes import changes, dates_to_come, usual_place
from tourplanner.schedule.difference import Kind
from tourplanner.schedule.told import Remedy, Standing
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in


@dataclass(frozen=True, slots=True)
class StopOfLetter:
    """A stop of the commune.

    Attributes
    ----------
    standing
        How it stands.
    phone
        Of its mairie.
    enclosed
        The files that go with the mail.
    booking
        Whether people may or have to book a time there.
    """

    standing: Standing
    phone: str
    enclosed: tuple[str, ...]
    booking: Booking = Booking.NONE


def render(service: ServiceInfo, commune: str, stops: Sequence[StopOfLetter], lang: Language) -> bytes:
    """The text of the mail, its subject in the first line."""
    words = words_in(lang)
    phones = list(dict.fromkeys(each.phone for each in stops if each.phone))
    to = (
        words("letter.to-by-phone", commune=commune, phones=phones)
        if phones
        else words("letter.to", commune=commune)
    )
    parts = [_subject(service, commune, stops, words), to, words("letter.greeting")]
    for each in stops:
        parts += _of_stop(service, each, len(stops) > 1, words)
    parts += [_contact(service, words)] if _contact(service, words) else []
    enclosed = [file for each in stops for file in each.enclosed]
    if enclosed:
        parts.append("\n".join([words("letter.enclosed"), *(f"– {file}" for file in enclosed)]))
    parts += [words("letter.farewell"), one_line(service.operator) or one_line(service.name)]
    return ("\n\n".join(parts) + "\n").encode()


def _subject(service: ServiceInfo, commune: str, stops: Sequence[StopOfLetter], words: Words) -> str:
    name = one_line(service.name)
    if all(each.standing.last is None for each in stops):
        return words("letter.subject-new", service=name, commune=commune)
    if all(each.standing.remedy is Remedy.REMOVAL for each in stops):
        return words("letter.subject-gone", service=name, commune=commune)
    if all(each.standing.ends_soon and not each.standing.is_wrong for each in stops):
        return words("letter.subject-later", service=name, commune=commune)
    kinds = {kind for each in stops for kind in _kinds(each.standing)}
    if kinds == {Kind.HOURS}:
        return words("letter.subject-hours", service=name, commune=commune)
    if kinds == {Kind.PLACE}:
        return words("letter.subject-place", service=name, commune=commune)
    return words("letter.subject", service=name, commune=commune)


def _kinds(standing: Standing) -> set[Kind]:
    """What changes for a stop; new dates as well."""
    more = {Kind.ADDED} if standing.ends_soon or standing.last is None else set()
    return {each.kind for each in standing.differences} | more


def _of_stop(service: ServiceInfo, stop: StopOfLetter, several: bool, words: Words) -> list[str]:
    standing = stop.standing
    name = standing.told.name
    lines = [f"– {each.sentence}" for each in changes(standing, words)]
    parts = [name] if several else []
    if standing.last is None:
        number = len(standing.remaining)
        parts.append(words("letter.new", service=one_line(service.name), n=number))
        place = usual_place(standing.remaining, name)
        parts += [words("letter.place", place=place)] if place else []
    elif lines:
        parts.append("\n".join([_what_changes(standing, words), *lines]))
    if standing.last and standing.ends_soon:
        parts.append(words("letter.later"))
    if standing.last and standing.notice_changes:
        parts.append(words("letter.notice"))
    parts.append(_to_do(standing, len(lines), words))
    if standing.remedy is not Remedy.REMOVAL:
        dates = dates_to_come(standing.remaining, name, words)
        parts.append(
            "\n".join([words("letter.dates", n=len(standing.remaining)), *(f"– {line}" for line in dates)])
        )
        parts.append(_how_to_book(service, stop, words))
    return [part for part in parts if part]


def _what_changes(standing: Standing, words: Words) -> str:
    kinds = {each.kind for each in standing.differences}
    if kinds == {Kind.HOURS}:
        return words("letter.changes-hours")
    return words("letter.changes-place") if kinds == {Kind.PLACE} else words("letter.changes")


def _to_do(standing: Standing, strips: int, words: Words) -> str:
    match standing.remedy:
        case Remedy.POSTER:
            if standing.last is None:
                return words("letter.hang")
            return words("letter.replace")
        case Remedy.STRIPS:
            return words("letter.paste", n=strips)
        case Remedy.REMOVAL:
            return words("letter.remove")
        case Remedy.NOTHING:
            return ""


def _how_to_book(service: ServiceInfo, stop: StopOfLetter, words: Words) -> str:
    """What the mairie answers whoever asks there; a mail has no code to scan, so the page is spelled out."""
    if stop.booking is Booking.NONE or not stop.standing.remaining:
        return ""
    url, phone = one_line(service.booking_url), one_line(service.phone)
    ways: list[Value] = []
    if url:
        ways.append(message("letter.book-online", url=url))
    if phone:
        ways.append(message("letter.book-by-phone", phone=phone))
    how = message("letter.book", ways=ways) if ways else ""
    if stop.booking is Booking.POSSIBLE:
        return words("letter.booking-possible", how=how)
    return words("letter.booking-required", how=how)


def _contact(service: ServiceInfo, words: Words) -> str:
    ways = [one_line(text) for text in (service.phone, service.email) if one_line(text)]
    return words("letter.contact", service=one_line(service.name), ways=ways) if ways else ""
