"""A whole map page: a frame, the values of its template, and what draws its layers in; HTML out."""

from collections.abc import Callable, Mapping
from typing import Any

from branca.element import MacroElement

from tourplanner.outputs.map_page.elements import LeafletMap, Page, number_elements
from tourplanner.outputs.map_page.frame import Frame


def document(frame: Frame, facts: Mapping[str, Any], draw: Callable[[LeafletMap], MacroElement]) -> str:
    """The page as one HTML document that asks nothing of a network.

    Parameters
    ----------
    facts
        Values of the page's template.
    draw
        Puts every layer on the map, the lowest first, and gives what hands them to the script.

    Returns
    -------
    str
        The same values give the same text.
    """
    page, drawn = Page(frame, facts), LeafletMap(frame)
    page.add_child(drawn)
    draw(drawn).add_to(drawn)
    number_elements(page)
    return str(page.render())
