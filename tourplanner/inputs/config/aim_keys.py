"""The keys of what a plan tries for, in the order in which it counts."""

from dataclasses import replace

from tourplanner.domain.plan_aim import PlanAim
from tourplanner.inputs.config.checks import Complaint
from tourplanner.inputs.config.key import Check, Key
from tourplanner.inputs.config.kinds import choice, list_of
from tourplanner.message import message

AIM = choice(lambda codes: message("kind.aim", choices=codes), {each.value: each for each in PlanAim}, "aim")
ORDER = replace(list_of(AIM, message("kind.aims"), least=1), made=tuple)


def _has_driving(order: tuple[PlanAim, ...]) -> Complaint | None:
    """Driving has its place in the order, and days are not wished close together and apart."""
    if PlanAim.DRIVING not in order:
        return message("config.aims-driving"), ""
    if PlanAim.CLOSE_DAYS in order and PlanAim.FAR_DAYS in order:
        return message("config.aims-contradict"), message("config.leave-one-out")
    return None


AIMS = (Key("order", ORDER, ("driving",), ("driving", "even-weeks")),)
AIMS_CHECKS = (Check(("order",), _has_driving),)
