"""One desk for a dossier."""

from pathlib import Path

from tourplanner.desk.tenancy import address_of, tell_address, tenancy


def test_a_second_one_finds_the_first(tmp_path: Path) -> None:
    with tenancy(tmp_path) as mine:
        tell_address(tmp_path, "http://127.0.0.1:8765/")
        with tenancy(tmp_path) as other:
            assert (mine, other) == (True, False)
            assert address_of(tmp_path) == "http://127.0.0.1:8765/"
    assert address_of(tmp_path) == ""
    with tenancy(tmp_path) as again:
        assert again
