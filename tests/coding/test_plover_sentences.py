"""The gold-standard sentences in the PLOVER form, by the project's shared scorer."""

import json
from datetime import date

import pytest

from graph.model import coded_to_json, make_document
from graph.pipeline import load_coder
from tests.coding.scorers import BENCHMARKS, scorer

GOLD = BENCHMARKS / "plover_gsr_dev.json"


@pytest.mark.skipif(not GOLD.exists(), reason="the benchmarks of ../shared are not on this machine")
def test_gold_standard_sentences_are_coded_above_their_bars() -> None:
    plover = scorer("score_plover")
    gold = plover.load_gold(GOLD)
    documents = [
        make_document(g["text"], ident=g["id"], published=date.fromisoformat(g["published"][:10])) for g in gold
    ]
    coded = {
        c.document.id: json.loads(json.dumps(coded_to_json(c)))["events"] for c in load_coder().code_many(documents)
    }
    figures, _ = plover.score(gold, coded)
    assert figures["type"]["f1"] >= 0.79
    assert figures["dyad"]["f1"] >= 0.72
    assert figures["triple"]["f1"] >= 0.63
