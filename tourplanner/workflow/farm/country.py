"""What the farm of the whole country found, as it ships: a row for each département and each visit."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tourplanner.inputs.shipped import data_folder

if TYPE_CHECKING:
    import pandas as pd

FOLDER = "pays"
TABLES = ("departements.csv", "permanences.csv", "dictionnaire.csv", "bus.csv")


@dataclass(frozen=True, slots=True)
class Country:
    """The tables that ship.

    Attributes
    ----------
    departements
        By the code of the département: what one van would serve in four weeks, and what is proven of that.
    visits
        A row for each commune that was chosen, with its date.
    dictionary
        What each column holds.
    buses
        A row for each commune that a France Services bus with a published timetable serves, with how far that
        is from a site, and whether it is among those that were chosen.
    """

    departements: "pd.DataFrame"
    visits: "pd.DataFrame"
    dictionary: "pd.DataFrame"
    buses: "pd.DataFrame"


def country() -> Country:
    """The shipped results of ``tourplanner farm pays``: in each département, the villages for one van.

    Travel is estimated; `docs/pages/guide/pays.md` says what that cannot know.

    Examples
    --------
    >>> import tourplanner as tp
    >>> found = tp.country()
    >>> len(found.departements), found.departements.loc["32", "depot"]
    (101, 'Auch')
    """
    # Takes a second, and only who asks for tables has need of it.
    import pandas as pd  # noqa: PLC0415

    texts = {"code": str, "departement": str, "commune": str, "scenario": str, "options": str, "method": str}
    departements, visits, dictionary, buses = (
        pd.read_csv(data_folder() / FOLDER / name, dtype=texts, keep_default_na=False, na_values=[""])
        for name in TABLES
    )
    return Country(departements.set_index("code", drop=False), visits, dictionary, buses)
