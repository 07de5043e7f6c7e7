"""Open data: what directories, maps and spreadsheets of others read."""

from tourplanner.outputs.open_data import bookmobile, commentaire, data_inclusion, geojson, mediation

__all__ = ["bookmobile", "commentaire", "data_inclusion", "geojson", "mediation"]
