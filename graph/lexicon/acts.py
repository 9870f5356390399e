"""data/lexicon/acts -> ActLexicon: which words are which acts, under which conditions, with which roles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import DataError
from graph.ontology import Ontology, load_ontology
from graph.resources import data_path, read_yaml

ACCIDENT = "INCIDENT"  # the type of entries that make an incident and no event
_SHARED_FILES = frozenset({"classes.yaml", "support_verbs.yaml", "operators.yaml", "context.yaml"})
_ENTITY_CLASSES = frozenset({"PERSON", "PARTY", "PLACE", "BODY", "NATIONAL", "OWNED"})
_KINDS_WITHOUT_ROWS = frozenset({"judgement_good"})


@dataclass(frozen=True)
class Words:
    """A condition on a phrase: single lemmas, lemmas in a row, and what the phrase may stand for."""

    singles: frozenset[str] = frozenset()
    rows: tuple[str, ...] = ()  # " protest note ", blanks outside, to be looked up in " ... "-joined lemmas
    entities: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.singles or self.rows or self.entities)


@dataclass(frozen=True)
class VerbPattern:
    """A verb with the words that must go with it, and the preposition that governs what it acts on."""

    lemma: str
    words: tuple[str, ...] = ()
    preposition: str | None = None


@dataclass(frozen=True)
class Act:
    """One entry: words, conditions, code, roles. The fields and flags are explained in data/lexicon/acts/README.md."""

    id: str
    type: str
    mode: str | None = None
    measure: str | None = None
    verbs: tuple[VerbPattern, ...] = ()
    nouns: tuple[tuple[str, ...], ...] = ()
    adjectives: frozenset[str] = frozenset()
    object: Words = field(default_factory=Words)
    unless: Words = field(default_factory=Words)
    not_subject: Words = field(default_factory=Words)
    near: Words = field(default_factory=Words)
    recipient: tuple[str, ...] = ()
    noun_recipient: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    not_next: frozenset[str] = frozenset()
    embeds: str | None = None
    incident: str | None = None
    flags: frozenset[str] = frozenset()
    note: str = ""
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    def has(self, flag: str) -> bool:
        return flag in self.flags

    @property
    def strictness(self) -> int:
        """How much the entry asks for: of two entries that fit one word, the stricter one wins."""
        return 4 * bool(self.object and not self.has("any_object")) + 3 * bool(self.near) + len(self.recipient) % 2


@dataclass(frozen=True)
class OperatorRow:
    """What a verbal act becomes by the act that stands within it."""

    within: tuple[str, ...]
    type: str
    mode: str | None
    measure: str | None


@dataclass(frozen=True)
class ActLexicon:
    """All entries, indexed by the lemma that triggers them."""

    acts: Mapping[str, Act]
    by_verb: Mapping[str, tuple[tuple[VerbPattern, Act], ...]]
    by_noun: Mapping[str, tuple[tuple[tuple[str, ...], Act], ...]]
    by_adjective: Mapping[str, tuple[Act, ...]]
    operators: Mapping[str, tuple[OperatorRow, ...]]
    giving: frozenset[str]
    getting: frozenset[str]
    happening: frozenset[str]
    deciding: frozenset[str]
    saying: frozenset[str]
    claiming: frozenset[str]
    people: frozenset[str]  # nouns for people, the class of this name

    def row(self, kind: str, within: tuple[str, str | None] | None) -> OperatorRow | None:
        """The code of an operator of `kind` over an act of (type, mode); None where the kind has no rows."""
        names = {"any"} if within is None else {within[0], f"{within[0]} {within[1]}", "any"}
        return next((row for row in self.operators.get(kind, ()) if names.intersection(row.within)), None)


FLAGS = frozenset(
    {
        "any_object", "by_place", "clause_ok", "complement", "crowd_actor", "foreign", "future", "intransitive",
        "needs_embedded", "needs_pair", "needs_recipient", "official_actor", "reciprocal", "reciprocal_if_plural",
        "refused", "reported", "deontic", "state_actor", "infinitive", "strict_recipient", "subject_ok", "subjunctive",
        "supported", "swap", "unless_complement", "finite", "guess_recipient", "passive",
    }
)  # fmt: skip
_KEYS = FLAGS | {
    "type", "mode", "measure", "verbs", "nouns", "adjectives", "object", "unless", "not_subject", "near", "near_words",
    "recipient", "noun_recipient", "actor", "not_next", "embeds", "incident", "note", "examples", "counter_examples",
}  # fmt: skip


@cache
def load_acts() -> ActLexicon:
    """The shipped lexicon. Immutable, hence read once a process."""
    return read_acts(data_path("lexicon", "acts"), load_ontology())


def read_acts(folder: Path, ontology: Ontology) -> ActLexicon:
    """The lexicon of the YAML files in `folder`; DataError names file and entry."""
    classes = read_yaml(folder / "classes.yaml")["classes"]
    operators = _operators(folder / "operators.yaml", ontology)
    acts: dict[str, Act] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name in _SHARED_FILES:
            continue
        content = read_yaml(path)
        for name, entry in content["acts"].items():
            if name in acts:
                raise DataError(path, name, "another entry has this name")
            act = _act(path, name, {"type": content["type"], **entry}, classes)
            _check(path, act, ontology, operators)
            acts[name] = act
    support = {k: frozenset(v) for k, v in read_yaml(folder / "support_verbs.yaml").items()}
    return ActLexicon(
        acts=acts,
        by_verb=_index((pattern.lemma, (pattern, act)) for act in acts.values() for pattern in act.verbs),
        by_noun=_index((words[-1], (words, act)) for act in acts.values() for words in act.nouns),
        by_adjective=_index((word, act) for act in acts.values() for word in sorted(act.adjectives)),
        operators=operators,
        people=frozenset(classes["people"]),
        **support,
    )


def _act(path: Path, name: str, entry: dict[str, Any], classes: Mapping[str, list[str]]) -> Act:
    if unknown := set(entry) - _KEYS:
        raise DataError(path, name, f"unknown keys {sorted(unknown)}")

    def words(key: str) -> Words:
        return _words(path, name, entry.get(key) or (), classes)

    near = words("near")
    near_rows = (*near.rows, *(f" {row} " for row in entry.get("near_words") or ()))
    return Act(
        id=name,
        type=entry["type"],
        mode=entry.get("mode"),
        measure=entry.get("measure"),
        verbs=tuple(_verb(verb) for verb in entry.get("verbs") or ()),
        nouns=tuple(_noun_forms(entry.get("nouns") or ())),
        adjectives=frozenset(entry.get("adjectives") or ()),
        object=words("object"),
        unless=words("unless"),
        not_subject=words("not_subject"),
        near=Words(near.singles, near_rows, near.entities),
        recipient=_slots(entry, "recipient"),
        noun_recipient=_slots(entry, "noun_recipient"),
        actor=_slots(entry, "actor"),
        not_next=frozenset(entry.get("not_next") or ()),
        embeds=entry.get("embeds"),
        incident=entry.get("incident"),
        flags=frozenset(flag for flag in FLAGS if entry.get(flag)),
        note=entry.get("note", ""),
        examples=tuple(entry.get("examples") or ()),
        counter_examples=tuple(entry.get("counter_examples") or ()),
    )


def _noun_forms(nouns: Iterable[str]) -> Iterable[tuple[str, ...]]:
    for noun in nouns:
        yield tuple(noun.split())
        if "-" in noun:
            yield tuple(noun.replace("-", " - ").split())


def _slots(entry: dict[str, Any], key: str) -> tuple[str, ...]:
    """The places where a role is looked for. YAML reads a bare `on` and `off` as yes and no."""
    words = {True: "on", False: "off"}
    return tuple(words.get(slot, slot) for slot in entry.get(key) or ())


def _verb(text: str) -> VerbPattern:
    lemma, *rest = text.split()
    preposition = next((word[1:] for word in rest if word.startswith("+")), None)
    return VerbPattern(lemma, tuple(word for word in rest if not word.startswith("+")), preposition)


def _words(path: Path, name: str, items: Iterable[str], classes: Mapping[str, list[str]]) -> Words:
    singles, rows, entities = set[str](), list[str](), set[str]()
    for item in items:
        if item in _ENTITY_CLASSES:
            entities.add(item)
            continue
        if not item.startswith("=") and item not in classes:
            raise DataError(path, name, f"there is no word class {item!r}")
        for word in [item[1:]] if item.startswith("=") else classes[item]:
            if "-" in word:  # the tokenizer parts "cease-fire" into three
                rows.append(f" {word.replace('-', ' - ')} ")
            if " " in word:
                rows.append(f" {word} ")
            else:
                singles.add(word)
    return Words(frozenset(singles), tuple(rows), frozenset(entities))


def _check(path: Path, act: Act, ontology: Ontology, operators: Mapping[str, Any]) -> None:
    if not act.examples:
        raise DataError(path, act.id, "an entry needs an example")
    if act.embeds and act.embeds not in operators and act.embeds not in _KINDS_WITHOUT_ROWS:
        raise DataError(path, act.id, f"there is no operator {act.embeds!r}")
    if act.type == ACCIDENT:
        return
    _check_code(path, act.id, (act.type, act.mode, act.measure), ontology)


def _check_code(path: Path, place: str, code: tuple[str, str | None, str | None], ontology: Ontology) -> None:
    type_, mode, measure = code
    if type_ not in ontology.types:
        raise DataError(path, place, f"there is no type {type_!r}")
    if mode is not None and mode not in ontology.types[type_].modes:
        raise DataError(path, place, f"{type_} has no mode {mode!r}")
    if measure is not None and measure not in ontology.measures:
        raise DataError(path, place, f"there is no measure {measure!r}")


def _operators(path: Path, ontology: Ontology) -> Mapping[str, tuple[OperatorRow, ...]]:
    operators = {}
    for kind, rows in read_yaml(path)["operators"].items():
        operators[kind] = tuple(
            OperatorRow(tuple(r["within"]), r["type"], r.get("mode"), r.get("measure")) for r in rows
        )
        for row in operators[kind]:
            _check_code(path, kind, (row.type, row.mode, row.measure), ontology)
    return operators


def _index(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    index: dict[str, list[Any]] = {}
    for key, value in pairs:
        index.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in index.items()}
