"""What may have been meant by a name that is not known."""

from tourplanner.inputs.faults import nearest, nearest_name


def test_names_are_alike_by_their_letters() -> None:
    assert nearest("Monfor", ["Monfort", "Touget"]) == ["Monfort"]


def test_codes_are_alike_by_all_but_one_digit() -> None:
    """32269 is Monfort, 32436 Solomiac."""
    assert nearest("32269", ["32436", "32463"]) == []
    assert nearest("32268", ["32436", "32269"]) == ["32269"]


def test_a_code_that_is_shown_without_its_name_is_never_a_guess() -> None:
    assert nearest_name("32268", ["32269", "32436"]) == []
    assert nearest_name("3226a", ["32269"]) == ["32269"]
