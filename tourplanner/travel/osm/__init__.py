"""Driving on real roads: an OpenStreetMap file read once into a network, then routed offline.

``reading`` takes ways, junction tags and turn restrictions out of a ``.osm.pbf``; ``profile`` and
``tags`` say how each is driven; ``network`` makes them directed edges and the turns between them;
``hierarchy`` adds shortcuts; ``search`` finds the quickest ways; ``store`` keeps what was built.
"""
