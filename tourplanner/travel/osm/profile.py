"""How fast and where the van drives: every figure of the profile, in km/h, seconds, metres, tonnes.

The speeds and delays are those of the car profile of OSRM (``car.lua``), so that times without
``van_factor`` are the times of the best known free router; the sizes are those of a camping-car of
less than 3.5 tonnes, which may not go everywhere a car does.
"""

from collections.abc import Mapping
from types import MappingProxyType

VERSION = 4
"""Raised with every change of this package that changes times: what was built before is stale."""

HEIGHT = 3.1
WIDTH = 2.3
LENGTH = 7.5
TONNES = 3.5

SPEEDS: Mapping[str, float] = MappingProxyType(
    {
        "motorway": 90,
        "motorway_link": 45,
        "trunk": 85,
        "trunk_link": 40,
        "primary": 65,
        "primary_link": 30,
        "secondary": 55,
        "secondary_link": 25,
        "tertiary": 40,
        "tertiary_link": 20,
        "unclassified": 25,
        "residential": 25,
        "living_street": 10,
        "service": 15,
        "winter_road": 20,
        "ice_road": 15,
    }
)
"""Mean speed on each class of road that has no speed limit tagged."""

OTHER_SPEED = 10.0
"""On a way of another class, a track say, that expressly admits cars."""

LIMIT_SHARE = 0.8
"""Mean speed, in speed limits."""

FERRY_SPEEDS: Mapping[str, float] = MappingProxyType({"ferry": 5, "shuttle_train": 10})
"""On a crossing that tells no duration, by its ``route``."""

LONGEST_CROSSING = 72 * 3600
"""Seconds; a ferry that says it takes longer means something else."""

MOVABLE_BRIDGE_SPEED = 5.0

ZONES: Mapping[str, float] = MappingProxyType(
    {"urban": 50, "rural": 90, "trunk": 110, "motorway": 130, "walk": 6}
)
"""Speed limits that go without a sign, by the zone in values such as ``FR:urban``."""

NATIONAL_ZONES: Mapping[str, float] = MappingProxyType(
    {
        "fr:rural": 80,
        "fr:zone30": 30,
        "fr:zone20": 20,
        "fr:living_street": 20,
        "es:trunk": 90,
        "ch:rural": 80,
        "ch:trunk": 100,
        "ch:motorway": 120,
        "at:rural": 100,
        "at:trunk": 100,
        "be:motorway": 120,
        "de:living_street": 7,
        "de:rural": 100,
        "none": 140,
        "walk": 6,
    }
)
"""Where a country differs from `ZONES`."""

HIGHEST_LIMIT = 110.0
"""A speed limit above this is believed on the classes of `HIGHEST_LIMITS` alone."""

LOWEST_LIMIT = 5.0
"""A speed limit below this is a slip, not a walking pace."""

HIGHEST_LIMITS: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys(("motorway", "motorway_link", "trunk", "trunk_link"), 140.0),
        "primary": 120.0,
        "primary_link": 120.0,
        "living_street": 30.0,
        "service": 70.0,
    }
)

SURFACE_LIMITS: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys(("cement", "compacted", "fine_gravel"), 80),
        **dict.fromkeys(("paving_stones", "metal", "bricks"), 60),
        **dict.fromkeys(("grass", "wood", "sett", "grass_paver", "gravel", "unpaved"), 40),
        **dict.fromkeys(("ground", "dirt", "pebblestone", "tartan"), 40),
        **dict.fromkeys(("cobblestone", "clay", "snow"), 30),
        **dict.fromkeys(("earth", "stone", "rocky", "sand", "ice"), 20),
        "laterite": 15,
        "mud": 10,
    }
)
TRACK_LIMITS: Mapping[str, float] = MappingProxyType(
    {"grade1": 60, "grade2": 40, "grade3": 30, "grade4": 25, "grade5": 20}
)
SMOOTHNESS_LIMITS: Mapping[str, float] = MappingProxyType(
    {"intermediate": 80, "bad": 40, "very_bad": 20, "horrible": 10, "very_horrible": 5, "impassable": 0}
)

