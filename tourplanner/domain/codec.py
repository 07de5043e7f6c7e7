"""``plan.json``: a plan file as text, the same text for the same plan, and back."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from tourplanner.domain.by_hand import ByHand
from tourplanner.domain.config import Stop
from tourplanner.domain.correction import RoadCorrection
from tourplanner.domain.document import FORMAT
from tourplanner.domain.message_codec import encode_message
from tourplanner.domain.period import MINUTE, CycleKind, format_clock
from tourplanner.domain.place import Area, Commune
from tourplanner.domain.plan import Outcome, Unserved
from tourplanner.domain.plan_aim import AimReached
from tourplanner.domain.plan_file import PlanFile, PlanTravel, figures
from tourplanner.domain.polyline import encode_line
from tourplanner.domain.punctuality import TOLERANCE, USUALLY, TourPunctuality
from tourplanner.domain.told_rhythm import ToldRhythm
from tourplanner.domain.tour import Tour, Visit

WHOLE_NUMBERS = re.compile(r"\[\s+\d+(?:,\s+\d+)*\s+\]")
Json = dict[str, object]


def encode(
    plan_file: PlanFile,
    stops: Iterable[Stop],
    rhythms: Iterable[ToldRhythm] = (),
    sure: Sequence[TourPunctuality] = (),
) -> str:
    """The text of ``plan.json``: keys in a fixed order, UTF-8 letters, a line end at the end.

    Parameters
    ----------
    plan_file
        What is written.
    stops
        The stops of the config, which give visits their commune and name.
    rhythms
        Those by which people know stops; they follow from config and tours, and are not read again.
    sure
        How sure the times of each tour are; they follow from what the file says as well.
    """
    named = {stop.id: stop for stop in stops}
    plan = plan_file.plan
    sums = figures(plan)
    table: Json = {
        "format": FORMAT,
        "title": plan_file.title,
        "config_sha256": plan_file.config_sha256,
        "created_with": plan_file.created_with,
        "calendar": {
            "start": plan_file.start.isoformat(),
            "weeks": plan_file.weeks,
            "repeats": plan_file.repeats,
            **({} if plan_file.cycle is CycleKind.WEEKS else {"cycle": plan_file.cycle.value}),
        },
        "travel": _travel(plan_file.travel),
        "result": _result(plan.outcome, plan_file),
        "tours": [encode_tour(tour, named) for tour in plan.tours],
        "unserved": [_unserved(item, named) for item in plan.unserved],
        **encode_rhythms(rhythms),
        **_punctuality(plan.tours, sure),
        "totals": {
            "tours": sums.tour_count,
            "visits": sums.visit_count,
            "drive_seconds": sums.drive_seconds,
            "distance_m": sums.distance_m,
            "work_seconds": sums.work_seconds,
            "service_seconds": sums.service_seconds,
        },
        "notes": [encode_message(note) for note in plan_file.notes],
        "places": {
            "communes": [_commune(commune) for commune in plan_file.communes],
            "areas": [_area(area) for area in plan_file.areas],
        },
    }
    if plan_file.config is not None:
        table["config"] = plan_file.config
    if plan_file.dossier:
        table["dossier"] = plan_file.dossier
    text = json.dumps(table, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    # A row of the matrix is a line of the file.
    return text if plan_file.travel.seconds is None else WHOLE_NUMBERS.sub(_on_one_line, text)


def _punctuality(tours: Sequence[Tour], sure: Sequence[TourPunctuality]) -> Json:
    """How sure the times of tours are; nothing where it was not looked at."""
    if not sure:
        return {}
    rows = [_sure_tour(tour, each) for tour, each in zip(tours, sure, strict=True)]
    return {
        "punctuality": {"late_after_minutes": TOLERANCE // MINUTE, "leave_by_share": USUALLY, "tours": rows}
    }


def _sure_tour(tour: Tour, sure: TourPunctuality) -> Json:
    return {
        "van": tour.van,
        "date": tour.date.isoformat(),
        "over_work": sure.over_work,
        "over_span": sure.over_span,
        "over_drive": sure.over_drive,
        "usual_end": [format_clock(time) for time in sure.usual_end],
        "visits": [
            {
                "stop": visit.stop,
                "late": each.late,
                "usual_arrival": [format_clock(time) for time in each.usual],
                "leave_by": format_clock(each.leave_by),
            }
            for visit, each in zip(tour.visits, sure.visits, strict=True)
        ],
    }


def encode_rhythms(rhythms: Iterable[ToldRhythm]) -> Json:
    """The rhythms of stops, by their ids; nothing where there are none."""
    table = {each.stop: encode_rhythm(each) for each in rhythms}
    return {"recurrences": table} if table else {}


def encode_rhythm(rhythm: ToldRhythm) -> Json:
    """A rhythm in words, and as a rule where there is one."""
    return {
        "text": rhythm.text,
        "rrule": rhythm.rule,
        **({"first": rhythm.first.isoformat()} if rhythm.first else {}),
    }


def _on_one_line(numbers: re.Match[str]) -> str:
    return " ".join(numbers[0].split()).replace("[ ", "[").replace(" ]", "]")


def _travel(travel: PlanTravel) -> Json:
    told = travel.provenance
    table: Json = {
        "provider": told.provider,
        "provenance": told.detail,
        "van_factor": told.van_factor,
        "estimated": told.estimated,
    }
    if told.dated is not None:
        table["dated"] = told.dated.isoformat()
    if told.corrections:
        table["corrections"] = [_correction(road) for road in told.corrections]
    if told.lines_by:
        table["lines_provider"] = told.lines_by
    if travel.allowed_more:
        table["allowed_more_minutes"] = travel.allowed_more
    if travel.noon_more:
        table["noon_more_minutes"] = travel.noon_more
    if travel.seconds is not None and travel.metres is not None:
        table["matrix"] = {
            "seconds": [list(row) for row in travel.seconds],
            "metres": [list(row) for row in travel.metres],
        }
    if travel.lines:
        table["lines"] = [
            {"from": line.start, "to": line.end, "line": encode_line(line.points)} for line in travel.lines
        ]
    return table


def _correction(road: RoadCorrection) -> Json:
    told = road.correction
    return {
        "from": told.origin,
        "to": told.destination,
        "one_way": told.one_way,
        "closed": told.closed,
        "extra_seconds": told.extra,
        "from_date": told.first.isoformat() if told.first else None,
        "to_date": told.last.isoformat() if told.last else None,
        "why": told.why,
        "by_way_of": list(road.vias),
        "no_way": road.is_cut,
    }


def _result(outcome: Outcome, plan_file: PlanFile) -> Json:
    aims = {"aims": [_aim(each) for each in plan_file.aims]} if plan_file.aims else {}
    return {
        "status": outcome.status.value,
        "method": outcome.method,
        "seed": outcome.seed,
        "objective_drive_seconds": outcome.objective,
        "bound_drive_seconds": outcome.bound,
        "gap": None if outcome.gap is None else round(outcome.gap, 6),
        "least_missing_visits": plan_file.least_missing,
        **aims,
        **({} if plan_file.by_hand is None else {"by_hand": _by_hand(plan_file.by_hand)}),
    }


def _by_hand(before: ByHand) -> Json:
    return {
        "status": before.status.value,
        "bound_drive_seconds": before.bound,
        "missing_required": before.lacking.required,
        "missing_wishes": [
            {"priority": priority, "missing": missing} for priority, missing in before.lacking.wishes
        ],
    }


def _aim(reached: AimReached) -> Json:
    return {
        "aim": reached.aim.value,
        "value": reached.value,
        "bound": reached.bound,
        "proven": reached.is_proven,
        "proven_for": reached.scope.value,
        "price_drive_seconds": reached.price,
        **({"price_is_of_plans_found": True} if reached.found else {}),
    }


def encode_tour(tour: Tour, stops: Mapping[str, Stop]) -> Json:
    """A tour as every file has it; `stops` by their ids."""
    return {
        "van": tour.van,
        **({"crew": tour.crew} if tour.crew else {}),
        "depot": tour.depot,
        "date": tour.date.isoformat(),
        "start": clock_text(tour.start),
        "leave": clock_text(tour.leave),
        "return": clock_text(tour.back),
        "end": clock_text(tour.end),
        "drive_seconds": tour.drive_seconds,
        "distance_m": tour.distance_m,
        "work_seconds": tour.work_seconds,
        "lunch": [clock_text(time) for time in tour.lunch] if tour.lunch else None,
        **({"lunch_leg": _leg(*tour.lunch_leg)} if tour.lunch_leg else {}),
        "visits": [_visit(visit, stops[visit.stop]) for visit in tour.visits],
        "leg_back_drive_seconds": tour.leg_back_drive_seconds,
        "leg_back_distance_m": tour.leg_back_distance_m,
    }


def _leg(seconds: int, metres: int) -> Json:
    return {"drive_seconds": seconds, "distance_m": metres}


def _visit(visit: Visit, stop: Stop) -> Json:
    return {
        "stop": visit.stop,
        "commune": stop.commune,
        "name": stop.name,
        "half": visit.half.value,
        "arrive": clock_text(visit.arrive),
        "start": clock_text(visit.start),
        "end": clock_text(visit.end),
        **({"pause": [clock_text(time) for time in visit.pause]} if visit.pause else {}),
        "leg_drive_seconds": visit.leg_drive_seconds,
        "leg_distance_m": visit.leg_distance_m,
        **({"leg_allowed_seconds": visit.leg_allowed_seconds} if visit.leg_allowed_seconds else {}),
    }


def _unserved(item: Unserved, stops: Mapping[str, Stop]) -> Json:
    table: Json = {
        "stop": item.stop,
        "commune": stops[item.stop].commune,
        "name": stops[item.stop].name,
        "missing_visits": item.missing_visits,
        "required": item.required,
        "rules": list(item.rules),
        "reason": item.reason,
    }
    if item.reason_message is not None:
        table["reason_message"] = encode_message(item.reason_message)
    return table


def _commune(commune: Commune) -> Json:
    return {
        "code": commune.code,
        "name": commune.name,
        "epci": commune.epci,
        "latitude": commune.position.latitude,
        "longitude": commune.position.longitude,
        "population": commune.population,
        "postal_code": commune.postal_code,
        "merged_into": commune.merged_into,
        "merged_on": commune.merged_on.isoformat() if commune.merged_on else None,
        "canton": commune.canton,
    }


def _area(area: Area) -> Json:
    return {"epci": area.epci, "name": area.name}


def clock_text(seconds: int) -> str:
    """The time of day; the times of tours are whole minutes, so nothing is lost."""
    assert seconds % MINUTE == 0, seconds
    return format_clock(seconds)
