import shutil
from pathlib import Path

import pytest

from graph.errors import DataError
from graph.model import Quad
from graph.ontology import load_ontology
from graph.ontology.load import read_ontology
from graph.resources import data_path

ONTOLOGY = load_ontology()


@pytest.mark.parametrize(
    ("type_", "mode", "score"),
    [
        ("ACCUSE", None, -3),  # printed 3 in the manual
        ("ACCUSE", "disapprove", -2),
        ("SANCTION", "expel", -5.5),
        ("COERCE", "martial-law", -7.5),
        ("ASSAULT", "unconventional", -10),
        ("RETREAT", "disarm", 10),
        ("CONSULT", "visit", 4),
        ("REQUEST", None, 0),
    ],
)
def test_scores_are_those_of_the_manual(type_: str, mode: str | None, score: float) -> None:
    assert ONTOLOGY.score(type_, mode) == score


def test_there_are_sixteen_types_and_thirty_seven_contexts() -> None:
    assert len(ONTOLOGY.types) == 16
    assert len(ONTOLOGY.contexts) == 37


def test_sanction_is_material_conflict() -> None:
    assert ONTOLOGY.types["SANCTION"].quad is Quad.MATERIAL_CONFLICT


@pytest.mark.parametrize(
    ("measure", "rung"), [("summons", 2), ("recall", 5), ("expulsion", 6), ("relations-severed", 8)]
)
def test_measures_stand_on_their_rung(measure: str, rung: int) -> None:
    assert ONTOLOGY.rung(ONTOLOGY.measures[measure].type, None, measure) == rung


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("type: SUMMON", "there is no type SUMMON"),
        ("type: ACCUSE, mode: shout", "ACCUSE has no mode shout"),
        ("type: ACCUSE, colour: red", "unknown keys"),
    ],
)
def test_a_wrong_entry_fails_at_load_and_names_file_and_entry(tmp_path: Path, wrong: str, told: str) -> None:
    shutil.copytree(data_path("ontology"), tmp_path, dirs_exist_ok=True)
    entry = f"measures:\n  x: {{label: x, {wrong}, rung: 2, phrase: '{{actors}} x {{recipients}}'}}\n"
    (tmp_path / "measures.yaml").write_text(entry, encoding="utf-8")
    with pytest.raises(DataError, match=f"measures.yaml, x: {told}"):
        read_ontology(tmp_path)


def test_groups_hold_types_or_measures_and_say_what_they_share() -> None:
    assert "SANCTION" not in ONTOLOGY.group("words")
    assert ONTOLOGY.group("words") < ONTOLOGY.types.keys()
    assert "summons" in ONTOLOGY.group("instruments")
    assert ONTOLOGY.group("instruments") < ONTOLOGY.measures.keys()


@pytest.mark.parametrize(
    "entry",
    [
        "{meaning: said, types: [SHOUT]}",
        "{meaning: said, measures: [handshake]}",
        "{types: [ACCUSE]}",
        "{meaning: both, types: [ACCUSE], measures: [recall]}",
        "{meaning: said, types: [ACCUSE], colour: red}",
    ],
)
def test_a_group_that_says_something_wrong_is_refused(entry: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(data_path("ontology"), tmp_path / "ontology"))
    (folder / "groups.yaml").write_text(f"groups:\n  loud: {entry}\n", encoding="utf-8")
    with pytest.raises(DataError, match="loud"):
        read_ontology(folder)
