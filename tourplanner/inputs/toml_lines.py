"""On which line each key of a TOML text stands, which the standard library does not tell."""

import re
from collections.abc import Iterator

from tourplanner.inputs.faults import Path

HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?")
KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
TOKEN = re.compile(r"""\"{3}|'{3}|"(?:\\.|[^"\\])*"|'[^']*'|\#.*|[\[\]{}]""")


def line_numbers(text: str) -> dict[Path, int]:
    """Lines, from 1, of table headers and keys of `text`; entries of arrays of tables count from 1.

    A simple scan: keys inside a value (inline tables, lists over several lines) are not listed.
    """
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in _statements(text):
        if header := HEADER.match(line):
            brackets, name = header.groups()
            table = _enter(_steps(name), counts, another=brackets == "[[")
            lines.setdefault(table, number)
        elif key := KEY.match(line):
            lines.setdefault((*table, *_steps(key[1])), number)
    return lines


def _steps(name: str) -> tuple[str, ...]:
    return tuple(step.strip().strip("\"'") for step in name.split("."))


def _enter(steps: tuple[str, ...], counts: dict[Path, int], another: bool) -> Path:
    """The path that a header opens: `another` entry of an array of tables, or a plain table."""
    path: Path = ()
    for position, step in enumerate(steps, start=1):
        path = (*path, step)
        if another and position == len(steps):
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, but not those that continue the value of a line before."""
    depth, quote = 0, ""
    for number, line in enumerate(text.split("\n"), start=1):
        if depth == 0 and not quote:
            yield number, line
        depth, quote = _after(line, depth, quote)


def _after(line: str, depth: int, quote: str) -> tuple[int, str]:
    """Open brackets and open long string ("" for none) at the end of `line`."""
    at = 0
    while True:
        if quote:
            end = line.find(quote, at)
            if end < 0:
                return depth, quote
            at, quote = end + 3, ""
        token = TOKEN.search(line, at)
        if token is None:
            return max(depth, 0), ""
        at = token.end()
        match token[0]:
            case '"""' | "'''":
                quote = token[0]
            case "[" | "{":
                depth += 1
            case "]" | "}":
                depth -= 1
