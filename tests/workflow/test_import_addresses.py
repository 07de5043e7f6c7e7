"""Squares of a timetable without a position: looked up, kept on the machine, the rest left to people."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.commands import PLAIN, run_in_french
from tests.inputs.said import told_by
from tests.travel.http.ban_protocol import PLACES, ban
from tests.travel.http.local_server import QUICK, local_server, unused_url
from tests.workflow.timetables import OVERLAPPING, START
from tourplanner.domain.place import Position
from tourplanner.errors import TravelError
from tourplanner.message import Message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.timetable.dossier import Imported
from tourplanner.workflow.timetable.import_timetable import import_timetable
from tourplanner.workflow.timetable.options import ImportOptions

SQUARES = """\
Commune;Lieu;Adresse;Jour;De;À;Latitude;Longitude
Monfort;Place de la Mairie;;lundi;9h30;11h;;
Touget;Halle;Route de Mauvezin;mardi;9h30;11h;;
Solomiac;Halle;;mercredi;9h30;11h;;
Monbrun;Nulle part;;jeudi;9h30;11h;;
Fleurance;Fleurance;;vendredi;9h30;11h;;
Lectoure;Mairie;;vendredi;14h;15h;43,9344;0,6231
"""
"""One square is sure, two are doubtful, one is unknown, one is its commune itself, one has a position."""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def imported(folder: Path, geocoder: str, told: list[str] | None = None, **other: str) -> Imported:
    """What becomes of `SQUARES` with an address base."""
    file = folder / "lieux.csv"
    file.write_text(SQUARES, encoding="utf-8")

    def notify(remark: Message) -> None:
        if told is not None:
            told.append(words_in(Language.FR).of(remark).translate(PLAIN))

    options = ImportOptions(START, depot="Auch", geocoder=geocoder, patience=QUICK, notify=notify)
    return import_timetable(file, replace(options, out=folder / other.get("out", "dossier")))


def positions(found: Imported) -> dict[str, Position]:
    return {stop.name: stop.position for stop in found.planned.source.whole.stops}


def test_what_is_sure_is_taken_and_the_rest_told(tmp_path: Path) -> None:
    told: list[str] = []
    with local_server(ban) as server:
        found = imported(tmp_path, f"{server.url}/geocodage", told)
        asked = [question.query["q"] for question in server.asked]
    assert asked == [
        "Place de la Mairie, 32120 Monfort",
        "Route de Mauvezin, 32430 Touget",
        "Halle, 32120 Solomiac",
        "Nulle part, 32600 Monbrun",
    ]
    _, _, longitude, latitude, _ = PLACES["32269"]
    here, centres = positions(found), found.planned.source.catalogue.communes
    assert here["Monfort"] == Position(latitude, longitude)
    assert here["Lectoure"] == Position(43.9344, 0.6231)
    for name, code in (("Touget", "32448"), ("Solomiac", "32436"), ("Monbrun", "32262")):
        assert here[name] == centres[code].position
    assert "lieux trouvés dans la base d’adresses : 1 sur 4" in told
    [doubtful] = [line for line in told if line.startswith("ligne 3 : ")]
    assert "« Route de Mauvezin, 32430 Touget » est peut-être « Route de Mauvezin » (41 %" in doubtful
    assert (
        "ligne 5 : « Nulle part, 32600 Monbrun » est introuvable dans la commune ; laissé au centre" in told
    )
    assert told[-1] == "à décider avec tourplanner stops locate et son option --accept"


def test_what_was_answered_is_known_offline(tmp_path: Path) -> None:
    with local_server(ban) as server:
        url = f"{server.url}/geocodage"
        imported(tmp_path, url)
        again = imported(tmp_path, url, out="encore")
        # Only the place that nobody knows is asked for a second time.
        assert [question.query["citycode"] for question in server.asked[4:]] == ["32262"]
    # What nobody knew then is as unknown offline.
    offline = imported(tmp_path, url, out="sans")
    assert positions(offline)["Monfort"] == positions(again)["Monfort"]


def test_a_file_of_answers_that_somebody_spoilt_is_begun_anew(tmp_path: Path) -> None:
    with local_server(ban) as server:
        url = f"{server.url}/geocodage"
        imported(tmp_path, url)
        [kept] = (tmp_path / "cache").rglob("addresses/*.json")
        for number, spoilt in enumerate(("", "[]", '{"format": 1, "answers": [{"asked": "x"}]}')):
            kept.write_text(spoilt, encoding="utf-8")
            imported(tmp_path, url, out=f"encore-{number}")
            assert len(server.asked) == 4 * (number + 2)


def test_without_network_nothing_is_written_and_a_way_out_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    with pytest.raises(TravelError):
        imported(tmp_path, unused_url(), told)
    assert not (tmp_path / "dossier").exists()
    assert told[-1].startswith("sans base d’adresses rien n’est écrit ; sans --geocode")


def test_what_is_no_address_of_a_server_is_told(tmp_path: Path) -> None:
    [fault] = told_by(lambda: imported(tmp_path, "ftp://adresses"), Language.FR)
    assert (fault.where, fault.maybe) == ("url", "https://data.geopf.fr/geocodage")
    assert fault.what.startswith("« ftp://adresses » n’est pas une adresse")


def test_nobody_is_asked_unless_told_to(tmp_path: Path) -> None:
    told: list[str] = []
    imported(tmp_path, "", told)
    assert (
        "4 lieux sans position sont mis au centre de leur commune ; --geocode cherche leurs adresses" in told
    )


def test_abroad_there_is_no_address_base(tmp_path: Path) -> None:
    file = tmp_path / "gb.csv"
    file.write_text(OVERLAPPING, encoding="utf-8")
    options = ImportOptions(START, tmp_path / "gb", depot="middle", country="GB", geocoder=unused_url())
    [fault] = told_by(lambda: import_timetable(file, options), Language.FR)
    assert fault.where == "geocode"
    assert fault.what == "la base d’adresses ne connaît que la France"


def test_the_command_asks_the_server_that_it_is_told(tmp_path: Path) -> None:
    file = tmp_path / "lieux.csv"
    file.write_text(SQUARES, encoding="utf-8")
    with local_server(ban) as server:
        done = run_in_french(
            *("import", file, "--depot", "Auch", "--out", tmp_path / "d", "--geocode"),
            *("--url", f"{server.url}/geocodage"),
        )
    assert done.exit_code == 0, done.output
    assert "lieux trouvés dans la base d’adresses : 1 sur 4" in done.stderr.translate(PLAIN)
