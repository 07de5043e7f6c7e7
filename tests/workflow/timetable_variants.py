"""Timetables of one little service in the words of five others: titles, orders, spellings and formats."""

from datetime import date, datetime, time
from pathlib import Path

from openpyxl import Workbook

CAPITALS = """\
PLANNING DU BUS 2027;;;;
COMMUNE;LIEU D'ARRÊT;JOUR DE PASSAGE;FRÉQUENCE;HORAIRES
FLEURANCE;HALLE;MARDI;1ER ET 3E DU MOIS;9H30 - 12H00
LECTOURE;MAIRIE;MARDI;2E ET 4E DU MOIS;de 14h à 16h30
MAUVEZIN;PLACE DE LA LIBERTÉ;VENDREDI;DERNIER VENDREDI DU MOIS;10H-12H30 et 13H30-16H
"""
"""In capitals below a title, hours in one cell."""

TURNED = """\
Fin,Début,Semaines,Jour,Emplacement,Village
12:00,09:30,semaines impaires,lundi,Salle des fêtes,Monfort
16:30,14:00,semaines paires,jeudi,Parking,Solomiac
12:00,9:00,toutes les semaines,mercredi,Mairie,Cologne
"""
"""The columns from the end to the beginning, parted by commas."""

MISTYPED = """\
Comune desservie\tLieu de stationement\tJours\tPeriodicité\tHoraire d'arivée\tHeure de départ
Gimont\tLa Halle\tMer\tTous les 15 jours, à partir du 6 janvier 2027\t9 h 30\t12 h
L’Isle-Jourdain\tGare\tVen\t1 semaine sur 2 à partir du 15/01/2027\t14h\t16h30
Samatan\tMarché\tLun.\tHebdomadaire\t09h00\t11h45
"""
"""Slips in the titles, parted by tabs."""

RULES = """\
Community,Stop,Address,Postcode,Geox,Geoy,Rule,Opens,Closes,Comments
Auch,Library,"1 place Salinis, Auch",32000,0.5864,43.6465,freq=monthly;byday=2tu,09:30,11:00,
Vic-Fezensac,Square,,32190,0.3036,43.7586,RRULE:FREQ=MONTHLY;BYDAY=-1FR,14:00,15:00,
Eauze,School,,32800,0.1019,43.8606,"FREQ=WEEKLY;BYDAY=TU,TH;WKST=MO",10:00,11:30,in school time
"""
"""Rules of calendars, some written by hand."""


def workbook(folder: Path) -> Path:
    """A workbook with cells of dates and times, a title, an empty column and the weekday nowhere."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Tournées"
    sheet.append(["Tournées du 1er semestre"])
    sheet.append([])
    sheet.append(
        ["N°", "Première date", None, "Périodicité", "Heure début", "Heure fin", "Ville", "Code INSEE"]
    )
    sheet.append(
        [1, datetime(2027, 1, 5), None, "toutes les 3 semaines", time(9, 30), time(12), "Condom", 32107]
    )
    sheet.append(
        [2, date(2027, 1, 14), None, "toutes les 3 semaines", time(14), time(16, 30), "Nogaro", 32296]
    )
    path = folder / "tournees.xlsx"
    book.save(path)
    return path
