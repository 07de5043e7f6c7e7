"""Stops as people name them on the command line."""

from tourplanner.domain.config import Config, Stop
from tourplanner.errors import InputError
from tourplanner.inputs.faults import nearest


def find_stop(config: Config, name: str, where: str) -> Stop:
    """The stop with this id, else the only one of the commune or of the name.

    Raises
    ------
    InputError
        If there is none, or several; `where` says in what they were looked for.
    """
    wanted = name.strip().casefold()
    for key in ("id", "commune", "name"):
        found = [stop for stop in config.stops if str(getattr(stop, key)).casefold() == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(stop.id for stop in found)
            raise InputError.of(f"{where}, --stop", f'"{name}" stands for several stops', f"one of {names}")
    known = [text for stop in config.stops for text in (stop.id, stop.name)]
    near = nearest(name, known)
    told = [f"{stop.id} ({stop.name})" for stop in config.stops if near and near[0] in (stop.id, stop.name)]
    raise InputError.of(f"{where}, --stop", f'there is no stop "{name}" in the config', "".join(told[:1]))
