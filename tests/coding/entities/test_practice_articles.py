"""The practice articles of tests/cases, scored as an analyst's list: right type and state, and few names beyond it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from graph.coding.entities import find_cast
from graph.coding.parsing import parse
from graph.lexicon.actors import load_actors
from graph.model import Entity, make_document

_CASES = sorted((Path(__file__).parents[2] / "cases").glob("*.yaml"))
_NodeOf = dict[str, Any]


def _entities(case: Path, nlp: Language) -> tuple[Entity, ...]:
    document = make_document(case.with_suffix(".txt").read_text(encoding="utf-8"))
    return tuple(find_cast(parse(document, nlp), document, load_actors()).entities)


def _plain(names: Iterable[str]) -> set[str]:
    return {name.lower().removeprefix("the ") for name in names}


def _names(node: _NodeOf) -> set[str]:
    return _plain([node["name"], *node["aliases"]])


def _found(node: _NodeOf, entities: tuple[Entity, ...]) -> list[Entity]:
    return [e for e in entities if e.type == node["type"] and _names(node) & _plain([e.label, *e.aliases])]


@pytest.fixture(scope="module")
def scored(nlp: Language) -> list[tuple[list[_NodeOf], tuple[Entity, ...]]]:
    return [(yaml.safe_load(case.read_text(encoding="utf-8"))["nodes"], _entities(case, nlp)) for case in _CASES]


_Scored = list[tuple[list[_NodeOf], tuple[Entity, ...]]]


def test_there_are_enough_articles() -> None:
    assert len(_CASES) >= 22


def test_required_entities_are_found_with_type_and_state(scored: _Scored) -> None:
    required = [(node, entities) for nodes, entities in scored for node in nodes if node["required"]]
    typed = [(node, _found(node, entities)) for node, entities in required]
    stated = [n for n, found in typed if any(n["state"] in (None, e.state) for e in found)]
    assert sum(bool(found) for _, found in typed) >= 0.95 * len(required)
    assert len(stated) >= 0.92 * len(required)


def test_what_is_found_is_what_an_analyst_would_list(scored: _Scored) -> None:
    known = [{name for node in nodes for name in _names(node)} for nodes, _ in scored]
    emitted = [(e, names) for names, (_, entities) in zip(known, scored, strict=True) for e in entities]
    listed = [e.id for e, names in emitted if _plain([e.label, *e.aliases]) & names]
    assert len(listed) >= 0.93 * len(emitted)
