"""How ways and nodes are driven, from their tags; numbers from the profile are worked out by hand."""

import random

import pytest

from tourplanner.travel.osm import profile
from tourplanner.travel.osm.tags import Obstacle, conditional_limits, obstacle_of, road_of, unread_limits

STREET = {"highway": "residential"}


def speeds(tags: dict[str, str]) -> tuple[float | None, float | None]:
    road = road_of(tags)
    assert road is not None
    return (road.along and road.along.speed, road.against and road.against.speed)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (STREET, (25, 25)),
        ({"highway": "tertiary"}, (40, 40)),
        # 80 % of the speed limit: 0.8 * 80 = 64.
        ({"highway": "tertiary", "maxspeed": "80"}, (64, 64)),
        ({"highway": "tertiary", "maxspeed": "FR:rural"}, (64, 64)),
        ({"highway": "tertiary", "maxspeed:type": "FR:urban"}, (40, 40)),
        ({"highway": "residential", "maxspeed": "FR:zone30"}, (24, 24)),
        ({"highway": "tertiary", "maxspeed": "80", "maxspeed:backward": "50"}, (64, 40)),
        # 30 mph are 48.27 km/h, of which 80 % are 38.616.
        ({"highway": "tertiary", "maxspeed": "30 mph"}, (38.616, 38.616)),
        ({"highway": "tertiary", "maxspeed": "walk"}, (4.8, 4.8)),
        ({"highway": "tertiary", "maxspeed": "1"}, (40, 40)),
        ({"highway": "tertiary", "maxspeed": "5"}, (4, 4)),
        ({"highway": "tertiary", "maxheight": "250"}, (40, 40)),
        ({"highway": "tertiary", "maxspeed": "80", "surface": "gravel"}, (40, 40)),
        ({"highway": "tertiary", "smoothness": "very_bad"}, (20, 20)),
        ({"highway": "track", "motor_vehicle": "yes", "tracktype": "grade5"}, (10, 10)),
        ({**STREET, "oneway": "yes"}, (25, None)),
        ({**STREET, "oneway": "-1"}, (None, 25)),
        ({**STREET, "junction": "roundabout"}, (25, None)),
        ({**STREET, "oneway": "no", "junction": "roundabout"}, (25, 25)),
        ({**STREET, "oneway:motorcar": "no", "oneway": "yes"}, (25, 25)),
        ({"highway": "motorway"}, (90, None)),
        ({**STREET, "vehicle:backward": "no"}, (25, None)),
        ({**STREET, "access": "no", "motorcar": "yes"}, (25, 25)),
        ({**STREET, "access": "no;permissive"}, (25, 25)),
        ({**STREET, "maxheight": "3.2"}, (25, 25)),
        ({**STREET, "maxweight": "3.5"}, (25, 25)),
        ({"route": "ferry", "motor_vehicle": "yes"}, (5, 5)),
        ({"route": "ferry", "foot": "yes", "motor_vehicle": "yes"}, (5, 5)),
        ({"route": "ferry", "foot": "yes", "hgv": "yes"}, (5, 5)),
        ({"route": "ferry", "duration": "9" * 200}, (5, 5)),
        # A limit that nothing keeps is none.
        ({**STREET, "maxheight": "0"}, (25, 25)),
        ({**STREET, "maxlength": "0.0"}, (25, 25)),
        ({**STREET, "maxweight": "3.5 kg"}, (25, 25)),
        ({**STREET, "maxweight": "10,000 lbs"}, (25, 25)),
        ({**STREET, "maxspeed": "٥٠"}, (25, 25)),
        ({**STREET, "maxspeed": "FR:living_street"}, (16, 16)),
        # What no such road has is no limit: the usual speed, and not 0.8 * 140 = 112 in a living street.
        ({"highway": "living_street", "maxspeed": "none"}, (10, 10)),
        ({"highway": "living_street", "maxspeed": "20"}, (16, 16)),
        ({"highway": "tertiary", "maxspeed": "none"}, (40, 40)),
        ({"highway": "tertiary", "maxspeed": "500"}, (40, 40)),
        ({"highway": "motorway", "maxspeed": "none"}, (112, None)),
        ({**STREET, "maxheight": "320 cm"}, (25, 25)),
        ({**STREET, "maxweight": "10000 lbs"}, (25, 25)),
    ],
)
def test_speeds(tags, expected):
    assert speeds(tags) == pytest.approx(expected)


@pytest.mark.parametrize(
    "tags",
    [
        {"highway": "footway"},
        {"highway": "track"},
        {"highway": "steps", "motor_vehicle": "yes"},
        {"highway": "construction"},
        {"building": "yes"},
        {**STREET, "access": "no"},
        {**STREET, "motor_vehicle": "agricultural"},
        {**STREET, "area": "yes"},
        {**STREET, "construction": "minor_works"},
        {**STREET, "oneway": "reversible"},
        {**STREET, "maxheight": "2.8"},
        {**STREET, "maxheight": "9'10\""},  # 2.997 m
        {**STREET, "maxwidth": "2"},
        {**STREET, "maxlength": "6"},
        {**STREET, "maxweight": "3"},
        {**STREET, "maxweight": "2800 kg"},
        {**STREET, "maxweight": "5000 lbs"},  # 2.268 t
        {**STREET, "maxheight": "250 cm"},
        {"route": "ferry", "foot": "yes"},
        {"route": "ferry", "bicycle": "yes", "foot": "designated"},
        {"route": "ferry", "passenger": "only"},
        {"route": "ferry", "foot": "yes", "hgv": "no"},
        {"route": "ferry", "foot": "ticket", "bicycle": "permissive"},
        {"route": "ferry", "foot": "yes", "motorcar": "no", "hgv": "yes"},
        {**STREET, "maxheight": "2m50"},
        {**STREET, "maxweight": "5,000 lbs"},
        {**STREET, "maxweight": "2T8"},
        {**STREET, "smoothness": "impassable"},
        {"highway": "service", "service": "emergency_access"},
    ],
)
def test_ways_that_the_van_does_not_drive(tags):
    assert road_of(tags) is None


