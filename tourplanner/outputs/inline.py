"""A page shown inside another one: in a notebook, as the value of its cell."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True, repr=False)
class InlinePage:
    """A whole HTML document, shown in a frame of its own so that neither page styles the other.

    The document is inside the frame's tag: nothing is asked of a network, and a notebook that was
    saved shows it again.

    Attributes
    ----------
    html
        The document; write it to a file to open it in a browser.
    height
        Height of the frame, in CSS pixels.
    """

    html: str
    height: int

    def __repr__(self) -> str:
        return f"<InlinePage of {len(self.html)} characters>"

    def _repr_html_(self) -> str:
        style = f"width: 100%; height: {self.height}px; border: 0"
        return f'<iframe srcdoc="{escape(self.html)}" style="{style}"></iframe>'
