"""The model of a node over some columns, which HiGHS solves."""

from ortools.math_opt.python import mathopt

from tourplanner.problem.problem import Problem
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
    visits = [stop.visits for stop in problem.config.stops]
    for cut in optimum.prices[0].cuts:  # others are dense, and of no use to HiGHS
        met = sorted({c for stop in set(cut.stops) for c in master.serving[stop]})
        numbers = ((c, cut.coefficient(columns[c].tour.stops)) for c in met)
        row = mathopt.fast_sum(number * master.x[c] for c, number in numbers if number)
        master.model.add_linear_constraint(expr=row, ub=cut.most(visits))
    for count, (low, high) in node.counts.items():
        here = (c for c, column in enumerate(columns) if count.has(column.cell, column.tour.stops))
        master.model.add_linear_constraint(expr=master.terms(here), lb=low, ub=high)
    return master
