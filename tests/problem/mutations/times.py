"""Times of one day that are wrong: Tuesday 4, van south.

The depot is at minute 60 of the road, b1 at 70 (11 minutes out), b4 at 80 (11 more), 20 minutes
back: work starts 8:54, leaves 9:09, stands at b1 9:20, serves 9:30-12:00, is packed up 12:10,
stands at b4 12:21, eats 12:21-13:50, serves 14:00-16:30, is packed up 16:40, back 17:00, ends 17:15.
"""

from dataclasses import replace

from tests.problem.little import MINUTE, changed, clock
from tests.problem.mutations.mutation import Broken, Tours, breaks, edit, edit_visit, find, may
from tourplanner.domain.period import Half
from tourplanner.problem.problem import Problem


@breaks("session-window")
def visit_starts_early_with_the_whole_morning(problem: Problem, tours: Tours) -> Broken:
    tours = edit_visit(tours, 4, "south", 0, arrive=clock("09:15"), start=clock("09:25"))
    return problem, edit(tours, 4, "south", start=clock("08:49"), leave=clock("09:04"))


@breaks("session-window", "sequence")
def visit_starts_early_at_the_cost_of_set_up(problem: Problem, tours: Tours) -> Broken:
    return problem, edit_visit(tours, 4, "south", 0, start=clock("09:25"))


@breaks("session-window")
def visit_ends_late_and_the_drive_with_it(problem: Problem, tours: Tours) -> Broken:
    tours = edit_visit(tours, 4, "south", 0, end=clock("12:05"))
    tours = edit_visit(tours, 4, "south", 1, arrive=clock("12:26"))
    return problem, edit(tours, 4, "south", lunch=(clock("12:26"), clock("13:50")))


@breaks("session-window", "sequence")
def visit_ends_late_and_the_van_is_back_as_before(problem: Problem, tours: Tours) -> Broken:
    return problem, edit_visit(tours, 4, "south", 1, end=clock("16:35"))


@breaks("session-window", "visits")
def visit_lasts_no_time(problem: Problem, tours: Tours) -> Broken:
    return problem, edit_visit(tours, 4, "south", 0, end=clock("09:30"))


@breaks("session-window")
def session_no_longer_exists(problem: Problem, tours: Tours) -> Broken:
    mornings = {Half.MORNING: problem.config.sessions[Half.MORNING]}
    # Saturday 8 and the other afternoons stay toured dates, thanks to their mornings.
    return changed(problem, sessions=mornings), tours


@breaks("sequence", "travel")
def visits_listed_in_the_wrong_order(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", visits=find(tours, 4, "south").visits[::-1])


@breaks("sequence", "travel")
def short_visits_listed_in_the_wrong_order(problem: Problem, tours: Tours) -> Broken:
    first, second, third = find(tours, 10, "north").visits
    return problem, edit(tours, 10, "north", visits=(first, third, second))


@breaks("sequence")
def short_visits_overlap_by_a_minute(problem: Problem, tours: Tours) -> Broken:
    second, third = find(tours, 10, "north").visits[1:]
    early = third.start - (second.end - MINUTE)
    return problem, edit_visit(
        tours,
        10,
        "north",
        2,
        arrive=third.arrive - early,
        start=third.start - early,
        end=third.end - early,
    )


@breaks("sequence")
def short_visits_follow_without_pack_up(problem: Problem, tours: Tours) -> Broken:
    third = find(tours, 10, "north").visits[2]
    return problem, edit_visit(
        tours, 10, "north", 2, arrive=third.arrive - 600, start=third.start - 600, end=third.end - 600
    )


@breaks("lunch")
def lunch_dropped(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", lunch=None)


@breaks("lunch")
def lunch_five_minutes_short(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", lunch=(clock("12:21"), clock("13:01")))


@breaks("lunch")
def lunch_before_its_window(problem: Problem, tours: Tours) -> Broken:
    return changed(problem, work={"lunch_opens": clock("12:30")}), tours


@breaks("lunch")
def lunch_after_its_window(problem: Problem, tours: Tours) -> Broken:
    return changed(problem, work={"lunch_closes": clock("13:40")}), tours


@breaks("lunch", "sequence")
def lunch_eaten_while_packing_up(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", lunch=(clock("12:05"), clock("13:50")))


@breaks("lunch", "sequence")
def lunch_eaten_while_setting_up(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", lunch=(clock("12:21"), clock("13:55")))


@breaks("sequence")
def lunch_eaten_at_the_wheel(problem: Problem, tours: Tours) -> Broken:
    # 12:10-12:21 is the drive: a lunch from 12:15 leaves it 5 of its 11 minutes.
    return problem, edit(tours, 4, "south", lunch=(clock("12:15"), clock("13:50")))


@breaks("lunch")
def lunch_on_a_morning_only_day(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 3, "north", lunch=(clock("12:10"), clock("12:55")))


@breaks("sequence")
def van_leaves_late(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", leave=clock("09:14"))


@breaks("sequence")
def first_arrival_before_possible(problem: Problem, tours: Tours) -> Broken:
    return problem, edit_visit(tours, 4, "south", 0, arrive=clock("09:15"))


@breaks("sequence")
def second_arrival_before_possible(problem: Problem, tours: Tours) -> Broken:
    return problem, edit_visit(tours, 4, "south", 1, arrive=clock("12:16"))


@breaks("sequence")
def set_up_cut(problem: Problem, tours: Tours) -> Broken:
    return problem, edit_visit(tours, 4, "south", 0, arrive=clock("09:25"))


@breaks("sequence")
def last_pack_up_cut(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", back=clock("16:55"), end=clock("17:10"))


@breaks("sequence")
def van_back_before_possible(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", back=clock("16:50"))


@breaks("sequence")
def prepare_cut(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", start=clock("08:59"))


@breaks("sequence")
def close_cut(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", end=clock("17:10"))


@breaks("sequence")
def tour_without_a_visit(problem: Problem, tours: Tours) -> Broken:
    idle = replace(
        find(tours, 3, "north"),
        date=may(4),
        start=clock("08:00"),
        leave=clock("09:00"),
        back=clock("09:00"),
        end=clock("10:00"),
        lunch=None,
        visits=(),
        leg_back_drive_seconds=0,
        leg_back_distance_m=0,
    )
    return problem, (*tours, idle)


@breaks("day-hours")
def work_starts_before_the_earliest(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", start=clock("07:25"))


@breaks("day-hours")
def work_ends_after_the_latest(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", end=clock("18:35"))


@breaks("travel")
def leg_seconds_changed(problem: Problem, tours: Tours) -> Broken:
    leg = find(tours, 4, "south").visits[0].leg_drive_seconds
    return problem, edit_visit(tours, 4, "south", 0, leg_drive_seconds=leg - 1)


@breaks("travel")
def leg_metres_changed(problem: Problem, tours: Tours) -> Broken:
    leg = find(tours, 4, "south").visits[1].leg_distance_m
    return problem, edit_visit(tours, 4, "south", 1, leg_distance_m=leg - 1)


@breaks("travel")
def leg_of_the_other_direction(problem: Problem, tours: Tours) -> Broken:
    south, b1 = problem.depot_index["south"], problem.stop_node(problem.stop_index["b1"])
    return problem, edit_visit(tours, 4, "south", 0, leg_drive_seconds=problem.drive(b1, south))


@breaks("travel")
def back_leg_seconds_changed(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", leg_back_drive_seconds=0)


@breaks("travel")
def back_leg_metres_changed(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", leg_back_distance_m=1)
