"""What holds for every text: found on texts of the corpus, shuffled and thinned out by hypothesis."""

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ontology import load_ontology
from graph.reading.annotation import Annotation
from graph.reading.corpus.form import read_file
from graph.reading.corpus.gold import Gold, gold
from graph.resources import data_path
from tests.span_coding.marks import coder

_SOME = 40


@cache
def texts() -> list[Gold]:
    files = sorted(data_path("corpus").glob("*.txt"))
    read = (marked for path in files for marked in read_file(path, load_ontology()) if not marked.problems)
    return [gold(marked) for marked, _ in zip(read, range(_SOME), strict=False)]


def with_mentions_in_order(annotation: Annotation, order: list[int]) -> Annotation:
    """The same annotation with its mentions listed in another order."""
    place = {old: new for new, old in enumerate(order)}
    acts = tuple(
        replace(
            act,
            arguments=tuple(a if a.mention is None else replace(a, mention=place[a.mention]) for a in act.arguments),
        )
        for act in annotation.acts
    )
    return replace(annotation, mentions=tuple(annotation.mentions[i] for i in order), acts=acts)


@settings(max_examples=40)
@given(st.data())
def test_the_order_of_mentions_does_not_matter(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(texts()))
    order = data.draw(st.permutations(range(len(text.annotation.mentions))))
    shuffled = with_mentions_in_order(text.annotation, list(order))
    assert coder().code(text.document, shuffled) == coder().code(text.document, text.annotation)


@settings(max_examples=60)
@given(st.data())
def test_every_record_is_whole(data: st.DataObject) -> None:
    """Also where the reader finds only some of the acts and links."""
    text = data.draw(st.sampled_from(texts()))
    keep = data.draw(st.lists(st.booleans(), min_size=len(text.annotation.acts), max_size=len(text.annotation.acts)))
    acts = tuple(act for act, kept in zip(text.annotation.acts, keep, strict=True) if kept)
    record = coder().code(text.document, replace(text.annotation, acts=acts, links=()))
    entities, events = [e.id for e in record.entities], [e.id for e in record.events]
    assert len(set(entities)) == len(entities)
    assert {e.member_of for e in record.entities} - {None} <= set(entities)
    assert len(set(events)) == len(events)
    for event in record.events:
        assert {*event.actors, *event.recipients} <= set(entities)
        assert event.trigger is not None
        for evidence in (*event.all_evidence, event.trigger):
            assert evidence.text == text.document.text[evidence.start : evidence.end]
    assert all(set(incident.events) <= set(events) for incident in record.incidents)


def test_without_acts_there_are_no_events() -> None:
    for text in texts():
        record = coder().code(text.document, replace(text.annotation, acts=(), links=()))
        assert not record.events
        assert not record.responses
