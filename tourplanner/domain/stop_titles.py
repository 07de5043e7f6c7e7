"""What stops are called in a list, where a commune has several of them."""

from collections import Counter
from collections.abc import Iterable

from tourplanner.domain.config import Stop


def stop_titles(stops: Iterable[Stop]) -> dict[str, str]:
    """Titles of stops by their ids: names, and with what tells them apart where several bear one name.

    That is the place (``Chadrac, Mairie``), and the id where no place is said or both are the same.
    """
    each = tuple(stops)
    names = Counter(stop.name for stop in each)
    places = Counter((stop.name, stop.place) for stop in each)

    def title(stop: Stop) -> str:
        if names[stop.name] == 1:
            return stop.name
        told = stop.place if stop.place and places[stop.name, stop.place] == 1 else stop.id
        return f"{stop.name}, {told}"

    return {stop.id: title(stop) for stop in each}
