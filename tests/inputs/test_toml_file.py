"""What is no TOML is told at its line, with a cure that is one."""

import pytest

from tests.inputs.said import told_by
from tourplanner.inputs.toml_file import parse_toml

ONCE, LIKE_THIS, SLASH = "keep it once", "a date is written 2027-01-31", "write / instead of"
OPEN = "a text lacks its quotes, or a list its closing bracket"


@pytest.mark.parametrize(
    ("text", "line", "cure"),
    [
        ("weeks = 1\nweeks = 2", 2, ONCE),
        ("[calendar]\n[calendar]", 2, ONCE),
        ("[[stops]]\n[stops]", 2, ONCE),
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
