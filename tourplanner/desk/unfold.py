"""A dossier is laid on the desk: with the config that its plan carries, where it has no file of it."""

from contextlib import suppress
from pathlib import Path

from tourplanner.errors import TourPlannerError
from tourplanner.wording.language import Language


def unfold(folder: Path, lang: Language) -> None:
    """Lay the config of a plan beside it: scenarios and searches start from that file."""
    # The page loads no more than it needs, and this is of few dossiers.
    from tourplanner.workflow.dossier.own_config import lay_own_config  # noqa: PLC0415

    # What cannot be read or written is told where it is looked at, and the rest can be looked at.
    with suppress(TourPlannerError):
        lay_own_config(folder, lang)
