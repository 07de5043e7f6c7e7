"""Legs on little maps: solid along known roads, dashed where a schedule drives what the plan does not."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tourplanner.domain.place import Position
from tourplanner.domain.provenance import Provenance
from tourplanner.outputs.paper.area_map import area_map, area_tours
from tourplanner.outputs.paper.legs import FINEST, drawn, leg_paths, point_along
from tourplanner.outputs.paper.maps import PaperMap, frame_around
from tourplanner.outputs.paper.outlines import Outlines
from tourplanner.outputs.paper.route_map import Sketches
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.wording.language import Language

pytestmark = pytest.mark.paper


def bent(view: PlanView) -> PlanView:
    """The view with a road for every leg of the plan: by way of a point north of its middle."""
    legs = {leg for tour in view.plan.tours for leg in pairwise(view.path(tour))}
    lines = {
        (start, end): (
            start,
            Position((start.latitude + end.latitude) / 2 + 0.02, (start.longitude + end.longitude) / 2),
            end,
        )
        for start, end in legs
    }
    return replace(view, provenance=Provenance("osm", "roads", False), lines=lines)


def kinds(drawn_map: PaperMap) -> dict[str, str]:
    return {path.kind: path.d for path in drawn_map.paths if path.kind not in {"own", "near", "far"}}


def test_a_sketch_follows_the_roads(schedule: ScheduleView) -> None:
    outlines, tour = Outlines.of(schedule.view.contours), schedule.view.plan.tours[0]
    before = kinds(Sketches(schedule.view, outlines, Language.FR).of(tour))
    after = kinds(Sketches(bent(schedule.view), outlines, Language.FR).of(tour))
    assert set(before) == {"estimate"}
    assert set(after) == {"leg"}
    # Three legs: four places, and on roads a bend in each leg.
    assert before["estimate"].count("L") == 3
    assert after["leg"].count("L") == 6


def test_a_leg_that_the_plan_does_not_drive_is_dashed(schedule: ScheduleView) -> None:
    view = bent(schedule.view)
    tour = view.plan.tours[0]
    skipped = replace(tour, visits=tour.visits[1:])
    found = kinds(Sketches(view, Outlines.of(view.contours), Language.FR).of(skipped))
    assert set(found) == {"leg", "estimate"}
    assert found["estimate"].count("L") == 1
    assert found["leg"].count("L") == 2


def test_maps_of_areas_follow_the_roads(schedule: ScheduleView) -> None:
    view = bent(schedule.view)
    epci = view.config.stops[0].area
    outlines, tours = Outlines.of(view.contours), area_tours(view, epci, Language.FR)
    found = kinds(area_map(view, outlines, epci, tours, Language.FR))
    straight = kinds(area_map(schedule.view, outlines, epci, tours, Language.FR))
    assert set(found) == {"access", "leg"}
    assert set(straight) == {"approach", "estimate"}
    assert found["access"].count("L") == 2 * straight["approach"].count("L")


def test_no_more_points_than_can_be_seen() -> None:
    ends = (Position(43.0, 0.0), Position(43.3, 0.4))
    frame = frame_around(ends, 60, 60, 5)
    line = [Position(43.0 + 0.3 * i / 5000, 0.4 * i / 5000) for i in range(5001)]
    points = drawn(frame, line)
    assert points[0] == frame.place(line[0])
    assert points[-1] == frame.place(line[-1])
    assert len(points) < 75 / FINEST
    assert drawn(frame, ends) == [frame.place(end) for end in ends]


@pytest.mark.parametrize(("share", "wanted"), [(0.0, (0, 0)), (0.25, (2, 0)), (0.75, (4, 2)), (1.0, (4, 4))])
def test_a_share_of_a_line(share: float, wanted: tuple[float, float]) -> None:
    assert point_along([(0, 0), (4, 0), (4, 0), (4, 4)], share) == pytest.approx(wanted)


def test_nothing_is_drawn_of_a_leg_without_length(schedule: ScheduleView) -> None:
    here = Position(43.6, 0.6)
    frame = frame_around([here], 60, 60, 5)
    assert leg_paths(frame, schedule.view, [(here, here)]) == ()
