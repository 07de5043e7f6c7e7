"""What is different from page to page in what all map pages have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tourplanner.outputs.map_page.templating import leaflet_script, leaflet_style, source
from tourplanner.wording import colours
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in


@dataclass(frozen=True, slots=True)
class Mark:
    """Ink and pattern of a hatched surface, by its number."""

    mark: int
    ink: str
    pattern: colours.Pattern


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a map page.

    Attributes
    ----------
    title
        Of the window.
    heading, subtitle
        At the head of the page.
    drawn
        What the map shows, for those who do not see it.
    package, template
        Where the page's template is, and its name.
    style, script
        The page's own, after those of all.
    marks
        The hatched surfaces.
    tiles
        Whether the base map may be asked for; without it, nothing ever leaves the page.
    """

    lang: Language
    title: str
    heading: str
    subtitle: str
    drawn: str
    package: str
    template: str
    style: str
    script: str
    marks: tuple[Mark, ...] = ()
    tiles: bool = True

    @property
    def words(self) -> Words:
        """The words of its language."""
        return words_in(self.lang)

    @property
    def whole_style(self) -> str:
        """The style sheets of Leaflet, of all pages and of this one."""
        return leaflet_style() + source("page.css") + self.style

    @property
    def whole_script(self) -> str:
        """The scripts of Leaflet, of all pages and of this one."""
        return leaflet_script() + source("frame.js") + self.script

    @property
    def colours(self) -> Mapping[str, str]:
        """The colours of texts and signs, by the names of the style sheet."""
        return {"ink": colours.INK, "muted": colours.MUTED, "site": colours.SITE}


def marks(numbers: Iterable[int]) -> tuple[Mark, ...]:
    """The hatched surfaces of these numbers."""
    swatches = ((number, colours.swatch(number)) for number in numbers)
    return tuple(Mark(number, swatch.ink, swatch.pattern) for number, swatch in swatches)
