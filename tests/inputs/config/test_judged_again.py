"""A config that differs from the last one in its locks: what is kept of that changes nothing."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tourplanner.domain.place import Catalogue
from tourplanner.errors import InputError
from tourplanner.inputs.config import judged_again, read
from tourplanner.inputs.config.judged_again import Judgement
from tourplanner.inputs.config.table import Table
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.inputs.toml_file import parse_toml
from tourplanner.message import Message, silent

FILE = Path("plan.toml")
PILOT = (data_folder() / "pilot.toml").read_text(encoding="utf-8")
CHECKS = ("check_names", "check_hours", "check_markets", "check_places", "check_closed", "check_crews")
"""Those that a change of locks does not ask again."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(data_folder(), silent)


def told(content: str, catalogue: Catalogue) -> tuple[object, ...]:
    """All that reading a file gives, its faults too; as texts, which tell ``1`` from ``true``."""
    notices: list[Message] = []
    try:
        file = read.config_file_of(content.encode(), FILE, catalogue, notices.append)
    except InputError as error:
        return repr(error.faults), repr(notices)
    return repr(file), repr(notices)


def afresh(content: str, catalogue: Catalogue) -> tuple[object, ...]:
    """The same of a program that has read nothing before."""
    last = dict(read._LAST)
    read._LAST.clear()
    read._judged.cache_clear()
    try:
        return told(content, catalogue)
    finally:
        read._LAST.clear()
        read._LAST.update(last)
        read._judged.cache_clear()


LOCK = st.fixed_dictionaries(
    {"stop": st.sampled_from(["32269", "32448", "32463", "32070", "Monfort", "32999", "3226"])},
    optional={
        "date": st.sampled_from(["2027-01-08", "2027-01-11", '"8 janvier 2027"', "2028-03-01", '"hier"']),
        "half": st.sampled_from(['"morning"', '"afternoon"', '"matin"', '"soir"', '"nuit"', "1"]),
        "weekday": st.sampled_from(['"fri"', '"vendredi"', '"dimanche"']),
        "week": st.sampled_from(["1", "4", "9", "true"]),
        "van": st.sampled_from(['"camping-car"', '"autre"']),
        "why": st.sampled_from(['"promis"', '"é\\"à"']),
        "hlaf": st.just('"morning"'),
    },
)
EVENTS = st.sampled_from(
    [
        "",
        '[[events]]\nkind = "out"\ndate = 2027-01-08\nwhy = "panne"\n',
        '[[events]]\nkind = "cancelled"\nstop = "32269"\ndate = 2027-01-08\n',
    ]
)
OTHERS = st.sampled_from(
    [
        lambda text: text,
        lambda text: text,
        lambda text: text,
        lambda text: text.replace('title = "Pilote 2020"', 'title = "Autre"'),
        lambda text: text.replace("weeks = 4", "weeks = 4.0"),
        lambda text: text.replace('commune = "32463"', 'commune = "32463"\nvisits = true'),
        lambda text: text.replace('commune = "32463"', 'commune = "32463"\nevening = true'),
        lambda text: text.replace('commune = "32463"', 'commune = "3246"'),
    ]
)


def written(lock: dict[str, str]) -> str:
    lines = [
        f'stop = "{lock["stop"]}"',
        *(f"{key} = {value}" for key, value in lock.items() if key != "stop"),
    ]
    return "\n".join(["[[locks]]", *lines, ""])


@settings(max_examples=60)
@given(st.lists(st.tuples(st.lists(LOCK, max_size=3), EVENTS, OTHERS, st.booleans()), min_size=2, max_size=4))
@pytest.mark.slow
def test_one_after_another_says_what_each_says_alone(
    steps: list[tuple[list[dict[str, str]], str, Callable[[str], str], bool]],
) -> None:
    places = read_catalogue(data_folder(), silent)
    for locks, events, other, first in steps:
        rows = "".join(written(lock) for lock in locks)
        text = other(f"{PILOT}\n{rows}{events}" if first else f"{PILOT}\n{events}{rows}")
        assert told(text, places) == afresh(text, places)


