"""Every format that a schedule is written in: a name, its files, and what they are called.

A new format is a module with `render` and `label`, and a line here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tourplanner.message import Message, Notify, message
from tourplanner.outputs import calendars, rdv_service_public, tracks, workbook
from tourplanner.outputs.map import render as render_map
from tourplanner.outputs.names import CALENDARS, RDV
from tourplanner.outputs.open_data import bookmobile, data_inclusion, geojson, mediation
from tourplanner.outputs.paper import papers
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

MAP = "carte.html"

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
    tells_last_change
        Whether its files say when the schedule was last changed.
    folder, follow
        Where its files are and how they become the successors of those that are there, for a format
        that people have subscribed to; nothing for one that forgets.
    """

    name: str
    render: Callable[[ScheduleView, Language], Mapping[str, bytes]]
    label: Callable[[str], Message]
    tells_last_change: bool = False
    folder: str = ""
    follow: Follow | None = None


def _map(scheduled: ScheduleView, lang: Language) -> Mapping[str, bytes]:
    """The map of one cycle."""
    return {MAP: render_map(scheduled.view, lang).encode()}


FORMATS: tuple[Format, ...] = (
    Format("map", _map, lambda _: message("term.map-of-tours")),
    Format("pdf", papers.render, papers.label),
    Format("xlsx", workbook.render, workbook.label),
    Format("ics", calendars.render, calendars.label, folder=CALENDARS, follow=calendars.follow),
    Format("gpx", tracks.render, tracks.label),
    Format("geojson", geojson.render, geojson.label),
    Format("mediation", mediation.render, mediation.label, tells_last_change=True),
    Format("data-inclusion", data_inclusion.render, data_inclusion.label, tells_last_change=True),
    Format("bookmobile", bookmobile.render, bookmobile.label),
    Format(
        "rdv-service-public",
        rdv_service_public.render,
        rdv_service_public.label,
        folder=RDV,
        follow=rdv_service_public.follow,
    ),
)
"""In the order in which they are written."""
