"""From the tags of a way or node to how it is driven."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tourplanner.travel.osm import profile
from tourplanner.travel.osm.quantities import duration, metres, speed_limit, tonnes

Tags = Mapping[str, str]

_DIRECTION = re.compile(r":(?:forward|backward|both)$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Drive:
    """One direction of a way.

    Attributes
    ----------
    speed
        Mean, in km/h.
    liking
        Above 0, at most 1: the way is chosen as if it took ``1 / liking`` times as long.
    visitors
        Whether it is only for those who have business there.
    """

    speed: float
    liking: float = 1.0
    visitors: bool = False


@dataclass(frozen=True, slots=True)
class Road:
    """How a way is driven, along its nodes and against; None where it is not.

    ``crossing_seconds`` is the duration of a whole crossing by ferry, 0 where it is not told.
    """

    along: Drive | None
    against: Drive | None
    ferry: bool = False
    roundabout: bool = False
    crossing_seconds: int = 0


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands on a node: whether nobody passes, the seconds lost, and the only direction, +1 or -1."""

    blocked: bool = False
    seconds: float = 0.0
    direction: int = 0


def road_of(tags: Tags) -> Road | None:
    """How a way with these tags is driven, None if it is not."""
    highway, ferry = tags.get("highway", ""), tags.get("route") in profile.FERRY_SPEEDS
    if not (highway or ferry) or _is_shut(tags, highway) or (ferry and _is_for_walkers(tags)):
        return None
    access = _both(tags, profile.ACCESS_KEYS)
    alone = tuple(value in profile.VISITORS and highway in profile.SPEEDS for value in access)
    passable = [
        not (value in profile.CLOSED and not visitors) for value, visitors in zip(access, alone, strict=True)
    ]
    along, against = _directions(tags, highway)
    opens = [passable[0] and along and _fits(tags, 0), passable[1] and against and _fits(tags, 1)]
    speeds = _speeds(tags, highway, access)
    opens = [is_open and speed > 0 for is_open, speed in zip(opens, speeds, strict=True)]
    if not any(opens):
        return None
    likings = _likings(tags, two_way=all(opens))
    drives = [
        Drive(speed, liking, visitors) if is_open else None
        for is_open, speed, liking, visitors in zip(opens, speeds, likings, alone, strict=True)
    ]
    junction = tags.get("junction") in ("roundabout", "circular")
    return Road(drives[0], drives[1], ferry, junction, duration(tags.get("duration", "")) if ferry else 0)


def obstacle_of(tags: Tags) -> Obstacle | None:
    """What a node with these tags does to those who pass it, None if nothing."""
    access = next((_resolved(tags[key]) for key in profile.ACCESS_KEYS if key in tags), "")
    seconds = 0.0
    if access:
        if access in profile.CLOSED and access not in profile.VISITORS:
            return Obstacle(blocked=True)
    elif barrier := tags.get("barrier", ""):
        if _stops(tags, barrier):
            return Obstacle(blocked=True)
        seconds += profile.BARRIER_SECONDS.get(barrier, 0)
    sign = tags.get("highway", "")
    seconds += profile.SIGN_SECONDS.get(sign, 0)
    if not seconds:
        return None
    told = tags.get("traffic_signals:direction") or tags.get("direction", "")
    return Obstacle(seconds=seconds, direction={"forward": 1, "backward": -1}.get(told, 0))


def _both(tags: Tags, keys: tuple[str, ...]) -> tuple[str, str]:
    """The value along and against the way under the first of `keys` that has one."""
    along = against = ""
    for key in keys:
        common = tags.get(key, "")
        along = along or tags.get(f"{key}:forward", "") or common
        against = against or tags.get(f"{key}:backward", "") or common
    return _resolved(along), _resolved(against)


def _resolved(value: str) -> str:
    """The most open of values such as ``destination;permissive``."""
    if ";" not in value:
        return value

    def rank(part: str) -> int:
        return 2 * (part in profile.OPEN) + (part in profile.VISITORS) - (part in profile.CLOSED)

    return max((part.strip() for part in value.split(";")), key=rank)


