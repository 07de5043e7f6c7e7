from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.inputs.config.cases import CATALOGUE, LOMAGNE, SMALLEST, faults_of, parse
from tests.inputs.config.faulty import LOCKS, NAMES, RULES
from tests.inputs.config.faulty_values import KEYS
from tests.inputs.said import told_by
from tourplanner.domain.config import Config
from tourplanner.errors import InputError
from tourplanner.inputs.config.key import walk
from tourplanner.inputs.config.keys import ROOT
from tourplanner.inputs.config.read import parse_config
from tourplanner.wording.language import Language


def as_cases(*tables):
    return [pytest.param(*case, id=name) for cases in tables for name, case in cases.items()]


@pytest.mark.parametrize(
    ("text", "where", "what", "maybe"),
    as_cases(KEYS, RULES, NAMES, LOCKS),
)
def test_fault(text, where, what, maybe):
    faults = faults_of(text)
    assert len(faults) == 1, [str(fault) for fault in faults]
    (fault,) = faults
    assert fault.where.startswith("essai.toml, ")
    assert fault.where.endswith(where)
    assert what in fault.what
    assert maybe in fault.maybe
    assert bool(maybe) <= bool(fault.maybe)


def test_working_day_reversed():
    faults = faults_of(SMALLEST + '[work]\nearliest_start = "18:30"\nlatest_end = "07:30"')
    assert "18:30 is not before latest_end 07:30" in {fault.what for fault in faults}


def test_all_faults_are_told_at_once_in_the_order_of_the_file():
    text = """\
format = 1
title = "Essai"
colour = "red"
[calendar]
start = 2027-01-05
weeks = 12
[work]
lunch_window = ["12:00", "12:30"]
[travel]
provider = "osrn"
[[depots]]
id = "auch"
latitude = 0.5986
longitude = 43.6398
[[vans]]
id = "camping-car"
depot = "ausch"
[[stops]]
commune = "Monfor"
visits = 0
min_gap_days = 3
max_gap_days = 2
[[locks]]
stop = "32448"
"""
    assert [fault.where.removeprefix("essai.toml, ") for fault in faults_of(text)] == [
        "line 3, colour",
        "line 5, calendar.start",
        "line 6, calendar.weeks",
        "line 7, work.lunch_minutes",  # a default does not fit the window that is given: the table's line
        "line 10, travel.provider",
        "line 13, depots[1].latitude",
        "line 17, vans[1].depot",
        "line 19, stops[1].commune",
        "line 20, stops[1].visits",
        "line 21, stops[1].min_gap_days",
        "line 24, locks[1].stop",
        "line 24, locks[1].stop",
    ]


def test_a_fault_reads_as_a_sentence_with_its_cure():
    with pytest.raises(InputError) as caught:
        parse(SMALLEST.replace("2027-01-04", "2027-01-05"))
    assert str(caught.value) == (
        "essai.toml, line 4, calendar.start: "
        "5\u00a0January\u00a02027 is a Tuesday, a cycle starts on a Monday.\n"
        "    Maybe start = 2027-01-04."
    )


def test_without_text_a_fault_has_no_line():
    faults = told_by(lambda: parse_config({"format": 1, "title": 3}, CATALOGUE, "plan.json"))
    assert "plan.json, title" in {fault.where for fault in faults}


