"""Elements whose rendered text is put on the page as it is.

Branca takes what an element has rendered for another template and compiles it, one for every sign of a map:
that was half the time of a map.
"""

from typing import Any

from branca.element import Element, Figure, MacroElement

PARTS = ("header", "html", "script")
"""The macros of a template, and the parts of the page that they are for."""


class Verbatim(Element):  # type: ignore[misc]
    """Renders as `text`, but for a last line break, which templates leave out too."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text.removesuffix("\n")

    def render(self, **_: Any) -> str:
        """The text."""
        return self.text


class Written(MacroElement):  # type: ignore[misc]
    """An element by macros; as the last base of a class it takes the place of branca's own."""

    def render(self, **kwargs: Any) -> None:
        """Put what the macros make into the parts of the page, then that of what is on the element."""
        page = self.get_root()
        assert isinstance(page, Figure)
        macros = self._template.module
        for part in PARTS:
            macro = getattr(macros, part, None)
            if macro is not None:
                getattr(page, part).add_child(Verbatim(macro(self, kwargs)), name=self.get_name())
        for child in self._children.values():
            child.render(**kwargs)
