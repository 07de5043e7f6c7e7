"""What a scenario does to a config."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tests.instances import catalogue
from tests.scenario.scenarios import faults_of, laid, pilot_file, with_more
from tourplanner.domain.config import Ban
from tourplanner.domain.place import Position
from tourplanner.inputs.shipped import find_scenario, scenario_folder
from tourplanner.scenario.lay import lay, under
from tourplanner.scenario.scenario import parse_scenario, read_scenario

LOMAGNE, ADOUR, ASTARAC = "200034726", "200035632", "200035756"


def test_the_empty_scenario_changes_nothing() -> None:
    assert laid("") == pilot_file()
    assert lay(pilot_file(), [], catalogue()) == pilot_file()


def test_settings_are_laid_over_key_by_key() -> None:
    before = pilot_file()
    after = laid(
        '[set.calendar]\nweeks = 2\nstart = 2027-02-01\n[set.sessions.morning]\nclose = "11:30"\n'
    ).config

    assert (after.calendar.weeks, after.calendar.start) == (2, date(2027, 2, 1))
    assert after.calendar.weekdays == before.config.calendar.weekdays
    assert [hours.closes // 60 for hours in after.sessions.values()] == [11 * 60 + 30, 16 * 60 + 30]
    # What was read before stays as it was.
    assert before == pilot_file()
    assert before.config.calendar.weeks == 4


def test_stops_are_added_after_the_others() -> None:
    after = laid('[[add.areas]]\nepci = "243200417"\n[[add.stops]]\ncommune = "32290"\nvisits = 2\n')

    assert [stop.id for stop in after.config.stops][-2:] == ["32020", "32290"]
    assert after.config.stops[-1].visits == 2
    assert after.config.areas[-1].epci == "243200417"


def test_an_area_is_left_out_with_its_stops() -> None:
    after = laid(f'[remove]\nareas = ["{LOMAGNE}"]\n').config

    assert {area.epci for area in after.areas} == {ADOUR, ASTARAC}
    assert {stop.area for stop in after.stops} == {ADOUR, ASTARAC}
    assert len(after.stops) == 16


def test_the_narrower_change_wins() -> None:
    after = laid(
        "[change.stops.32269]\nvisits = 4\n"
        f"[change.stops_in.{LOMAGNE}]\nvisits = 3\npriority = 7\n"
        "[change.all_stops]\nvisits = 2\n"
    ).config

    visits = {stop.id: stop.visits for stop in after.stops}
    assert visits.pop("32269") == 4
    assert {visits[stop.id] for stop in after.stops if stop.area == LOMAGNE and stop.id != "32269"} == {3}
    assert {visits[stop.id] for stop in after.stops if stop.area != LOMAGNE} == {2}
    assert {stop.priority for stop in after.stops if stop.area == LOMAGNE} == {7}


def test_the_depot_moves() -> None:
    after = laid(
        '[change.depots.auch]\nname = "Vic-Fezensac"\nlatitude = 43.7592\nlongitude = 0.3019\n'
    ).config

    assert (after.depots[0].name, after.depots[0].position) == ("Vic-Fezensac", Position(43.7592, 0.3019))


def test_keys_get_their_default_again() -> None:
    after = laid(
        f'[remove]\nkeys = ["areas.{LOMAGNE}.weekdays", "calendar.closed", "sessions.morning.open"]\n'
    )

    assert [area.weekdays for area in after.config.areas] == [None, {0}, {2}]
    assert after.config.calendar.closed == ()
    match pilot_file().table["calendar"]:
        case dict(calendar):
            assert "closed" in calendar
        case other:
            pytest.fail(f"no table: {other}")


def test_a_ban_is_added_and_taken_away() -> None:
    banned = laid('[change.stops.32269]\nnot_on = [{ weekday = "fri", half = "morning" }]\n')
    [ban] = next(stop.not_on for stop in banned.config.stops if stop.id == "32269")
    assert isinstance(ban, Ban)

    freed = laid("[change.stops.32269]\nnot_on = []\n", banned)

    assert freed.config == pilot_file().config


def test_adding_and_removing_is_no_change() -> None:
    added = laid(
        '[[add.areas]]\nepci = "243200417"\n[[add.stops]]\ncommune = "32290"\n'
        '[[add.vans]]\nid = "b"\ndepot = "auch"\n'
    )
    assert len(added.config.stops) == 25

    assert laid('[remove]\nareas = ["243200417"]\nvans = ["b"]\n', added) == pilot_file()
    assert laid('[remove]\nstops = ["32290"]\nareas = ["243200417"]\nvans = ["b"]\n', added) == pilot_file()


def test_what_is_left_out_and_added_is_replaced() -> None:
    after = laid('[remove]\nstops = ["32269"]\n[[add.stops]]\ncommune = "32269"\nvisits = 2\n').config

    assert (after.stops[-1].id, after.stops[-1].visits, len(after.stops)) == ("32269", 2, 24)


def test_a_stop_may_go_with_its_lock() -> None:
    file = with_more('[[locks]]\nstop = "32269"\nweek = 1\n')

    after = laid('[remove]\nstops = ["32269"]\nlocks = ["32269"]\n', file)

    assert after.config.locks == ()
    assert len(after.config.stops) == 23


SHIPPED = {
    "tenareze": "pilot.toml",
    "armagnac-adour-2020": "pilot-2019.toml",
    "deuxieme-van": "pilot.toml",
    "sans-vendredi": "pilot.toml",
    "label-france-services": "pilot.toml",
    "modele": "pilot.toml",
}


def test_every_shipped_scenario_is_tested() -> None:
    assert sorted(path.stem for path in scenario_folder().glob("*.toml")) == sorted(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_scenarios_explain_themselves(name: str) -> None:
    text = (scenario_folder() / f"{name}.toml").read_text(encoding="utf-8")

    assert text.startswith("# Et s")
    assert f"tourplanner whatif {SHIPPED[name]} {name}" in text
    assert read_scenario(Path(name)).why
    assert find_scenario(Path(name)) == find_scenario(Path(f"{name}.toml"))


def test_the_model_changes_nothing_until_it_is_used() -> None:
    assert under(pilot_file(), read_scenario(Path("modele")), catalogue()) == pilot_file()


def test_every_line_of_the_model_can_be_used() -> None:
    text = (scenario_folder() / "modele.toml").read_text(encoding="utf-8")
    used = re.sub(r"^#(?=[a-z\[])", "", text, flags=re.MULTILINE)
    model = parse_scenario(tomllib.loads(used), "modele.toml", used)
    locked = with_more('[[locks]]\nstop = "32269"\nweek = 1\n')
    after = under(locked, model, catalogue()).config

    assert model.faults == ()
    # Every section and list of a scenario is shown; the rest are keys of a config.
    overlay = model.overlay
    assert set(overlay.added) == {"areas", "stops", "depots", "vans", "locks"}
    assert set(overlay.changed) == {"stops", "areas", "vans", "depots"}
    assert len(overlay.defaults) == 2
    assert (len(after.stops), len(after.vans), after.vans[0].desks) == (24 - 1 - 8 + 1, 2, 3)
    assert [lock.stop for lock in after.locks] == ["32290"]


def test_names_and_words_are_understood_as_in_a_config() -> None:
    by_code = laid(
        '[[add.areas]]\nepci = "243200417"\n[[add.stops]]\ncommune = "32194"\nweekdays = ["thu"]\n'
        '[remove]\nstops = ["32269"]\n[change.stops.32448]\nvisits = 2\n'
        f'[change.stops_in.{ADOUR}]\nhalves = ["morning"]\n[set.calendar]\nstart = 2027-02-01\n'
    )
    by_name = laid(
        '[[add.areas]]\nepci = "Ténarèze"\n[[add.stops]]\ncommune = "Larressingle"\nweekdays = ["jeudi"]\n'
        '[remove]\nstops = ["Monfort"]\n[change.stops.touget]\nvisits = 2\n'
        '[change.stops_in."Armagnac Adour"]\nhalves = ["matin"]\n[set.calendar]\nstart = "1er février 2027"\n'
    )
    assert by_name.config == by_code.config
    assert by_name.table["stops"] == by_code.table["stops"]


def test_a_label_of_a_scenario_has_to_agree_with_its_code() -> None:
    for text in ('[remove]\nstops = ["Monfort (32448)"]\n', '[change.stops."Monfort (32448)"]\nvisits = 2\n'):
        (fault,) = faults_of(text)
        assert "the name means Monfort (32269), the code means Touget (32448)" in fault.what
