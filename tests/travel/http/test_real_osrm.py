"""A real OSRM server, held to roads whose lengths and speeds the test knows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.commands import run, small
from tests.travel.real_osrm import serving
from tourplanner.domain.place import Place, Position
from tourplanner.errors import TravelError
from tourplanner.travel.estimate import geodesic_km
from tourplanner.travel.http.osrm import Osrm

AUCH = Place("auch", "Auch", Position(43.6398, 0.5986))
MONFORT = Place("32269", "Monfort", Position(43.79556, 0.8225), "32269")
TOUGET = Place("32448", "Touget", Position(43.68583, 0.92), "32448")
ISLAND = Place("island", "Island", Position(43.9, 0.3))
PLACES = (AUCH, MONFORT, TOUGET)


def way(number: int, start: int, end: int, **tags: str) -> str:
    """A secondary road, straight from node to node."""
    told = "".join(f'<tag k="{key}" v="{value}"/>' for key, value in {"highway": "secondary", **tags}.items())
    return f'<way id="{number}" version="1"><nd ref="{start}"/><nd ref="{end}"/>{told}</way>'


ROADS = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6" generator="test">
{
    "".join(
        f'<node id="{number}" lat="{place.position.latitude}" lon="{place.position.longitude}" version="1"/>'
        for number, place in enumerate((*PLACES, ISLAND), start=1)
    )
}
<node id="5" lat="43.9001" lon="0.3100" version="1"/>
{way(10, 1, 2, maxspeed="80")}
{way(11, 2, 3, maxspeed="60")}
{way(12, 1, 3, maxspeed="80", oneway="yes")}
{way(13, 4, 5)}
</osm>
"""
"""Auch to Monfort at 80, on to Touget at 60, and from Auch to Touget at 80, but not back."""


@pytest.fixture(scope="module")
def url(osrm_programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    work = tmp_path_factory.mktemp("osrm")
    (work / "roads.osm").write_text(ROADS, encoding="utf-8")
    with serving(work / "roads.osm", work, "--max-table-size", "3") as address:
        yield address


def metres(a: Place, b: Place) -> float:
    """Metres on the ellipsoid."""
    return 1000 * geodesic_km(a.position, b.position)


def test_times_and_lengths_of_known_roads(url: str) -> None:
    found = Osrm(url, 1.25, places=PLACES).matrix([place.position for place in PLACES])

    # The car of OSRM drives at 0.8 times the speed that is allowed; the van takes 1.25 times as long.
    there, on = metres(AUCH, MONFORT), metres(MONFORT, TOUGET)
    assert found.metres[0, 1] == pytest.approx(there, rel=0.002)
    assert found.seconds[0, 1] == pytest.approx(1.25 * there / (0.8 * 80 / 3.6), rel=0.002)
    assert found.seconds[1, 2] == pytest.approx(1.25 * on / (0.8 * 60 / 3.6), rel=0.002)
    # Straight there, but back by way of Monfort.
    assert found.metres[0, 2] == pytest.approx(metres(AUCH, TOUGET), rel=0.002)
    assert found.metres[2, 0] == pytest.approx(on + there, rel=0.002)


def test_lines_follow_the_roads(url: str) -> None:
    (line,) = Osrm(url, 1.0, places=PLACES).lines([(TOUGET.position, AUCH.position)])
    assert [(round(p.latitude, 4), round(p.longitude, 4)) for p in line] == [
        (43.6858, 0.92),
        (43.7956, 0.8225),
        (43.6398, 0.5986),
    ]


def test_an_island_is_named(url: str) -> None:
    places = (*PLACES, ISLAND)
    with pytest.raises(TravelError, match=r"no way leads to or from Island \(island\)"):
        Osrm(url, 1.0, places=places).matrix([place.position for place in places])


def test_a_place_off_the_map_is_named(url: str) -> None:
    vaduz = Place("vaduz", "Vaduz", Position(47.14, 9.52))
    told = r"no road near some places(.|\n)*Vaduz \(vaduz\): \d+(\.\d)?\u00a0km"
    with pytest.raises(TravelError, match=told):
        Osrm(url, 1.0, places=(AUCH, vaduz)).matrix([AUCH.position, vaduz.position])


def test_a_profile_that_osrm_does_not_read(url: str) -> None:
    with pytest.raises(TravelError, match="answers InvalidUrl"):
        Osrm(url, 1.0, profile="driving/no").matrix([AUCH.position, MONFORT.position])


def test_plan_with_its_times(url: str, tmp_path: Path) -> None:
    config = small(tmp_path, extra=f'[travel]\nprovider = "osrm"\nurl = "{url}"\nvan_factor = 1.0\n')
    planned = run("plan", config, "--out", tmp_path / "out")
    assert planned.exit_code == 0, planned.output
    assert run("check", tmp_path / "out").exit_code == 0
