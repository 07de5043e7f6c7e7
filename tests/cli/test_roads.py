"""The commands around real roads."""

from pathlib import Path

import pytest

from tests.cli.commands import ALL_WELL, run, run_in_french, small
from tests.cli.travel_times import TABLE, travel
from tests.travel.osm.files import ANDORRA, LIECHTENSTEIN, draw
from tests.travel.osm.server import Behaviour, serving
from tourplanner.message import message
from tourplanner.travel.osm.store import FOLDER_VARIABLE
from tourplanner.workflow import roads
from tourplanner.workflow.sources.known_roads import known_of

VELLA, ORDINO, ENCAMP = (42.5063, 1.5218), (42.5562, 1.5333), (42.5364, 1.5826)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "roads"
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    return folder


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Two stops and a depot, moved to Andorra."""
    depot = f"latitude = {VELLA[0]}\nlongitude = {VELLA[1]}"
    path = small(tmp_path, "latitude = 43.6398\nlongitude = 0.5986", depot)
    text = path.read_text()
    for code, (latitude, longitude) in (("32269", ORDINO), ("32448", ENCAMP)):
        stop = f'commune = "{code}"\n'
        text = text.replace(stop, f"{stop}latitude = {latitude}\nlongitude = {longitude}\n")
    path.write_text(text)
    return path


def pairs(text: str, row: str) -> int:
    """How many pairs a row of the table tells of."""
    (line,) = [line for line in text.splitlines() if line.startswith(row)]
    return int(line.split()[2])


def test_fetch_downloads_and_builds(home):
    with serving(Behaviour(ANDORRA.read_bytes())) as url:
        shown = run("roads", "fetch", "--url", url)
    assert shown.exit_code == 0
    assert "andorra-latest.osm.pbf: 1,170 ways" in shown.stdout
    assert "data of 2013-05-28" in shown.stdout
    assert "Open Database Licence" in shown.stderr
    assert (home / "andorra-latest.osm.pbf").is_file()
    again = run("roads", "build")
    assert (again.exit_code, again.stdout) == (0, shown.stdout)
    assert "has not changed since it was built" in again.stderr


def test_fetch_without_a_server_exits_3():
    shown = run("roads", "fetch", "--url", "ftp://somewhere/x.osm.pbf")
    assert (shown.exit_code, shown.stdout) == (3, "")
    assert "is not an address" in shown.stderr


def test_build_without_a_file_says_how_to_get_one():
    shown = run("roads", "build")
    assert shown.exit_code == 3
    assert "roads fetch" in shown.stderr


@pytest.mark.slow
def test_build_names_the_limits_that_it_cannot_read(home, tmp_path):
    corners = {1: (0.6, 43.6), 2: (0.61, 43.6), 3: (0.62, 43.61)}
    limited = {"highway": "tertiary", "maxheight": "250", "maxspeed": "1"}
    ways = [([1, 2], {"highway": "tertiary"}), ([2, 3], limited), ([3, 1], {"highway": "tertiary"})]

    built = run("roads", "build", draw(tmp_path / "drawn.osm.pbf", corners, ways))

    assert built.exit_code == 0, built.output
    assert "2 limits cannot be read and count as none: maxheight=250 (way 2), maxspeed=1 (way 2)" in (
        built.stderr.replace("\n", " ")
    )


def test_plan_and_check_say_where_times_come_from(config, tmp_path):
    assert run_in_french("roads", "build", ANDORRA).exit_code == 0
    shown = run_in_french("plan", config, "--out", tmp_path / "out")
    assert shown.exit_code == 0
    assert "routes d’OpenStreetMap (données du 28\u00a0mai\u00a02013)." in shown.stdout
    assert run("check", tmp_path / "out").stdout == ALL_WELL
    estimated = run_in_french("plan", "--out", tmp_path / "pilot")
    assert "Temps de trajet estimés d’après les distances" in estimated.stdout
    assert "geodesic" not in estimated.stdout


@pytest.mark.slow
def test_check_compares_with_the_estimate_and_says_that_the_gers_is_not_covered(config, tmp_path):
    run("roads", "build", ANDORRA)
    plot = tmp_path / "pairs.svg"
    shown = run("roads", "check", config, "--plot", plot)
    assert shown.exit_code == 0
    assert "published figures are not compared, the roads do not cover the Gers" in shown.stderr
    assert "minutes, estimate" in shown.stdout
    assert "Furthest apart, km, estimate" in shown.stdout
    # Six ordered pairs of three places.
    assert pairs(shown.stdout, " km, estimate") == 6
    first = plot.read_bytes()
    assert first.startswith(b"<?xml")
    run("roads", "check", config, "--plot", plot)
    assert plot.read_bytes() == first


def test_check_of_the_estimate_against_published_figures():
    shown = run("roads", "check", "--provider", "estimate")
    # In words; formulas are for those who look for bugs.
    assert shown.stdout.startswith("Travel times estimated from distances as the crow flies")
    assert "1.245" not in shown.stdout
    assert shown.exit_code == 0
    # 69 rows with kilometres between two communes of the Gers, those that nobody verified left out.
    assert pairs(shown.stdout, " km, published") == 69


def test_check_refuses(config, tmp_path):
    shown = run("roads", "check", config, "--provider", "osmr")
    assert shown.exit_code == 2
    assert 'Maybe "osm"' in shown.stderr
    assert run("roads", "check", "--plot", tmp_path / "plot.pdf").exit_code == 2
    table = tmp_path / "reference.csv"
    table.write_text("from,to,km,minutes,source\nAuch,Mirande,far,,me\n")
    shown = run("roads", "check", "--reference", table)
    assert shown.exit_code == 2
    assert 'line 2, column km: "far" is not a number above 0' in shown.stderr
    assert run("roads", "check", config, "--provider", "osm").exit_code == 3


@pytest.mark.slow
def test_calibrate_finds_constants_that_do_better_than_those_of_the_gers(tmp_path):
    shown = run("roads", "calibrate", LIECHTENSTEIN)
    assert shown.exit_code == 0
    rows = {line.split()[0]: line.split()[1:] for line in shown.stdout.splitlines() if "%" in line}
    fitted, present = (float(rows[name][1].rstrip("%")) for name in ("fitted", "present"))
    assert fitted < present
    assert "minutes = 60 * km / " in shown.stdout
    assert run("roads", "calibrate").stdout == shown.stdout


def test_calibrate_needs_enough_places(config):
    shown = run("roads", "calibrate", ANDORRA, "--config", config)
    assert shown.exit_code == 3
    assert "at least 30 are needed" in shown.stderr


def test_days_go_with_no_roads(tmp_path: Path) -> None:
    done = run("roads", "calibrate", tmp_path / "gers.osm.pbf", "--from-days", tmp_path)
    assert done.exit_code == 2
    assert "--from-days goes without FILE and --config" in done.stderr


def test_check_of_a_config_with_a_table_of_times(tmp_path):
    (tmp_path / "temps.csv").write_text(TABLE, encoding="utf-8")
    asked = travel(tmp_path, 'provider = "matrix"\nfile = "temps.csv"')
    for provider, other in ((), "matrix"), (("--provider", "matrix"), "estimate"):
        shown = run("roads", "check", asked, *provider)
        assert shown.exit_code == 0, shown.stderr
        # Six ordered pairs of three places.
        assert pairs(shown.stdout, f" km, {other}") == 6
    assert "published figures are not compared, the table has other places" in shown.stderr
    assert "the roads do not cover" not in shown.stderr


def test_check_tells_once_what_several_providers_would_tell(tmp_path, monkeypatch):
    (tmp_path / "temps.csv").write_text(TABLE, encoding="utf-8")
    asked = travel(tmp_path, 'provider = "matrix"\nfile = "temps.csv"')
    notices = []

    def known(*args):
        args[2](message("travel.no-residents-in-own-table"))
        return known_of(*args)

    monkeypatch.setattr(roads, "known_of", known)
    roads.check_roads(asked, None, None, None, notices.append)
    assert notices.count(message("travel.no-residents-in-own-table")) == 1
