"""Little timetables in the Gers and abroad, and what is imported of them."""

from datetime import date
from pathlib import Path

from tourplanner.domain.territory import FRANCE
from tourplanner.message import Message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.timetable.dossier import Imported
from tourplanner.workflow.timetable.import_timetable import import_timetable
from tourplanner.workflow.timetable.options import ImportOptions

START = date(2027, 1, 4)

WEEKS = """\
Véhicule;Commune;Lieu;Jour;Rythme;Du;De;À
Le bus;Fleurance;Halle;lundi;toutes les 2 semaines;04/01/2027;9h30;11h
Le bus;Lectoure;Mairie;lundi;toutes les 2 semaines;04/01/2027;14h;15h30
Le bus;Mauvezin;Place;lundi;toutes les 2 semaines;11/01/2027;9h30;11h
Le bus;Monfort;Mairie;lundi;toutes les 2 semaines;11/01/2027;11h30;12h15
Le bus;Solomiac;Halle;mercredi;chaque semaine;;9h30;12h
Le bus;Cologne;Halle;mercredi;;;14h;16h30
Le bus;Touget;Mairie;;;;;
"""
"""Two weeks: Fleurance and Lectoure, then Mauvezin and Monfort; two every week; Touget has no date."""

MONTH = """\
Commune;Lieu;Jour;Rythme;De;À
Fleurance;Halle;mardi;1er et 3e du mois;9h30;12h
Lectoure;Mairie;mardi;2e du mois;9h30;12h
Mauvezin;Place;vendredi;dernier du mois;9h30;12h
"""

OVERLAPPING = """\
organisation,mobile,route,community,stop,geox,geoy,day,type,arrival,departure,frequency,start
Comté,Mobile,A,Upton,School,0.60,51.80,Monday,Public,09:30,10:00,FREQ=WEEKLY;INTERVAL=1,2027-01-04
Comté,Mobile,A,Upton,Green,0.61,51.80,Monday,Public,10:15,10:45,FREQ=WEEKLY;INTERVAL=1,2027-01-04
Comté,Mobile,B,Norton,Inn,0.70,51.85,Monday,Public,09:45,10:15,FREQ=WEEKLY;INTERVAL=1,2027-01-04
"""
"""Two rounds of one name on the same mornings, in another country."""

CROSSED = """\
Commune;Lieu;Jour;Rythme;De;À
Monfort;Halle;lundi;chaque semaine;10h;11h
Plaisance;Halle;lundi;chaque semaine;14h30;15h30
Touget;Halle;mercredi;chaque semaine;10h;11h
Marciac;Halle;mercredi;chaque semaine;14h30;15h30
"""
"""Two days that each go to the east and to the west of the Gers."""


def imported(
    folder: Path,
    text: str,
    told: list[str] | None = None,
    depot: str = "Auch",
    country: str = FRANCE,
) -> Imported:
    """What becomes of a timetable; remarks go to `told`, in French with plain spaces."""
    file = folder / "calendrier.csv"
    file.write_text(text, encoding="utf-8")

    def notify(remark: Message) -> None:
        if told is not None:
            told.append(words_in(Language.FR).of(remark).replace("\u00a0", " "))

    options = ImportOptions(START, folder / "dossier", depot=depot, country=country, notify=notify)
    return import_timetable(file, options)
