"""The text of a plan's file, with what follows from its tours and is not read again."""

from collections.abc import Iterable

from tourplanner.analysis.punctuality.plan import punctuality
from tourplanner.domain.codec import encode
from tourplanner.domain.config import Config
from tourplanner.domain.plan_file import PlanFile
from tourplanner.domain.told_rhythm import ToldRhythm


def plan_text(plan_file: PlanFile, config: Config, rhythms: Iterable[ToldRhythm] = ()) -> str:
    """The text of ``plan.json``: with how sure its times are, and the rhythms that are given."""
    sure = punctuality(config, plan_file.travel.provenance, plan_file.plan.tours)
    return encode(plan_file, config.stops, rhythms, sure)
