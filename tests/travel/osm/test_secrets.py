"""Names, passwords and keys in the address of a download: for its host, and for nothing else."""

import base64
from pathlib import Path

import pytest

from tests.cli.commands import run, small
from tests.travel.http.local_server import Question, Reply, local_server
from tests.travel.osm.files import LE_MANS
from tourplanner.errors import TravelError
from tourplanner.message import Text
from tourplanner.travel.osm import fetch as fetching
from tourplanner.travel.osm.fetch import fetch
from tourplanner.wording.errors import worded
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

SECRETS = ("anne", "s3cret", "k3y")


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(fetching, "PAUSE", 0)


def secret(url: str) -> str:
    return f"{url.replace('//', '//anne:s3cret@')}/roads/x.osm.pbf?key=k3y"


def test_shown_to_its_host_and_to_no_other(tmp_path: Path) -> None:
    notes: list[Text] = []
    with local_server(lambda _: Reply(LE_MANS.read_bytes())) as other:

        def elsewhere(question: Question) -> Reply:
            return Reply(status=302, headers={"Location": f"{other.url}/x.osm.pbf"})

        with local_server(elsewhere) as named:
            path = fetch(secret(named.url), tmp_path, notes.append, lambda _have, _total: None)

    assert path.read_bytes() == LE_MANS.read_bytes()
    expected = "Basic " + base64.b64encode(b"anne:s3cret").decode()
    assert {question.headers.get("Authorization") for question in named.asked} == {expected}
    assert {question.query["key"] for question in named.asked} == {"k3y"}
    assert other.asked
    for question in other.asked:
        assert "Authorization" not in question.headers
        assert not question.query
    told = " ".join(words_in(Language.EN).of(note) for note in notes)
    assert not [each for each in SECRETS if each in told]


@pytest.mark.parametrize("status", [401, 404, 503])
def test_in_no_message_and_no_file(status: int, tmp_path: Path) -> None:
    notes: list[Text] = []
    half = Reply(LE_MANS.read_bytes()[:5000], headers={"ETag": '"1"'}, promised=100_775)
    replies = [Reply(status=404), half]  # no checksum, half of the file, and then no more
    with (
        local_server(lambda _: replies.pop(0) if replies else Reply(status=status)) as server,
        pytest.raises(TravelError) as raised,
    ):
        fetch(secret(server.url), tmp_path, notes.append, lambda _have, _total: None)

    told = [worded(raised.value, Language.EN), *map(words_in(Language.EN).of, notes)]
    kept = [path.read_bytes().decode("latin-1") for path in tmp_path.iterdir()]
    assert len(kept) == 2, "half of the file, and what it is half of"
    for text in [*told, *kept]:
        assert not [each for each in SECRETS if each in text]


@pytest.mark.parametrize(
    "url",
    [
        "http://anne:s3cret@/x.osm.pbf",
        "http://anne:s3cret@[::1/x.osm.pbf",
        "http://anne:s3cret@127.0.0.1:99999/x.osm.pbf",
        "http://anne:s3cret@127.0.0.1/x.osm.pbf\n",
        "ftp://anne:s3cret@127.0.0.1/x.osm.pbf",
    ],
)
def test_not_in_what_is_said_of_an_address_that_is_none(url: str, tmp_path: Path) -> None:
    with pytest.raises(TravelError) as raised:
        fetch(url, tmp_path, lambda _: None, lambda _have, _total: None)
    told = worded(raised.value, Language.EN)
    assert "is not an address" in told
    assert "s3cret" not in told


def test_the_name_of_a_file_leads_to_no_other_folder(tmp_path: Path) -> None:
    folder = tmp_path / "roads"
    with local_server(lambda _: Reply(LE_MANS.read_bytes())) as server:
        path = fetch(f"{server.url}/%2e%2e%2f..%5Cx.osm.pbf", folder, lambda _: None, lambda _h, _t: None)
    assert path == folder / "x.osm.pbf"
    assert [each.name for each in tmp_path.iterdir()] == ["roads"]


@pytest.mark.parametrize("key", ["url", "lines_url"])
@pytest.mark.parametrize("provider", ["estimate", "osrm"])
@pytest.mark.parametrize("url", ["http://anne:s3cret@127.0.0.1", "http://127.0.0.1/?key=k3y"])
def test_a_config_holds_none_whoever_uses_it(key: str, provider: str, url: str, tmp_path: Path) -> None:
    """It goes into plan.json as it is, so that what nobody asks is judged too."""
    config = small(tmp_path, extra=f'[travel]\nprovider = "{provider}"\n{key} = "{url}"\n')
    shown = run("plan", config, "--out", tmp_path / "out")
    assert shown.exit_code == 2
    assert f"travel.{key}" in shown.stderr
    assert not [each for each in SECRETS if each in shown.output]
    assert not (tmp_path / "out").exists()
