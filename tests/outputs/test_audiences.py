"""What is public and what is not: nothing that is for the service stands in a file for everybody."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from html import unescape

import pytest

from tests.outputs.pages import for_residents
from tests.outputs.paper.reading import text_of
from tests.outputs.schedules import START, plan, told, unrolled
from tourplanner.domain.period import format_clock
from tourplanner.outputs.audience import Audience
from tourplanner.outputs.formats import FORMATS
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.posters import poster
from tourplanner.outputs.view import ScheduleView
from tourplanner.problem.rules import RULES
from tourplanner.wording import format as written
from tourplanner.wording.language import Language

FILES = ("plan.json", "schedule.json", "plan.toml", "pilot.toml", ".pbf")
FORMULAS = ("1.245", "1,245", "63.4", "63,4", "estimate", "estimé", "osrm", "van_factor")


@cache
def scheduled() -> ScheduleView:
    """The pilot's first cycle, with a note for the crew and a town hall's telephone at every stop."""
    return told(unrolled(plan(), START, START + timedelta(days=27)))


@cache
def files(lang: Language) -> dict[str, str]:
    """The text of every file but paper and workbooks, by its place in an export."""
    found = {
        each.place(path): content.decode("utf-8").replace("\r\n ", "")
        for each in FORMATS
        if each.name not in {"pdf", "xlsx"}
        for path, content in each.render(scheduled(), lang).items()
    }
    found[f"{Audience.PUBLIC}/index.html"] = for_residents(scheduled, lang)
    # Maps draw with numbers that mean nothing else.
    drawn = r' d="M[^"]*"|\[-?\d+\.\d+, -?\d+\.\d+\]'
    return {path: re.sub(drawn, "", text) for path, text in found.items()}


def internal(lang: Language) -> Iterator[str]:
    """What only the service knows, in every way in which a file might say it."""
    view, tours = scheduled().view, scheduled().schedule.tours
    for stop in view.config.stops:
        yield from (stop.notes, stop.phone)
    # A time of the crew's that is no opening hour: when it starts, leaves, comes back and ends.
    hours = {time for tour in tours for visit in tour.visits for time in (visit.start, visit.end)}
    own = {time for tour in tours for time in (tour.start, tour.leave, tour.back, tour.end)} - hours
    for time in sorted(own):
        yield from (written.clock(time, lang), format_clock(time))
    yield from (written.kilometres(tour.distance_m, lang) for tour in tours)
    yield from (depot.name for depot in view.config.depots)
    # Those of one word are words of the language.
    yield from (rule.id for rule in RULES if "-" in rule.id)
    yield view.config.title
    yield from FILES
    yield from FORMULAS


@pytest.mark.parametrize("lang", list(Language))
def test_nothing_internal_is_in_a_file_for_everybody(lang: Language) -> None:
    secrets = sorted(set(internal(lang)))
    assert len(secrets) > 40
    public = {path: text for path, text in files(lang).items() if path.startswith(f"{Audience.PUBLIC}/")}
    assert {path.split("/")[1] for path in public} == {
        "calendriers",
        "carte.html",
        "donnees-ouvertes",
        "index.html",
    }
    for path, text in public.items():
        shown = unescape(text)
        assert [secret for secret in secrets if secret in shown] == [], path


@pytest.mark.parametrize("lang", list(Language))
def test_the_search_for_it_finds_all_of_it_where_it_belongs(lang: Language) -> None:
    """Each kind of secret is in an internal file: the test above looks for what files do say."""
    own = " ".join(
        unescape(text) for path, text in files(lang).items() if path.startswith(f"{Audience.INTERNAL}/")
    )
    tour, stop = scheduled().schedule.tours[0], scheduled().view.config.stops[0]
    for secret in (
        stop.phone,
        stop.notes,
        scheduled().view.config.depots[0].name,
        scheduled().view.config.title,
    ):
        assert secret in own
    assert written.clock(tour.leave, lang) in own
    assert format_clock(tour.start) in own


@pytest.mark.paper
def test_nothing_internal_is_on_a_poster() -> None:
    stop = scheduled().view.config.stops[0]
    (pdf,) = poster(scheduled(), stop, Language.FR, (PageFormat.A4,)).values()
    text = text_of(pdf)

    assert "Monfort" in text
    assert [secret for secret in internal(Language.FR) if " ".join(secret.split()) in text] == []


@pytest.mark.slow
def test_every_file_has_a_reader_and_the_folders_are_two() -> None:
    for lang in Language:
        for path in files(lang):
            assert path.partition("/")[0] in {"public", "interne"}
    kinds = {
        "carte.html": Audience.PUBLIC,
        "carte-des-tournees.html": Audience.INTERNAL,
        "affiches/A3/32269-monfort.pdf": Audience.PUBLIC,
        "affiches/affiches-A4.pdf": Audience.PUBLIC,
        "intercommunalites/200034726-cc-bastides-de-lomagne-A4.pdf": Audience.INTERNAL,
        "feuilles-de-route/2027-01-04.pdf": Audience.INTERNAL,
        "calendriers/arrets/32269-monfort.ics": Audience.PUBLIC,
        "calendriers/vehicules/vehicule-camping-car.ics": Audience.INTERNAL,
        "donnees-ouvertes/arrets.geojson": Audience.PUBLIC,
        "traces/tournees.geojson": Audience.INTERNAL,
    }
    names = {
        "carte.html": "map",
        "carte-des-tournees.html": "map",
        "affiches": "pdf",
        "intercommunalites": "pdf",
        "feuilles": "pdf",
        "calendriers": "ics",
    }
    for path, audience in kinds.items():
        name = next((name for start, name in names.items() if path.startswith(start)), "geojson")
        (each,) = [each for each in FORMATS if each.name == name]
        assert each.audience(path) is audience, path