def test_locks_alone_are_judged_again(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    told(PILOT, catalogue)
    asked: list[bool] = []
    again = Judgement.again

    def noted(self: Judgement, typed: dict[str, Any]) -> Judgement | None:
        found = again(self, typed)
        asked.append(found is not None)
        return found

    monkeypatch.setattr(Judgement, "again", noted)
    lock = '[[locks]]\nstop = "Monfort"\ndate = 2027-01-08\nhalf = "matin"\n'
    assert told(f"{PILOT}\n{lock}", catalogue) == afresh(f"{PILOT}\n{lock}", catalogue)
    told(f"{PILOT}\n{lock}why = 'x'\n", catalogue)
    told(f"{PILOT}\n{lock}hlaf = 'x'\n", catalogue)
    told(PILOT.replace("Pilote", "Essai"), catalogue)
    assert asked == [True, True, False, False]


def test_locks_in_an_evening_with_a_name_are_judged_again(catalogue: Catalogue) -> None:
    hours = '[sessions.evening]\nname = "nocturne"\nopen = "17:00"\nclose = "18:00"\n'
    late = PILOT.replace('commune = "32269"', 'commune = "32269"\nevening = true') + hours
    locks = [f'[[locks]]\nstop = "32269"\nhalf = "{name}"\n' for name in ("nocturne", "Nocturne", "matin")]
    for lock in locks:
        assert told(f"{late}\n{lock}", catalogue) == afresh(f"{late}\n{lock}", catalogue)
    told(late, catalogue)
    [last] = [each for path, each in read._LAST.items() if path == FILE]
    assert last.again(parse_toml(f"{late}\n{locks[0]}", FILE.name)) is not None


def test_a_number_that_python_does_not_print_is_told_of_a_file_that_was_read_before(
    catalogue: Catalogue,
) -> None:
    told(PILOT, catalogue)
    huge = PILOT.replace("weeks = 4", f"weeks = 0x{'f' * 5000}")
    assert told(huge, catalogue) == afresh(huge, catalogue)


def test_two_at_once_do_not_take_each_others_faults(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock on the day of a rhythm is told at the rhythm: both threads have that from the same judgement."""
    held = PILOT.replace('commune = "32269"', 'commune = "32269"\nwhole_day = true').replace(
        'commune = "32448"', 'commune = "32448"\nwhen = "tous les vendredis"'
    )
    first, second = (
        f'{held}\n[[locks]]\nstop = "32269"\ndate = {day}\n' for day in ("2027-01-08", "2027-01-15")
    )
    alone = [afresh(text, catalogue) for text in (first, second)]
    assert all("config.whole-days-overlap" in str(faults) for faults, _ in alone)
    told(held, catalogue)
    found: dict[str, tuple[object, ...]] = {}
    other = threading.Thread(target=lambda: found.update(second=told(second, catalogue)))
    check_events = judged_again.check_events

    def meanwhile(root: Table, places: Catalogue) -> None:
        """The other thread begins when all faults of the first are found, and not yet looked at."""
        check_events(root, places)
        if other.ident is None:
            other.start()
            other.join(0.2)

    monkeypatch.setattr(judged_again, "check_events", meanwhile)
    found["first"] = told(first, catalogue)
    other.join()
    assert [found["first"], found["second"]] == alone


@pytest.mark.parametrize("name", CHECKS)
def test_what_is_not_asked_again_does_not_look_at_locks(name: str, catalogue: Catalogue) -> None:
    seen: list[str] = []

    class Noted(dict[str, Any]):
        """Values of a root table that note which are looked at."""

        def __getitem__(self, key: str) -> Any:
            seen.append(key)
            return super().__getitem__(key)

        def get(self, key: str, default: Any = None) -> Any:
            seen.append(key)
            return super().get(key, default)

    told(PILOT, catalogue)
    root = read._LAST[FILE].root
    check = getattr(read, name)
    noted = type(root)(root.spot, Noted(root.values), root.given)
    check(*([noted, catalogue] if check.__code__.co_argcount == 2 else [noted]))
    assert seen
    assert "locks" not in seen
