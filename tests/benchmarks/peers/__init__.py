"""The search beside other solvers, on problems that all of them can express.

``python -m tests.benchmarks.peers`` asks for some of it: which sets, solvers, how many seeds and seconds.
"""


def run() -> None:
    """Give all solvers all problems, with one seed and half a minute of the processor each."""
    # What is imported here alone is what a run needs, so that a test of one reader loads no solver.
    from tests.benchmarks.peers.comparison import SOLVERS, compare, summarise  # noqa: PLC0415
    from tests.benchmarks.peers.problems import problems  # noqa: PLC0415

    summarise(compare(problems(), list(SOLVERS), range(1), seconds=30.0))
