"""Results as data frames."""

from typing import TYPE_CHECKING

from tourplanner.wording.language import Language
from tourplanner.workflow.compared.choose import Choices, choice_note
from tourplanner.workflow.compared.whatif import Compared
from tourplanner.workflow.people.covered import Covered
from tourplanner.workflow.plan_view import plan_view
from tourplanner.workflow.planned import Planned

if TYPE_CHECKING:
    import pandas as pd


def to_frame(found: "Planned | Compared | Covered | Choices") -> "pd.DataFrame":
    """What was found as a data frame of pandas, for sums, sorting and plots.

    Parameters
    ----------
    found
        What `plan` gave: a row per visit. `compare`: a row per case. `cover`: a row per commune, by
        its INSEE code. `choose`: a row per set of communes, of the front or among the best.

    Returns
    -------
    pandas.DataFrame
        The unit of a column is the end of its name: minutes, km, seconds, m, cents, days.

    Examples
    --------
    >>> import tourplanner as tp
    >>> visits = tp.to_frame(tp.plan("semaine.toml"))
    >>> print(visits.groupby("half")["stop"].count().to_dict())
    {'afternoon': 5, 'morning': 5}
    """
    # Here and not above: whoever wants no frame has no need of what they are made with.
    from tourplanner.outputs import frames  # noqa: PLC0415

    match found:
        case Planned():
            return frames.visits_frame(plan_view(found.opened))
        case Compared():
            return frames.comparison_frame(found.comparison)
        case Covered():
            return frames.coverage_frame(found.coverage)
        case Choices():
            note = choice_note(found, Language.FR)
            return frames.choices_frame(note.best, note.front)
