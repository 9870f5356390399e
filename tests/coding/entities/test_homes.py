"""Whose an official is whose title names no state: one row a kind of evidence, all with made-up names."""

import pytest
from spacy.language import Language

from graph.coding.entities import find_cast
from graph.coding.entities.document_cast import DocumentCast
from graph.coding.parsing import parse
from graph.lexicon.actors import load_actors
from graph.model import Document, make_document
from graph.model.document import Block, BlockKind


def cast_of(document: Document, nlp: Language) -> DocumentCast:
    cast = find_cast(parse(document, nlp), document, load_actors())
    assert isinstance(cast, DocumentCast)
    return cast


_PAIR = "Chile and Peru are in dispute over the border. "

# (text, id of somebody in it)
HOMES = [
    # who acts toward a state is of the other
    (_PAIR + "Prime Minister Omar Vidal condemned Peru.", "official:CHL/omar-vidal"),
    (_PAIR + "Prime Minister Omar Vidal accused Chile of lying.", "official:PER/omar-vidal"),
    (
        _PAIR + "Peru's court freed the captain, a ruling that Prime Minister Omar Vidal condemned.",
        "official:CHL/omar-vidal",
    ),
    (
        _PAIR + "Peruvian Ambassador Rosa Luna was summoned and scolded by Foreign Minister Omar Vidal.",
        "official:CHL/omar-vidal",
    ),
    (_PAIR + "Lima recalled its envoy after President Omar Vidal accused it of theft.", "official:CHL/omar-vidal"),
    # counterparts
    (_PAIR + "Foreign Minister Ana Soto met her Chilean counterpart, Luis Rey, in Davos.", "official:PER/ana-soto"),
    (
        "The foreign ministers of Chile and Peru spoke. "
        "Ana Soto told her Chilean counterpart, Luis Rey, that Lima wanted peace.",
        "official:PER/ana-soto",
    ),
    # possessors
    (
        _PAIR + "Peruvian President Ana Soto spoke. Her foreign minister, Luis Rey, left for Brazil.",
        "official:PER/luis-rey",
    ),
    (
        "Peru recalled its envoy, Rosa Luna, and told Chile to withdraw its own ambassador, Hugo Paz.",
        "official:CHL/hugo-paz",
    ),
    # one holder of an office at a time
    (
        _PAIR + "Peruvian Prime Minister Ana Soto spoke first. Prime Minister Omar Vidal answered.",
        "official:CHL/omar-vidal",
    ),
    # the sentence before, and what one's own people do
    (
        "Kenya and Uganda are at odds. Uganda called Kenya a friend. "
        "Caretaker Prime Minister Amos Okot praised the army.",
        "official:UGA/amos-okot",
    ),
    (_PAIR + "Foreign Minister Ana Soto, who led the Peruvian delegation, was hopeful.", "official:PER/ana-soto"),
    (_PAIR + "Defence Minister Ana Soto told the Chilean parliament that troops were ready.", "official:CHL/ana-soto"),
    (_PAIR + "Prime Minister Ana Soto told Chilean lawmakers that troops were ready.", "official:CHL/ana-soto"),
    # places
    (_PAIR + "President Omar Vidal will receive a Brazilian delegation in Lima.", "official:PER/omar-vidal"),
    (_PAIR + "In Santiago, Interior Minister Omar Vidal spoke of restraint.", "official:CHL/omar-vidal"),
    (_PAIR + "Energy Minister Omar Vidal cancelled a trip to Lima.", "official:CHL/omar-vidal"),
    # reports
    (_PAIR + "Peru had not closed its own embassy, Foreign Minister Ana Soto added.", "official:PER/ana-soto"),
    (
        _PAIR + 'Peru welcomed the step. "We congratulate Chile," Foreign Ministry spokesman Luis Rey said.',
        "official:PER/luis-rey",
    ),
    (_PAIR + "Peru's Foreign Ministry said Ambassador Rosa Luna would leave Santiago.", "official:PER/rosa-luna"),
    # members of what a state has
    (
        "Peru's ruling junta met. Brazil approved sanctions on junta members, including Prime Minister Omar Vidal.",
        "official:PER/omar-vidal",
    ),
    # envoys whose name stands apart
    (
        "Peru summoned the Chilean ambassador on Monday. Hugo Paz was called to the foreign ministry at noon.",
        "official:CHL/hugo-paz",
    ),
    (
        _PAIR + "Foreign Minister Ana Soto expelled Chile's consul and summoned Ambassador Hugo Paz.",
        "official:CHL/hugo-paz",
    ),
]

