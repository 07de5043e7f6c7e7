"""Publishing a schedule: from now on it is what people were told; and what has to be replaced for that."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tourplanner.domain.config import Config
from tourplanner.domain.publication import Deed, Done, Publication
from tourplanner.errors import Fault, InputError, TourPlannerError
from tourplanner.files.write import write_atomically
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.typed.names import Called, Doubt, NameBook
from tourplanner.message import Notify, message
from tourplanner.outputs import ledger_csv
from tourplanner.outputs.formats import FORMATS
from tourplanner.outputs.names import REPLACEMENTS
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.replacements import Replacements, render, told_by_others
from tourplanner.schedule.told import Standing, standings, whys_of
from tourplanner.wording.command_line import command_line
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.ledger import folder_of
from tourplanner.workflow.told.export import export_folder
from tourplanner.workflow.told.export_folder import earlier
from tourplanner.workflow.told.publishable import require_publishable
from tourplanner.workflow.told.record import Recorded, Told, next_publication, record, record_told
from tourplanner.workflow.year.dated_plan import DatedPlan, open_dated_plan
from tourplanner.workflow.year.schedule import open_to_tell, view_of

CALENDAR = next(each for each in FORMATS if each.does is Deed.CALENDAR)
"""The format that phones have subscribed to."""

EVERYONE = ("all", "tous", "toutes")
"""What names all stops at once."""


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """How to publish.

    Attributes
    ----------
    on
        The day of the publication.
    changed
        Whether to write what has to be replaced since each stop was told last.
    out
        The folder that gets it; None for one in the publication's own.
    data
        A folder of tables that replace the shipped ones.
    incomplete
        Whether a plan will do that misses promises.
    """

    on: date
    changed: bool = False
    out: Path | None = None
    pages: tuple[PageFormat, ...] = tuple(PageFormat)
    lang: Language = Language.FR
    data: Path | None = None
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class Standings:
    """How everybody stands: what was published, and every stop between what it was told and what holds.

    ``folder`` and ``files`` are what was written for people just now; ``is_new`` is whether the last
    publication was made just now.
    """

    config: Config
    publications: tuple[Publication, ...]
    stops: tuple[Standing, ...]
    is_new: bool = False
    folder: Path = Path()
    files: tuple[str, ...] = ()


def publish(path: Path, options: PublishOptions, notify: Notify) -> Standings:
    """Make the draft schedule of a dossier a publication, unless the last one says the same.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder.

    Raises
    ------
    InputError
        If the plan, its schedule or a publication cannot be read or was edited, or nothing can be written.
    MissedPromiseError, BrokenRuleError
        If the plan may not be told to people.
    """
    found = open_to_tell(path, None, options.data, notify, options.incomplete)
    following = next_publication(found, options.on)
    folder = options.out or found.plan.folder / folder_of(following.number) / REPLACEMENTS
    made = _replacements(path, found, following, options, notify) if options.changed else Replacements()
    deeds = {
        stop: [Done(deed, options.on, found.whole.until) for deed in own] for stop, own in made.deeds.items()
    }
    recorded = record(found, options.on, Told(folder, made.files, deeds))
    stands = _after(found, recorded, options.on)
    return replace(stands, folder=folder, files=tuple(made.files))


def preview(path: Path, on: date, data: Path | None, notify: Notify) -> Standings:
    """How everybody would stand if the schedule were told on a day; nothing is written.

    ``is_new`` is whether it would be a publication of its own, which then is the last one; where it is not,
    the last publication says the same.

    Raises
    ------
    InputError, BrokenRuleError
        As `open_to_tell`.
    """
    found = open_to_tell(path, None, data, notify, incomplete=True)
    following, earlier = next_publication(found, on), found.ledger.publications
    is_new = following is not found.ledger.latest
    return _after(found, Recorded((*earlier, following) if is_new else earlier, is_new), on)


def obstacles(
    path: Path, on: date, data: Path | None, lang: Language, notify: Notify, incomplete: bool = False
) -> tuple[TourPlannerError, ...]:
    """Why a schedule may not be told as it is: what it misses, and what its config must say first.

    Parameters
    ----------
    incomplete
        Whether a plan will do that misses promises.
    """
    try:
        found = open_to_tell(path, None, data, notify, incomplete)
        require_publishable(view_of(replace(found, schedule=found.whole), lang, on), found.plan.folder)
    except TourPlannerError as error:
        return (error,)
    return ()


def _replacements(
    path: Path, found: DatedPlan, following: Publication, options: PublishOptions, notify: Notify
) -> Replacements:
    """What has to be replaced when a publication is told; `notify` is told what to know besides."""
    service = found.plan.config.service
    if not (service.phone or service.email):
        notify(message("publication.no-contact"))
    told = _standings(found, found.ledger.publications, following, options.on)
    whole = view_of(replace(found, schedule=found.whole), options.lang, options.on)
    require_publishable(whole, found.plan.folder)
    if also := told_by_others(whole, told):
        notify(message("publication.told-by-others", stops=also))
    exported = earlier(export_folder(path, None, draft=False), CALENDAR)
    day = following.day or options.on
    return render(whole, told, day, options.pages, exported, options.lang, notify)


def tell(path: Path, names: Sequence[str], on: date, data: Path | None, notify: Notify) -> Standings:
    """Write down that mairies know of the last publication, and that what hangs there is right.

    Parameters
    ----------
    names
        Stops by their ids, communes or names; one of `EVERYONE` for all that wait.

    Raises
    ------
    InputError
        If nothing was published, or a name is none of a stop that was told.
    """
    found = open_dated_plan(path, None, data, notify)
    latest = found.ledger.latest
    if latest is None:
        raise _nothing_told(found)
    stands = _after(found, Recorded(found.ledger.publications, is_new=False), on)
    stops = _named(stands, names, found)
    told = {each.stop: min(each.until_told, latest.until) for each in stands.stops}
    done = {stop: [Done(Deed.TOLD, on, told[stop])] for stop in stops}
    return _after(found, record_told(found, done), on)


def standing_of(path: Path, on: date, data: Path | None, notify: Notify) -> Standings:
    """How everybody stands on a day, by the last publication; nothing is written.

    `notify` is told of a schedule that is not published yet.

    Raises
    ------
    InputError
        If nothing was published.
    """
    found = open_dated_plan(path, None, data, notify)
    if found.ledger.latest is None:
        raise _nothing_told(found)
    if next_publication(found, on) is not found.ledger.latest:
        notify(message("publication.draft-waits", command=command_line("publish", str(found.plan.folder))))
    return _after(found, Recorded(found.ledger.publications, is_new=False), on)


def write_ledger_csv(standing: Standings, file: Path, lang: Language, plain: bool) -> None:
    """Write the register: a row for everything that was told, and when.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    write_atomically(file, ledger_csv.render(standing.publications, lang, plain))


