"""The model of a node over some columns, which HiGHS solves."""

from ortools.math_opt.python import mathopt

from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.subset_row_cuts import coefficient
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.master import Master
from tourplanner.solvers.exact.node import Node
from tourplanner.solvers.exact.optimum import Optimum
from tourplanner.solvers.exact.relaxation import Relaxation


def node_model(
    problem: Problem, relaxation: Relaxation, node: Node, optimum: Optimum, columns: tuple[Column, ...]
) -> Master:
    """The model over these columns, with the cuts that the bound rests on, and the counts of the node."""
    master = assemble(problem, relaxation.cells, columns)
    stops = problem.config.stops
    binding = set(optimum.prices[0].cuts.tolist())
    for cut in relaxation.rows.cuts.rows:
        if sum(1 << stop for stop in cut) not in binding:
            continue  # dense, and of no use to HiGHS
        most = sum(stops[stop].visits for stop in cut) // 2
        met = sorted({c for stop in cut for c in master.serving[stop]})
        numbers = ((c, coefficient(cut, columns[c].tour.stops)) for c in met)
        row = mathopt.fast_sum(number * master.x[c] for c, number in numbers if number)
        master.model.add_linear_constraint(expr=row, ub=most)
    for count, (low, high) in node.counts.items():
        here = (c for c, column in enumerate(columns) if count.has(column.cell, column.tour.stops))
        master.model.add_linear_constraint(expr=master.terms(here), lb=low, ub=high)
    return master
