"""An estimate says that it knows no ferry."""

from tourplanner.domain.place import Position
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.sources.crossings import crossings

POINTE_A_PITRE, DESIRADE = Position(16.23638, -61.53459), Position(16.31175, -61.05269)
MARIE_GALANTE = Position(15.88402, -61.31480)
QUIBERON, BELLE_ILE = Position(47.48389, -3.11944), Position(47.34555, -3.15194)


def told(places: dict[str, Position], lang: Language = Language.FR) -> list[str]:
    return [words_in(lang).of(each) for each in crossings(tuple(places.values()), tuple(places))]


def test_each_island_is_told_with_its_stops() -> None:
    first, second = told(
        {"Dépôt": POINTE_A_PITRE, "Grand-Bourg": MARIE_GALANTE, "La Désirade": DESIRADE, "Mairie": DESIRADE}
    )
    assert "La Guadeloupe et La Désirade" in first
    assert "La Désirade, Mairie" in first
    assert "ni bac ni bateau" in first
    assert "Grand-Bourg" in second


def test_the_mainland_is_told_to_a_depot_on_an_island() -> None:
    [said] = told({"Depot": BELLE_ILE, "Quiberon": QUIBERON}, Language.EN)
    assert said.startswith("no road joins Belle-Île and the mainland, and an estimate knows no ferry")


def test_nothing_is_told_where_there_is_no_sea_between() -> None:
    assert told({"Auch": Position(43.64, 0.58), "Monfort": Position(43.8, 0.82)}) == []
    assert told({"Le Palais": BELLE_ILE, "Sauzon": Position(47.37139, -3.21972)}) == []
