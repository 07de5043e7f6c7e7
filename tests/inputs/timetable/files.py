"""Little timetables of every shape that services keep theirs in."""
# ruff: noqa: E501

from pathlib import Path

OLDER = """\
organisation,mobile,route,community,stop,address,postcode,geox,geoy,day,type,arrival,departure,frequency,start,end,exceptions,timetable
Comté,Bus 1,Week 1 Monday,Rivière,Beech Road,"Beech Road, Rivière",CM8 3PF,0.652612,51.825071,Monday,Public,09:20,9:50,FREQ=WEEKLY;INTERVAL=3,2019-10-14,,2019-12-16,https://exemple.org/a
Comté,Bus 1,Week 1 Monday,Cressing,Springett House,,CM778JJ,0.586758,51.856575,Monday,Public,10:10,10:40,FREQ=MONTHLY;BYDAY=2MO,2019-10-14,2020-12-31,,
"""
"""Mobile libraries in the columns of 2019."""

CURRENT = """\
organisation,mobile,route,community,stop,address,postcode,geox,geoy,day,type,arrival,departure,frequency,start,end,timetable
Comté,Bus 1,Route B,Rivière,Beech Road,,CM8 3PF,0.652612,51.825071,Monday,Public,09:20,09:50,FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,2019-10-14,,
"""
"""The columns of the schema of today: no exceptions."""

FRENCH = """\
Bibliobus du canton;;;;;;
Camion;De;À;Jour;Rythme;Commune;Lieu
Le Grand;9h30;12h;mardi;1er et 3e;Fleurance;Sous la halle
Le Grand;14 h;16h30;jeudi;semaines impaires;Lectoure;Place du Général
"""
"""French titles in an order of one's own, below a line that is no header."""

FRANCE_SERVICES = """\
id_fs,service,base_latitude,base_longitude,place,commune,insee,population,latitude,longitude,epci,rule,weekday,hours,note
1,Bus rural,46.8,1.7,Halle,Vicq,3236,330,46.62778,2.14194,243600350,month:1,mon,10:00-12:30/13:30-16:00,
1,Bus rural,46.8,1.7,Mairie,Migné,36124,225,46.7175,1.31861,243600343,monthweek:3,thu,09:30-12:00,
1,Bus rural,46.8,1.7,Mairie,Avail,36088,225,46.7175,1.41861,243600343,month:last-day,any,09:00-11:30 or 14:00-16:30,
1,Bus rural,46.8,1.7,Mairie,Pommiers,36160,225,46.5175,1.61861,243600343,week:1/2,tue,AM,
1,Bus rural,46.8,1.7,Mairie,Ségry,36215,225,46.8175,1.91861,243600343,half-day (assumed),fri,,days not told
"""
"""Columns of the buses of France Services, with what their sources leave open."""

OURS = """\
Route,Stop,StartDate,EndDate,Frequency,Start,End,X,Y
"camping-car – Semaine 1, vendredi",Monfort,2027-01-08,2027-06-25,4,09:30,12:00,0.822500,43.795560
"""
"""The table of mobile libraries that tourplanner writes."""

FAULTY = """\
commune;lieu;jour;rythme;de;à;latitude;longitude;date de début
Auch;Halle;mardi;6e;9:5;12:00;43,6;0,58;2027-01-04
Auch;Halle;mardi;chaque semaine;24:00;12:00;43.6;;31/02/2027
Auch;Halle;mardi;FREQ=DAILY;14:00;13:00;0,58;143,6;01/31/2027
;;mardi;chaque semaine;9h;12h;0;0;04/01/2027
Auch;Halle;mardi;du 31 février au 1er mai;9h;;43.6;0.58;04/01/2027
"""
"""A fault of every kind."""


def saved(folder: Path, text: str, name: str = "calendrier.csv") -> Path:
    """A file with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
