"""A depot and two stops that servers are asked about."""

from tourplanner.domain.place import Place, Position

AUCH = Place("auch", "Hôtel du Département", Position(43.6398, 0.5986))
MONFORT = Place("32269", "Monfort", Position(43.79556, 0.8225), "32269")
TOUGET = Place("32448", "Touget", Position(43.6869, 0.9272), "32448")
PLACES = (AUCH, MONFORT, TOUGET)
POSITIONS = [place.position for place in PLACES]
