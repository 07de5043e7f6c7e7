"""What messages show of addresses; which ones a config may hold is tried with the providers."""

import pytest

from tests.travel.http.local_server import QUICK, unused_url
from tourplanner.domain.place import Position
from tourplanner.errors import TravelError
from tourplanner.http.address import shown
from tourplanner.travel.http.ign import Ign


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("http://127.0.0.1:5000/a/b", "http://127.0.0.1:5000/a/b"),
        (
            "https://me:secret@example.org/roads.osm.pbf?key=secret#secret",
            "https://example.org/roads.osm.pbf",
        ),
        ("http://me:secret@[::1/?key=secret", "[::1/"),
    ],
)
def test_secrets_are_not_shown(url: str, wanted: str) -> None:
    assert shown(url) == wanted


def test_a_key_in_the_address_of_a_source_of_lines_is_not_told() -> None:
    ign = Ign(f"{unused_url()}/itineraire?key=se-cret", patience=QUICK)
    with pytest.raises(TravelError, match=r"cannot be reached|has no valid address") as raised:
        ign.lines([(Position(43.6, 0.6), Position(43.7, 0.6))])
    assert "se-cret" not in str(raised.value)
