"""A config that says what another one without a fault said, but for its locks: the rest is not judged again.

Whoever fixes visits by hand writes hundreds of such configs, one after another, of hundreds of stops.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue
from tourplanner.inputs.config.build import made_of
from tourplanner.inputs.config.canonical import with_list
from tourplanner.inputs.config.evening_words import check_evening_words, without_evening_name
from tourplanner.inputs.config.events import check_events
from tourplanner.inputs.config.keys import ROOT
from tourplanner.inputs.config.locks import check_locks
from tourplanner.inputs.config.rhythms import check_rhythms
from tourplanner.inputs.config.table import Table, read_table
from tourplanner.inputs.config.whole_days import check_whole_days
from tourplanner.inputs.faults import FaultSheet, Spot
from tourplanner.inputs.toml_file import plain_table
from tourplanner.message import Message

LOCKS = "locks"
KEY = next(key for key in ROOT if key.name == LOCKS)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A config without a fault, with all that was found on the way to it.

    Attributes
    ----------
    others
        What was typed beside the locks, letter for letter and in its order: ``1`` is not ``true``.
    found
        The table in its canonical form; ``plain`` as JSON can carry it.
    """

    others: str
    found: Mapping[str, Any]
    plain: Mapping[str, Any]
    root: Table
    config: Config
    notices: tuple[Message, ...]
    catalogue: Catalogue

    def again(self, typed: Mapping[str, Any]) -> "Judgement | None":
        """The judgement of a table that differs in its locks; None where it differs in more, or has a fault.

        Exactly what judging it from the beginning gives. Faults are not told: they need their lines, and to
        be found together with all others.
        """
        others = beside_locks(typed)
        if not others or others != self.others:
            return None
        sheet = FaultSheet("")
        found = with_list(self.found, without_evening_name(typed), LOCKS, self.catalogue, sheet)
        check_evening_words(typed, found, Spot(sheet))
        rows = {LOCKS: found[LOCKS]} if LOCKS in found else {}
        read = read_table(rows, Spot(sheet), (KEY,))
        root = Table(Spot(sheet), {**self.root.values, **read.values}, frozenset(typed))
        if sheet.found:
            return None
        check_locks(root, self.catalogue)
        check_rhythms(root, self.catalogue)
        check_whole_days(root, self.catalogue)
        check_events(root, self.catalogue)
        # What is wrong with a lock may be told at what it does not agree with, on the sheet of that.
        elsewhere = self.root.spot.sheet.found
        if sheet.found or elsewhere:
            elsewhere.clear()
            return None
        plain = {**self.plain, **plain_table(rows)}
        return Judgement(
            self.others,
            found,
            {name: plain[name] for name in found},
            # What is kept has its spots on the first sheet of all.
            replace(root, spot=self.root.spot),
            replace(self.config, locks=made_of(KEY, root)),
            self.notices,
            self.catalogue,
        )


def beside_locks(typed: Mapping[str, Any]) -> str:
    """What is typed beside the locks; "" where Python does not print it, a number of thousands of digits."""
    with suppress(ValueError):
        return repr([(name, value) for name, value in typed.items() if name != LOCKS])
    return ""
