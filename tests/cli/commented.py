"""A config with remarks of its planner, to be changed and kept."""

CONFIG = """\
# Mon plan, avec ses remarques
format = 1
title = "Petit essai"  # un titre
[calendar]
start = 2027-01-04

[[depots]]
id = "auch"
latitude = 43.6398
longitude = 0.5986
[[vans]]
id = "camping-car"
depot = "auch"

# Lomagne
[[stops]]
commune = "32269"  # Monfort
place = "Place de la Mairie"   # devant l'église

# Touget : à vérifier
[[stops]]
commune = "32448"
place = "Route de Mauvezin"
not_on = [{ weekday = "mon", why = "marché" }]
[[stops]]
commune = "32436"
place = "Halle"
[[stops]]
commune = "32120"
address = "2 place Neuve"
[[stops.closed]]
from = 2027-01-04
to = 2027-01-05
[[stops]]
commune = "32262"
place = "Nulle part"
[[stops]]
commune = "32416"
[[stops]]
commune = "32372"
place = "Salle des fêtes"
latitude = 43.7
longitude = 1.0
# fin
"""
