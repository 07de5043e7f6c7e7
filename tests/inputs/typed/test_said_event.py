"""Events as one says them."""

from datetime import date

import pytest

from tourplanner.inputs.typed.said_event import said_event

STOPS = ("Monfort", "Saint-Mont", "Viella", "Touget", "Solomiac", "Montégut-Arros")
OTHERS = ("Fleurance", "Larressingle")
# A Tuesday.
TODAY = date(2027, 1, 5)


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("agent absente mercredi", "out", {"date": "06/01/2027"}),
        ("Agent absente mercredi matin (visite médicale)", "out",
         {"date": "06/01/2027", "half": "morning", "why": "visite médicale"}),
        ("place en travaux du 10 au 25 mars", "closed",
         {"from": "10/03/2027", "to": "25/03/2027", "why": "travaux"}),
        ("Place de Monfort en travaux du 28 février au 3 mars", "closed",
         {"stop": "Monfort", "from": "28/02/2027", "to": "03/03/2027", "why": "travaux"}),
        ("marché à Viella le 15/01 après-midi", "closed",
         {"stop": "Viella", "date": "15/01/2027", "half": "afternoon", "why": "marché"}),
        ("équipe en formation du 20 décembre au 3 janvier", "out",
         {"from": "20/12/2027", "to": "03/01/2028", "why": "formation"}),
        ("Saint Mont à la salle des fêtes du 1er au 12 mars", "moved",
         {"stop": "Saint-Mont", "place": "Salle des fêtes", "from": "01/03/2027", "to": "12/03/2027"}),
        ("annuler Monfort vendredi 8 janvier car mairie fermée", "cancel",
         {"stop": "Monfort", "date": "08/01/2027", "why": "mairie fermée"}),
        ("reporter Monfort du vendredi 8 janvier au vendredi 15 janvier", "move",
         {"stop": "Monfort", "date": "08/01/2027", "to_date": "15/01/2027"}),
        ("Larressingle rejoint la tournée le 1er juin", "joins",
         {"stop": "Larressingle", "date": "01/06/2027"}),
        ("Touget quitte la tournée à partir du 1er septembre 2027", "leaves",
         {"stop": "Touget", "date": "01/09/2027"}),
        ("ouverture exceptionnelle à Fleurance le 3 avril de 9h à 12h30", "opening",
         {"commune": "Fleurance", "date": "03/04/2027", "open": "9h", "close": "12h30"}),
        ("route barrée entre Monfort et Solomiac du 1er au 12 février", "road",
         {"between-1": "Solomiac", "between-2": "Monfort", "from": "01/02/2027", "to": "12/02/2027"}),
        ("véhicule en panne demain", "out", {"date": "06/01/2027", "why": "panne"}),
        ("camion au garage la semaine prochaine", "out",
         {"from": "11/01/2027", "to": "17/01/2027", "why": "garage"}),
        ("agent malade jusqu’au 9 janvier", "out",
         {"from": "05/01/2027", "to": "09/01/2027", "why": "malade"}),
        ("crew on training from 10 to 12 March", "out",
         {"from": "10/03/2027", "to": "12/03/2027", "why": "training"}),
        ("Square of Monfort closed on 14 May (village fair)", "closed",
         {"stop": "Monfort", "date": "14/05/2027", "why": "village fair"}),
        # A day that has gone by is that of the year to come.
        ("agent absent le 4 janvier", "out", {"date": "04/01/2028"}),
        ("agent absent mardi", "out", {"date": "05/01/2027"}),
    ],
)  # fmt: skip
def test_what_is_said_is_understood(text: str, kind: str, values: dict[str, str]) -> None:
    found = said_event(text, STOPS, OTHERS, TODAY)
    assert found is not None
    assert (found.kind, found.values) == (kind, values)


@pytest.mark.parametrize("text", ["", "Monfort", "le 8 janvier", "bonjour", "🚐", "31 février"])
def test_what_tells_nothing_is_nothing(text: str) -> None:
    assert said_event(text, STOPS, OTHERS, TODAY) is None


@pytest.mark.parametrize("text", ["agent absent le 31 février", "agent absent le 45/13"])
def test_days_that_are_none_are_left_out(text: str) -> None:
    found = said_event(text, STOPS, OTHERS, TODAY)
    assert found is not None
    assert (found.kind, found.values) == ("out", {})


@pytest.mark.parametrize("text", ["place de Monfort en travaux du 10 au 5 mars", "absent du 10 au 5 mars"])
def test_a_range_that_ends_before_it_begins_is_for_whoever_said_it_to_judge(text: str) -> None:
    """The 10th of which month was meant is not guessed."""
    found = said_event(text, STOPS, OTHERS, TODAY)
    assert found is not None
    assert (found.values["from"][:5], found.values["to"][:5]) == ("10/03", "05/03")
