"""Real roads: getting them, building them, and seeing how good travel times are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from tourplanner.domain.config import Config
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Commune
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.domain.travel_source import AUTO, PROVIDERS
from tourplanner.errors import InputError, TravelError
from tourplanner.inputs.config.read import ConfigFile, read_config
from tourplanner.inputs.road_references import commune_named, read_references
from tourplanner.message import Message, Notify, message
from tourplanner.outputs.road_plot import write as write_plot
from tourplanner.problem.build import positions
from tourplanner.travel.calibrate import Fit, fit, random_places
from tourplanner.travel.compare import Errors, Pair, errors, worst
from tourplanner.travel.osm.build import build, find_built
from tourplanner.travel.osm.clip import box_around
from tourplanner.travel.osm.fetch import GERS, MIDI_PYRENEES, fetch
from tourplanner.travel.osm.provider import OsmRoads
from tourplanner.travel.osm.store import Card, cards, roads_folder
from tourplanner.travel.provider import PlacesError, TravelProvider
from tourplanner.travel.providers import choose_provider
from tourplanner.wording.language import Language
from tourplanner.workflow.sources.known_roads import known_of
from tourplanner.workflow.sources.once import once
from tourplanner.workflow.sources.source import locate, places_of
from tourplanner.workflow.sources.travel import place_names

WORST = 5
SUFFIX = ".osm.pbf"


@dataclass(frozen=True, slots=True)
class Compared:
    """Figures of a provider against others of the same unit: ``what`` they are, and the worst pairs."""

    what: Message
    pairs: tuple[Pair, ...]

    @property
    def errors(self) -> Errors | None:
        """How far they are apart; None if there is nothing to compare."""
        return errors(self.pairs)

    @property
    def worst(self) -> tuple[Pair, ...]:
        """The pairs furthest apart."""
        return worst(self.pairs, WORST)


@dataclass(frozen=True, slots=True)
class Checked:
    """A provider held to published figures and to other providers."""

    provenance: Provenance
    compared: tuple[Compared, ...]


def fetch_roads(url: str | None, notify: Notify, observe: Callable[[int, int], None]) -> Card:
    """Download a road file into the folder of roads, and build it.

    Parameters
    ----------
    url
        None for the Gers, or the region around it if that cannot be had.
    notify
        Told of what is downloaded under which licence, and of what had to be done again.
    observe
        Told of bytes that have come and of all that will, 0 if that is not known.

    Raises
    ------
    TravelError
        If it cannot be had, or not built.
    """
    folder = roads_folder()
    urls = (url,) if url else (GERS, MIDI_PYRENEES)
    for rank, each in enumerate(urls):
        try:
            return build_roads(fetch(each, folder, notify, observe), notify)
        except TravelError as error:
            if rank == len(urls) - 1:
                raise
            notify(message("road.trying", error=error.text, url=urls[rank + 1]))
    raise AssertionError(urls)


def build_roads(path: Path | None, notify: Notify, around: Path | None = None) -> Card:
    """Build the network of a road file; None for the newest one in the folder of roads.

    Parameters
    ----------
    around
        A config, to whose surroundings the network is cut; None for the whole file.

    Raises
    ------
    TravelError
        If it cannot be read or written, or there is none.
    """
    path = path or newest_file()
    # With room for the ways between its places.
    cut = None if around is None else box_around(positions(_config(locate(around), notify).config))
    known = find_built(path, roads_folder(), cut)
    if known is not None:
        notify(message("road.unchanged", file=path.name))
        return known
    return build(path, roads_folder(), cut, notify)


def _config(path: Path, notify: Notify) -> ConfigFile:
    return read_config(path, places_of(path, None, notify), notify)


def newest_file() -> Path:
    """The newest road file in the folder of roads.

    Raises
    ------
    TravelError
        If there is none.
    """
    files = sorted(roads_folder().glob(f"*{SUFFIX}"), key=lambda file: (file.stat().st_mtime_ns, file.name))
    if not files:
        raise TravelError(message("road.none-here", folder=str(roads_folder())), message("road.maybe-fetch"))
    return files[-1]


def check_roads(
    config: Path | None,
    provider: str | None,
    references: Path | None,
    plot: Path | None,
    notify: Notify,
    lang: Language = Language.FR,
) -> Checked:
    """Hold a provider to published figures and to the other providers that are at hand.

    Parameters
    ----------
    config
        The config whose places are compared; None for the pilot.
    provider
        Name of the provider; None for the best that is at hand.
    references
        A table of published figures; None for the shipped one.
    plot
        Where a drawing of all pairs goes, ``.png`` or ``.svg``; None for none.
    notify
        Told of what cannot be compared, and why.
    lang
        Language of the drawing.

    Raises
    ------
    InputError
        If the config, the table or the name is wrong, or the drawing cannot be written.
    TravelError
        If the provider cannot give times of the config's places.
    """
    # Of a file that several providers read everything is told once.
    notify = once(notify)
    path = locate(config)
    catalogue = places_of(path, None, notify)
    file = read_config(path, catalogue, notify)
    rules = replace(file.config.travel, van_factor=1.0)
    name = provider or AUTO
    asked = replace(rules, provider=name, file=_file(rules, name))
    chosen = _chosen(file.config, asked, path.parent, notify)
    matrix = _matrix(chosen, file.config)
    compared = [*_published(chosen, catalogue.communes, references, notify)]
    for name in PROVIDERS:
        if name == matrix.provenance.provider:
            continue
        try:
            asked = replace(rules, provider=name, file=_file(rules, name))
            other = _chosen(file.config, asked, path.parent, notify)
            compared += _against(file.config, matrix, _matrix(other, file.config))
        except TravelError as error:
            notify(message("road.not-compared", provider=name, error=error.text))
        except InputError as error:
            for fault in error.faults:
                notify(message("road.not-compared", provider=name, error=fault.what))
    result = Checked(matrix.provenance, tuple(compared))
    if plot is not None:
        write_plot([(each.what, each.pairs) for each in result.compared], result.provenance.told, plot, lang)
    return result


def _chosen(config: Config, rules: TravelRules, folder: Path, notify: Notify) -> TravelProvider:
    """The provider of other rules than the config's, without corrections."""
    asked = replace(config, travel=replace(rules, corrections=""))
    return choose_provider(asked.travel, folder, known_of(asked, folder, notify))


