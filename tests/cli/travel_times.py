"""Plans of the small config on travel times of one's own: the table, the config, what is in the plan."""

import json
from pathlib import Path

from tests.cli.commands import small

TABLE = """\
from,to,minutes,km
auch,32269,30,29
32269,auch,31,29
auch,32448,33,33
32448,auch,34,33
32269,32448,17,14
32448,32269,18,14
"""


def travel(folder: Path, text: str) -> Path:
    """The small config with these lines in its block of travel."""
    return small(folder, extra=f"[travel]\nvan_factor = 1.0\n{text}\n")


def plan_of(folder: Path) -> dict:
    """The plan that was written below a folder."""
    return json.loads((folder / "out" / "plan.json").read_text(encoding="utf-8"))


def legs_of(plan: dict) -> list[int]:
    """The seconds of the legs of its only tour."""
    [tour] = plan["tours"]
    return [*(visit["leg_drive_seconds"] for visit in tour["visits"]), tour["leg_back_drive_seconds"]]
