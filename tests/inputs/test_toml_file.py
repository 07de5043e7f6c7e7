"""What is no TOML is told at its line, with a cure that is one."""

import pytest

from tests.inputs.said import told_by
from tourplanner.inputs.toml_file import parse_toml

SAME = "[[stops]] each time for several"
ONCE, LIKE_THIS, SLASH = "keep it once", "a date is written 2027-01-31", "write / instead of"
OPEN = "a text lacks its quotes, or a list its closing bracket"


@pytest.mark.parametrize(
    ("text", "line", "cure"),
    [
        ("weeks = 1\nweeks = 2", 2, ONCE),
        ("[calendar]\n[calendar]", 2, ONCE),
        ("[[stops]]\n[stops]", 2, SAME),
        ("[stops]\n[[stops]]", 2, SAME),
        ("[work\nlunch_minutes = 45", 1, "write [work]"),
        ("a = 1\n [[stops]\nb = 2", 2, "write [[stops]]"),
        ("[a b\nc = 1", 1, OPEN),
        ("weeks =\n", 1, "write a value after"),
        ("weeks = # four\r\n", 1, "write a value after"),
        ("weeks = four", 1, OPEN),
        ("a = { b = 1, b = 2 }", 1, ONCE),
        ("start = 2027-02-30", 1, "2027-02-28, the last day of that month"),
        ("start = 0000-01-01", 1, LIKE_THIS),
        ('file = "C:\\users\\x"', 1, SLASH),
        ('file = "C:\\roads"\nfile = "C:\\données"', 2, SLASH),
        ("weeks = 1,5", 1, "write 1.5"),
        ("a = [1, 2", 1, OPEN),
        ('title = "x\na = 1', 1, OPEN),
    ],
)
def test_what_is_no_toml(text: str, line: int, cure: str) -> None:
    (fault,) = told_by(lambda: parse_toml(text, "essai.toml"))
    assert fault.where == f"essai.toml, line {line}"
    assert cure in fault.maybe
