"""What a problem refuses to be built of."""

from dataclasses import replace

import pytest

from tests.problem.little import little_problem, road, stop
from tourplanner.problem.build import build


@pytest.mark.parametrize("table", ["seconds", "metres"])
def test_a_matrix_of_other_places_is_refused(table: str) -> None:
    problem = little_problem([stop("a"), stop("b")], road([0, 10, 20]))
    larger = road([0, 10, 20, 30])
    matrix = replace(problem.matrix, **{table: getattr(larger, table)})
    with pytest.raises(ValueError, match="3 places"):
        build(problem.config, problem.calendar, matrix)
