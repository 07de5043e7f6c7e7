"""What is wrong with the workbook of a config itself, in French: its titles, rows, formulas, its file."""

from collections.abc import Mapping

from tourplanner.wording.config_words import spaced


def unknown_column(title: str) -> str:
    """A column's title is none of the sheet's."""
    return f"le titre de colonne «\u00a0{title[:60]}\u00a0» n’est pas connu"


def own_column() -> str:
    """How a planner keeps a column of their own."""
    return "un titre entre parenthèses, pour une colonne à vous"


def untitled() -> str:
    """A value below no title."""
    return "une valeur dans une colonne sans titre"


def column_twice(title: str) -> str:
    """Two columns have one title."""
    return f"la colonne «\u00a0{title}\u00a0» y est deux fois"


def column_missing(title: str) -> str:
    """A column that has to be there is not."""
    return f"la colonne «\u00a0{title}\u00a0» manque"


def unknown_key(name: str) -> str:
    """A row of settings is known by no key, or by one that there is not."""
    if not name:
        return "une valeur sans clé, dont le réglage n’est pas connu"
    return f"la clé «\u00a0{name[:60]}\u00a0» n’est pas connue sur cette feuille"


def setting_twice() -> str:
    """Two rows have one key."""
    return "ce réglage y est deux fois"


def value_of_title() -> str:
    """The title of a table has a value."""
    return "une valeur à côté d’un titre"


def owner_missing() -> str:
    """A row does not tell which stop it is about."""
    return "la cellule est vide, il faut dire de quel arrêt il s’agit"


def owner_unknown(name: str, sheet: str) -> str:
    """A row is about a stop that is not there."""
    return f"«\u00a0{name[:60]}\u00a0» n’est pas sur la feuille {sheet}"


def meant(name: str) -> str:
    """What is probably meant."""
    return f"«\u00a0{name}\u00a0»"


def formula_without_value() -> str:
    """A formula whose value was not stored."""
    return "une formule dont la valeur n’est pas enregistrée"


def recalculate() -> str:
    """How the values of formulas are stored."""
    return "ouvrir le classeur, l’enregistrer, ou remplacer la formule par sa valeur"


def formula_error(value: str) -> str:
    """A formula that gives an error."""
    return f"une formule qui donne l’erreur {value}"


def merged(cells: str) -> str:
    """Merged cells where each row needs its own."""
    return f"les cellules {cells} sont fusionnées"


def unmerge() -> str:
    """The cure of merged cells."""
    return "annuler la fusion et remplir chaque ligne"


def too_long(rows: int, most: int) -> str:
    """A sheet with more rows than can be meant."""
    return f"la feuille va jusqu’à la ligne {rows}, {most} au plus sont lues"


def delete_rows() -> str:
    """The cure of a sheet that is too long."""
    return "supprimer les lignes vides en dessous de la dernière"


def sheet_missing(name: str) -> str:
    """A sheet that seems to have another name."""
    return f"la feuille «\u00a0{name}\u00a0» n’est pas connue et ne serait pas lue"


def hidden(name: str) -> str:
    """A hidden sheet is read."""
    return f"la feuille «\u00a0{name}\u00a0» est masquée, elle est lue quand même"


FILES: Mapping[str, tuple[str, str]] = {
    "xls": ("est un classeur Excel 97-2003 (.xls)", "l’enregistrer au format Classeur Excel (.xlsx)"),
    "locked": (
        "est protégé par un mot de passe",
        "enlever le mot de passe\u00a0: Fichier, Informations, Protéger le classeur",
    ),
    "ods": (
        "est un classeur LibreOffice (.ods)",
        "l’enregistrer au format Excel 2007-365 (.xlsx)",
    ),
    "macros": ("contient des macros (.xlsm)", "l’enregistrer au format Classeur Excel (.xlsx)"),
    "binary": ("est un classeur Excel binaire (.xlsb)", "l’enregistrer au format Classeur Excel (.xlsx)"),
    "not a workbook": ("n’est pas un classeur Excel (.xlsx)", "le fichier est d’une autre sorte, ou abîmé"),
    "broken": (
        "est un classeur abîmé, qui ne se lit pas",
        "reprendre une copie, ou l’ouvrir et l’enregistrer",
    ),
    "huge": (
        "contient bien trop de données pour un plan de tournées",
        "repartir d’un classeur neuf\u00a0: tourplanner new --xlsx",
    ),
    "declared": ("contient une déclaration interdite dans un classeur", "repartir d’un classeur neuf"),
    "no sheet": (
        "n’a aucune des feuilles d’un plan de tournées",
        "repartir d’un classeur neuf\u00a0: tourplanner new --xlsx",
    ),
}
"""What is wrong with a whole file, and the cure."""


def file_fault(kind: str) -> tuple[str, str]:
    """The wording of a fault of a whole file."""
    what, cure = FILES[kind]
    return what, spaced(cure)
