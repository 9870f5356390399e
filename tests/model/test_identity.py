"""Persons of one full name are one entity, whatever the order of the documents; others stay apart."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.merging import collect
from graph.model import CodedDocument, Entity, EntityType, Mention
from graph.model.identity import with_one_identity
from tests.factory import document, event

SWE, NOR, NOBODY = "official:SWE/anna-berg", "official:NOR/anna-berg", "person:-/anna-berg"


def person(ident: str, *, label: str = "Anna Berg", role: str | None = None, mentions: int = 1) -> Entity:
    kind, _, rest = ident.partition(":")
    state = rest.partition("/")[0]
    told = tuple(Mention(n, n + 9) for n in range(mentions))
    named = None if state == "-" else state
    return Entity(
        ident, EntityType(kind), label, state=named, role=role, member_of=named and f"state:{named}", mentions=told
    )


def told(ident: str, *entities: Entity, actor: str | None = None) -> CodedDocument:
    acts = () if actor is None else (act(ident, actor),)
    return CodedDocument(document(ident), entities, acts)


def act(ident: str, actor: str):  # type: ignore[no-untyped-def]
    made = event("SWE", "PRT", ident=f"e-{ident}", documents=(ident,))
    state = actor.partition(":")[2].partition("/")[0]
    return replace(made, actors=(actor,), dyads=((None if state == "-" else state, "PRT"),))


def test_the_state_of_most_documents_is_the_person_s_and_her_acts_go_along() -> None:
    records = [
        told("a", person(SWE, role="foreign minister")),
        told("b", person(SWE)),
        told("c", person(NOR), actor=NOR),
        told("d", person(NOBODY), actor=NOBODY),
    ]
    collection = collect(records)
    assert [(e.id, e.role) for e in collection.entities] == [(SWE, "foreign minister")]
    assert {e.actors for e in collection.events} == {(SWE,)}
    assert {e.dyads for e in collection.events} == {(("SWE", "PRT"),)}


def test_of_as_many_documents_the_one_with_more_mentions_decides() -> None:
    records = [told("a", person(SWE, mentions=3)), told("b", person(NOR))]
    assert [e.id for e in collect(records).entities] == [SWE]


def test_two_that_are_told_of_equally_stay_apart() -> None:
    records = [told("a", person(SWE)), told("b", person(NOR)), told("c", person(NOBODY))]
    assert [e.id for e in collect(records).entities] == [NOR, SWE, NOBODY]


def test_a_surname_alone_joins_nobody() -> None:
    records = [
        told("a", person("official:SWE/berg", label="Berg")),
        told("b", person("official:NOR/berg", label="Berg")),
    ]
    assert len(collect(records).entities) == 2


def test_another_on_the_same_side_keeps_the_old_state() -> None:
    minister = person("official:NOR/per-dahl", label="Per Dahl")
    joint = replace(act("c", NOR), actors=(NOR, minister.id), dyads=(("NOR", "PRT"),))
    records = [
        told("a", person(SWE)),
        told("b", person(SWE)),
        CodedDocument(document("c"), (person(NOR), minister), (joint,)),
    ]
    assert collect(records).events[0].dyads == (("NOR", "PRT"),)


@given(
    st.permutations([told("a", person(SWE)), told("b", person(NOBODY)), told("c", person(NOR)), told("d", person(SWE))])
)
def test_the_order_does_not_matter_and_a_second_time_changes_nothing(records: list[CodedDocument]) -> None:
    once = with_one_identity(records)
    assert collect(records).entities == collect(sorted(records, key=lambda r: r.document.id)).entities
    assert with_one_identity(once) == once
