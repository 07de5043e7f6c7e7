# /// script
# requires-python = ">=3.11"
# dependencies = ["shapely>=2.1"]
# ///
"""Build the tables and contours of this folder from a folder of collected source files.

    python data/build.py SOURCE_DIR [--out DIR]

SOURCE_DIR holds communes_gers.csv, commune_context_gers.csv, intercommunalites_gers.csv,
france_services_gers.csv, state_services_gers.csv and communes_gers.geojson, described in
SOURCES.md. The same sources give the same bytes. `columns.csv` is written by hand: it decides which
columns there are, in which order; so are the school holidays and their zones, which no one source has
whole. Judge the result with ``tourplanner data check data``.

Shapely is needed here only, never by tourplanner itself.
"""

import argparse
import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping, shape

HERE = Path(__file__).parent
Row = dict[str, str]

MERGER_OF_CAP_D_ASTARAC = "2025-01-01"
# Precision of contours: 4 decimals of a degree are at most 11 m, finer than any screen shows a département.
DECIMALS = 4
# Degrees: a vertex goes when the triangle that it makes with its neighbours is smaller than the square of
# this (about 2 ha). Moves no border by more than 250 m and no area by more than 2.1 %.
TOLERANCE = 0.0015

# Our column: the source's column.
COMMUNES = {
    "code": "insee_code",
    "name": "name",
    "postal_code": "postal_code",
    "epci": "epci_siren",
    "canton": "canton_name",
    "latitude": "latitude",
    "longitude": "longitude",
    "altitude_m": "altitude_m",
    "population": "population",
    "population_year": "population_year",
    "population_2016": "population_2016",
}
CONTEXT = {"mean_age_2014": "mean_age_2014", "digital_fragility": "ifn_global"}
INTERCOMMUNALITES = {
    "epci": "siren",
    "name": "name",
    "nature": "nature",
    "communes_in_gers": "n_communes_gers",
    "communes_total": "n_communes_total",
    "population_gers": "population_gers_2021",
    "population_total": "population_total_2021",
    "seat": "seat_insee",
    "seat_name": "seat_commune",
}
FRANCE_SERVICES = {
    "id": "id_fs",
    "name": "name",
    "address": "address",
    "postal_code": "postal_code",
    "commune": "insee_code",
    "latitude": "latitude",
    "longitude": "longitude",
    "hours_monday": "hours_mon",
    "hours_tuesday": "hours_tue",
    "hours_wednesday": "hours_wed",
    "hours_thursday": "hours_thu",
    "hours_friday": "hours_fri",
    "hours_saturday": "hours_sat",
    "label_date": "label_date",
    "listed_on": "source_date",
}
FIXED_SITES = {
    "name": "name",
    "commune": "commune_insee",
    "from": "from",
    "to": "to",
    "by_appointment": "by_appointment",
    "services": "services",
    "phone": "phone",
    "source": "source",
}
KINDS = {"Principal": "main", "Antenne": "antenna"}
YES_NO = {"Oui": "yes", "Non": "no"}


def read(path: Path) -> list[Row]:
    """The rows of a source table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def renamed(row: Row, columns: dict[str, str]) -> Row:
    """The cells of `row` that we keep, under our names."""
    return {ours: row[theirs] for ours, theirs in columns.items()}


def commune_rows(source: Path) -> list[Row]:
    """Communes with their context. The commune that keeps its code in a merger counts as not merged."""
    context = {row["insee_code"]: row for row in read(source / "commune_context_gers.csv")}
    rows = []
    for row in read(source / "communes_gers.csv"):
        into = row["merged_2025_into"] if row["merged_2025_into"] != row["insee_code"] else ""
        merger = {"merged_into": into, "merged_on": MERGER_OF_CAP_D_ASTARAC if into else ""}
        rows.append(renamed(row, COMMUNES) | renamed(context[row["insee_code"]], CONTEXT) | merger)
    return sorted(rows, key=lambda row: row["code"])


def intercommunalite_rows(source: Path) -> list[Row]:
    """Intercommunalités, by SIREN."""
    rows = (renamed(row, INTERCOMMUNALITES) for row in read(source / "intercommunalites_gers.csv"))
    return sorted(rows, key=lambda row: row["epci"])


def france_services_rows(source: Path) -> list[Row]:
    """France Services sites, by identifier, with the yes, no and kinds of the source in English."""
    rows = [
        renamed(row, FRANCE_SERVICES)
        | {"by_appointment": YES_NO[row["by_appointment"]], "kind": KINDS[row["type"]]}
        for row in read(source / "france_services_gers.csv")
    ]
    return sorted(rows, key=lambda row: int(row["id"]))


def fixed_site_rows(source: Path) -> list[Row]:
    """Offices of the State, in the order of the source; it gives no identifiers."""
    return [
        renamed(row, FIXED_SITES) | {"id": f"etat-{row['commune_insee']}-{rank}"}
        for rank, row in enumerate(read(source / "state_services_gers.csv"), start=1)
    ]


def contours(source: Path) -> list[tuple[str, Any]]:
    """Code and light contour of every commune, by code; neighbours keep their common border.

    Vertices are rounded first: the simplification keeps a subset of them, so that its valid coverage
    stays valid.
    """
    features = json.loads((source / "communes_gers.geojson").read_text(encoding="utf-8"))["features"]
    features.sort(key=lambda feature: feature["properties"]["insee_code"])
    shapes = [shape(feature["geometry"]) for feature in features]
    rounded = shapely.transform(shapes, lambda vertices: vertices.round(DECIMALS))
    light = shapely.coverage_simplify(rounded, TOLERANCE)
    if not (shapely.is_valid(light).all() and shapely.coverage_is_valid(light)):
        raise SystemExit("The simplified contours are not a valid coverage: lower TOLERANCE")
    codes = (feature["properties"]["insee_code"] for feature in features)
    return list(zip(codes, shapely.normalize(light), strict=True))


def write_contours(path: Path, shapes: Iterable[tuple[str, Any]]) -> None:
    """One feature a line, so that a change shows as the communes that changed."""
    features = []
    for code, contour in shapes:
        feature = {"type": "Feature", "properties": {"code": code}, "geometry": mapping(contour)}
        features.append(json.dumps(feature, separators=(",", ":")))
    body = ",\n".join(features)
    path.write_text(
        f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n', encoding="utf-8", newline="\n"
    )


def write_table(path: Path, rows: list[Row]) -> None:
    """A table with the columns that columns.csv declares, in that order."""
    declared = [row["column"] for row in read(HERE / "columns.csv") if row["table"] == path.stem]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, declared, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Build everything and tell what was made."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path, metavar="SOURCE_DIR", help="folder of the source files")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to (default: this one)")
    options = parser.parse_args()
    tables = {
        "communes": commune_rows(options.source),
        "intercommunalites": intercommunalite_rows(options.source),
        "france_services": france_services_rows(options.source),
        "fixed_sites": fixed_site_rows(options.source),
    }
    made = {}
    for name, rows in tables.items():
        made[options.out / f"{name}.csv"] = f"{len(rows)} rows"
        write_table(options.out / f"{name}.csv", rows)
    shapes = contours(options.source)
    vertices = sum(shapely.get_num_coordinates(contour) for _, contour in shapes)
    made[options.out / "contours.geojson"] = f"{len(shapes)} communes, {vertices} vertices"
    write_contours(options.out / "contours.geojson", shapes)
    for path, what in made.items():
        print(f"{path.name}: {what}, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
