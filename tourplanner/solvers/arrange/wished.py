"""Which aims a config has besides driving."""

from tourplanner.domain.config import Config
from tourplanner.domain.plan_aim import PlanAim


def wishes_of(config: Config) -> tuple[PlanAim, ...]:
    """The aims of a config other than driving, in their order."""
    return tuple(aim for aim in config.aims.order if aim is not PlanAim.DRIVING)
