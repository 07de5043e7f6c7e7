"""Pages look as when somebody looked at them: small pictures beside this file, compared with a tolerance.

To look again and keep what is there: ``python -m tests.outputs.paper.test_appearance``.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.outputs.paper.conftest import every, squares, with_dates, with_name
from tests.outputs.paper.reading import raster
from tourplanner.outputs.paper.area_sheets import area_sheets
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.posters import poster
from tourplanner.outputs.paper.route_sheets import route_sheets
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

pytestmark = pytest.mark.paper

GOLDEN = Path(__file__).with_name("golden")
DIFFERENT = 48
"""Grey levels of 256 from which on two pixels differ: more than another way of smoothing edges."""
ALLOWED = 0.01
"""Part of the pixels that may differ."""

A4 = (PageFormat.A4,)


def pages(schedule: ScheduleView) -> dict[str, bytes]:
    """A document for each picture, whose first page it shows."""
    stop = schedule.view.config.stops[0]
    drawn = {
        "poster": schedule,
        "poster-1": with_dates(schedule, stop.id, every(28, 1)),
        "poster-60": with_dates(schedule, stop.id, every(7, 60)),
        "poster-long": with_name(schedule, stop.commune, "Castelnau-d'Auzan-Labarrère"),
    }
    found = {name: next(iter(poster(view, stop, Language.FR, A4).values())) for name, view in drawn.items()}
    found["area"] = next(iter(area_sheets(schedule, Language.FR, A4).values()))
    monday = replace(schedule, schedule=replace(schedule.schedule, tours=schedule.schedule.tours[:1]))
    found["route"] = next(iter(route_sheets(monday, Language.FR).values()))
    return found


@pytest.fixture(scope="module")
def documents(schedule: ScheduleView) -> dict[str, bytes]:
    return pages(schedule)


@pytest.mark.parametrize("name", [path.stem for path in sorted(GOLDEN.glob("*.png"))])
def test_looks_as_before(documents: dict[str, bytes], name: str) -> None:
    path = GOLDEN / f"{name}.png"
    assert path.stat().st_size < 100_000
    before = np.asarray(Image.open(path), dtype=np.int16)
    now = np.asarray(raster(documents[name]), dtype=np.int16)

    assert now.shape == before.shape
    assert np.mean(np.abs(now - before) > DIFFERENT) <= ALLOWED


def test_every_kind_has_its_picture(documents: dict[str, bytes]) -> None:
    assert {path.stem for path in GOLDEN.glob("*.png")} == set(documents)


def test_another_poster_does_not_pass(documents: dict[str, bytes]) -> None:
    one, sixty = (np.asarray(raster(documents[name]), dtype=np.int16) for name in ("poster-1", "poster-60"))
    assert np.mean(np.abs(one - sixty) > DIFFERENT) > 3 * ALLOWED


if __name__ == "__main__":
    for name, pdf in pages(squares()).items():
        raster(pdf).save(GOLDEN / f"{name}.png", optimize=True)
