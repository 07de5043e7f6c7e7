"""A config that asks for another plan than there is: in sentences what it says otherwise."""

from tourplanner.errors import InputError
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.dossier import Dossier


def ahead_of(dossier: Dossier, words: Words) -> tuple[str, ...]:
    """What the config says otherwise than the one that was planned; nothing where they agree on the grid."""
    if not dossier.ahead:
        return ()
    # Most pages have nothing of this kind to say.
    from tourplanner.workflow.dossier.config_changes import config_changes  # noqa: PLC0415
    from tourplanner.workflow.sources.plan_config import planned_table  # noqa: PLC0415

    try:
        planned = planned_table(dossier.plan.plan_file, dossier.plan.catalogue, dossier.plan.name)
    except InputError:
        return tuple(words.of(each) for each in dossier.ahead)
    told = config_changes(planned, dossier.table, dossier.plan.catalogue)
    return tuple(words.of(each) for each in told or dossier.ahead)
