"""Mentions of a chain become one entity with a readable id, its best name and what others call it."""

import pytest

from graph.model import Entity
from graph.span_coding.names import key_of
from tests.span_coding.marks import coded


def only(body: str, kind: str) -> Entity:
    (entity,) = [e for e in coded(body).entities if e.type.value == kind]
    return entity


@pytest.mark.parametrize(
    ("body", "ident", "label", "role"),
    [
        ("[x:official:RUS|Russian President Oleg Varin] spoke.", "official:RUS/oleg-varin", "Oleg Varin", "president"),
        (
            "[x:official:AZE|Azerbaijan's ambassador to Moscow, Rustam Aliyarov,] left.",
            "official:AZE/rustam-aliyarov",
            "Rustam Aliyarov",
            "ambassador to Russia",
        ),
        (
            "[x:official:PER|Peruvian foreign ministry spokeswoman Ana Quispe] spoke.",
            "official:PER/ana-quispe",
            "Ana Quispe",
            "foreign ministry spokeswoman",
        ),
        (
            "[x:official:IRQ|Prime Minister Dina al-Jizani] spoke.",
            "official:IRQ/dina-al-jizani",
            "Dina al-Jizani",
            None,
        ),
        ("[x:official:AZE|Major-General Vusal Quliyev] spoke.", "official:AZE/vusal-quliyev", "Vusal Quliyev", None),
        (
            "The [x:official:KEN|Kenyan foreign minister] left.",
            "official:KEN/foreign-minister",
            "Kenyan foreign minister",
            None,
        ),
        (
            "[x:official:NLD|Hester van Aalst], the minister, left.",
            "official:NLD/hester-van-aalst",
            "Hester van Aalst",
            None,
        ),
        ("[x:official:KOR|Prime Minister Bae Jung-ho] left.", "official:KOR/bae-jung-ho", "Bae Jung-ho", None),
    ],
)
def test_officials(body: str, ident: str, label: str, role: str | None) -> None:
    entity = only(body, "official")
    assert (entity.id, entity.label) == (ident, label)
    assert role is None or entity.role == role


@pytest.mark.parametrize(
    ("body", "ident", "label"),
    [
        ("The [x:agency:RUS|Foreign Ministry] spoke.", "agency:RUS/foreign-ministry", "Russian Foreign Ministry"),
        ("[x:agency:RUS|Russia's Federal Security Service (FSB)] spoke.", "agency:RUS/federal-security-service", None),
        ("[x:agency:BGD|Border Bureau] spoke.", "agency:BGD/border-bureau", "Border Bureau"),
        ("[x:organization:POL|The Polish daily Kurier Szary] wrote.", "organization:POL/kurier-szary", "Kurier Szary"),
        ("[x:igo:UN|The United Nations] spoke.", "igo:UN", "United Nations"),
        ("[x:igo:UN|U.N. Security Council] met.", "igo:UN/un-security-council", "UN Security Council"),
        ("[x:nationals:ESP|Sahel Airlines] flew.", "organization:ESP/sahel-airlines", "Sahel Airlines"),
    ],
)
def test_bodies(body: str, ident: str, label: str | None) -> None:
    entity = coded(body).entity(ident)
    assert label is None or entity.label == label


def test_an_agency_is_found_by_all_its_writings() -> None:
    aliases = only("[x:agency:AZE|Azerbaijan's Foreign Ministry] spoke.", "agency").aliases
    assert {"Foreign Ministry of Azerbaijan", "Azerbaijan's Foreign Ministry"} <= set(aliases)
    assert "Foreign Ministry" not in aliases  # that of many states


def test_the_agency_of_an_official_is_an_entity_that_they_belong_to() -> None:
    found = coded("[x:official:PER|Peru's Foreign Ministry spokeswoman Ana Quispe] spoke.")
    assert found.entity("official:PER/ana-quispe").member_of == "agency:PER/foreign-ministry"
    assert found.entity("agency:PER/foreign-ministry").member_of == "state:PER"


def test_surname_and_full_name_that_the_reader_left_apart_are_one() -> None:
    found = coded("[x:official:RUS|President Oleg Varin] spoke. Later [y:official:RUS|Varin] left.")
    assert [e.id for e in found.entities if e.type == "official"] == ["official:RUS/oleg-varin"]


def test_a_surname_of_two_is_neither() -> None:
    found = coded(
        "[x:official:RUS|Oleg Varin], [y:official:RUS|Ivan Varin] and [z:official:RUS|President Varin] spoke."
    )
    assert len([e for e in found.entities if e.type == "official"]) == 3


def test_a_state_named_as_an_adjective_is_an_entity() -> None:
    state = only("[x:nationals:KAZ|Kazakh fishermen] left.", "state")
    assert (state.id, [m.why for m in state.mentions]) == ("state:KAZ", ["'Kazakh' is of Kazakhstan"])


def test_who_has_neither_name_nor_state_is_listed_as_unresolved() -> None:
    found = coded("[x:nationals:-|Gunmen] came.")
    assert not found.entities
    assert [u.text for u in found.unresolved] == ["Gunmen"]


@pytest.mark.parametrize(("name", "key"), [("Иван Жуков", "ivan-zhukov"), ("Anna Berg", "anna-berg")])
def test_ids_are_readable(name: str, key: str) -> None:
    assert key_of(name) == key


def test_a_name_in_another_script_has_an_id_too() -> None:
    assert key_of("王毅") == key_of("王毅") != ""
