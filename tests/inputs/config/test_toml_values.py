"""Values of a table of a list are changed with everything else as a person wrote it."""

import tomllib

from tourplanner.inputs.config.toml_values import with_values

TEXT = """\
[[stops]]
commune = "32269"  # Monfort
place = "Halle"  # à côté de l'église

# Le suivant est loin.
[[stops]]
commune = "32448"
"""


def test_a_value_is_changed_in_its_place_and_a_new_one_stands_behind() -> None:
    text = with_values(TEXT, "stops", {1: {"place": "École", "phone": "05 62 00 00 00", "notes": None}})
    changed = TEXT.replace("Halle", "École").replace("église\n", 'église\nphone = "05 62 00 00 00"\n')
    assert text == changed


def test_a_value_is_taken_out_and_nothing_else() -> None:
    text = with_values(TEXT, "stops", {1: {"place": None}})
    assert tomllib.loads(text)["stops"] == [{"commune": "32269"}, {"commune": "32448"}]
    assert "# Le suivant est loin." in text
    assert with_values(TEXT, "stops", {2: {"place": None}}) == TEXT


def test_lists_in_brackets_and_line_ends_are_kept() -> None:
    text = 'stops = [ { commune = "32269" }, { commune = "32448", place = "A" } ]\r\n'
    done = with_values(text, "stops", {2: {"place": "B"}})
    assert done == text.replace('"A"', '"B"')


def test_lists_of_tables_stand_in_brackets_and_take_the_place_of_blocks() -> None:
    text = '[[stops]]\ncommune = "a"\n[[stops.not_on]]\nweekday = "mon"\n\n# b\n[[stops]]\ncommune = "b"\n'
    bans = [{"weekday": "thu"}, {"weekday": "fri", "half": "morning"}]
    done = with_values(text, "stops", {1: {"not_on": bans, "visits": 2}, 2: {"visits": 3}})
    assert tomllib.loads(done)["stops"] == [
        {"commune": "a", "not_on": bans, "visits": 2},
        {"commune": "b", "visits": 3},
    ]
    assert '# b\n[[stops]]\ncommune = "b"' in done