def calibrate_roads(path: Path | None, config: Path | None, notify: Notify) -> tuple[Card, Fit]:
    """Fit the constants of the estimate to a road file.

    Parameters
    ----------
    path
        The road file; None for the newest that is built.
    config
        The config whose places are used; None for random ones all over the file.

    Raises
    ------
    TravelError
        If there is no road file, or it has too few places.
    InputError
        If the config is wrong.
    """
    home = roads_folder()
    if path is not None:
        card = build_roads(path, lambda _: None)
    elif found := cards(home):
        card = found[0]
    else:
        card = build_roads(None, notify)
    roads = OsmRoads(card, home, 1.0)
    if config is None:
        return card, fit(roads, random_places(roads))
    file = _config(locate(config), notify)
    _matrix(roads, file.config)
    return card, fit(roads, positions(file.config))


def _file(rules: TravelRules, name: str) -> str:
    """The config's file, for those that may read it: its table for whom it names, its road file for roads."""
    own, asked = PROVIDERS.get(rules.provider), PROVIDERS.get(name)
    if own is not None and own.reads_table:
        return rules.file if name == rules.provider else ""
    return "" if asked is not None and asked.reads_table else rules.file


def _matrix(provider: TravelProvider, config: Config) -> TravelMatrix:
    try:
        return provider.matrix(positions(config))
    except PlacesError as error:
        raise error.named(place_names(config)) from None


def _published(
    provider: TravelProvider, communes: Mapping[str, Commune], table: Path | None, notify: Notify
) -> Sequence[Compared]:
    """The provider against published kilometres and minutes."""
    rows = []
    for reference in read_references(table):
        start, end = commune_named(reference.start, communes), commune_named(reference.end, communes)
        if start and end:
            rows.append((reference, start, end))
    named = {commune.code: commune for _, *ends in rows for commune in ends}
    ranks = {code: rank for rank, code in enumerate(named)}
    try:
        matrix = provider.matrix([commune.position for commune in named.values()])
    except TravelError as error:
        names = [commune.name for commune in named.values()]
        told = error.named(names) if isinstance(error, PlacesError) else error
        of_table = PROVIDERS[provider.name].reads_table
        notify(message("road.table-of-others" if of_table else "road.gers-uncovered", error=told.text))
        return ()
    km, minutes = [], []
    for reference, start, end in rows:
        leg = (ranks[start.code], ranks[end.code])
        if reference.km:
            km.append(Pair(reference.start, reference.end, matrix.metres[leg] / 1000, reference.km))
        if reference.minutes:
            minutes.append(Pair(reference.start, reference.end, matrix.seconds[leg] / 60, reference.minutes))
    return (
        Compared(message("road.km-published"), tuple(km)),
        Compared(message("road.minutes-published"), tuple(minutes)),
    )


def _against(config: Config, ours: TravelMatrix, theirs: TravelMatrix) -> Sequence[Compared]:
    """One provider against another, between all places of a config."""
    names = place_names(config)
    km, minutes = [], []
    for start, end in product(range(len(names)), repeat=2):
        if theirs.seconds[start, end] > 0 and theirs.metres[start, end] > 0:
            km.append(
                Pair(
                    names[start], names[end], ours.metres[start, end] / 1000, theirs.metres[start, end] / 1000
                )
            )
            minutes.append(
                Pair(names[start], names[end], ours.seconds[start, end] / 60, theirs.seconds[start, end] / 60)
            )
    return (
        Compared(message("road.km-of", provider=theirs.provenance.provider), tuple(km)),
        Compared(message("road.minutes-of", provider=theirs.provenance.provider), tuple(minutes)),
    )
