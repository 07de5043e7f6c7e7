"""Every format that a schedule is written in: a name, its files, and what they are called.

A new format is a module with `render` and `label`, and a line here that says whom its files are for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tourplanner.domain.publication import Deed
from tourplanner.message import Message, Notify, message
from tourplanner.outputs import calendars, rdv_service_public, tracks, workbook
from tourplanner.outputs.audience import Audience, for_all, for_the_service
from tourplanner.outputs.map import render as render_map
from tourplanner.outputs.names import CALENDARS, PUBLIC_MAP, RDV, TOUR_MAP
from tourplanner.outputs.open_data import bookmobile, commentaire, data_inclusion, geojson, mediation
from tourplanner.outputs.paper import papers
from tourplanner.outputs.public_page.map import render as render_public_map
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

Files: TypeAlias = Mapping[str, bytes]
"""By their paths."""

Follow: TypeAlias = Callable[[Files, Files, ScheduleView, Language, Notify], Files]
"""The files of a schedule and the earlier ones in; what is written over those out."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a schedule.

    Attributes
    ----------
    name
        What it is asked for by: ``ics``.
    render
        A schedule and a language in, files by their paths out: relative, with ``/`` between folders.
    label
        What the file of a path is, in a word or two, for whoever looks for it.
    audience
        Whom the file of a path is for.
    tells_last_change
        Whether its files say when the schedule was last changed.
    lacks
        What it demands and the config does not say: some of it is left out then, or all of it.
    folder, follow
        Where its files are and how they become the successors of those that are there, for a format
        that people have subscribed to; nothing for one that forgets.
    does
        What its files do so that people of a stop know; nothing for files that are nobody's.
    """

    name: str
    render: Callable[[ScheduleView, Language], Mapping[str, bytes]]
    label: Callable[[str], Message]
    audience: Callable[[str], Audience]
    tells_last_change: bool = False
    lacks: Callable[[ScheduleView], tuple[Message, ...]] = lambda _: ()
    folder: str = ""
    follow: Follow | None = None
    does: Deed | None = None

    @property
    def is_public(self) -> bool:
        """Whether some of its files are for everybody."""
        return self.audience is not for_the_service

    def place(self, path: str) -> str:
        """Where the file of a path is in an export: ``public/affiches/A4/32269-monfort.pdf``."""
        return f"{self.audience(path)}/{path}"


def _maps(scheduled: ScheduleView, lang: Language) -> Mapping[str, bytes]:
    """The map of residents, and that of the tours of one cycle."""
    return {
        PUBLIC_MAP: render_public_map(scheduled, lang).encode(),
        TOUR_MAP: render_map(scheduled.view, lang).encode(),
    }


def _map_label(path: str) -> Message:
    return message("public-page.map-file") if path == PUBLIC_MAP else message("term.map-of-tours")


def _map_audience(path: str) -> Audience:
    return Audience.PUBLIC if path == PUBLIC_MAP else Audience.INTERNAL


FORMATS: tuple[Format, ...] = (
    Format("map", _maps, _map_label, _map_audience),
    Format("pdf", papers.render, papers.label, papers.audience, does=Deed.POSTER),
    Format("xlsx", workbook.render, workbook.label, for_the_service),
    Format(
        "ics",
        calendars.render,
        calendars.label,
        calendars.audience,
        folder=CALENDARS,
        follow=calendars.follow,
        does=Deed.CALENDAR,
    ),
    Format("gpx", tracks.render, tracks.label, for_the_service),
    Format("geojson", geojson.render, geojson.label, geojson.audience),
    Format(
        "mediation",
        mediation.render,
        mediation.label,
        for_all,
        tells_last_change=True,
        lacks=mediation.lacks,
    ),
    Format("data-inclusion", data_inclusion.render, data_inclusion.label, for_all, tells_last_change=True),
    Format("bookmobile", bookmobile.render, bookmobile.label, for_all),
    Format("commentaire", commentaire.render, commentaire.label, for_all),
    Format(
        "rdv-service-public",
        rdv_service_public.render,
        rdv_service_public.label,
        for_the_service,
        folder=RDV,
        follow=rdv_service_public.follow,
    ),
)
"""In the order in which they are written."""
