"""The jobs of a farm: every place under every scenario, with every option and seed, as its file has them."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from itertools import product
from pathlib import Path

from tourplanner.domain.territory import Territory
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.departements import departements
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.shown import shown
from tourplanner.inputs.starter import PLAN
from tourplanner.message import message
from tourplanner.scenario.farm import Farm, FarmOptions, FarmPlaces
from tourplanner.scenario.option import Option
from tourplanner.scenario.scenario import Overlay
from tourplanner.workflow.farm.basis import Base
from tourplanner.workflow.farm.beyond import whole_country
from tourplanner.workflow.farm.dossier_job import DossierJob, plan_dossier
from tourplanner.workflow.farm.place_job import PlaceJob, plan_place
from tourplanner.workflow.jobs.job import Job
from tourplanner.workflow.jobs.program import digest, program
from tourplanner.workflow.sources.source import locate

DEPARTEMENT, EPCI, DOSSIER = "departement", "epci", "dossier"
"""Kinds of instances, as the table has them."""


@dataclass(frozen=True, slots=True)
class Instance:
    """A place or a dossier: its kind, the code or the path by which a farm calls it, and its name.

    ``asked`` says which communes are served where it is a place; ``base`` is the dossier where it is one.
    """

    kind: str
    code: str
    name: str
    asked: FarmPlaces
    departement: str = ""
    base: Base | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A job with what people call it: its instance, scenario, options and seed."""

    instance: Instance
    scenario: str
    options: str
    seed: int
    job: Job


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks of a farm, in the order of its file.

    Each is made anew whenever they are gone through, so that two hundred thousand of them need no memory.
    """

    farm: Farm
    instances: tuple[Instance, ...]

    def __iter__(self) -> Iterator[Task]:
        scenarios = [(each, _seen(each)) for each in self.farm.scenarios]
        for instance, (scenario, seen), options, seed in product(
            self.instances, scenarios, self.farm.options, self.farm.seeds
        ):
            job = _job(instance, scenario, seen, options, seed)
            yield Task(instance, scenario.name, options.name, seed, job)

    def jobs(self) -> Iterator[Job]:
        """What is to be done for each."""
        return (task.job for task in self)


def tasks_of(farm: Farm, data: Path | None = None) -> Tasks:
    """Every task of a farm.

    Parameters
    ----------
    data
        A folder of tables that replace the shipped ones, for dossiers.

    Raises
    ------
    InputError
        With all faults of the dossiers and of the codes.
    """
    instances, faults = list[Instance](), list[Fault]()
    for places in farm.places:
        try:
            instances += _instances(places, farm, data)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(dict.fromkeys(faults))
    return Tasks(farm, tuple(instances))


def _instances(places: FarmPlaces, farm: Farm, data: Path | None) -> Iterator[Instance]:
    for code in places.departements:
        yield Instance(DEPARTEMENT, code, departements()[code].name, places, code)
    for epci in places.epcis:
        yield _epci(epci, places)
    for dossier in places.dossiers:
        base = Base.of(_config(dossier, farm), data)
        yield Instance(DOSSIER, dossier, base.title, places, base=base)


def _epci(code: str, places: FarmPlaces) -> Instance:
    """An intercommunalité, in the département of most of its communes."""
    country = whole_country()
    area = country.areas.get(code.strip())
    if area is None:
        names = {each.name: each.epci for each in country.areas.values()}
        alike = nearest(code, names)
        cure = message("choice.code-named", code=names[alike[0]], name=alike[0]) if alike else ""
        raise InputError.of("epcis", message("choice.unknown-area", seen=shown(code)), cure)
    where: dict[str, int] = {}
    for each in country.communes.values():
        if each.epci == area.epci:
            departement = next(known for known in (each.code[:3], each.code[:2]) if known in departements())
            where[departement] = where.get(departement, 0) + 1
    return Instance(EPCI, area.epci, area.name, places, max(sorted(where), key=where.__getitem__))


def _config(dossier: str, farm: Farm) -> Path:
    """The config that a farm means: beside it, or shipped; that of a folder where it names one."""
    beside = farm.folder / dossier
    path = beside if beside.exists() else Path(dossier)
    config = path / PLAN if path.is_dir() else path
    if not locate(config).is_file():
        known = [each.name for each in farm.folder.glob("*.toml") if each.name != Path(farm.source).name]
        known += [each.parent.name for each in farm.folder.glob(f"*/{PLAN}")]
        alike = nearest(dossier, sorted(known))
        what = message("farm.no-dossier", seen=shown(dossier))
        raise InputError.of(
            f"{farm.source}, dossiers", what, alike[0] if alike else message("farm.what-dossier")
        )
    return config


def _job(instance: Instance, scenario: Option, seen: object, options: FarmOptions, seed: int) -> Job:
    if instance.base is not None:
        asked = DossierJob(instance.base, scenario.overlays, options, seed)
        key = digest([instance.base.basis, seen, _of(options), seed])
        return Job(key, partial(plan_dossier, asked))
    places = instance.asked
    place = PlaceJob(
        territory=Territory((instance.departement,)),
        epci=instance.code if instance.kind == EPCI else "",
        stops=places.stops,
        choosing=places.choosing,
        weeks=places.weeks,
        weekdays=places.weekdays,
        overlays=scenario.overlays,
        options=options,
        seed=seed,
        basis=program(),
    )
    choosing = None if place.choosing is None else asdict(place.choosing)
    which = [instance.departement, place.epci, place.stops, choosing, place.weeks, place.weekdays]
    return Job(digest([program(), which, seen, _of(options), seed]), partial(plan_place, place))


def _of(options: FarmOptions) -> list[object]:
    """What an answer depends on of the options: not what they are called."""
    return [options.time_limit, options.rounds, options.method]


def _seen(scenario: Option) -> list[object]:
    """What an answer depends on of a scenario: not its name, nor the lines of its file."""
    return [_laid(overlay) for overlay in scenario.overlays]


def _laid(overlay: Overlay) -> Mapping[str, object]:
    said = asdict(overlay)
    return {name: said[name] for name in said if name not in ("source", "lines", "path")}
