"""Elements of maps: what they say is put on the page as it is, and is what branca would put there."""

import folium
from branca.element import Figure

from tourplanner.outputs.map_page.elements import Group, Icon, Sign, Way, number_elements
from tourplanner.outputs.map_page.written import Verbatim

PLACE = (43.6, 0.6)


def test_text_stays_as_it_is() -> None:
    assert Verbatim("a {{ b }} {% c\n").render() == "a {{ b }} {% c"


def drawn(group: folium.FeatureGroup, sign: type, icon: type, way: type) -> str:
    """A page with one layer."""
    page = Figure()
    group.add_to(page)
    sign(PLACE, icon=icon(html="<b>Auch</b>", icon_size=(4, 4))).add_to(group)
    way([PLACE, (43.7, 0.7)], weight=2).add_to(group)
    number_elements(page)
    return str(page.render())


def test_elements_say_what_those_of_folium_say() -> None:
    ours = drawn(Group(name="tours", control=False), Sign, Icon, Way)
    theirs = drawn(
        folium.FeatureGroup(name="tours", control=False), folium.Marker, folium.DivIcon, folium.PolyLine
    )
    assert "L.polyline" in ours
    assert ".setIcon(" in ours
    assert ours == theirs
