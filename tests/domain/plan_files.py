"""A plan file with every optional key in use, and JSON of any kind."""

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

from tourplanner.domain.config import Stop
from tourplanner.domain.correction import Correction, RoadCorrection
from tourplanner.domain.period import HOUR, MINUTE, Half
from tourplanner.domain.place import Area, Commune, Position
from tourplanner.domain.plan import Outcome, Plan, Status, Unserved
from tourplanner.domain.plan_file import PlanFile, PlanTravel
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.tour import Tour, Visit
from tourplanner.errors import InputError
from tourplanner.message import message

LOMAGNE = "200034726"


MONFORT = Commune(
    "32269", "Monfort", LOMAGNE, Position(43.79556, 0.8225), 509, "32120", "32001", date(2027, 1, 1)
)


STOPS = (
    Stop(
        "halle",
        "32269",
        "Monfort",
        LOMAGNE,
        MONFORT.position,
        visits=1,
        required=True,
        priority=1,
        regular=True,
    ),
    Stop(
        "32448",
        "32448",
        "Touget",
        LOMAGNE,
        MONFORT.position,
        visits=1,
        required=True,
        priority=1,
        regular=True,
    ),
)


PROVENANCE = Provenance(
    "osrm",
    "a server",
    estimated=False,
    van_factor=1.1,
    dated=date(2026, 11, 1),
    corrections=(
        RoadCorrection(
            Correction("auch", "32269", closed=True, first=date(2027, 1, 4), why="pont"), ("halle",), True
        ),
        RoadCorrection(Correction("halle", "auch", extra=600, last=date(2027, 2, 1), one_way=True)),
    ),
    lines_by="ign",
)


def plan_file() -> PlanFile:
    """One tour with a visit in each half, one visit missing, every optional key in use."""
    visits = (
        Visit("halle", Half.MORNING, 9 * HOUR + 20 * MINUTE, 9 * HOUR + 30 * MINUTE, 12 * HOUR, 2000, 30000),
        Visit("32448", Half.AFTERNOON, 13 * HOUR, 14 * HOUR, 16 * HOUR + 30 * MINUTE, 700, 9000),
    )
    tour = Tour(
        van="camping-car",
        depot="auch",
        date=date(2027, 1, 8),
        start=8 * HOUR,
        leave=8 * HOUR + 15 * MINUTE,
        back=17 * HOUR,
        end=17 * HOUR + 15 * MINUTE,
        lunch=(12 * HOUR + 10 * MINUTE, 12 * HOUR + 55 * MINUTE),
        visits=visits,
        leg_back_drive_seconds=1500,
        leg_back_distance_m=21000,
    )
    # 2000 + 700 + 1500 = 4200 s of driving, of which 4000 s are proven.
    outcome = Outcome(Status.UNKNOWN, "exact", 7, 4200, 4000)
    why = message("reason.locked-out", day=date(2027, 1, 8), why=(message("rule.lock-because"),))
    missing = Unserved("32448", 1, True, ("area-days", "visits"), "jour « fermé »", why)
    return PlanFile(
        plan=Plan(outcome, (tour,), (missing,)),
        title="Été à l’Isle-de-Noé",
        config_sha256="00ff",
        created_with="tourplanner 0.1.0",
        start=date(2027, 1, 4),
        weeks=4,
        travel=PlanTravel(
            PROVENANCE,
            seconds=((0, 2000, 1510), (2010, 0, 700), (1500, 710, 0)),
            metres=((0, 30000, 21010), (30010, 0, 9000), (21000, 9010, 0)),
        ),
        config={"format": 1, "stops": [{"commune": "32269", "visits": 2, "regular": False}]},
        communes=(MONFORT,),
        areas=(Area(LOMAGNE, "CC Bastides de Lomagne"),),
        notes=("Monfort merged", message("unit.visits", n=2)),
        least_missing=1,
        dossier="0123456789abcdef",
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def came_of(read: Callable[[str, str], object], text: str) -> object:
    """What was read, or the faults."""
    try:
        return read(text, "plan.json")
    except InputError as error:
        return error.faults
