"""Values that people type without a file: numbers, flags, lists, and lists of tables in one text."""

from tourplanner.inputs.config.stop_keys import STOP
from tourplanner.inputs.config.typed_values import typed_values


def test_each_kind_is_read_as_a_file_would_say_it() -> None:
    values = {
        "minutes": "60",
        "latitude": "43,79",
        "regular": "oui",
        "required": "no",
        "weekdays": "lundi et jeudi",
        "halves": "matin",
        "place": "Halle, rue et place",
    }
    assert typed_values(values, STOP, "stops") == {
        "place": "Halle, rue et place",
        "latitude": 43.79,
        "minutes": 60,
        "required": False,
        "regular": True,
        "weekdays": ["lundi", "jeudi"],
        "halves": ["matin"],
    }


def test_rows_are_called_by_their_keys_or_labels() -> None:
    said = typed_values({"not_on": "jour=lundi, half=matin, why=marché; weekday=jeudi;"}, STOP, "stops")
    assert said == {"not_on": [{"weekday": "lundi", "half": "matin", "why": "marché"}, {"weekday": "jeudi"}]}
    closed = typed_values({"closed": "school=noel+hiver, zone=C"}, STOP, "stops")
    assert closed == {"closed": [{"school": ["noel", "hiver"], "zone": "C"}]}


def test_what_is_not_understood_stays_for_its_kind_to_judge() -> None:
    assert typed_values({"minutes": "beaucoup", "regular": "peut-être"}, STOP, "stops") == {
        "minutes": "beaucoup",
        "regular": "peut-être",
    }
    assert typed_values({"not_on": "lundi"}, STOP, "stops") == {"not_on": [{"lundi": ""}]}
