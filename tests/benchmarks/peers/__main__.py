"""Compare solvers on common problems: which problems and solvers, how many seeds, how long."""

from argparse import ArgumentParser, Namespace

from tests.benchmarks.peers.comparison import SOLVERS, compare, summarise
from tests.benchmarks.peers.problems import SETS, problems
from tests.benchmarks.table import machine


def asked() -> Namespace:
    """What the command line asks for."""
    parser = ArgumentParser(prog="python -m tests.benchmarks.peers", description=__doc__)
    parser.add_argument(
        "problems",
        nargs="*",
        metavar="SET[/NAME]",
        help=f"{', '.join(SETS)}, or some of a set by how they are named, as mdvrp/p08; all unless named",
    )
    parser.add_argument("--solvers", nargs="+", choices=SOLVERS, default=list(SOLVERS))
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds, from 0")
    parser.add_argument("--seconds", type=float, default=30.0, help="seconds of the processor for a run")
    return parser.parse_args()


if __name__ == "__main__":
    arguments = asked()
    print(f"Measured on {machine()}")
    summarise(
        compare(
            problems(arguments.problems),
            arguments.solvers,
            range(arguments.seeds),
            arguments.seconds,
        )
    )
