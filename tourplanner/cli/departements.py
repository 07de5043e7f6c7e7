"""Départements as options name them."""

import click

from tourplanner.errors import Fault, InputError
from tourplanner.inputs.departements import find_departement, likely_departements
from tourplanner.inputs.shown import shown
from tourplanner.inputs.without_tables import collectivity
from tourplanner.message import Text, message


def departement_codes(
    _ctx: click.Context, _param: click.Parameter, named: tuple[str, ...]
) -> tuple[str, ...]:
    """The codes of départements that are named, each once.

    Raises
    ------
    InputError
        With all that are none of whose communes tables ship.
    """
    found = {name: find_departement(name) for name in named}
    faults = [_fault(name) for name, code in found.items() if not code]
    if faults:
        raise InputError(faults)
    return tuple(dict.fromkeys(found.values()))


def _fault(name: str) -> Fault:
    if elsewhere := collectivity(name):
        what = message("dossier.without-table", seen=shown(name), name=elsewhere)
        return Fault("--departement", what, message("dossier.own-table"))
    codes = [
        message("dossier.code-named", code=each.code, name=each.name) for each in likely_departements(name)
    ]
    likely: Text = message("kind.any-of", meant=codes) if codes else ""
    return Fault("--departement", message("dossier.no-departement", seen=shown(name)), likely)
