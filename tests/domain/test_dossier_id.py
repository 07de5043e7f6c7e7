"""The id of a dossier: of what its first plan promises."""

from tourplanner.domain.dossier_id import first_id, follows, stop_ids

CONFIG: dict[str, object] = {
    "title": "Tournée",
    "service": {"name": "Bus", "operator": "Gers", "phone": "05 62 67 40 40"},
    "stops": [{"commune": "32269", "id": "halle"}, {"commune": "32448"}],
    "calendar": {"weeks": 4},
}


def test_the_same_config_makes_the_same_id() -> None:
    mine = first_id("Tournée", CONFIG)
    assert len(mine) == 16
    backwards = {**CONFIG, "stops": [{"commune": "32448"}, {"id": "halle", "commune": "32269"}]}
    assert first_id("Tournée", backwards) == mine
    later = {**CONFIG, "calendar": {"weeks": 2}, "service": {"name": "Bus", "operator": "Gers"}}
    assert first_id("Tournée", later) == mine


def test_another_service_or_other_stops_make_another() -> None:
    others = (
        {**CONFIG, "service": {"name": "Bus", "operator": "Landes"}},
        {**CONFIG, "stops": [{"commune": "32448"}]},
        {**CONFIG, "stops": []},
        {},
    )
    made = {first_id("Tournée", CONFIG), first_id("Bus", CONFIG), *(first_id("Tournée", o) for o in others)}
    assert len(made) == 6


def test_a_plan_without_its_config_has_none() -> None:
    assert first_id("Tournée", None) == ""
    assert first_id("Tournée", {"stops": "x", "service": 3}) != ""
    assert stop_ids(CONFIG) == {"halle", "32448"}


def test_what_may_be_the_same_dossier_later() -> None:
    assert follows("abcd", "abcd")
    assert follows("ab", "abcdefgh")  # it has grown
    assert follows("abcd", "cdef")
    assert not follows("abcd", "defg")
    assert not follows("", "")