NAMES = [
    ("Police want two Danes who used the names Nils Holm and Per Lund.", "person:DNK/nils-holm"),
    ("Two Danes, Nils Holm and Per Lund, were arrested in Oslo.", "person:DNK/per-lund"),
    ("Two of the Ghanaian fishermen, Kofi Addo and Yaw Ntim, are ill.", "person:GHA/yaw-ntim"),
    ("He met U.S. Assistant Secretary of State Megan O'Hara in Oslo.", "official:USA/megan-ohara"),
    ("The Philippines protested. Secretary of Foreign Affairs Jose Ramos thanks Canada.", "official:PHL/jose-ramos"),
    ("A court told Nippon Electric to pay.", "organization:JPN/nippon-electric"),
    ("Mali bombed bases of the armed group Ansar al-Haq near Kidal.", "organization:-/ansar-al-haq"),
    ("Oman's State Border Service protested.", "agency:OMN/border-guard"),
    ("The Danish Security and Intelligence Service warned of spies.", "agency:DNK/intelligence-service"),
    ("Peru recalled its ambassador for consultations.", "official:PER/ambassador"),
]

NOT_NAMED = [
    ("Peru recalled its ambassador for consultations.", "official:PER/ambassador-for-consultations"),
    ("Chile and Peru talked. A man waved a flag (Foreign Ministry)", "agency:PER/foreign-ministry"),
    ("France described the junta as illegitimate.", "agency:FRA/junta"),
]


@pytest.mark.parametrize(("text", "ident"), [*HOMES, *NAMES], ids=[f"{i}: {t[-40:]}" for t, i in [*HOMES, *NAMES]])
def test_an_entity_is_found_with_its_state(text: str, ident: str, nlp: Language) -> None:
    assert ident in {entity.id for entity in cast_of(make_document(text), nlp).entities}


@pytest.mark.parametrize(("text", "ident"), NOT_NAMED)
def test_what_no_analyst_would_list_is_not_an_entity(text: str, ident: str, nlp: Language) -> None:
    assert ident not in {entity.id for entity in cast_of(make_document(text), nlp).entities}


def test_where_two_states_are_as_likely_none_is_guessed_and_it_is_listed(nlp: Language) -> None:
    cast = cast_of(make_document("Prime Minister Omar Vidal smiled. Chile met Peru."), nlp)
    assert {entity.id for entity in cast.entities} >= {"official:-/omar-vidal"}
    assert [entry.text for entry in cast.unresolved] == ["Prime Minister Omar Vidal"]


def test_a_bare_title_is_of_where_the_story_is_filed_from(nlp: Language) -> None:
    text = "SANTIAGO -\nChile and Peru met. Prime Minister Omar Vidal smiled."
    blocks = (Block(0, 10, BlockKind.DATELINE), Block(11, len(text), BlockKind.BODY))
    document = Document("1", "", text, "0", blocks=blocks)
    assert "official:CHL/omar-vidal" in {entity.id for entity in cast_of(document, nlp).entities}


def test_the_reason_for_a_state_is_told(nlp: Language) -> None:
    cast = cast_of(make_document(_PAIR + "Energy Minister Omar Vidal cancelled a trip to Lima."), nlp)
    entity = next(entity for entity in cast.entities if entity.label == "Omar Vidal")
    assert entity.mentions[0].why.startswith("'energy minister' + name; ")
