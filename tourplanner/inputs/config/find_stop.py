"""Stops as people name them."""

from tourplanner.domain.config import Config, Stop
from tourplanner.errors import InputError
from tourplanner.inputs.faults import nearest
from tourplanner.message import message


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
            ids = [stop.id for stop in found]
            raise InputError.of(where, message("stop.several", name=name), message("stop.one-of", ids=ids))
    known = [text for stop in config.stops for text in (stop.id, stop.name)]
    near = nearest(name, known)
    told = [stop for stop in config.stops if near and near[0] in (stop.id, stop.name)]
    cure = message("stop.named", id=told[0].id, name=told[0].name) if told else ""
    raise InputError.of(where, message("stop.unknown", name=name), cure)
