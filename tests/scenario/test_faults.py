"""Every way in which a scenario may be wrong, told at its key of its file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.instances import catalogue
from tests.scenario.scenarios import faults_of, pilot_file, with_more
from tourplanner.errors import Fault, InputError
from tourplanner.scenario.lay import under
from tourplanner.scenario.scenario import parse_scenario

LOCKED = '[[locks]]\nstop = "32269"\ndate = 2027-01-08\n[[locks]]\nstop = "32448"\nvan = "camping-car"\n'
VAN = '[[add.vans]]\nid = "zwei"\ndepot = "auch"\n'

# Each: the scenario from its third line on, where the fault is, words of it, words of its cure.
CASES = {
    "unknown section": ("[sett.calendar]\nweeks = 2\n", "line 3, sett", "not a known key", "you mean `set`"),
    "unknown table": ("[set.calender]\nweeks = 2\n", "line 3, set.calender", "not a known key", "`calendar`"),
    "unknown key": (
        "[set.calendar]\nweekday = []\n",
        "line 4, set.calendar.weekday",
        "not a known",
        "`weekdays`",
    ),
    "unknown inner key": (
        "[set.sessions.morning]\nopens = 1\n",
        "line 4, set.sessions.morning.opens",
        "not a",
        "`open`",
    ),
    "bad value": ("[set.calendar]\nweeks = 9\n", "line 4, set.calendar.weeks", "9 is not a whole number", ""),
    "bad day": (
        '[set.calendar]\nweekdays = ["lundy"]\n',
        "line 4, set.calendar.weekdays[1]",
        '"lundy"',
        '"mon"',
    ),
    "unknown commune": (
        '[[add.stops]]\ncommune = "Monfor"\n',
        "line 4, add.stops[1].commune",
        "not the INSEE",
        "32269",
    ),
    "commune outside the areas": (
        '[[add.stops]]\ncommune = "32290"\n',
        "line 4, add.stops[1].commune",
        "which is not among the areas",
        "243200417",
    ),
    "unknown key of a stop": (
        '[[add.stops]]\ncommune = "32021"\nvisit = 2\n',
        "line 5, add.stops[1].visit",
        "not a known key",
        "`visits`",
    ),
    "stop there already": (
        '[[add.stops]]\ncommune = "32269"\n',
        "line 3, add.stops[1]",
        'stop "32269" (Monfort) is in the config already',
        "[change.stops.32269]",
    ),
    "stop added twice": (
        '[[add.stops]]\ncommune = "32021"\n[[add.stops]]\ncommune = "32021"\n',
        "line 5, add.stops[2]",
        "is added twice",
        'id = "32021-2"',
    ),
    "unknown stop changed": (
        "[change.stops.332269]\nvisits = 2\n",
        "line 3, change.stops.332269",
        'no stop "332269"',
        '"32269" (Monfort)',
    ),
    "stop by its name misspelt": (
        "[change.stops.Monfor]\nvisits = 2\n",
        "line 3, change.stops.Monfor",
        'no stop "Monfor"',
        'you mean "32269" (Monfort)',
    ),
    "bad value of a stop": (
        "[change.stops.32269]\nvisits = 0\n",
        "line 4, change.stops.32269.visits",
        "0 is not",
        "",
    ),
    "a change renames": (
        '[change.stops.32269]\nid = "x"\n',
        "line 4, change.stops.32269.id",
        "not a known key",
        "",
    ),
    "unknown area": (
        "[change.stops_in.200034727]\nvisits = 2\n",
        "line 3, change.stops_in",
        "no stop lies",
        "200034726",
    ),
    "unknown stop removed": (
        '[remove]\nstops = ["31269"]\n',
        "line 4, remove.stops[1]",
        'no stop "31269"',
        "32269",
    ),
    "area removed by its name misspelt": (
        '[remove]\nareas = ["Armagnac Adourr"]\n',
        "line 4, remove.areas[1]",
        'no area "Armagnac Adourr"',
        '"200035632" (CC Armagnac Adour)',
    ),
    "unknown van removed": (
        '[remove]\nvans = ["camion"]\n',
        "line 4, remove.vans[1]",
        'no van "camion"',
        "camping-car",
    ),
    "unknown lock removed": (
        '[remove]\nlocks = ["32269"]\n',
        "line 4, remove.locks[1]",
        "no lock of stop",
        "no locks",
    ),
    "unknown key removed": (
        '[remove]\nkeys = ["calendar.close"]\n',
        "line 4, remove.keys[1]",
        "is not there",
        "calendar.closed",
    ),
    "unknown key of an area removed": (
        '[remove]\nkeys = ["areas.200034726.weekday"]\n',
        "line 4, remove.keys[1]",
        "is not there",
        "areas.200034726.weekdays",
    ),
    "needed key removed": (
        '[remove]\nkeys = ["depots.auch.latitude"]\n',
        "line 4, remove.keys[1]",
        "is missing, a number",
        "",
    ),
    "changed though removed": (
        '[remove]\nstops = ["32269"]\n[change.stops.32269]\nvisits = 2\n',
        "line 5, change.stops.32269",
        "left out by the same scenario",
        "one or the other",
    ),
    "the only van removed": (
        '[remove]\nvans = ["camping-car"]\n',
        "pilot.toml with essai.toml, vans",
        "no van",
        "",
    ),
    "the depot removed": (
        '[remove]\ndepots = ["auch"]\n[[add.depots]]\nid = "vic"\nlatitude = 43.7\nlongitude = 0.3\n',
        "line 4, remove.depots[1]",
        'van "camping-car" starts there',
        "[change.depots.auch] moves it",
    ),
    "a list for a table": (
        "change = { stops = [1] }\n",
        "line 3, change",
        "a list where a table is needed",
        "",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_fault_is_told_at_its_key(case: str) -> None:
    text, where, what, maybe = CASES[case]

    [fault] = faults_of(text)

    assert fault.where.startswith("essai.toml, " + where) or fault.where == where
    assert what in fault.what
    assert maybe in fault.maybe
    assert bool(maybe) <= bool(fault.maybe)


# Each: a scenario that breaks a lock of Monfort on Friday 8 January, or of Touget with the van.
AGAINST_LOCKS = {
    "the van goes": (
        VAN + '[remove]\nvans = ["camping-car"]\n',
        "line 7, remove.vans[1]",
        '"32448" (Touget)',
    ),
    "the stop goes": ('[remove]\nstops = ["32269"]\n', "line 4, remove.stops[1]", '"32269" (Monfort)'),
    "its area goes": ('[remove]\nareas = ["200034726"]\n', "line 4, remove.areas[1]", '"32269" (Monfort)'),
    "its day goes": (
        '[set.calendar]\nweekdays = ["mon", "wed"]\n',
        "line 4, set.calendar.weekdays",
        '"32269" (Monfort) on date 2027-01-08',
    ),
    "its area's day goes": (
        '[change.areas.200034726]\nweekdays = ["mon"]\n',
        "line 4, change.areas.200034726.weekdays",
        "2027-01-08",
    ),
    "its day is banned": (
        '[change.stops.32269]\nnot_on = [{ weekday = "fri" }]\n',
        "line 4, change.stops.32269.not_on",
        "2027-01-08",
    ),
    "its date is closed": (
        "[set.calendar]\nclosed = [{ from = 2027-01-08, to = 2027-01-08 }]\n",
        "line 4, set.calendar.closed",
        "2027-01-08",
    ),
    "the cycle moves away": (
        "[set.calendar]\nstart = 2027-02-01\n",
        "pilot.toml with essai.toml",
        "outside the cycle",
    ),
}


@pytest.mark.parametrize("case", AGAINST_LOCKS)
def test_what_contradicts_a_lock_is_told(case: str) -> None:
    text, where, what = AGAINST_LOCKS[case]

    # The weeks are dates: a closed one is no matter of a grid.
    fault = faults_of(text, with_more(LOCKED, repeats=False))[0]

    assert where in fault.where
    assert what in fault.what
    if "with essai" not in fault.where:
        assert "under [remove]" in fault.maybe


def test_a_closed_date_contradicts_no_lock_of_a_grid() -> None:
    closed, _, _ = AGAINST_LOCKS["its date is closed"]

    assert faults_of(closed, with_more(LOCKED)) == ()


def test_a_lock_that_never_could_be_kept_is_no_fault_of_the_scenario() -> None:
    file = with_more('[[locks]]\nstop = "32269"\nweekday = "mon"\n')

    assert faults_of("[set.work]\nlunch_minutes = 50\n", file) == ()


def test_all_faults_are_told_at_once_in_the_order_of_their_lines() -> None:
    text = (
        '[set.calendar]\nweeks = 0\nweekdys = []\n[remove]\nstops = ["1"]\n'
        '[[add.stops]]\ncommune = "99999"\nvisits = "2"\n[change.vans.bus]\ndesks = 3\n'
    )

    faults = faults_of(text)

    assert sorted(fault.where.split(", ")[1] for fault in faults) == [
        "line 10", "line 11", "line 4", "line 5", "line 7", "line 9",
    ]  # fmt: skip


KEYS = ("stops", "areas", "vans", "depots", "locks", "keys", "stops_in", "all_stops", "calendar", "sessions")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(["32269", "200034726", "auch", "calendar.closed", "areas.200034726.weekdays", "a.b.c"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["32269", "auch", "commune", "visits", "morning"]), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@pytest.mark.slow
@given(
    st.dictionaries(
        st.sampled_from(["set", "add", "remove", "change", "title", "nonsense"]),
        st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=4) | VALUES,
        max_size=4,
    )
)
@settings(max_examples=100, deadline=None)
def test_whatever_a_scenario_says_is_laid_or_told(table: dict[str, object]) -> None:
    said = parse_scenario({"format": 1, "title": "x", **table}, "essai.toml")
    # Anything but an InputError would end the test.
    faults: tuple[Fault, ...] = ()
    try:
        under(pilot_file(), said, catalogue())
    except InputError as error:
        faults = error.faults
    assert all(fault.where and fault.what for fault in faults)
    assert set(said.faults) <= set(faults)
