"""How much the tests of the problem would notice: operators and numbers are changed one by one.

``python -m tests.mutation [--sample N] [PATH ...]`` makes a mutant of every comparison, sum, product,
number, ``and``, ``or`` and ``not`` of the modules, by default all of the problem: the rules, the judge
and the rest. It runs the tests of the problem on each, in a process of its own; with a sample, on so
many, drawn with the same seed every time. It prints the mutants that no test notices, and how many of
all were noticed. Nothing is written.
"""

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import os
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
DEFAULT = tuple(sorted((ROOT / "tourplanner/problem").rglob("*.py")))
OF_RULES = (
    "tests/problem/rules/test_limits.py",
    "tests/problem/rules/test_offers.py",
    "tests/problem/test_rules.py",
    "tests/problem",
    "--ignore=tests/problem/test_timing.py",
)
"""Those that notice most come first; how days are timed is no matter of rules."""
OF_TIMES = ("tests/problem/test_timing.py", "tests/problem/test_tour_anyhow.py", "tests/problem")
TIMES = frozenset({"time_tour.py", "timing.py", "tour_anyhow.py"})
"""The modules that time days."""
CHANGED = (ast.Compare, ast.BinOp, ast.BoolOp, ast.UnaryOp, ast.Constant)
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """A module with one change, and where it is."""

    path: Path
    line: int
    source: str
    change: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.change}"


def mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for number, node in enumerate(ast.walk(tree)):
        if not isinstance(node, CHANGED):
            continue
        for choice in range(len(node.ops) if isinstance(node, ast.Compare) else 1):
            changed = copy.deepcopy(tree)
            target = next(each for at, each in enumerate(ast.walk(changed)) if at == number)
            before = ast.unparse(target) if isinstance(target, ast.expr) else ""
            if _change(target, choice):
                yield Mutant(path, target.lineno, ast.unparse(changed), f"{before} -> {ast.unparse(target)}")


def _change(node: ast.AST, choice: int) -> bool:
    """Change a node in place, where there is something to change."""
    match node:
        case ast.Compare() if type(node.ops[choice]) in COMPARISONS:
            node.ops[choice] = COMPARISONS[type(node.ops[choice])]()
        case ast.BinOp() if type(node.op) in ARITHMETIC:
            node.op = ARITHMETIC[type(node.op)]()
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.UnaryOp(op=ast.Not()):
            # Twice is not at all.
            node.operand = ast.UnaryOp(ast.Not(), node.operand)
        case ast.Constant(value=int()) if not isinstance(node.value, bool):
            node.value += 1
        case _:
            return False
    return True


class Served(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from a mutant instead of its file."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._name = ".".join(mutant.path.relative_to(ROOT).with_suffix("").parts)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The spec of the mutant, for its name alone."""
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(fullname, self._mutant.path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source."""
        exec(compile(self._mutant.source, str(self._mutant.path), "exec"), module.__dict__)


def is_noticed(mutant: Mutant) -> bool:
    """Whether a test fails on a mutant; the process is a fork, which knows the libraries already."""
    child = os.fork()
    if child == 0:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        sys.meta_path.insert(0, Served(mutant))
        import pytest  # noqa: PLC0415 - in the fork: it looks at what is loaded

        tests = OF_TIMES if mutant.path.name in TIMES else OF_RULES
        os._exit(pytest.main(["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-p", "no:randomly", *tests]))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def main() -> None:
    """Try the mutants, tell the survivors and the score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=DEFAULT)
    parser.add_argument("--sample", type=int)
    asked = parser.parse_args()
    found = [mutant for path in asked.paths for mutant in mutants(path.resolve())]
    drawn = found if asked.sample is None else random.Random(0).sample(found, min(asked.sample, len(found)))
    same = asked.paths[0].resolve()
    unchanged = Mutant(same, 1, same.read_text(encoding="utf-8"), "nothing")
    assert not is_noticed(unchanged), "the tests fail on what is not changed, too"
    noticed = 0
    for mutant in drawn:
        if is_noticed(mutant):
            noticed += 1
        else:
            print(mutant, flush=True)
    print(f"noticed {noticed} of {len(drawn)} mutants, drawn from {len(found)}")


if __name__ == "__main__":
    os.chdir(ROOT)
    # What every mutant needs and none changes.
    for library in ("babel", "numba", "numpy", "ortools.sat.python.cp_model", "scipy.sparse"):
        importlib.import_module(library)
    main()
