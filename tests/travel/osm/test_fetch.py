"""Downloads, from a real server that breaks off, is slow, changes its file or publishes another checksum."""

import hashlib
from pathlib import Path

import pytest

from tests.travel.http.local_server import unused_url
from tests.travel.osm.files import ANDORRA
from tests.travel.osm.server import Behaviour, serving
from tourplanner.errors import TravelError
from tourplanner.message import Text
from tourplanner.travel.osm import fetch as fetching
from tourplanner.travel.osm.fetch import fetch
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

CONTENT = ANDORRA.read_bytes()
MD5 = hashlib.md5(CONTENT).hexdigest()
NAME = "andorra-latest.osm.pbf"


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "PAUSE", 0.01)


def download(behaviour: Behaviour, folder: Path) -> tuple[list[str], list[tuple[int, int]]]:
    """Fetch once; what was told, and the progress."""
    notes: list[Text] = []
    progress: list[tuple[int, int]] = []
    with serving(behaviour) as url:
        path = fetch(url, folder, notes.append, lambda have, total: progress.append((have, total)))
    assert path == folder / NAME
    assert path.read_bytes() == CONTENT
    assert [each.name for each in folder.iterdir()] == [NAME], "nothing is left beside it"
    return [words_in(Language.EN).of(note) for note in notes], progress


def refused(behaviour: Behaviour, folder: Path, words: str) -> None:
    with serving(behaviour) as url, pytest.raises(TravelError, match=words):
        fetch(url, folder, lambda _: None, lambda _have, _total: None)
    assert not (folder / NAME).exists()


def test_a_whole_file_with_its_checksum(tmp_path):
    notes, progress = download(Behaviour(CONTENT, MD5), tmp_path)
    assert len(notes) == 1
    assert "Open Database Licence" in notes[0]
    assert progress[-1] == (len(CONTENT), len(CONTENT))
    assert [have for have, _ in progress] == sorted(have for have, _ in progress)


def test_without_a_checksum_it_says_so(tmp_path):
    notes, _ = download(Behaviour(CONTENT), tmp_path)
    assert "no checksum is published" in notes[1]


def test_a_connection_that_breaks_is_gone_on_with(tmp_path):
    behaviour = Behaviour(CONTENT, MD5, cuts=[100_000, 200_000])
    notes, _ = download(behaviour, tmp_path)
    assert behaviour.asked == ["", "bytes=100000-", "bytes=300000-"]
    assert sum("the connection broke" in note for note in notes) == 2


def test_a_later_run_goes_on_where_the_first_gave_up(tmp_path):
    behaviour = Behaviour(CONTENT, MD5, cuts=[50_000] * 4)
    refused(behaviour, tmp_path, r"200,000 of [0-9,]+ bytes have come, after 4 attempts(.|\n)*gone on with")
    with serving(behaviour) as url:
        # The server has another port by now, as if it were another server.
        fetch(url, tmp_path, lambda _: None, lambda _have, _total: None)
    assert behaviour.asked[-1] == ""
    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_a_second_run_on_the_same_server_asks_for_the_rest_only(tmp_path):
    behaviour = Behaviour(CONTENT, MD5, cuts=[50_000] * 4)
    with serving(behaviour) as url:
        with pytest.raises(TravelError):
            fetch(url, tmp_path, lambda _: None, lambda _have, _total: None)
        fetch(url, tmp_path, lambda _: None, lambda _have, _total: None)
    assert behaviour.asked[-1] == "bytes=200000-"
    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_a_file_that_was_renewed_meanwhile_starts_anew(tmp_path):
    behaviour = Behaviour(b"\0\0\0\rOSMHeader" + b"old" * 100_000, cuts=[10_000] * 4)
    with serving(behaviour) as url:
        with pytest.raises(TravelError):
            fetch(url, tmp_path, lambda _: None, lambda _have, _total: None)
        behaviour.content, behaviour.tag, behaviour.cuts, behaviour.md5 = CONTENT, '"2"', [], MD5
        fetch(url, tmp_path, lambda _: None, lambda _have, _total: None)
    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_a_server_without_ranges_starts_anew(tmp_path):
    behaviour = Behaviour(CONTENT, MD5, cuts=[100_000], ranges=False)
    download(behaviour, tmp_path)
    assert behaviour.asked == ["", "bytes=100000-"]


def test_a_server_that_is_busy_is_asked_again(tmp_path):
    notes, _ = download(Behaviour(CONTENT, MD5, statuses=[503, 429]), tmp_path)
    # Whole words: the note of the address may hold such a number as its port.
    assert "answers 503" in notes[1]
    assert "answers 429" in notes[2]
    assert len(notes) == 3


def test_a_server_that_is_slow(tmp_path, monkeypatch):
    download(Behaviour(CONTENT, MD5, pause=0.001), tmp_path)
    monkeypatch.setattr(fetching, "TIMEOUT", 0.1)
    refused(Behaviour(CONTENT, MD5, pause=1.0), tmp_path / "other", "the connection broke: .*timed out")


def test_a_wrong_checksum_throws_the_file_away(tmp_path):
    words = r"the checksum of what was downloaded is (.|\n)*download it again"
    refused(Behaviour(CONTENT, "0" * 32), tmp_path, words)
    assert not (tmp_path / f"{NAME}.part").exists()


def test_a_page_in_place_of_the_file(tmp_path):
    refused(Behaviour(b"<html>Log in to this network</html>"), tmp_path, r"is not a \.osm\.pbf")


def test_a_file_that_is_not_there(tmp_path):
    behaviour = Behaviour(CONTENT, statuses=[404])
    refused(behaviour, tmp_path, "the server answers 404")
    assert len(behaviour.asked) == 1


def test_no_server_at_all(tmp_path):
    with pytest.raises(TravelError, match=r"refused, after 4 attempts(.|\n)*no internet here"):
        fetch(f"{unused_url()}/a.osm.pbf", tmp_path, lambda _: None, lambda _have, _total: None)


def test_addresses_that_are_none(tmp_path):
    for url in ("file:///etc/hosts", "gers.osm.pbf"):
        with pytest.raises(TravelError, match="is not an address"):
            fetch(url, tmp_path, lambda _: None, lambda _have, _total: None)


def test_a_folder_that_cannot_be_written(tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    with serving(Behaviour(CONTENT)) as url, pytest.raises(TravelError, match="cannot be written"):
        fetch(url, file, lambda _: None, lambda _have, _total: None)
