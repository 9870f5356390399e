"""Hypothesis strategies for the model: any record that the coder could give, and stranger ones."""

from datetime import date

from hypothesis import strategies as st

from graph.model import (
    Block,
    BlockKind,
    CodedDocument,
    DateBasis,
    Document,
    Entity,
    EntityType,
    Event,
    Evidence,
    Incident,
    Mention,
    Response,
    ResponseBasis,
    Status,
    Unresolved,
    Window,
)
from graph.ontology import load_ontology

ONTOLOGY = load_ontology()

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
windows = st.tuples(days, days).map(lambda pair: Window(min(pair), max(pair)))
spans = st.tuples(st.integers(0, 999), st.integers(0, 999)).map(sorted)
tuples_of_text = st.lists(texts, max_size=3).map(tuple)
state_codes = st.one_of(st.none(), st.sampled_from(["AZE", "RUS", "XKX", "UN"]))
evidences = st.builds(lambda document, span, text: Evidence(document, *span, text), texts, spans, texts)
mentions = st.builds(lambda span, why: Mention(*span, why), spans, texts)
blocks = st.builds(lambda span, kind: Block(*span, kind), spans, st.sampled_from(BlockKind))
documents = st.builds(
    Document,
    id=texts,
    title=texts,
    text=texts,
    sha256=texts,
    published=st.none() | days,
    source=st.none() | texts,
    blocks=st.lists(blocks, max_size=3).map(tuple),
    warnings=tuples_of_text,
)
entities = st.builds(
    Entity,
    id=texts,
    type=st.sampled_from(EntityType),
    label=texts,
    aliases=tuples_of_text,
    state=state_codes,
    role=st.none() | texts,
    member_of=st.none() | texts,
    mentions=st.lists(mentions, max_size=3).map(tuple),
)


@st.composite
def events(draw: st.DrawFn) -> Event:
    kind = ONTOLOGY.types[draw(st.sampled_from(sorted(ONTOLOGY.types)))]
    mode = draw(st.sampled_from([None, *kind.modes]))
    measure = draw(st.sampled_from([None, *(m.name for m in ONTOLOGY.measures.values() if m.type == kind.name)]))
    window = draw(st.none() | windows)
    return Event(
        id=draw(texts),
        type=kind.name,
        mode=mode,
        measure=measure,
        rung=ONTOLOGY.rung(kind.name, mode, measure),
        score=ONTOLOGY.score(kind.name, mode),
        quad=kind.quad,
        status=draw(st.sampled_from(Status)),
        window=window,
        date_basis=draw(st.sampled_from(DateBasis)) if window else None,
        actors=draw(tuples_of_text),
        recipients=draw(tuples_of_text),
        dyads=tuple(draw(st.lists(st.tuples(state_codes, state_codes), max_size=3))),
        place=draw(st.none() | texts),
        evidence=draw(evidences),
        more_evidence=tuple(draw(st.lists(evidences, max_size=2))),
        rule=draw(texts),
        why=draw(texts),
    )


incidents = st.builds(
    Incident,
    id=texts,
    label=texts,
    window=st.none() | windows,
    place=st.none() | texts,
    events=tuples_of_text,
    states=tuples_of_text,
    evidence=st.lists(evidences, max_size=2).map(tuple),
)
responses = st.builds(
    Response, cause=texts, effect=texts, basis=st.sampled_from(ResponseBasis), evidence=st.none() | evidences
)
unresolved = st.builds(lambda span, text, why: Unresolved(*span, text, why), spans, texts, texts)
coded_documents = st.builds(
    CodedDocument,
    document=documents,
    entities=st.lists(entities, max_size=3).map(tuple),
    events=st.lists(events(), max_size=3).map(tuple),
    incidents=st.lists(incidents, max_size=2).map(tuple),
    responses=st.lists(responses, max_size=2).map(tuple),
    unresolved=st.lists(unresolved, max_size=2).map(tuple),
    warnings=tuples_of_text,
)
