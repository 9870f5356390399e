"""Who is meant by pronouns and descriptions; each row gives text, word, and the ids that it stands for."""

import pytest
from spacy.language import Language

from graph.coding.entities import find_cast
from graph.coding.entities.document_cast import DocumentCast
from graph.coding.parsing import parse
from graph.lexicon.actors import load_actors
from graph.merging import collect
from graph.model import make_document
from graph.model.record import CodedDocument


def cast_of(text: str, nlp: Language) -> DocumentCast:
    document = make_document(text)
    cast = find_cast(parse(document, nlp), document, load_actors())
    assert isinstance(cast, DocumentCast)
    return cast


ROWS = [
    ("Moldovan President Elena Rusu visited Kyiv. She thanked Ukraine.", "She", {"official:MDA/elena-rusu"}),
    ("Norwegian minister Erik Dahl resigned. He blamed Denmark.", "He", {"official:NOR/erik-dahl"}),
    ("Peru recalled its ambassador. It also closed the border.", "It", {"state:PER"}),
    (
        "The Swedish Foreign Ministry protested. The ministry demanded an answer.",
        "ministry",
        {"agency:SWE/foreign-ministry"},
    ),
    ("Chile and Bolivia held talks. The two countries signed a deal.", "countries", {"state:CHL", "state:BOL"}),
    ("Chile and Bolivia held talks. Both sides signed a deal.", "sides", {"state:CHL", "state:BOL"}),
    (
        "Two Latvian sailors died. Janis Ozols, 41, and Peteris Kalns, 38, fell overboard. Both men were drunk.",
        "men",
        {"person:LVA/janis-ozols", "person:LVA/peteris-kalns"},
    ),
    (
        "Spain summoned Cuba's ambassador to Madrid, Rosa Vidal. The envoy rejected the charge.",
        "envoy",
        {"official:CUB/rosa-vidal"},
    ),
    (
        "Tunisian President Omar Ziad met Libyan President Musa Tarhuni. The two presidents signed a pact.",
        "presidents",
        {"official:TUN/omar-ziad", "official:LBY/musa-tarhuni"},
    ),
    ("NATO sent a mission to Kosovo. The alliance praised Albania.", "alliance", {"igo:NATO"}),
    ("Kenya expelled two envoys. The government gave no reason.", "government", {"state:KEN"}),
    (
        "Chile and Peru signed a pact. The United States urged both sides to talk.",
        "sides",
        {"state:CHL", "state:PER"},
    ),
    ('"We demand an apology," Peruvian Foreign Minister Rosa Vidal said.', "We", {"state:PER"}),
    ('Kenya\'s envoy, Peter Otieno, said it was late. "We are ready," he said.', "We", {"state:KEN"}),
    ("Al Jazeera lost its licence. The broadcaster appealed.", "broadcaster", {"organization:QAT/al-jazeera"}),
]


@pytest.mark.parametrize(("text", "word", "expected"), ROWS, ids=[row[1] for row in ROWS])
def test_a_description_means_who_was_named_before(text: str, word: str, expected: set[str], nlp: Language) -> None:
    cast = cast_of(text, nlp)
    token = [token for token in cast.doc if token.text == word][-1]
    assert {party.entity for party in cast.parties(token)} == expected


def test_a_resolution_says_why(nlp: Language) -> None:
    cast = cast_of("Moldovan President Elena Rusu visited Kyiv. She thanked Ukraine.", nlp)
    (party,) = cast.parties(cast.doc[7])
    assert party.why == "'She': the nearest person, Elena Rusu, sentence 1"


def test_what_nobody_fits_is_listed_and_not_guessed(nlp: Language) -> None:
    cast = cast_of("The ambassador protested. She left.", nlp)
    assert [entry.text for entry in cast.unresolved] == ["ambassador", "She"]
    assert cast.entities == ()


def test_two_people_with_one_surname_stay_apart(nlp: Language) -> None:
    text = "Two Greek sailors, Nikos Laskos, 40, and Petros Laskos, 38, were detained. Petros was freed. Laskos is ill."
    cast = cast_of(text, nlp)
    ids = {entity.id for entity in cast.entities}
    assert {"person:GRC/nikos-laskos", "person:GRC/petros-laskos"} <= ids
    petros = next(entity for entity in cast.entities if entity.id.endswith("petros-laskos"))
    assert [text[m.start : m.end] for m in petros.mentions] == ["Petros Laskos", "Petros"]


def test_the_same_official_in_three_documents_is_one_node(nlp: Language) -> None:
    texts = [
        "Turkish Foreign Minister Mehmet Şahin met the envoy.",
        "Mehmet Sahin, Turkey's foreign minister, denied it.",
        "Türkiye's Foreign Minister Mehmet Şahin left. Şahin thanked Iraq.",
    ]
    documents = [make_document(text, ident=str(i)) for i, text in enumerate(texts)]
    records = [CodedDocument(d, tuple(find_cast(parse(d, nlp), d, load_actors()).entities)) for d in documents]
    people = [entity for entity in collect(records).entities if entity.type == "official"]
    assert [person.id for person in people] == ["official:TUR/mehmet-sahin"]
    assert {"Mehmet Sahin", "Mehmet Şahin", "Şahin"} <= {people[0].label, *people[0].aliases}


def test_spellings_of_an_agency_are_one_node(nlp: Language) -> None:
    texts = [
        "Japan's Defense Ministry protested.",
        "The Japanese Defence Ministry protested.",
        "The Ministry of Defence of Japan protested.",
    ]
    ids = {e.id for text in texts for e in cast_of(text, nlp).entities if e.type == "agency"}
    assert ids == {"agency:JPN/defence-ministry"}


def test_every_mention_lies_in_the_text_and_says_why(nlp: Language) -> None:
    text = "Peru's Foreign Ministry summoned Mexico's ambassador, Jorge Mena. He protested."
    for entity in cast_of(text, nlp).entities:
        assert entity.mentions
        assert all(0 <= m.start < m.end <= len(text) and m.why for m in entity.mentions)
