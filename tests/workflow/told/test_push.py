"""Sending to a local RDV Service Public that behaves as the documented API does, faults included."""

import json
from collections import Counter
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.booking.rdv_protocol import AGENTS, TOKEN, RdvServer
from tests.travel.http.local_server import HASTY, QUICK, LocalServer, Question, Reply, local_server, say
from tourplanner.domain.booking_request import BookingRequest, RequestFile, Resource, encode_requests
from tourplanner.errors import InputError, RemoteError
from tourplanner.http.patience import Patience
from tourplanner.outputs.rdv_service_public.files import JOURNAL, NAMES
from tourplanner.wording.errors import worded
from tourplanner.wording.language import Language
from tourplanner.workflow.told.push import AGENTS as AGENTS_NAME
from tourplanner.workflow.told.push import TOKEN as TOKEN_NAME
from tourplanner.workflow.told.push import Fate, Pushed, PushOptions, push

MOTIF = {"name": "RDV", "color": "#000000", "default_duration_in_min": 20, "organisation_id": 1234}
LIEU = {
    "name": "Monfort",
    "address": "32120 Monfort",
    "latitude": 43.8,
    "longitude": 0.8,
    "organisation_id": 1234,
}
PLAGE = {
    "title": "Monfort",
    "first_day": "2027-01-08",
    "start_time": "09:30",
    "end_time": "12:00",
    "lieu_external_id": "lieu",
    "motif_external_ids": ["motif"],
    "organisation_id": 1234,
}
ABSENCE = {
    "title": "Route",
    "first_day": "2027-01-08",
    "end_day": "2027-01-08",
    "start_time": "12:00",
    "end_time": "14:00",
}


def asked(resource: Resource, name: str, body: Mapping[str, object], desk: int = 0) -> BookingRequest:
    whole = {**body, "external_reference": {"external_id": name}}
    return BookingRequest(resource, name, name.capitalize(), whole, None, desk)


REQUESTS = (
    asked(Resource.MOTIF, "motif", MOTIF),
    asked(Resource.LIEU, "lieu", LIEU),
    asked(Resource.PLAGE, "plage-1", PLAGE, desk=1),
    asked(Resource.PLAGE, "plage-2", PLAGE, desk=2),
    asked(Resource.ABSENCE, "absence", ABSENCE, desk=1),
)


def export(folder: Path, requests: tuple[BookingRequest, ...] = REQUESTS, void: tuple[str, ...] = ()) -> Path:
    """A folder with these requests; those of the names in `void` hold no longer."""
    for resource, path in NAMES.items():
        own = [each for each in requests if each.resource is resource]
        file = RequestFile(
            resource,
            tuple(each for each in own if each.external_id not in void),
            tuple(each for each in own if each.external_id in void),
        )
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(encode_requests(file))
    return folder


@contextmanager
def rdv(**known: object):
    """The service, and where it is."""
    service = RdvServer(**known)  # type: ignore[arg-type]
    with local_server(service) as there:
        yield service, there


def options(there: LocalServer, **changed: object) -> PushOptions:
    return replace(PushOptions(there.url, send=True, token=TOKEN, agents=AGENTS), **changed)  # type: ignore[arg-type]


def sent(folder: Path, wanted: PushOptions, patience: Patience = QUICK) -> list[Pushed]:
    """Send, as fast as can be."""
    return list(push(folder, wanted, patience, per_second=None))


def fates(pushed: list[Pushed]) -> Counter[Fate]:
    return Counter(each.fate for each in pushed)


def once(reply: Reply):
    """That answer to the first request, the service's own to the others."""
    left = [reply]
    return lambda _: left.pop() if left else None


def test_dry_by_default_and_nothing_is_asked(tmp_path: Path) -> None:
    with rdv() as (_, there):
        pushed = sent(export(tmp_path), PushOptions(there.url))
        assert there.asked == []
    assert fates(pushed) == {Fate.WOULD_CREATE: 5}
    assert not (tmp_path / JOURNAL).exists()


