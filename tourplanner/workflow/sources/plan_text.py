"""The text of a plan's file, with what follows from its tours and is not read again."""

from tourplanner.analysis.punctuality.plan import punctuality
from tourplanner.domain.codec import encode
from tourplanner.domain.config import Config
from tourplanner.domain.plan_file import PlanFile
from tourplanner.wording.recurrence import told_rhythms


def plan_text(plan_file: PlanFile, config: Config) -> str:
    """The text of ``plan.json``: with how sure its times are, and the rhythms by which people know stops."""
    tours = plan_file.plan.tours
    sure = punctuality(config, plan_file.travel.provenance, tours)
    rhythms = told_rhythms(config, tours)
    return encode(plan_file, config.stops, rhythms, sure)