# Each: the config, what is wrong with it in French, and the cure.
FRENCH = {
    "not a Monday": (
        SMALLEST.replace("2027-01-04", "2027-01-05"),
        "le 5 janvier 2027 est un mardi, un cycle commence un lundi",
        "start = 2027-01-04",
    ),
    "a key misspelt": (SMALLEST + "visit = 2", "cette clé n’est pas connue", "« visits »"),
    "a weekday misspelt in French": (
        SMALLEST + 'weekdays = ["Jeudy"]',
        "« Jeudy » n’est pas un jour de la semaine (mon, tue, wed, thu, fri, sat, sun)",
        '"thu"',
    ),
    "a clock": (
        SMALLEST + '[work]\nearliest_start = "9h3"',
        "« 9h3 » n’est pas une heure comme 09:30, entre guillemets",
        '"09:03"',
    ),
    "a key that is missing": (
        SMALLEST.replace("start = 2027-01-04\n", ""),
        "cette clé manque (Premier jour du cycle) ; il faut une date comme 2027-01-04, de 2000 à 2100",
        "",
    ),
    "a retired commune": (
        SMALLEST.replace("32269", "32074"),
        "« 32074 » (Cannet) a fusionné dans Riscle (32344) le 1er janvier 2019",
        '"32344"',
    ),
}


@pytest.mark.parametrize("case", FRENCH)
def test_faults_are_told_in_french(case: str) -> None:
    text, what, maybe = FRENCH[case]
    (fault,) = faults_of(text, Language.FR)
    assert (fault.what.replace('"32074"', "« 32074 »"), fault.maybe) == (what, maybe)


NAMES_OF_KEYS = sorted({key.name for _, key in walk(ROOT)})
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=10**400, max_value=10**401)
    | st.floats()
    | st.text(max_size=8)
    | st.text("\ud800\0\n", max_size=3)
    | st.dates()
    | st.dates().map(date.isoformat)
    | st.just(datetime(2027, 1, 4, 8))
    | st.times()
    | st.sampled_from(
        ["32269", "32260", "auch", "fri", "mon", "morning", "09:30", "2027-01-08", "estimate", LOMAGNE]
    )
)
GARBAGE = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES_OF_KEYS) | st.text(max_size=4), inner, max_size=5)
    ),
    max_leaves=12,
)


@st.composite
def spoiled(draw):
    """A good config in which one value, anywhere, is garbage."""
    table = {
        "format": 1,
        "title": "Essai",
        "calendar": {"start": "2027-01-04", "closed": [{"from": "2027-01-11", "to": "2027-01-12"}]},
        "sessions": {"morning": {"open": "09:30"}, "afternoon": {"close": "16:30"}},
        "work": {"lunch_minutes": 45},
        "travel": {"van_factor": 1.1},
        "depots": [{"id": "auch", "latitude": 43.6, "longitude": 0.6}],
        "vans": [{"id": "camping-car", "depot": "auch"}],
        "areas": [{"epci": LOMAGNE, "communes": ["32269"]}],
        "stops": [{"commune": "32269", "not_on": [{"weekday": "mon"}]}],
        "locks": [{"stop": "32269", "weekday": "fri"}, {"stop": "32269", "date": "2027-01-08"}],
    }
    place = table
    while True:
        step = draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[step], dict | list) or draw(st.booleans()):
            break
        place = place[step]
    if isinstance(place, dict) and draw(st.booleans()):
        step = draw(st.sampled_from(NAMES_OF_KEYS))
    place[step] = draw(GARBAGE)
    return table


@pytest.mark.slow
@given(st.dictionaries(st.sampled_from(NAMES_OF_KEYS) | st.text(max_size=4), GARBAGE, max_size=8) | spoiled())
def test_garbage_is_an_input_error_or_a_config(table):
    try:
        result: object = parse_config(table, CATALOGUE, "essai.toml")
    except InputError as error:
        result = error
    if isinstance(result, InputError):
        assert all(fault.where and fault.what for fault in result.faults)
        assert str(result).encode(), "a message can be written to any terminal"
    else:
        assert isinstance(result, Config)


def test_locks_that_say_the_same_are_compared_with_others_once():
    lock = '[[locks]]\nstop = "32269"\nweekday = "{}"\n'
    assert faults_of(SMALLEST + lock.format("fri") * 300) == ()
    (fault,) = faults_of(SMALLEST + lock.format("fri") * 300 + lock.format("mon"))
    assert "lock 1 says Friday (fri)" in fault.what