def test_everything_is_created_in_the_agendas_of_the_desks(tmp_path: Path) -> None:
    with rdv() as (service, there):
        assert fates(sent(export(tmp_path), options(there))) == {Fate.CREATED: 5}
    plages = list(service.held["plage_ouvertures"].values())
    assert [each["agent_email"] for each in plages] == list(AGENTS)
    assert [each["agent_email"] for each in service.held["absences"].values()] == [AGENTS[0]]
    assert not any("agent_email" in each for each in service.held["lieux"].values())
    # Who has which desk, and the token, are in no file.
    text = (tmp_path / JOURNAL).read_text(encoding="utf-8")
    assert TOKEN not in text
    assert "gers.example" not in text


def test_a_second_run_asks_nothing_and_one_without_journal_creates_nothing(tmp_path: Path) -> None:
    with rdv() as (service, there):
        sent(export(tmp_path), options(there))
        asked_first = len(there.asked)
        assert sent(tmp_path, options(there)) == []
        assert len(there.asked) == asked_first
        (tmp_path / JOURNAL).unlink()
        assert fates(sent(tmp_path, options(there))) == {Fate.THERE: 5}
    assert [len(held) for held in service.held.values()] == [1, 1, 2, 1]


def test_a_run_that_breaks_off_goes_on_where_it_was(tmp_path: Path) -> None:
    def breaks(question: Question) -> Reply | None:
        return say({}, 503) if question.path.endswith("absences") else None

    with rdv(trouble=breaks) as (service, there):
        with pytest.raises(RemoteError, match="503"):
            sent(export(tmp_path), options(there))
        assert len(service.held["plage_ouvertures"]) == 2
        service.trouble = lambda _: None
        assert fates(sent(tmp_path, options(there))) == {Fate.CREATED: 1}


def test_two_sites_have_a_journal_each(tmp_path: Path) -> None:
    with rdv() as (_, first), rdv() as (_, second):
        sent(export(tmp_path), options(first))
        assert fates(sent(tmp_path, options(second))) == {Fate.CREATED: 5}


def test_an_absence_that_no_longer_holds_is_deleted_and_an_opening_is_not(tmp_path: Path) -> None:
    with rdv() as (service, there):
        sent(export(tmp_path), options(there))
        export(tmp_path, void=("absence", "plage-2"))
        dry = sent(tmp_path, options(there, send=False))
        assert [(each.request.external_id, each.fate) for each in dry] == [("absence", Fate.WOULD_DELETE)]
        assert fates(sent(tmp_path, options(there))) == {Fate.DELETED: 1}
        assert service.held["absences"] == {}
        assert len(service.held["plage_ouvertures"]) == 2
        assert {each.method for each in there.asked} == {"POST", "DELETE"}
        assert sent(tmp_path, options(there)) == []


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_or_failing_service_is_asked_again(tmp_path: Path, status: int) -> None:
    with rdv(trouble=once(Reply(b"{}", status, {"Retry-After": "0"}))) as (service, there):
        assert fates(sent(export(tmp_path), options(there))) == {Fate.CREATED: 5}
    assert len(service.held["motifs"]) == 1


def test_an_answer_that_got_lost_creates_nothing_twice(tmp_path: Path) -> None:
    # The service has taken it, and the connection breaks before it has said so.
    def lost(question: Question) -> Reply | None:
        service.trouble = lambda _: None
        service(question)
        return Reply(b"{}", promised=100)

    with rdv() as (service, there):
        service.trouble = lost
        with pytest.raises(RemoteError, match="breaks off"):
            sent(export(tmp_path), options(there))
        assert fates(sent(tmp_path, options(there))) == {Fate.THERE: 1, Fate.CREATED: 4}
    assert len(service.held["motifs"]) == 1


