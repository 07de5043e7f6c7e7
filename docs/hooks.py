"""Pages of the documentation that the program writes itself: keys, tables, rules, the Python face.

MkDocs calls `on_files` before it reads the pages; what is made here is never kept in the repository, so
that it cannot grow old.
"""

import csv
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import tourplanner
from tourplanner.problem.rules import RULES
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

DOCS = Path(__file__).parent
ROOT = DOCS.parent


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made, and the one that stands where contributors look for it."""
    made = {
        "formats/tables.md": "\n".join(_tables()),
        "rules.md": "\n".join(_rules()),
        "developers/api.md": _api(),
        "developers/contributing.md": (DOCS / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    }
    for name, text in made.items():
        files.append(File.generated(config, name, content=text))
    return files


def _api() -> str:
    """The public names with their docstrings, under an example."""
    head = (DOCS / "api.md").read_text(encoding="utf-8")
    named = [(getattr(tourplanner, name).__module__, name) for name in tourplanner.__all__]
    return head + "\n".join(f"::: {module}.{name}\n" for module, name in named)


def _tables() -> Iterator[str]:
    """Every declared column of every table."""
    yield "# Les tables\n"
    yield (
        "Des fichiers CSV en UTF-8, séparés par des virgules, avec une ligne d’en-tête. "
        "`tourplanner data check` juge les vôtres. Cette page vient de `data/columns.csv`, où chaque "
        "colonne est déclarée une fois.\n"
    )
    with (ROOT / "data" / "columns.csv").open(encoding="utf-8", newline="") as file:
        for table, columns in groupby(csv.DictReader(file), key=lambda row: row["table"]):
            yield f"\n## {table}.csv\n"
            yield _row("column", "type", "unit", "required", "description", "source")
            yield _row(*["---"] * 6)
            for each in columns:
                name = f"`{each['column']}`"
                yield _row(
                    name, each["dtype"], each["unit"], each["required"], each["description"], each["source"]
                )


def _rules() -> Iterator[str]:
    """Every rule with its sentence."""
    words = words_in(Language.FR)
    yield "# Les règles\n"
    yield (
        "Tout plan respecte ces règles. `tourplanner check` les vérifie toutes, d’après les seuls arrêts et "
        "horaires des tournées, et appelle chacune par son identifiant, comme les fichiers JSON.\n"
    )
    yield _row("identifiant", "règle")
    yield _row(*["---"] * 2)
    for rule in RULES:
        yield _row(f"`{rule.id}`", words.of(rule.sentence))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
