"""From what was found to what is shown of it: the rows of proposals and of the dates that they change."""

from collections.abc import Mapping

from tourplanner.domain.aim import Aim
from tourplanner.domain.catch_up import CatchUp
from tourplanner.domain.config import Stop
from tourplanner.domain.period import WEEKDAYS
from tourplanner.domain.place import Catalogue
from tourplanner.domain.told_half import half_of
from tourplanner.message import Message, message
from tourplanner.outputs.replan_note.view import ChangeRow, ProposalRow, ReplanNote
from tourplanner.schedule.proposal import Elsewhere, Wish
from tourplanner.schedule.replanning import Moved
from tourplanner.schedule.summary import Offer
from tourplanner.workflow.year.replan import Answer, Replanned


def note_of(found: Replanned) -> ReplanNote:
    """What is shown of proposals."""
    stops = {stop.id: stop for stop in found.config.stops}
    lost = [aim.bound for each in found.answers for aim in each.aims if aim.aim is Aim.LOST]
    return ReplanNote(
        title=found.config.title,
        first=found.told.start,
        last=found.told.until,
        on=found.on,
        published=found.is_published,
        rows=tuple(_row(number, each, stops, found) for number, each in enumerate(found.answers, 1)),
        points=found.points,
        least_lost=_least_lost(found, min(lost, default=0)),
        complete=found.complete,
        more_days=() if found.offer is None else _more_days(found.offer),
    )


def _least_lost(found: Replanned, least: int) -> Message:
    in_people = any(each.people is not None for each in found.answers)
    return message("unit.people", n=least) if in_people else message("unit.visits", n=least)


def _more_days(offer: Offer) -> tuple[Message, ...]:
    weekdays = sorted({day.weekday() for day in offer.days})
    days = message("replan.more-days", n=len(offer.days), weekdays=weekdays, dates=offer.days)
    saved = (
        message("replan.more-days-some", days=days, left=_left(offer))
        if offer.lost.value
        else message("replan.more-days-all", days=days)
    )
    named = ", ".join(f'"{WEEKDAYS[day]}"' for day in weekdays)
    key = f"catch_up = {{ weekdays = [{named}], most = {len(offer.days)} }}"
    return saved, message("replan.more-days-how", key=key)


def _left(offer: Offer) -> int:
    """The visits that are lost all the same."""
    return offer.lost.value if offer.visits is None else offer.visits


def _row(number: int, answer: Answer, stops: Mapping[str, Stop], found: Replanned) -> ProposalRow:
    taken = used_up(answer, found.config.schedule.catch_up)
    return ProposalRow(
        number=number,
        wish=answer.wish.told,
        cancelled=len(answer.lost),
        moved=sum(each.new is not None and not each.keeps_its_time for each in answer.moved),
        unusual=answer.unusual,
        drive=answer.drive_seconds,
        proven=answer.is_proven,
        drives_least=answer.wish is Wish.DRIVING,
        towns=len({stops[each.old.stop].commune for each in answer.moved if each.old.stop in stops}),
        changes=tuple(
            _change(
                each,
                stops,
                found.catalogue,
                elsewhere_told(answer.elsewhere.get(each.old.key, ()), taken, stops.get(each.old.stop)),
            )
            for each in answer.moved
        ),
        people=message("unit.people", n=answer.people) if answer.people else None,
    )


def used_up(answer: Answer, rules: CatchUp) -> int:
    """The tours for catching up that are allowed when a proposal makes all of them, else 0."""
    made = sum(tour.date in answer.unusual for tour in answer.schedule.tours)
    return rules.most if rules.most is not None and made >= rules.most else 0


def _change(each: Moved, stops: Mapping[str, Stop], catalogue: Catalogue, elsewhere: Message) -> ChangeRow:
    names = {stop.id: stop.name for stop in stops.values()}
    return ChangeRow(
        what=_what(each, stops.get(each.old.stop), names.get(each.old.stop, each.old.stop)),
        why=each.reason(names),
        tell=_tell(each, stops.get(each.old.stop), catalogue),
        elsewhere=None if each.keeps_its_moment or each.is_asked else elsewhere,
        cancelled=each.new is None,
        stop=names.get(each.old.stop, each.old.stop),
    )


def _what(each: Moved, stop: Stop | None, name: str) -> Message:
    old, new = each.old, each.new
    half = half_of(stop, old.half)
    if new is None:
        return message("replan.falls-away", stop=name, old=old.date, half=half)
    if (new.date, new.half) != (old.date, old.half):
        return message(
            "replan.moves",
            stop=name,
            old=old.date,
            half=half,
            day=new.date,
            to=half_of(stop, new.half),
            opens=new.start,
            closes=new.end,
        )
    if (new.start, new.end) != (old.start, old.end):
        return message(
            "replan.other-hours",
            stop=name,
            old=old.date,
            opened=old.start,
            closed=old.end,
            opens=new.start,
            closes=new.end,
        )
    return message("replan.other-place", stop=name, old=old.date, half=half, place=new.place)


def _tell(each: Moved, stop: Stop | None, catalogue: Catalogue) -> Message:
    commune = catalogue.communes.get(stop.commune) if stop else None
    name = commune.name if commune else stop.name if stop else each.old.place
    if stop is not None and stop.phone:
        return message("replan.tell", commune=name, phone=stop.phone)
    return message("replan.tell-without-phone", commune=name)


def elsewhere_told(others: tuple[Elsewhere, ...], taken: int, stop: Stop | None) -> Message:
    """Where else a visit may be; `taken` are the days for catching up when none of them is left, else 0."""
    if not others and taken:
        return message("replan.days-used-up", n=taken)
    if not others:
        return message("replan.nowhere-else")
    return message("replan.elsewhere", places=[_place(other, stop) for other in others])


def _place(other: Elsewhere, stop: Stop | None) -> Message:
    half = half_of(stop, other.half)
    if other.usual:
        return message("replan.place", day=other.date, half=half, added=other.added)
    return message("replan.unusual-place", day=other.date, half=half, added=other.added)
