"""What the file of a farm may say."""

from tourplanner.inputs.config.key import REQUIRED, Check, Key
from tourplanner.inputs.config.keys import FORMAT
from tourplanner.inputs.config.kinds import (
    MINUTES,
    NAME,
    TEXT,
    WEEKDAY,
    WEEKS,
    choice,
    exactly,
    list_of,
    number,
    set_of,
    whole,
)
from tourplanner.inputs.config.table import tables
from tourplanner.message import Message, Text, message
from tourplanner.scenario.keys import NAMES, OPTION

METHODS = ("auto", "exact", "recreate", "routing")
"""Engines by name, as ``--method`` of ``plan`` has them."""
HOUR_WORTH = 1
"""Residents that an hour of driving counts for: most residents first, then the least driving."""


def _one_way(
    departements: object, epcis: object, dossiers: object, stops: object, chosen: object
) -> tuple[Message, Text] | None:
    """Places come from one of the lists, and a dossier has its stops already."""
    if sum(each is not None for each in (departements, epcis, dossiers)) != 1:
        return message("farm.one-kind"), message("farm.name-one-kind")
    if dossiers is not None and (stops is not None or chosen is not None):
        return message("farm.dossier-has-stops"), message("farm.drop-choose")
    if stops is not None and chosen is not None:
        return message("farm.stops-or-choose"), message("farm.drop-stops")
    return None


INSTANCES = (
    Key("departements", NAMES),
    Key("epcis", NAMES),
    Key("dossiers", NAMES),
    Key("stops", whole(1, 500)),
    Key("choose", whole(1, 100)),
    Key("beyond", whole(0, 240, MINUTES), 15),
    Key("largest", whole(1, 10**7)),
    Key("hour_worth", whole(1, 10**6), HOUR_WORTH),
    Key("weeks", whole(1, 8, WEEKS), 4),
    Key("weekdays", set_of(WEEKDAY, message("kind.weekdays"))),
)
OPTIONS = (
    Key("name", NAME, REQUIRED),
    Key("time_limit", number(0.1, 10**6)),
    Key("rounds", whole(1, 10**9)),
    Key(
        "method",
        choice(lambda codes: message("farm.methods", choices=codes), {each: each for each in METHODS}),
        METHODS[0],
    ),
)
FARM = (
    Key("format", exactly(FORMAT), REQUIRED),
    Key("title", NAME, REQUIRED),
    Key("why", TEXT, ""),
    Key(
        "instances",
        tables(INSTANCES, (Check(("departements", "epcis", "dossiers", "stops", "choose"), _one_way),)),
        REQUIRED,
    ),
    Key("scenarios", tables(OPTION)),
    Key("grids", list_of(NAME, message("farm.grids"), least=1)),
    Key("options", tables(OPTIONS)),
    Key("seeds", list_of(whole(0, 2**31 - 1), message("farm.seeds"), least=1)),
)
