"""What a change to the stops of a config comes to: its file, and whether the plan still goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tourplanner.domain.config import Config
from tourplanner.errors import InputError
from tourplanner.inputs.config.key import Key
from tourplanner.inputs.config.stop_keys import STOP
from tourplanner.message import Message, Notify, message
from tourplanner.schedule.events import config_of_grid
from tourplanner.workflow.dossier.dossier import Dossier, changed_tables
from tourplanner.workflow.dossier.edited_config import EditedConfig

NAMES = ("commune", "id")
"""What a stop is known by in the rest of its dossier: locks, events and plans name it so."""
KEYS = tuple(key for key in STOP if key.name not in NAMES)
"""The keys that may change."""


@dataclass(frozen=True, slots=True)
class ChangedStops:
    """A config that was written.

    Attributes
    ----------
    stops
        What the stops are called.
    ahead
        The labels of the tables in which the config now asks for another grid than the plan has.
    """

    file: Path
    stops: tuple[str, ...]
    ahead: tuple[Message, ...]


def written(
    dossier: Dossier,
    before: EditedConfig,
    after: EditedConfig,
    config: Config,
    stops: tuple[str, ...],
    notify: Notify,
) -> ChangedStops:
    """Write a config that was judged; `notify` is told where it has to be planned again.

    Raises
    ------
    InputError
        As `EditedConfig.write`.
    """
    after.write(before, config, dossier.plan.catalogue)
    ahead = tuple(changed_tables(config_of_grid(config), dossier.plan.config))
    if ahead:
        folder = str(dossier.folder)
        notify(message("dossier.ahead", tables=[*ahead], config=str(after.file), folder=folder))
    return ChangedStops(after.file, stops, ahead)


def settle_once(error: InputError) -> InputError:
    """The same faults, each told once: several stops have them from one value."""
    return InputError(dict.fromkeys(error.faults))


def usual_options(keys: tuple[Key, ...]) -> Mapping[str, str]:
    """Faults are told of the labels of keys where nobody typed options."""
    return {key.name: "" for key in keys}
