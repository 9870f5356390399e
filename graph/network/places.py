"""Where states and bodies have their seat."""

import csv
from functools import cache

from graph.errors import DataError
from graph.resources import data_path

LatLon = tuple[float, float]


@cache
def seats() -> dict[str, LatLon]:
    """(latitude, longitude) in degrees by code of state or body, of data/lexicon/centroids.csv."""
    path = data_path("lexicon", "centroids.csv")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    places = {row["state"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(lines)}
    for state, (lat, lon) in places.items():
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise DataError(path, state, f"{lat}, {lon} is nowhere on Earth")
    return places
