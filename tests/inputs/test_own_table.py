"""Driving times of a planner's own: complete in both directions, or every fault at once."""

from pathlib import Path

import numpy as np
import pytest

from tests.inputs.places import MONFORT, PLACES
from tests.inputs.said import keeping
from tourplanner.domain.place import Place
from tourplanner.errors import InputError
from tourplanner.inputs.own_table import read_own_table
from tourplanner.travel.own_times import OwnTimes
from tourplanner.wording.errors import worded
from tourplanner.wording.language import Language

POSITIONS = [place.position for place in PLACES]

GOOD = """\
from,to,minutes,km
auch,32269,31.5,29.4
32269,auch,32,29.9
auch,32448,34,33
32448,auch,35,33
32269,32448,17,14.2
halle,32269,18,14.2
"""
"""Touget once by the id of its stop, else by its commune."""

NEITHER = "is neither the id of a depot or stop of the config nor the code of a commune"


def read(folder: Path, text: str, places=PLACES, told=None):
    path = folder / "temps.csv"
    path.write_text(text, encoding="utf-8")
    return read_own_table(path, places, keeping([] if told is None else told))


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(InputError) as raised:
        read(folder, text)
    return [str(fault) for fault in raised.value.faults]


def test_both_directions_by_id_or_commune(tmp_path: Path) -> None:
    table = read(tmp_path, GOOD)
    assert table.minutes.tolist() == [[0, 31.5, 34], [32, 0, 17], [35, 18, 0]]
    assert table.km.tolist() == [[0, 29.4, 33], [29.9, 0, 14.2], [33, 14.2, 0]]

    found = OwnTimes(table, van_factor=1.1).matrix(POSITIONS)
    # 31.5 × 60 × 1.1 = 2079; 17 × 60 × 1.1 = 1122
    assert (found.seconds[0, 1], found.seconds[1, 2]) == (2079, 1122)
    assert found.metres[1, 0] == 29_900
    assert (found.provenance.provider, found.provenance.estimated) == ("matrix", False)
    assert found.provenance.detail == "temps.csv · van ×1.1"


def test_some_of_the_places_in_another_order(tmp_path: Path) -> None:
    found = OwnTimes(read(tmp_path, GOOD), van_factor=1.0).matrix([POSITIONS[2], POSITIONS[0]])
    assert found.seconds.tolist() == [[0, 35 * 60], [34 * 60, 0]]


def test_the_id_of_a_stop_goes_before_its_commune(tmp_path: Path) -> None:
    table = read(tmp_path, GOOD + "auch,halle,40,36\n")
    assert table.minutes[0, 2] == 40
    assert table.minutes[2, 0] == 35


def test_two_stops_on_one_spot_need_no_row(tmp_path: Path) -> None:
    twin = Place("monfort-2", "Monfort", MONFORT.position, "32269")
    table = read(tmp_path, GOOD, (*PLACES, twin))
    assert table.minutes[1, 3] == table.minutes[3, 1] == 0
    assert table.minutes[3].tolist() == [32, 0, 17, 0]


def test_communes_of_other_configs_are_passed_over(tmp_path: Path) -> None:
    told: list[str] = []
    read(tmp_path, GOOD + "32013,32269,30,28\n32269,32013,30,28\n", told=told)
    assert told == ["temps.csv: 2 rows are about communes that the config does not have; not used"]


def test_as_a_french_excel_saves_it(tmp_path: Path) -> None:
    told: list[str] = []
    text = GOOD.replace(".", ";").replace(",", "|").replace(";", ",").replace("|", ";")
    assert read(tmp_path, text, told=told).minutes[0, 1] == 31.5
    assert len(told) == 2


def test_every_fault_at_once(tmp_path: Path) -> None:
    text = """\
from,to,minutes,km
auch,32269,,29.4
32269,auch,-3,29.9
auhc,32448,34,33
32448,auch,nan,33
32269,32448,17,abc
halle,32269,18,14.2
halle,32269,18,14.2
auch,auch,5,0
,32269,1,1
"""
    assert faults(tmp_path, text) == [
        "temps.csv, line 2, column minutes: the cell is blank; a value is required.",
        'temps.csv, line 3, column minutes: "-3" is out of limits; allowed is from 0 to 1440 (minute).',
        'temps.csv, line 5, column minutes: "nan" is not a number such as 43.64.',
        'temps.csv, line 6, column km: "abc" is not a number such as 43.64.',
        "temps.csv, line 10, column from: the cell is blank; a value is required.",
        f'temps.csv, line 4, column from: "auhc" {NEITHER}.\n    Maybe "auch" (Auch) is meant.',
        'temps.csv, line 8, column from: the leg from "halle" to "32269" is on line 7 already.',
        "temps.csv, line 9, column minutes: 5 from a place to itself; only 0 is possible.",
    ]


