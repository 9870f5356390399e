"""Cities as places of a state: data/lexicon/cities.csv, written by ``python -m graph.lexicon.extract_cities``."""

import csv
from pathlib import Path


def read_cities(path: Path) -> dict[str, str]:
    """Alpha-3 code of the state by name of the city; of namesakes the most populous city."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row[0]: row[1] for row in csv.reader(line for line in lines if not line.startswith("#"))}