def _after(found: DatedPlan, recorded: Recorded, on: date) -> Standings:
    stops = _standings(found, recorded.publications, recorded.publication, on)
    return Standings(found.config, recorded.publications, stops, recorded.is_new)


def _standings(
    found: DatedPlan, publications: Sequence[Publication], now: Publication, on: date
) -> tuple[Standing, ...]:
    whys = whys_of(found.whole, found.plan.whole_config)
    return standings(publications, now.number, now.stops, on, whys)


def _named(stands: Standings, names: Sequence[str], found: DatedPlan) -> list[str]:
    """The ids of the stops of these names, of which one may mean all that wait.

    Raises
    ------
    InputError
        With all names that are none.
    """
    told = stands.publications[-1].stops
    book = NameBook.of(Called(each.stop, each.name, codes=(each.commune,)) for each in told)
    known = [text for each in told for text in (each.stop, each.name)]
    stops: list[str] = []
    faults: list[Fault] = []
    for name in names:
        if name.casefold() in EVERYONE:
            stops += [each.stop for each in stands.stops if each.is_open]
            continue
        meant = book.find(name)
        if isinstance(meant, str):
            stops.append(meant)
        elif isinstance(meant, Doubt):
            faults += InputError.of(str(found.plan.folder), meant.what, meant.maybe).faults
        else:
            near = nearest(name, known)
            what = message("publication.unknown-stop", name=name)
            faults += InputError.of(str(found.plan.folder), what, near[0] if near else "").faults
    if faults:
        raise InputError(faults)
    return list(dict.fromkeys(stops))


def _nothing_told(found: DatedPlan) -> InputError:
    cure = message("publication.first", command=command_line("publish", str(found.plan.folder)))
    return InputError.of(str(found.plan.folder), message("publication.none"), cure)
