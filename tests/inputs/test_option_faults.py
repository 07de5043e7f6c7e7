"""Faults of what was asked by options: told by the option, and of its inner keys as they are typed."""

import pytest

from tests.inputs.said import told_by
from tourplanner.inputs import shown as said
from tourplanner.inputs.faults import FaultSheet, Path, Spot
from tourplanner.inputs.option_faults import OptionFaults
from tourplanner.message import message

OPTIONS = {"from": "--from", "closed": "--closed"}
LACKS = message("config.closed-says-nothing", keys=[said.key("from"), said.key("to")])


@pytest.mark.parametrize(
    ("path", "where", "keys"),
    [
        (("closed", 1, "from"), "what was asked, --closed", "from and to"),
        (("closed", 1), "what was asked, --closed", "from and to"),
        (("from",), "what was asked, --from", "--from and To"),
    ],
)
@pytest.mark.parametrize("by_way_of_a_file", [False, True])
def test_keys_of_an_option_are_told_as_they_are_typed(
    path: Path, where: str, keys: str, by_way_of_a_file: bool
) -> None:
    asked = OptionFaults(message("stop.asked"), options=OPTIONS, table="events")
    file = FaultSheet("plan.toml", written={("stops", 1): Spot(asked)})
    sheet, at = (file, ("stops", 1, *path)) if by_way_of_a_file else (asked, path)
    sheet.add(at, LACKS)

    (fault,) = told_by(sheet.settle)
    assert fault.where == where
    assert fault.what.startswith(f"{keys} is missing: ")