def test_roads_for_visitors_are_driven_and_known_as_such():
    road = road_of({**STREET, "access": "destination"})
    assert road
    assert road.along
    assert road.along.visitors


def test_narrow_roads_are_liked_less_at_the_same_speed():
    road = road_of({"highway": "unclassified", "width": "3.5"})
    assert road
    assert road.along
    assert (road.along.speed, road.along.liking) == (25, 0.6)
    alley = road_of({"highway": "service", "service": "driveway"})
    assert alley
    assert alley.along
    assert (alley.along.speed, alley.along.liking) == (15, 0.5)


def test_a_ferry_tells_its_duration():
    road = road_of({"route": "ferry", "duration": "00:20"})
    assert road
    assert (road.ferry, road.crossing_seconds) == (True, 1200)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"barrier": "bollard"}, Obstacle(blocked=True)),
        ({"barrier": "bollard", "bollard": "rising"}, None),
        ({"barrier": "bollard", "motor_vehicle": "yes"}, None),
        ({"barrier": "gate"}, Obstacle(seconds=60)),
        ({"barrier": "gate", "access": "private"}, None),
        ({"barrier": "gate", "access": "no"}, Obstacle(blocked=True)),
        ({"barrier": "toll_booth"}, None),
        ({"barrier": "height_restrictor", "maxheight": "2.1"}, Obstacle(blocked=True)),
        ({"barrier": "height_restrictor", "maxheight": "3.5"}, None),
        ({"barrier": "kerb", "kerb": "lowered"}, None),
        ({"highway": "traffic_signals"}, Obstacle(seconds=2)),
        ({"highway": "stop", "direction": "backward"}, Obstacle(seconds=2, direction=-1)),
        ({"highway": "give_way", "direction": "forward"}, Obstacle(seconds=1, direction=1)),
        ({"highway": "street_lamp"}, None),
    ],
)
def test_obstacles(tags, expected):
    assert obstacle_of(tags) == expected


@pytest.mark.parametrize(
    ("tags", "unread"),
    [
        ({"maxheight": "250"}, ("maxheight=250",)),
        ({"maxheight": "250 cm", "maxwidth": "2.5", "maxweight": "3.5"}, ()),
        ({"maxheight": "default", "maxweight": "unsigned", "maxspeed": "none"}, ()),
        ({"maxheight:physical": "low", "maxlength": "0"}, ("maxheight:physical=low", "maxlength=0")),
        ({"maxweight": "3500", "maxweightrating": "3500 kg"}, ("maxweight=3500",)),
        ({"maxspeed": "1", "maxspeed:backward": "500"}, ("maxspeed=1", "maxspeed:backward=500")),
        (
            {"maxspeed": "٥٠", "maxheight": "0.2", "maxweight": "3.5 kg"},
            ("maxspeed=٥٠", "maxheight=0.2", "maxweight=3.5 kg"),
        ),
        ({"maxspeed": "50;30", "maxspeed:forward": "30 mph", "maxspeed:type": "FR:urban"}, ()),
    ],
)
def test_limits_that_cannot_be_meant_are_named(tags, unread):
    assert unread_limits({"highway": "residential", **tags}) == unread


def test_limits_under_a_condition_are_named():
    tags = {
        "highway": "residential",
        "maxspeed": "50",
        "maxspeed:conditional": "30 @ (08:00-09:00)",
        "access:backward:conditional": "no @ (Th)",
        "maxspeed:hgv:conditional": "30 @ (wet)",
    }
    assert conditional_limits(tags) == (
        "maxspeed:conditional=30 @ (08:00-09:00)",
        "access:backward:conditional=no @ (Th)",
    )
    assert unread_limits(tags) == ()
    assert speeds(tags) == (40, 40)


def test_nothing_that_people_write_is_too_odd():
    """Texts of chance from what limits are written with, under every key that is read."""
    chance = random.Random(20270104)
    keys = (
        "maxspeed",
        "maxspeed:forward",
        "maxheight",
        "maxwidth",
        "width",
        "maxweight",
        "maxlength",
        "duration",
    )
    parts = [
        "3",
        "5",
        ".",
        ",",
        ";",
        " ",
        "m",
        "t",
        "kg",
        "lbs",
        "'",
        '"',
        "²",
        "٥",
        "½",
        "-",
        ":",
        "PT",
        "H",
        "none",
    ]
    for _ in range(2000):
        text = "".join(chance.choices(parts, k=chance.randrange(7)))
        for kind in ({"highway": "primary"}, {"route": "ferry"}):
            tags = {**kind, chance.choice(keys): text, chance.choice(keys): text[::-1]}
            road = road_of(tags)
            if road is not None:
                drives = [drive for drive in (road.along, road.against) if drive is not None]
                assert all(0 < drive.speed <= 112 for drive in drives), tags
                assert 0 <= road.crossing_seconds <= profile.LONGEST_CROSSING, tags
            unread_limits(tags)