SERVICE_LIKING = 0.5
"""Alleys, driveways and car parks are liked as if they took 1 / this times as long."""

SERVICES = frozenset({"alley", "parking", "parking_aisle", "driveway", "drive-through", "drive-thru"})
NARROW_LIKINGS = ((3.0, 0.5), (4.0, 0.6), (5.0, 0.75), (6.0, 0.8))
"""How two-way roads are liked that are narrower than so many metres."""

UNMARKED_LIKING = 0.75
ALTERNATING_LIKING = 0.4
SIDE_ROAD_LIKING = 0.8
YIELDING_LIKING = 0.7

LEAST_METRES, LARGEST_METRES = 0.5, 60.0
LEAST_TONNES, LARGEST_TONNES = 0.1, 200.0
"""What is larger and has no unit is not in metres, or tonnes: centimetres for a height, kilograms.

What is smaller is no limit of a road either, but a slip: nothing would pass.
"""

NO_LIMIT = frozenset(
    {"none", "no", "default", "unsigned", "no_sign", "no_indications", "below_default", "unknown", "signals"}
    | {"variable", "implicit"}
)
"""What is said of a limit in words where there is none to read."""

ACCESS_KEYS = ("motorcar", "motor_vehicle", "vehicle", "access")
"""Who may drive, the most special first."""

CONDITIONAL = ":conditional"
"""The end of a key whose value holds at some hours, or for some vehicles."""

LIMIT_KEYS = frozenset(
    {*ACCESS_KEYS, "oneway", "maxspeed", "maxspeed:advisory", "maxheight", "maxwidth", "maxlength"}
    | {"maxweight", "maxweightrating"}
)
"""What says where, how fast and in which size a car may drive."""

WALKER_KEYS = ("foot", "bicycle", "passenger", "passengers")
"""What a ferry says that takes people without their cars."""

WALKERS = frozenset(
    {"yes", "designated", "only", "permissive", "customers", "destination", "permit", "ticket"}
)

LOADED_KEYS = ("hgv", "bus", "coach", "motorhome", "goods", "motorcycle")
"""What a ferry says that takes vehicles, of whatever kind: there is a deck for them."""

OPEN = frozenset({"yes", "motorcar", "motor_vehicle", "vehicle", "permissive", "designated", "hov"})
VISITORS = frozenset({"private", "delivery", "destination", "customers", "permit", "residents", "unknown"})
"""Only for those who have business there: driven at either end of a trip, never through."""

CLOSED = frozenset(
    {
        "no",
        "agricultural",
        "forestry",
        "emergency",
        "psv",
        "taxi",
        "share_taxi",
        "minibus",
        "bus",
        "foot",
        "emergency_vehicle",
        "restricted",
        "military",
        "official",
        "customers",
        "private",
        "delivery",
        "destination",
        "permit",
        "residents",
    }
)

PASSABLE_BARRIERS = frozenset(
    {
        "cattle_grid",
        "border_control",
        "toll_booth",
        "sally_port",
        "no",
        "entrance",
        "height_restrictor",
        "arch",
    }
)
BARRIER_SECONDS: Mapping[str, float] = MappingProxyType({"gate": 60, "lift_gate": 60})

SIGN_SECONDS: Mapping[str, float] = MappingProxyType({"traffic_signals": 2, "stop": 2, "give_way": 1})
"""Lost at a sign, by the ``highway`` of its node."""

TURN_SECONDS = 7.5
"""Lost in the sharpest turn; less in a slighter one, along a sigmoid."""

TURN_BIAS = 1.075
"""Above 1, a left turn costs more than a right one."""

ONCOMING_SECONDS = 2.0
"""Lost in a sharp left turn besides, which crosses the oncoming lane."""

U_TURN_SECONDS = 20.0

TRESPASS_SECONDS = 6000.0
"""How much is driven rather than to enter a road that is for visitors alone."""
