"""Where something is in one line, said once."""

SHORTEST = 4
"""Letters from which on a piece that comes again is a repetition, and not the number of a house."""


def whereabouts(*parts: str) -> str:
    """The parts of an address, a square first; of what a part says again only the first is left.

    People write the name of the square in its address as well: "Salle des fêtes" and "Salle des fêtes, rue de
    l'École" are one place.
    """
    seen: set[str] = set()
    told = []
    for part in filter(None, parts):
        pieces = [piece.strip() for piece in part.split(",")]
        fresh = [piece for piece in pieces if piece.casefold() not in seen]
        if fresh and part.casefold() not in seen:
            told.append(part if len(fresh) == len(pieces) else ", ".join(fresh))
        seen.add(part.casefold())
        seen.update(piece.casefold() for piece in pieces if len(piece) >= SHORTEST)
    return ", ".join(told)