FAULTS = {
    "token": (say({"errors": ["Vous devez vous connecter"]}, 401), "does not accept the access token"),
    "forbidden": (say({"error_messages": ["Réservé aux admins"]}, 403), r"Réservé aux admins \(status 403\)"),
    "busy for ever": (say({"errors": ["Limite d'appels API atteinte."]}, 429), "429"),
    "failing for ever": (say({"errors": ["Unexpected internal error"]}, 500), "500"),
    "elsewhere": (Reply(b"", 302, {"Location": "https://elsewhere.example/"}), "redirects|elsewhere"),
    "no JSON": (Reply(b"<html>hello</html>"), "JSON"),
    "odd": (say({}, 418), "418"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_service_that_lets_nobody_in_is_told_without_the_token(tmp_path: Path, fault: str) -> None:
    reply, words = FAULTS[fault]
    with rdv(trouble=lambda _: reply) as (_, there), pytest.raises(RemoteError, match=words) as raised:
        sent(export(tmp_path), options(there))
    assert raised.value.exit_code == 3
    assert TOKEN not in worded(raised.value, Language.FR)
    assert not (tmp_path / JOURNAL).exists()


def test_silence_ends(tmp_path: Path) -> None:
    with rdv(trouble=lambda _: Reply(hold="head")) as (_, there), pytest.raises(RemoteError):
        sent(export(tmp_path), options(there), replace(HASTY, tries=1))


def test_what_is_refused_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    late = asked(Resource.PLAGE, "late", {**PLAGE, "end_time": "09:00"}, desk=1)
    homeless = asked(Resource.PLAGE, "homeless", {**PLAGE, "lieu_external_id": "\x1b[31mno"}, desk=1)
    with rdv() as (_, there):
        pushed = sent(export(tmp_path, (*REQUESTS, late, homeless)), options(there))
    refused = {each.request.external_id: each.why for each in pushed if each.fate is Fate.REFUSED}
    assert fates(pushed)[Fate.CREATED] == 5
    assert set(refused) == {"late", "homeless"}
    words = {name: worded(RemoteError(why), Language.FR) for name, why in refused.items() if why}
    assert "Aucun lieu trouvé pour le lieux_external_id" in words["homeless"]
    assert "\x1b" not in words["homeless"]
    assert "422" in words["late"]
    # What was refused is sent again next time.
    with rdv() as (_, there):
        assert len(sent(tmp_path, options(there, send=False))) == 7


def test_an_agent_that_the_service_does_not_know(tmp_path: Path) -> None:
    with rdv() as (_, there):
        pushed = sent(export(tmp_path), options(there, agents=("x@x.example", AGENTS[1])))
    assert fates(pushed) == {Fate.CREATED: 3, Fate.REFUSED: 2}


def test_all_that_is_missing_is_told_at_once_and_nothing_is_sent(tmp_path: Path) -> None:
    bare = tuple(
        replace(each, body={key: value for key, value in each.body.items() if key != "organisation_id"})
        for each in REQUESTS
    )
    with rdv() as (_, there), pytest.raises(InputError) as raised:
        sent(export(tmp_path, bare), options(there, token="", agents=AGENTS[:1]))
    assert there.asked == []
    text = worded(raised.value, Language.FR)
    assert len(raised.value.faults) == 3
    for word in (TOKEN_NAME, AGENTS_NAME, "rdv_organisation"):
        assert word in text


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("rdv.example", "not the address of a site"),
        ("http://rdv.example", "by https only"),
        ("https://me:secret@rdv.example", "has to be bare"),
        ("https://rdv.example/?key=secret", "has to be bare"),
        ("ftp://rdv.example", "not the address of a site"),
        ("http://[::1", "not the address of a site"),
    ],
)
def test_addresses_to_which_no_token_goes(tmp_path: Path, url: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as raised:
        sent(export(tmp_path), PushOptions(url))
    assert "secret" not in str(raised.value)


def test_a_folder_without_requests_or_with_a_broken_journal(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not there"):
        sent(tmp_path, PushOptions("https://rdv.example"))
    export(tmp_path)
    (tmp_path / JOURNAL).write_text('{"format": 1', encoding="utf-8")
    with pytest.raises(InputError, match="journal"):
        sent(tmp_path, PushOptions("https://rdv.example"))


def test_the_environment_says_who() -> None:
    environment = {TOKEN_NAME: f" {TOKEN} ", AGENTS_NAME: f"{AGENTS[0]}, {AGENTS[1]},"}
    wanted = PushOptions.of("https://rdv.example", send=True, environment=environment)
    assert (wanted.token, wanted.agents) == (TOKEN, AGENTS)


def test_the_journal_names_what_was_taken(tmp_path: Path) -> None:
    with rdv() as (_, there):
        sent(export(tmp_path), options(there))
    table = json.loads((tmp_path / JOURNAL).read_text(encoding="utf-8"))
    assert list(table["servers"][there.url]) == [each.external_id for each in REQUESTS]
