"""What a dossier calls its evening, for the words of a command line that are of no language."""

import json
from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.inputs.config.evening_words import evening_name_in
from tourplanner.workflow.opened_plan import plan_at
from tourplanner.workflow.sources.decoded_plan import read_bytes


def evening_word(path: Path) -> str:
    """The name of the evening of a dossier's plan, as it stands in its file; "" where it tells none.

    Nothing is judged: whatever is wrong with the plan is told by the command that opens it.
    """
    try:
        table = json.loads(read_bytes(plan_at(path)))
    except (InputError, ValueError, RecursionError):
        return ""
    config = table.get("config") if isinstance(table, dict) else None
    return evening_name_in(config) if isinstance(config, dict) else ""
