"""Who can act: states, bodies, agencies, offices, organizations and places, as one table of phrases with senses."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import DataError
from graph.lexicon.cities import read_cities
from graph.lexicon.phrases import PhraseTable
from graph.lexicon.slugs import slug
from graph.resources import data_path, read_yaml


class Kind(StrEnum):
    """What a phrase of the lexicon is."""

    STATE = "state"
    ADJECTIVE = "adjective"  # "Russian": of the state, or one of its nationals
    NATIONAL = "national"  # "Briton": one of the state's nationals
    CAPITAL = "capital"
    PLACE = "place"
    BODY = "body"
    AGENCY = "agency"  # a name of its own: "Kremlin"
    HEAD = "head"  # a kind of agency that wants an owner: "Foreign Ministry"
    ORGANIZATION = "organization"
    TITLE = "title"
    COURTESY = "courtesy"
    NOBODY = "nobody"  # holds a name and means nobody: "Gulf of Mexico"


class Office(StrEnum):
    """What a title makes of its holder."""

    OFFICE = "office"
    RANK = "rank"
    LEADER = "leader"  # of anything: official only of an agency or a body
    PEOPLE = "people"


@dataclass(frozen=True)
class Sense:
    """What a phrase stands for.

    `code` is the state's code or the body's short name ("" where there is none), `slug` the part of an id, `unclear`
    marks phrases that stand for this only in a fitting context. `forms` are other common writings of an agency's kind.
    """

    kind: Kind
    label: str
    code: str = ""
    slug: str = ""
    unclear: bool = False
    plural: bool = False
    office: Office | None = None
    posted: bool = False
    unnamed: bool = False
    bare: bool = False
    group: str = ""
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Actors:
    """The loaded lexicon of actors.

    `labels` are names of states and bodies by code, `adjectives` the first demonym by state, `words` the lists of
    data/lexicon/titles_and_nouns.yaml by name.
    """

    table: PhraseTable[Sense]
    labels: Mapping[str, str]
    adjectives: Mapping[str, str]
    bodies: frozenset[str]
    before_titles: frozenset[str]
    states_by_title: Mapping[str, str]
    words: Mapping[str, frozenset[str]]


@cache
def load_actors() -> Actors:
    """The shipped lexicon. Immutable once built, hence read once a process."""
    return read_actors(data_path("lexicon"))


def read_actors(folder: Path) -> Actors:
    """The lexicon of the files in `folder`; DataError names file and entry."""
    table: PhraseTable[Sense] = PhraseTable()
    states = read_yaml(folder / "states.yaml")["states"]
    bodies = read_yaml(folder / "bodies.yaml")["bodies"]
    titles = read_yaml(folder / "titles.yaml")
    names = {
        *_fill(table, _state_senses(folder / "states.yaml", states)),
        *_fill(table, _body_senses(bodies)),
        *_fill(table, _agency_senses(read_yaml(folder / "agencies.yaml"))),
        *_fill(table, _organization_senses(read_yaml(folder / "organizations.yaml"))),
        *_fill(table, _title_senses(titles)),
    }
    places = read_yaml(folder / "places.yaml")
    names |= set(_fill(table, _place_senses(places)))
    for name, code in read_cities(folder / "cities.csv").items():
        if name not in names:
            table.add(name, Sense(Kind.PLACE, name, code))
    words = {key: frozenset(words) for key, words in read_yaml(folder / "titles_and_nouns.yaml").items()}
    labels = {code: entry["name"] for code, entry in [*states.items(), *bodies.items()]}
    adjectives = {code: entry["adjectives"][0] for code, entry in states.items()}
    return Actors(table, labels, adjectives, frozenset(bodies), frozenset(titles["before"]), titles["of_state"], words)


def _fill(table: PhraseTable[Sense], senses: Iterable[tuple[str, Sense]]) -> Iterator[str]:
    for phrase, sense in senses:
        table.add(phrase, sense)
        yield phrase


def plural(noun: str) -> str:
    """The regular plural of a national or a title: 'Briton' -> 'Britons', 'deputy' -> 'deputies', 'Swiss' stays.

    >>> plural("Czech"), plural("French")
    ('Czechs', 'French')
    >>> plural("Emirati"), plural("Swiss"), plural("attorney general"), plural("chief of staff"), plural("deputy")
    ('Emiratis', 'Swiss', 'attorneys general', 'chiefs of staff', 'deputies')
    """
    head, space, rest = noun.partition(" ")
    if space and (rest.startswith(("of ", "in ", "at ", "d'")) or rest in ("general", "designate")):
        return f"{plural(head)} {rest}"
    if noun.endswith(("ese", "sh", "nch", "tch", "ss", "is", "ois", "men")):
        return noun
    if noun.endswith(("man", "woman")) and not noun.endswith(("rman", "Oman")):
        return noun[:-3] + "men" if noun.endswith("man") else noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def _state_senses(path: Path, states: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    known = {"name", "names", "adjectives", "nationals", "capital", "unclear"}
    for code, entry in states.items():
        if unknown := set(entry) - known:
            raise DataError(path, code, f"unknown keys {sorted(unknown)}")
        unclear = frozenset(entry.get("unclear", ()))
        label = entry["name"]
        for name in dict.fromkeys([label, *entry.get("names", ())]):
            yield name, Sense(Kind.STATE, label, code, unclear=name in unclear)
        for name in entry["adjectives"]:
            yield name, Sense(Kind.ADJECTIVE, label, code, unclear=name in unclear)
            if plural(name) != name:
                yield plural(name), Sense(Kind.NATIONAL, label, code, unclear=name in unclear, plural=True)
        for name in entry.get("nationals", ()):
            yield name, Sense(Kind.NATIONAL, label, code, unclear=name in unclear)
            if plural(name) != name:
                yield plural(name), Sense(Kind.NATIONAL, label, code, plural=True)
        for name in entry.get("capital", ()):
            yield name, Sense(Kind.CAPITAL, name, code, unclear=name in unclear)


def _body_senses(bodies: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    for code, entry in bodies.items():
        for name in dict.fromkeys([entry["name"], *entry.get("names", ())]):
            yield name, Sense(Kind.BODY, entry["name"], code)
        for label, *others in entry.get("organs", ()):
            for name in [label, *others]:
                yield name, Sense(Kind.BODY, label, code, slug(label))


def _agency_senses(agencies: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    bare, unclear = frozenset(agencies["bare"]), frozenset(agencies["unclear"])
    for key, (label, *others) in agencies["portfolios"].items():
        forms = tuple(dict.fromkeys([label.lower(), *others]))
        yield from _ministry_senses(key, label, forms)
        yield from _minister_senses(key, label, forms)
    for key, entry in agencies["heads"].items():
        for form in dict.fromkeys(entry["forms"]):
            sense = Sense(Kind.HEAD, entry["label"], slug=key, bare=key in bare, forms=(entry["label"],))
            yield form, sense
            if key in _COUNTED and not form.endswith("s"):
                yield plural(form), replace(sense, plural=True)
    for code, entries in agencies["proper"].items():
        for label, *others in entries:
            for name in [label, *others]:
                yield name, Sense(Kind.AGENCY, label, code, slug(label), unclear=name in unclear)


# Agencies that are named in the plural: "the French and German embassies".
_COUNTED = ("embassy", "consulate", "parliament", "navy", "mission")


def _ministry_senses(key: str, label: str, forms: tuple[str, ...]) -> Iterator[tuple[str, Sense]]:
    short, full = f"{label} Ministry", f"Ministry of {'Foreign Affairs' if key == 'foreign' else label}"
    sense = Sense(Kind.HEAD, short, slug=f"{key}-ministry", forms=(short, full))
    for form in forms:
        for phrase in (
            f"{form} ministry",
            f"ministry of {form}",
            f"ministry of the {form}",
            f"ministry for {form}",
            f"department of {form}",
        ):
            yield phrase, sense
        yield f"{form} ministries", replace(sense, plural=True)
    if key == "foreign":
        yield "MFA", sense


def _minister_senses(key: str, label: str, forms: tuple[str, ...]) -> Iterator[tuple[str, Sense]]:
    for prefix in ("", "deputy ", "vice ", "assistant "):
        role = f"{prefix}{label.lower()} minister"
        sense = Sense(Kind.TITLE, role, slug=f"{key}-ministry", office=Office.OFFICE, unnamed=prefix in ("", "deputy "))
        for form in forms:
            for phrase in (f"{form} minister", f"minister of {form}", f"minister for {form}"):
                yield prefix + phrase, sense
            yield f"{prefix}{form} ministers", replace(sense, plural=True)
            yield f"{prefix}secretary of {form}", replace(sense, label=f"{prefix}secretary of {form}", unnamed=False)


def _organization_senses(groups: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    for group, owners in groups.items():
        for code, entries in owners.items():
            for label, *others in entries:
                for name in [label, *others]:
                    state = "" if code == "-" else code
                    yield name, Sense(Kind.ORGANIZATION, label, state, slug(label), group=group)


def _title_senses(titles: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    kinds = {"offices": Office.OFFICE, "ranks": Office.RANK, "leaders": Office.LEADER, "people": Office.PEOPLE}
    posted, unnamed = frozenset(titles["posted"]), frozenset(titles["unnamed"])
    for key, office in kinds.items():
        for form in dict.fromkeys(titles[key]):
            label = titles["short"].get(form, form)
            yield form, Sense(Kind.TITLE, label, office=office, posted=form in posted, unnamed=form in unnamed)
            if not form.endswith("."):
                yield plural(form), Sense(Kind.TITLE, label, office=office, posted=form in posted, plural=True)
    for form in titles["courtesy"]:
        yield form.title(), Sense(Kind.COURTESY, form)


def _place_senses(places: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    for code, names in places["places"].items():
        for name in names:
            yield name, Sense(Kind.PLACE, name, code)
    for code, names in places["adjectives"].items():
        for name in names:
            yield name, Sense(Kind.ADJECTIVE, name, code, group="place")
            if plural(name) != name:
                yield plural(name), Sense(Kind.NATIONAL, name, code, plural=True, group="place")
    for name in places["nobody"]:
        yield name, Sense(Kind.NOBODY, name)
