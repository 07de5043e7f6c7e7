"""Temperatures of the annealing."""

from dataclasses import dataclass

START_TEMPERATURE, END_TEMPERATURE = 300.0, 60.0
"""Seconds of driving by which a round may be worse, at the start and at the end; measured on the 461
communes of the Gers and on the periodic instances of Cordeau (there in their own unit)."""


@dataclass(frozen=True, slots=True)
class Cooling:
    """Temperatures from the start to the end of an annealing, in the unit of the objective."""

    start: float = START_TEMPERATURE
    end: float = END_TEMPERATURE

    def at(self, share: float) -> float:
        """The temperature when this share of the search is done: it falls exponentially."""
        return self.start * float(self.end / self.start) ** min(1.0, share)

    def scaled(self, start: float, end: float) -> "Cooling":
        """Shares of the temperatures, for what has been cooled before."""
        return Cooling(start * self.start, end * self.end)
