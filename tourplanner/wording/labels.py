"""Labels as attributes, for the rooms that do not ask for words by id yet."""

from dataclasses import dataclass

from tourplanner.wording.catalogues import template
from tourplanner.wording.language import Language

_ON_MAPS = {
    "map_title": "title",
    "tours_by_date": "tours-by-date",
    "show_on_map": "show",
    "show_tour": "show-tour",
    "show_visit": "show-visit",
    "show_all": "show-all",
    "nothing_shown": "nothing-shown",
    "legend": "legend",
    "layers": "layers",
    "filters": "filters",
    "arrival": "arrival",
    "zoom_in": "zoom-in",
    "zoom_out": "zoom-out",
    "close": "close",
    "estimated_legs": "legs-estimated",
    "road_legs": "legs-straight",
    "drawn_legs": "legs-drawn",
    "base_map": "base",
    "needs_internet": "needs-internet",
    "no_internet": "offline",
    "sources": "sources",
    "licences": "licences",
    "base_map_credit": "base-credit",
}


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels in one language; `map_of_tours` names what is drawn."""

    lang: Language
    map_of_tours: str

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        id_ = f"map.{_ON_MAPS[name]}" if name in _ON_MAPS else f"term.{name.replace('_', '-')}"
        return template(id_, None, self.lang)


def labels(lang: Language) -> Labels:
    """Every label in `lang`."""
    return Labels(lang, template("term.map-of-tours", None, lang))
