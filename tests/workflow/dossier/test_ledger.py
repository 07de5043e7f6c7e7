"""Publications that are broken, edited, of another dossier or overtaken: told, and not added to."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.cli.commands import ROOT
from tests.outputs.schedules import dossier
from tests.workflow.dossiers import ON, close, draft, edit, files, published, standing, told, waiting
from tests.workflow.notices import heard, unexpected
from tourplanner.domain.publication import Deed, Done
from tourplanner.domain.publication_codec import decode_publication, encode_publication
from tourplanner.errors import InputError
from tourplanner.message import silent
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.ledger import PUBLICATION, read_ledger
from tourplanner.workflow.opened_plan import OpenedPlan, open_plan
from tourplanner.workflow.sources.decoded_plan import SCHEDULE
from tourplanner.workflow.told.record import Told, record, record_told
from tourplanner.workflow.year.dated_plan import open_dated_plan
from tourplanner.workflow.year.schedule import publish_schedule, schedule_view

LEGACY = ROOT / "tests" / "data" / "releases" / "0.1.0"


@pytest.fixture
def folder(told_once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(told_once, tmp_path / "dossier")
    return tmp_path / "dossier"


@pytest.fixture(scope="module")
def plan(told_once: Path) -> OpenedPlan:
    """Its plan, opened."""
    return open_plan(told_once, None, unexpected)


# -- what is refused ------------------------------------------------------------------------------------


def spoil(change: Callable[[bytes], bytes], name: str) -> Callable[[Path], None]:
    return lambda one: (one / name).write_bytes(change((one / name).read_bytes())) and None


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "no record": (lambda one: (one / PUBLICATION).unlink(), "the publication is not whole"),
    "no schedule": (lambda one: (one / SCHEDULE).unlink(), "the publication is not whole"),
    "half a record": (spoil(lambda content: content[:900], PUBLICATION), "is not JSON"),
    "an empty record": (spoil(lambda _: b"", PUBLICATION), "is not JSON"),
    "a record in other letters": (spoil(lambda _: b"\xff\xfe", PUBLICATION), "UTF-8"),
    "half a schedule": (spoil(lambda content: content[:900], SCHEDULE), "edited by hand"),
    "an edited schedule": (spoil(lambda c: c.replace(b"09:30", b"09:45", 1), SCHEDULE), "edited by hand"),
    "an edited record": (spoil(lambda c: c.replace(b"09:30", b"09:45", 1), PUBLICATION), "edited by hand"),
    "a schedule for a record": (
        lambda one: shutil.copy(one / SCHEDULE, one / PUBLICATION),
        "edited|missing|number",
    ),
    "another number": (lambda one: one.rename(one.parent / "002"), "publication 1 is missing"),
    "twice": (lambda one: shutil.copytree(one, one.parent / "002"), "not publication 2"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_publication_that_is_not_whole_or_was_edited_is_told(
    folder: Path, plan: OpenedPlan, what: str
) -> None:
    spoil_it, words = BROKEN[what]
    spoil_it(folder / "publications/001")

    with pytest.raises(InputError, match=words) as caught:
        read_ledger(replace(plan, file=folder / "plan.json"), unexpected)
    assert str(folder / "publications") in str(caught.value)
    assert caught.value.exit_code == 2


def test_nothing_is_told_on_top_of_a_broken_publication(folder: Path) -> None:
    (folder / "publications/001" / PUBLICATION).unlink()
    before = files(folder)

    for use in (published, standing, lambda folder: told(folder, "Monfort"), draft):
        with pytest.raises(InputError, match="the publication is not whole"):
            use(folder)
    assert files(folder) == before


def test_publications_of_another_dossier_are_told(folder: Path) -> None:
    edit(folder / "plan.json", lambda table: table.update(title="Bus des impôts"))
    with pytest.raises(InputError, match=r"of another dossier, “Pilote 2020”"):
        standing(folder)


def of_config(plan: OpenedPlan, folder: Path, table: dict[str, object]) -> OpenedPlan:
    """The plan as one of another config would be that has no id of an earlier one."""
    return replace(plan, plan_file=replace(plan.plan_file, config=table), file=folder / "plan.json")


def test_publications_of_another_dossier_of_the_same_title_are_told(folder: Path, plan: OpenedPlan) -> None:
    """Be it one that shares a stop, or serves the very same ones for somebody else."""
    table = dict(plan.plan_file.config or {})
    stops = list(table["stops"])  # type: ignore[call-overload]
    for other in (
        {**table, "stops": stops[:1]},
        {**table, "service": {"operator": "Région Occitanie"}},
    ):
        with pytest.raises(InputError, match=r"(?s)another dossier of the same title.*elsewhere") as caught:
            read_ledger(of_config(plan, folder, other), unexpected)
        assert caught.value.exit_code == 2
    # Dates, hours and rules are no matter of whose it is.
    same = {**table, "calendar": {"start": "2028-01-03"}, "work": {}}
    assert read_ledger(of_config(plan, folder, same), unexpected).number == 1


def test_publications_of_releases_without_ids_are_known_by_their_stops(
    folder: Path, plan: OpenedPlan
) -> None:
    record = folder / "publications/001" / PUBLICATION
    told_once = replace(decode_publication(record.read_text("utf-8"), ""), dossier="")
    record.write_text(encode_publication(told_once), encoding="utf-8")
    assert "dossier" not in json.loads(record.read_text("utf-8"))
    stops = tuple(replace(stop, id=f"other-{stop.id}") for stop in plan.whole_config.stops)
    other = replace(plan, whole=replace(plan.whole_config, stops=stops), file=folder / "plan.json")
    with pytest.raises(InputError, match=r"(?s)of the same title.*publications elsewhere") as caught:
        read_ledger(other, unexpected)
    assert caught.value.exit_code == 2
    # One that both know makes it the same service, however much was planned anew.
    some = replace(other, whole=replace(plan.whole_config, stops=(*stops[1:], plan.whole_config.stops[0])))
    assert read_ledger(some, unexpected).number == 1


def test_an_unknown_stop_is_told_with_the_nearest(folder: Path) -> None:
    with pytest.raises(InputError, match=r"(?s)called “Monfor”.*Maybe Monfort.*called “32999”"):
        told(folder, "Monfor", "Touget", "32999")
    assert standing(folder).publications[0].told("32448") is not None


def test_nothing_is_told_before_the_first_publication(tmp_path: Path) -> None:
    for use in (standing, lambda folder: told(folder, "Monfort")):
        with pytest.raises(InputError, match="nothing has been published yet"):
            use(dossier(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


@pytest.mark.slow
def test_what_two_people_say_at_once_is_kept(folder: Path) -> None:
    close(folder, "2027-02-05", "grève")
    published(folder)
    one = open_dated_plan(folder, None, None, unexpected)
    done = Done(Deed.TOLD, ON, one.whole.until)
    record_told(one, {"32269": [done]})
    record_told(one, {"32452": [done]})

    assert waiting(standing(folder)) == set()


@pytest.mark.slow
def test_a_publication_that_was_overtaken_is_not_made(folder: Path) -> None:
    slow = open_dated_plan(folder, None, None, unexpected)
    close(folder, "2027-02-05", "grève")
    published(folder)
    before = files(folder)
    changed = replace(slow, whole=replace(slow.whole, until=date(2027, 6, 30)))

    with pytest.raises(InputError, match="another publication has just been made"):
        record(changed, ON, Told(folder))
    assert files(folder) == before


# -- a release that kept no publications ----------------------------------------------------------------


@pytest.mark.slow
def test_what_a_release_told_counts_as_told_once(tmp_path: Path) -> None:
    old, notes = tmp_path / "old", list[str]()
    old.mkdir()
    for name in ("plan.json", SCHEDULE):
        shutil.copy(LEGACY / name, old / name)
    before = (old / SCHEDULE).read_bytes()
    schedule_view(old, None, Language.EN, None, heard(notes))
    assert ["counts as told once" in note for note in notes] == [True]
    assert not (old / "publications").exists()

    edit(
        old / "plan.json",
        lambda table: table["config"]["calendar"]["closed"].append(
            {"from": "2027-02-05", "to": "2027-02-05", "why": "grève"}
        ),
    )
    for _ in range(2):
        made = publish_schedule(old, date(2027, 12, 31), None, None, silent)
        assert set(made.reprint or ()) == {"32269", "32452"}
    # The old file was written over, and is kept as what was told.
    assert (old / "publications/001" / SCHEDULE).read_bytes() == before
    second = published(old)
    assert len(second.publications) == 2
    assert second.publications[0].day is None
    assert waiting(second) == {"Monfort", "Tournecoupe"}
