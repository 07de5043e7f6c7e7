"""Rest between tours of one crew on following days, as rows of a master that knows its dates."""

from collections import defaultdict

from tourplanner.calendar.nights import morrows
from tourplanner.domain.period import DAY
from tourplanner.solvers.exact.master import Master


def add_rest(master: Master) -> None:
    """For each evening time t: tours ending from t on + next-day tours starting too early <= 1.

    Only for cells of one crew; the crews of a group are told apart later.
    """
    next_day = morrows(master.problem.calendar)
    by_day: dict[tuple[str, int], list[int]] = defaultdict(list)
    for c, column in enumerate(master.columns):
        cell = master.cells[column.cell]
        if len(cell.crews) == 1 and master.problem.limits(cell.crews[0]).rest_can_bind:
            by_day[cell.crews[0], cell.dates[0]].append(c)
    for (crew, day), columns in sorted(by_day.items()):
        work = master.problem.limits(crew)
        following = by_day.get((crew, next_day[day]), []) if day in next_day else []
        if not following:
            continue
        for evening in sorted({master.columns[c].tour.end for c in columns}):
            late = [c for c in columns if master.columns[c].tour.end >= evening]
            morning = evening + work.min_rest - DAY
            early = [c for c in following if master.columns[c].tour.start < morning]
            if early:
                master.model.add_linear_constraint(expr=master.terms([*late, *early]), ub=1)