@pytest.mark.parametrize(("lang", "typed"), [(Language.EN, "0.125 from"), (Language.FR, "0,125 d’un")])
def test_minutes_from_a_place_to_itself_are_told_as_they_are(
    tmp_path: Path, lang: Language, typed: str
) -> None:
    with pytest.raises(InputError) as raised:
        read(tmp_path, "from,to,minutes,km\nauch,auch,0.125,0\n")
    assert typed in worded(raised.value, lang)


def test_one_direction_is_not_enough(tmp_path: Path) -> None:
    text = "".join(line for line in GOOD.splitlines(keepends=True) if not line.startswith("32269,"))
    (told,) = faults(tmp_path, text)
    assert told.splitlines() == [
        'temps.csv: there is no way from "32269" (Monfort) to "auch" (Auch), "halle" (Touget).',
        "    Maybe only the other direction is told; both are needed.",
    ]


@pytest.mark.parametrize(
    "text", ["", "from,to,minutes,km\n", "from,to,minutes\nauch,32269,3\n", "a;b\n1;2\n"]
)
def test_no_table(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text)


def arrays() -> dict[str, object]:
    return {
        "ids": np.array(["halle", "auch", "32269", "32013"]),
        "minutes": np.arange(16.0).reshape(4, 4) + 1,
        "km": np.arange(16.0).reshape(4, 4) + 2,
    }


def npz(folder: Path, **changes: object) -> Path:
    path = folder / "temps.npz"
    np.savez(path, **{name: value for name, value in {**arrays(), **changes}.items() if value is not None})
    return path


def test_arrays_of_an_npz_file(tmp_path: Path) -> None:
    told: list[str] = []
    table = read_own_table(npz(tmp_path), PLACES, keeping(told))
    # Rows and columns of the file are halle, auch, 32269; those of the table auch, 32269, halle.
    assert table.minutes.tolist() == [[0, 7, 5], [10, 0, 9], [2, 3, 0]]
    assert table.km[0].tolist() == [0, 8, 6]
    assert told == ["temps.npz: 1 id is a commune that the config does not have; not used"]


def changed(name: str, value: float) -> np.ndarray:
    values = np.array(arrays()[name])
    values[1, 2] = value
    return values


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"km": None}, ["array km: is missing"]),
        ({"ids": np.arange(4)}, ["array ids: is int64 in 4; texts"]),
        ({"minutes": np.zeros((4, 3))}, ["array minutes: is float64 in 4 × 3; numbers in 4 × 4"]),
        (
            {"minutes": changed("minutes", np.nan)},
            ['minutes[1, 2]: nan from "auch" to "32269" is out of limits'],
        ),
        (
            {"minutes": changed("minutes", -1), "km": changed("km", np.inf)},
            ["minutes[1, 2]: -1", "km[1, 2]: inf"],
        ),
        ({"ids": np.array(["halle", "auch", "32269", "nowhere"])}, ['ids[3]: "nowhere" is neither']),
        ({"ids": np.array(["halle", "auch", "32269", "auch"])}, ['ids[3]: "auch" is ids[1] already']),
        (
            {"ids": np.array(["halle", "auch", "32013", "32106"])},
            ['no way from "auch" (Auch) to "32269" (Monfort)'],
        ),
    ],
)
def test_faults_of_an_npz_file(tmp_path: Path, changes: dict[str, object], told: list[str]) -> None:
    with pytest.raises(InputError) as raised:
        read_own_table(npz(tmp_path, **changes), PLACES, lambda _: None)
    text = str(raised.value)
    assert all(each in text for each in told), text


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut short", b"text", b"\x93NUMPY"])
def test_no_npz_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "temps.npz"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"temps\.npz: is not an npz file"):
        read_own_table(path, PLACES, lambda _: None)


def test_objects_in_an_npz_file_are_not_unpickled(tmp_path: Path) -> None:
    path = npz(tmp_path, ids=np.array([{}, {}, {}, {}], dtype=object))
    with pytest.raises(InputError, match="is not an npz file of plain arrays"):
        read_own_table(path, PLACES, lambda _: None)


@pytest.mark.parametrize("name", ["no.csv", "no.npz"])
def test_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_own_table(tmp_path / name, PLACES, lambda _: None)
