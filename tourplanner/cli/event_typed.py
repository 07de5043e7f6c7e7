"""How an event is typed after ``event add <kind>``: what stands by itself, the options, examples."""

import shlex
from collections.abc import Mapping

from tourplanner.inputs.config.event_keys import EVENTS
from tourplanner.message import Message

EXAMPLES = {
    "out": (
        "--date 13/01/2027 --why 'agent malade'",
        "--date 20/01/2027 --half matin --why 'visite médicale'",
        "--van camping-car --from 05/04/2027 --to 16/04/2027",
    ),
    "closed": ("Monfort --date 14/05/2027 --half matin --why 'fête locale'",),
    "moved": ("Monfort --from 10/03/2027 --to 25/03/2027 --place 'Salle des fêtes' --why travaux",),
    "joins": ("Larressingle --date 01/06/2027 --visits 1",),
    "leaves": ("Touget --date '1er septembre 2027'",),
    "opening": (
        "Fleurance --date 02/10/2027 --open 9h --close 12h30 --booking required",
        "Fleurance --date 02/10/2027 --open 9h --close 17h --pause 12h30 13h30",
    ),
    "move": ("Monfort --date 05/02/2027 --to-date 12/02/2027 --to-half matin",),
    "cancel": ("Monfort --date 05/02/2027 --why 'mairie fermée'",),
    "road": ("Monfort Solomiac --from 01/02/2027 --to 12/02/2027 --extra-minutes 15",),
}
"""What people may type after the kind of an event; where nothing is said, what is declared with its keys."""
SUBJECTS = ("stop", "commune", "between")
"""Keys that are said without an option, right behind the kind."""


def flag(name: str) -> str:
    """The option of a key."""
    return f"--{name.replace('_', '-')}"


def examples_of(kind: str) -> tuple[str, ...]:
    """What may follow the kind of an event on a command line."""
    return EXAMPLES.get(kind) or tuple(as_typed(each) for each in EVENTS if each["kind"] == kind)


def as_typed(event: Mapping[str, object]) -> str:
    """An event that is declared as an example, but for texts in words of either language."""
    said = {key: value for key, value in event.items() if key != "kind" and not isinstance(value, Message)}
    subjects = (shlex.join(_values(said[key])) for key in SUBJECTS if key in said)
    options = (
        flag(key) if value is True else f"{flag(key)} {shlex.join(_values(value))}"
        for key, value in said.items()
        if key not in SUBJECTS
    )
    return " ".join((*subjects, *options))


def _values(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