def _is_shut(tags: Tags, highway: str) -> bool:
    """Whether nobody drives there in either direction."""
    works = tags.get("construction", "no")
    return (
        highway in ("steps", "construction", "proposed", "reversible", "impassable", "area")
        or tags.get("area") == "yes"
        or tags.get("railway") == "construction"
        or works not in ("no", "widening", "minor")
        or (not highway and "proposed" in tags)
        or tags.get("oneway") == "reversible"
        or tags.get("impassable") == "yes"
        or tags.get("status") == "impassable"
        or tags.get("service") == "emergency_access"
    )


def _is_for_walkers(tags: Tags) -> bool:
    """Whether a ferry says whom it takes, and no vehicle is among them."""
    if any(key in tags for key in profile.ACCESS_KEYS[:3]):
        return False
    if any(tags.get(key, "no") != "no" for key in profile.LOADED_KEYS):
        return False
    return any(tags.get(key) in profile.WALKERS for key in profile.WALKER_KEYS)


def _directions(tags: Tags, highway: str) -> tuple[bool, bool]:
    """Whether the way is driven along its nodes, and against."""
    special = (tags.get(f"oneway:{key}") for key in profile.ACCESS_KEYS[:3])
    oneway = next((value for value in special if value), None) or tags.get("oneway", "")
    if oneway == "-1":
        return False, True
    implied = highway == "motorway" or tags.get("junction") in ("roundabout", "circular")
    return True, not (oneway in ("yes", "1", "true") or (implied and oneway != "no"))


def _fits(tags: Tags, side: int) -> bool:
    """Whether the van is not too high, wide, long or heavy in that direction."""
    height = _length(_both(tags, ("maxheight:physical", "maxheight"))[side])
    width = _length(_both(tags, ("maxwidth:physical", "maxwidth", "width", "est_width"))[side])
    length = _length(_both(tags, ("maxlength",))[side])
    weight = _weight(_both(tags, ("maxweightrating", "maxweight"))[side])
    return not (
        (height is not None and height < profile.HEIGHT)
        or (width is not None and width <= profile.WIDTH)
        or (length is not None and length < profile.LENGTH)
        or (weight is not None and weight < profile.TONNES)
    )


def _length(text: str) -> float | None:
    """A limit in metres; None for what cannot be meant as one."""
    length = metres(text)
    return length if length is not None and profile.LEAST_METRES <= length <= profile.LARGEST_METRES else None


def _weight(text: str) -> float | None:
    """A limit in tonnes; None for what cannot be meant as one."""
    weight = tonnes(text)
    return weight if weight is not None and profile.LEAST_TONNES <= weight <= profile.LARGEST_TONNES else None


def unread_limits(tags: Tags) -> tuple[str, ...]:
    """The limits of a way that nobody can mean as they stand, or read: ``maxheight=250``, without a unit.

    They count as if there were none.
    """
    highway = tags.get("highway", "")
    return tuple(
        f"{key}={value}"
        for key, value in tags.items()
        if value
        and not key.endswith(profile.CONDITIONAL)
        and value.lower() not in profile.NO_LIMIT
        and not _is_read(key.partition(":")[0], value, highway)
    )


def conditional_limits(tags: Tags) -> tuple[str, ...]:
    """What a way says that holds at some hours or for some vehicles; what goes without a condition counts.

    Such as ``maxspeed:conditional=30 @ (08:00-09:00)``.
    """
    return tuple(
        f"{key}={value}"
        for key, value in tags.items()
        if key.endswith(profile.CONDITIONAL)
        and _DIRECTION.sub("", key.removesuffix(profile.CONDITIONAL)) in profile.LIMIT_KEYS
    )


