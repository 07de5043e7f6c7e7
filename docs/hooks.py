"""Pages of the documentation that the program writes itself: keys, tables, rules, the Python face.

MkDocs calls `on_files` before it reads the pages; what is made here is never kept in the repository, so
that it cannot grow old. The texts above the tables are in ``heads``.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import tourplanner
from tourplanner.inputs.config.key import REQUIRED, Key
from tourplanner.inputs.config.keys import ROOT
from tourplanner.problem.rules import RULES
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

DOCS = Path(__file__).parent
FR = words_in(Language.FR)
BINDS = {
    None: "toute tournée",
    "crew": "l’équipe",
    "stop": "un arrêt",
    "area": "une intercommunalité",
    "fleet": "tous les véhicules",
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made, and the one that stands where contributors look for it."""
    made = {"formats/config": _config, "formats/tables": _tables, "rules": _rules, "developers/api": _api}
    for name, lines in made.items():
        head = (DOCS / "heads" / f"{Path(name).name}.md").read_text(encoding="utf-8")
        files.append(File.generated(config, f"{name}.md", content="\n".join([head, *lines()])))
    # Its links start at its own folder, the page's at another one.
    contributing = (DOCS / "CONTRIBUTING.md").read_text(encoding="utf-8").replace("](pages/developers/", "](")
    files.append(File.generated(config, "developers/contributing.md", content=contributing))
    return files


def _config() -> Iterator[str]:
    """Every key of a config, table by table."""
    for title, keys in _sections(ROOT, ""):
        yield f"\n## {title or 'Tout en haut'}\n"
        yield from _header("clé", "libellé", "valeur", "sans elle", "sens")
        for name, key in keys:
            hint = FR(f"hint.{name}")
            yield _row(
                f"`{key.name}`",
                FR(f"key.{name}"),
                FR.of(key.kind.name),
                _default(key),
                "" if hint == f"hint.{name}" else hint,
            )


def _sections(keys: Iterable[Key], above: str) -> Iterator[tuple[str, list[tuple[str, Key]]]]:
    """The single keys of a table under its name, then those of the tables in it."""
    keys = list(keys)
    yield above.rstrip("."), [(above + key.name, key) for key in keys if not key.kind.keys]
    for key in keys:
        if key.kind.keys:
            yield from _sections(key.kind.keys, f"{above}{key.name}.")


def _default(key: Key) -> str:
    if key.default is REQUIRED:
        return "**obligatoire**"
    if key.default in (None, "", ()):
        return "–"
    value = list(key.default) if isinstance(key.default, tuple) else key.default
    return f"`{json.dumps(value, ensure_ascii=False)}`"


def _rules() -> Iterator[str]:
    """Every rule by its id, and whom it binds."""
    yield from _header("identifiant", "règle", "lie")
    for rule in RULES:
        scope = rule.binding.scope.value if rule.binding else None
        yield _row(f"`{rule.id}`", FR(f"rule.{rule.id}"), BINDS[scope])


def _tables() -> Iterator[str]:
    """Every declared column of every table."""
    with (DOCS.parent / "data" / "columns.csv").open(encoding="utf-8", newline="") as file:
        for table, columns in groupby(csv.DictReader(file), key=lambda row: row["table"]):
            yield f"\n## {table}.csv\n"
            yield from _header("column", "type", "unit", "required", "description", "source")
            for each in columns:
                known = (each[part] for part in ("dtype", "unit", "required", "description", "source"))
                yield _row(f"`{each['column']}`", *known)


def _api() -> Iterator[str]:
    """The public names with their docstrings."""
    for name in tourplanner.__all__:
        yield f"::: {getattr(tourplanner, name).__module__}.{name}\n"


def _header(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield _row(*["---"] * len(cells))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
