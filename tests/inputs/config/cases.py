"""A catalogue of a few real communes, and the smallest config, for the tests of configs."""

import tomllib
from datetime import date

from tests.inputs.said import Told, keeping, told_by
from tourplanner.domain.config import Config
from tourplanner.domain.place import Area, Catalogue, Commune, Position
from tourplanner.inputs.config.read import parse_config
from tourplanner.wording.language import Language

Case = tuple[str, str, str, str]
"""A config, where its fault is, words of it and of its cure ("" for none)."""

LOMAGNE, ADOUR, VAL_DE_GERS = "200034726", "200035632", "200072320"
MERGER = date(2025, 1, 1)

CATALOGUE = Catalogue(
    communes={
        commune.code: commune
        for commune in (
            Commune("32269", "Monfort", LOMAGNE, Position(43.79556, 0.8225), 509, "32120"),
            Commune("32448", "Touget", LOMAGNE, Position(43.68611, 0.93028), 507, "32430"),
            Commune("32436", "Solomiac", LOMAGNE, Position(43.80194, 0.88583), 493, "32120"),
            Commune("32463", "Viella", ADOUR, Position(43.6925, -0.1175), 516, "32400"),
            Commune("32344", "Riscle", ADOUR, Position(43.65833, -0.08583), 1779, "32400"),
            Commune(
                "32260", "Monbardon", VAL_DE_GERS, Position(43.3825, 0.70944), 71, "32420", "32365", MERGER
            ),
            Commune(
                "32365",
                "Saint-Blancard",
                VAL_DE_GERS,
                Position(43.34472, 0.64694),
                307,
                "32140",
                "32365",
                MERGER,
            ),
        )
    },
    areas={
        LOMAGNE: Area(LOMAGNE, "CC Bastides de Lomagne"),
        ADOUR: Area(ADOUR, "CC Armagnac Adour"),
        VAL_DE_GERS: Area(VAL_DE_GERS, "CC Val de Gers"),
    },
    sites=(),
)

HEAD = """\
format = 1
title = "Essai"
[calendar]
start = 2027-01-04
"""
DEPOT = """\
[[depots]]
id = "auch"
latitude = 43.6398
longitude = 0.5986
"""
VAN = """\
[[vans]]
id = "camping-car"
depot = "auch"
"""
STOP = """\
[[stops]]
commune = "32269"
"""
SMALLEST = HEAD + DEPOT + VAN + STOP
"""Only what has no default. Lines: [calendar] 3, depot 5, van 9, stop 12."""


AREA = f'[[areas]]\nepci = "{LOMAGNE}"\n'
LOCK = '[[locks]]\nstop = "32269"\n'


def calendar(line: str) -> str:
    return SMALLEST.replace("start = 2027-01-04\n", "start = 2027-01-04\n" + line + "\n")


def sessions(morning: str = "", afternoon: str = "") -> str:
    return f"{SMALLEST}[sessions.morning]\n{morning}\n[sessions.afternoon]\n{afternoon}\n"


def parse(text: str, notices: list[str] | None = None) -> Config:
    """The config of a TOML text."""
    told = [] if notices is None else notices
    return parse_config(tomllib.loads(text), CATALOGUE, "essai.toml", text, keeping(told))


def faults_of(text: str, lang: Language = Language.EN) -> tuple[Told, ...]:
    """The faults of a TOML text in words, none when it has none."""
    return told_by(lambda: parse(text), lang)
