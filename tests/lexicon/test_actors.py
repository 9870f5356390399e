"""The lexicon of actors: complete for the states of the world, and without words that undo each other."""

from pathlib import Path

import pycountry
import pytest

from graph.errors import DataError
from graph.lexicon.actors import Kind, load_actors, plural, read_actors
from graph.lexicon.phrases import atoms
from graph.resources import data_path, read_yaml

ACTORS = load_actors()
STATES = read_yaml(data_path("lexicon", "states.yaml"))["states"]

# Codes of territories that another state acts for.
TERRITORIES = frozenset(
    """
    ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK CUW CXR CYM FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN IOT JEY MAC MAF
    MNP MSR MTQ MYT NCL NFK PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF
    """.split()  # noqa: SIM905 (a list of 49 strings reads worse)
)


def look_up(text: str) -> list[tuple[Kind, str]]:
    found = ACTORS.table.find([atoms(word) for word in text.split()], 0)
    return [(sense.kind, sense.code) for sense in found[1]] if found and found[0] == len(text.split()) else []


def test_every_state_of_iso_3166_is_there() -> None:
    assert {country.alpha_3 for country in pycountry.countries} - TERRITORIES <= set(STATES)


def test_kosovo_and_the_de_facto_states_are_there() -> None:
    assert {"XKX", "XAB", "XSO", "XTR", "XNC", "XSL", "ESH", "TWN", "PSE", "VAT"} <= set(STATES)


@pytest.mark.parametrize("code", sorted(set(STATES) & {country.alpha_3 for country in pycountry.countries}))
def test_official_names_lead_to_their_state(code: str) -> None:
    # Taiwan has no official name there but one that takes a side.
    official = getattr(pycountry.countries.get(alpha_3=code), "official_name", STATES[code]["name"])
    official = STATES[code]["name"] if code == "TWN" else official
    name = official.removeprefix("the ").removesuffix(" (Vatican City State)")
    assert (Kind.STATE, code) in look_up(name)


@pytest.mark.parametrize("code", sorted(STATES))
def test_names_demonyms_and_capitals_lead_to_their_state(code: str) -> None:
    entry = STATES[code]
    wanted = {
        Kind.STATE: [entry["name"], *entry.get("names", ())],
        Kind.ADJECTIVE: entry["adjectives"],
        Kind.NATIONAL: entry.get("nationals", ()),
        Kind.CAPITAL: entry.get("capital", ()),
    }
    lost = [name for kind, names in wanted.items() for name in names if (kind, code) not in look_up(name)]
    assert lost == []


def test_state_codes_and_short_names_of_bodies_never_meet() -> None:
    assert not set(STATES) & ACTORS.bodies


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("Briton", "Britons"),
        ("Swiss", "Swiss"),
        ("Chinese", "Chinese"),
        ("Emirati", "Emiratis"),
        ("Dutchman", "Dutchmen"),
        ("German", "Germans"),
        ("deputy", "deputies"),
        ("secretary of state", "secretaries of state"),
        ("consul general", "consuls general"),
    ],
)
def test_plurals_are_made_by_rule(noun: str, expected: str) -> None:
    assert plural(noun) == expected


def test_an_unknown_key_names_file_and_state(tmp_path: Path) -> None:
    for source in data_path("lexicon").iterdir():
        if source.is_file():
            (tmp_path / source.name).write_bytes(source.read_bytes())
    (tmp_path / "states.yaml").write_text("states:\n  PER: {name: Peru, adjectives: [Peruvian], capitol: [Lima]}\n")
    with pytest.raises(DataError, match=r"states\.yaml, PER: unknown keys \['capitol'\]"):
        read_actors(tmp_path)
