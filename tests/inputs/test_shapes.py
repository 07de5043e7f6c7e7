"""The picture of the départements: each is there, and places lie on it."""

from tourplanner.domain.place import Position
from tourplanner.inputs.departements import departements
from tourplanner.inputs.shapes import ZOOM, shapes


def test_every_departement_is_drawn() -> None:
    paths = shapes().paths

    assert {code for code in paths if not code.startswith(ZOOM)} == set(departements())
    assert {code.removeprefix(ZOOM) for code in paths if code.startswith(ZOOM)} == {"75", "92", "93", "94"}
    assert all(path.startswith("M") and path.endswith("Z") for path in paths.values())


def test_places_lie_in_their_frames() -> None:
    sheet = shapes()
    auch = sheet.spot("32", Position(43.6398, 0.5986))
    lille = sheet.spot("59", Position(50.6292, 3.0573))
    saint_denis = sheet.spot("974", Position(-20.8789, 55.4481))

    # North is up and east is right, in pixels that grow downwards.
    assert auch[0] < lille[0]
    assert auch[1] > lille[1]
    for x, y in (auch, lille, saint_denis):
        assert 0 < x < sheet.width
        assert 0 < y < sheet.height
    assert saint_denis[1] > 900
