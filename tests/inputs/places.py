"""A depot and two stops, for the tables of a planner's own."""

from tourplanner.domain.place import Place, Position

AUCH = Place("auch", "Auch", Position(43.6398, 0.5986))
MONFORT = Place("32269", "Monfort", Position(43.79556, 0.8225), "32269")
HALLE = Place("halle", "Touget", Position(43.68583, 0.92), "32448")
PLACES = (AUCH, MONFORT, HALLE)
