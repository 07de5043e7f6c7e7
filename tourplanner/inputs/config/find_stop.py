"""Stops as people name them."""

from tourplanner.domain.config import Config, Stop
from tourplanner.errors import InputError
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.typed.names import Called, Doubt, NameBook, bare_name, begins
from tourplanner.message import message


def find_stop(config: Config, name: str, where: str) -> Stop:
    """The stop with this id, else the only one of the commune or of the name.

    Raises
    ------
    InputError
        If there is none, or several; `where` says in what they were looked for.
    """
    found = stop_names(config).find(name)
    if isinstance(found, Doubt):
        raise InputError.of(where, found.what, found.maybe)
    if found is not None:
        return next(stop for stop in config.stops if stop.id == found)
    known = [text for stop in config.stops for text in (stop.id, stop.name)]
    near = nearest(bare_name(name), known)
    begun = [stop for stop in config.stops if begins(name, stop.name)]
    told = begun or [stop for stop in config.stops if near and near[0] in (stop.id, stop.name)]
    cure = message("stop.named", id=told[0].id, name=told[0].name) if told else ""
    raise InputError.of(where, message("stop.unknown", name=name), cure)


def stop_names(config: Config) -> NameBook:
    """The stops of a config by their ids, the codes of their communes and their names."""
    return NameBook.of(Called(stop.id, stop.name, codes=(stop.commune,)) for stop in config.stops)