def _is_read(key: str, value: str, highway: str) -> bool:
    """Whether a limit can be meant; what is no limit can."""
    if key == "maxspeed":
        return not value[:1].isdigit() or _believed(speed_limit(_resolved(value)), highway) > 0
    if key in ("maxheight", "maxwidth", "maxlength"):
        return _length(value) is not None
    if key in ("maxweight", "maxweightrating"):
        return _weight(value) is not None
    return True


def _speeds(tags: Tags, highway: str, access: tuple[str, str]) -> list[float]:
    """Mean speeds along and against; 0 where cars do not go."""
    route = tags.get("route", "")
    if route in profile.FERRY_SPEEDS:
        return [profile.FERRY_SPEEDS[route]] * 2
    usual = profile.SPEEDS.get(highway, 0.0)
    admitted = [value != "" and value not in profile.CLOSED for value in access]
    speeds = [usual or (profile.OTHER_SPEED if welcome else 0.0) for welcome in admitted]
    if tags.get("bridge") == "movable":
        speeds = [profile.MOVABLE_BRIDGE_SPEED] * 2
    limits = _both(tags, ("maxspeed:advisory", "maxspeed", "source:maxspeed", "maxspeed:type"))
    limited = (_believed(speed_limit(text), highway) * profile.LIMIT_SHARE for text in limits)
    speeds = [speed and (limit or speed) for speed, limit in zip(speeds, limited, strict=True)]
    for key, table in (
        ("surface", profile.SURFACE_LIMITS),
        ("tracktype", profile.TRACK_LIMITS),
        ("smoothness", profile.SMOOTHNESS_LIMITS),
    ):
        most = table.get(tags.get(key, ""))
        if most is not None:
            speeds = [min(speed, most) for speed in speeds]
    return speeds


def _believed(limit: float, highway: str) -> float:
    """A speed limit in km/h; 0 for one that no such road has: ``none`` in a living street, 500 for 50, 1."""
    most = profile.HIGHEST_LIMITS.get(highway, profile.HIGHEST_LIMIT)
    return limit if profile.LOWEST_LIMIT <= limit <= most else 0.0


def _likings(tags: Tags, *, two_way: bool) -> list[float]:
    """How the way is liked along and against: the worst of all reasons."""
    reasons = [1.0]
    if tags.get("service") in profile.SERVICES:
        reasons.append(profile.SERVICE_LIKING)
    if two_way:
        reasons.append(_narrowness(tags))
    if tags.get("oneway") == "alternating":
        reasons.append(profile.ALTERNATING_LIKING)
    if tags.get("side_road") in ("yes", "rotary"):
        reasons.append(profile.SIDE_ROAD_LIKING)
    yielding = tags.get("priority")
    along = profile.YIELDING_LIKING if yielding == "backward" else 1.0
    against = profile.YIELDING_LIKING if yielding == "forward" else 1.0
    return [min(*reasons, along), min(*reasons, against)]


def _narrowness(tags: Tags) -> float:
    """How a two-way road is liked for its width, lanes and markings."""
    lanes = _NUMBER.match(tags.get("lanes", ""))
    if lanes and float(lanes[0].replace(",", ".")) <= 1:
        return 0.5
    width = _length(tags.get("width", ""))
    if width is not None and width < profile.NARROW_LIKINGS[-1][0]:
        return next(liking for most, liking in profile.NARROW_LIKINGS if width < most or width == most == 3)
    return profile.UNMARKED_LIKING if tags.get("lane_markings") == "no" else 1.0


def _stops(tags: Tags, barrier: str) -> bool:
    """Whether a barrier keeps the van from passing."""
    if barrier == "height_restrictor":
        height = metres(tags.get("maxheight", ""))
        return height is not None and height < profile.HEIGHT
    return not (
        barrier in profile.PASSABLE_BARRIERS
        or barrier in profile.BARRIER_SECONDS
        or tags.get("bollard") == "rising"
        or tags.get("kerb") in ("lowered", "flush")
        or (barrier == "kerb" and tags.get("highway") == "crossing")
        or (barrier == "fence" and tags.get("sensory") in ("audible", "audio"))
    )
