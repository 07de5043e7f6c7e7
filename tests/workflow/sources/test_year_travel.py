"""Travel times of a year: the grid's own legs, and those to the places of events from the same source."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.inputs.said import keeping
from tests.instances import pilot
from tests.problem.little import matrix_of
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Config
from tourplanner.domain.event import Joins, Opening, SquareMoved
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Position
from tourplanner.domain.provenance import Provenance
from tourplanner.errors import TravelError
from tourplanner.message import message, silent
from tourplanner.problem.build import build, places
from tourplanner.problem.problem import Problem
from tourplanner.schedule.event_places import places_of_year
from tourplanner.schedule.events import config_of_grid
from tourplanner.travel.estimate import Estimate
from tourplanner.workflow.sources import year_travel
from tourplanner.workflow.sources.kept_travel import TRAVEL
from tourplanner.workflow.sources.year_travel import year_of

SOMEWHERE = Position(43.7, 0.6)


def with_events(*events: object) -> Config:
    """The pilot with events, planned on estimates."""
    config = pilot()
    return replace(config, events=events, travel=replace(config.travel, provider="estimate"))  # type: ignore[arg-type]


def grid_of(config: Config, provider: str = "estimate") -> Problem:
    """The problem of its grid, on whose legs the van takes a second and a metre more each."""
    grid = config_of_grid(config)
    count = len(places(grid))
    legs = [[0 if i == j else 1000 + count * i + j for j in range(count)] for i in range(count)]
    matrix = replace(matrix_of(legs), provenance=Provenance(provider, "as it was", True, 1.1))
    return build(grid, build_calendar(grid.calendar, grid.sessions), matrix)


def moved(config: Config, position: Position) -> SquareMoved:
    """The first stop at another place all the year."""
    start = config.calendar.start
    return SquareMoved(config.stops[0].id, start, start, "Salle des fêtes", position)


def test_nothing_is_asked_where_events_have_no_place_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(year_travel, "choose_provider", lambda *_: pytest.fail("asked"))
    config = with_events()
    here = replace(config, events=(moved(config, config.stops[0].position),))
    for asked in (config, here):
        grid = grid_of(asked)
        year = year_of(asked, grid, Path(), silent)
        assert len(year.matrix.seconds) == len(places_of_year(asked))
        count = len(places(asked))
        assert (year.matrix.seconds[:count, :count] == grid.matrix.seconds).all()
    # The square that stays in the village centre has the times of the stop.
    depots = len(config.depots)
    assert (year.matrix.seconds[-1, :depots] == grid.matrix.seconds[depots, :depots]).all()


def test_legs_of_the_grid_stay_what_they_were_and_new_ones_are_of_the_same_source() -> None:
    config = pilot()
    last, start = config.stops[-1], config.calendar.start
    later = start.replace(year=start.year + 1)
    opening = Opening("fair", "32132", "Fleurance", "243200391", SOMEWHERE, later, 9 * 3600, 12 * 3600)
    asked = with_events(Joins(last.id, later), moved(config, SOMEWHERE), opening)
    grid = grid_of(asked)
    year = year_of(asked, grid, Path(), silent)
    everywhere = places_of_year(asked)
    nodes = [rank for rank, place in enumerate(everywhere[: len(places(asked))]) if place.id != last.id]
    assert (year.matrix.seconds[np.ix_(nodes, nodes)] == grid.matrix.seconds).all()
    estimate = Estimate(asked.travel.van_factor).matrix([place.position for place in everywhere])
    joined = next(rank for rank, place in enumerate(everywhere) if place.id == last.id)
    for new in (joined, len(everywhere) - 1, len(everywhere) - 2):
        assert (year.matrix.seconds[new, nodes] == estimate.seconds[new, nodes]).all()
    assert year.matrix.provenance == grid.matrix.provenance


class Server:
    """A source that counts how often it is asked; every leg takes a minute."""

    name = "osrm"

    def __init__(self) -> None:
        self.asked = 0

    def matrix(self, positions: Sequence[Position]) -> TravelMatrix:
        self.asked += 1
        legs = 60 * (1 - np.eye(len(positions), dtype=np.int32))
        return TravelMatrix(legs, 15 * legs, Provenance("osrm", "a server", False, 1.1))


def test_a_server_is_asked_once_and_its_times_stay_in_the_dossier(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server, file = Server(), tmp_path / TRAVEL
    monkeypatch.setattr(year_travel, "choose_provider", lambda *_: server)
    monkeypatch.setattr(year_travel, "completed", lambda provider, *_: provider)
    config = with_events()
    asked = replace(config, events=(moved(config, SOMEWHERE),))
    grid = grid_of(asked, "osrm")
    first = year_of(asked, grid, tmp_path, silent, file)
    again = year_of(asked, grid, tmp_path, silent, file)
    assert server.asked == 1
    assert (again.matrix.seconds == first.matrix.seconds).all()
    assert (again.matrix.metres == first.matrix.metres).all()
    # Fewer places are known as well; another place, another plan or a torn file is asked for again.
    year_of(replace(config, events=()), grid, tmp_path, silent, file)
    assert server.asked == 1
    year_of(replace(config, events=(moved(config, Position(43.9, 0.5)),)), grid, tmp_path, silent, file)
    assert server.asked == 2
    file.write_bytes(file.read_bytes()[:1000])
    year_of(asked, grid, tmp_path, silent, file)
    assert server.asked == 3


def test_where_the_source_is_not_at_hand_times_to_new_places_are_estimated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def out_of_reach(*_: object) -> None:
        raise TravelError(message("travel.no-roads-here", folder="x"))

    monkeypatch.setattr(year_travel, "choose_provider", out_of_reach)
    config = with_events()
    asked = replace(config, events=(moved(config, SOMEWHERE),))
    notices: list[str] = []
    year = year_of(asked, grid_of(asked, "osm"), Path(), keeping(notices))
    assert len(year.matrix.seconds) == len(places_of_year(asked))
    assert len(notices) == 1
    assert "travel times to the places of events are estimated" in notices[0]
    assert notices[0].endswith("(looked in x).")
