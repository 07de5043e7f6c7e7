"""The map of the plan on a desk: drawn when its planner pauses, since nobody waits for it.

A step that changes the plan takes the map away in the same moment, so that no map ever shows another plan. A
desk that was killed before it drew leaves none, and the next one draws it.
"""

import threading
from contextlib import suppress
from pathlib import Path

from tourplanner.errors import TourPlannerError
from tourplanner.wording.language import Language
from tourplanner.workflow.missing_map import draw_missing_map, lacks_map

PAUSE_SECONDS = 3.0
"""Without a step, after which it is drawn."""


class Drawing:
    """Draws the map of a folder where it is missing, in a thread of its own.

    Parameters
    ----------
    lang
        Language of the map.

    Attributes
    ----------
    timer
        What will draw it; None where nothing is to be drawn.
    """

    def __init__(self, folder: Path, lang: Language) -> None:
        self.folder, self.lang = folder, lang
        self._lock, self._drawing = threading.Lock(), threading.Lock()
        self.timer: threading.Timer | None = None

    def later(self) -> None:
        """Draw it after a pause, which begins anew with every step."""
        with self._lock:
            if self.timer is not None:
                self.timer.cancel()
            self.timer = None
            if lacks_map(self.folder):
                self.timer = threading.Timer(PAUSE_SECONDS, self._draw)
                self.timer.daemon = True
                self.timer.start()

    def finish(self) -> None:
        """Draw it now: the desk is being closed."""
        with self._lock:
            if self.timer is not None:
                self.timer.cancel()
                self.timer = None
        self._draw()

    def _draw(self) -> None:
        # What is wrong with a dossier is told on its pages.
        with self._drawing, suppress(TourPlannerError):
            draw_missing_map(self.folder, self.lang)
