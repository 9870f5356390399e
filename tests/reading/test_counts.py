"""What the corpus holds, counted."""

from graph.reading.corpus.counts import Counts
from tests.reading.texts import FIRST, marked


def test_counts_add_up_over_documents() -> None:
    counts = Counts()
    counts.add(marked(FIRST), "w1")
    counts.add(marked("It {e1 ACCUSE s=planned|spoke}. It {e1|spoke}."), "w2")
    assert counts.totals == {
        "documents": 2,
        "words": 11 + 5,
        "entities": 2,
        "mentions": 3,
        "acts": 3,
        "tellings": 4,
        "times": 1,
        "answers": 1,
    }
    assert counts.kinds["series"] == {"w1": 1, "w2": 1}
    assert counts.kinds["type"] == {"ACCUSE": 2, "SANCTION": 1}
    assert counts.kinds["measure"] == {"recall": 1, "protest-note": 1}
    assert counts.kinds["status"] == {"occurred": 2, "planned": 1}


def test_counts_in_words() -> None:
    counts = Counts()
    counts.add(marked("It {e1 ACCUSE|spoke}."), "w1")
    assert list(counts.lines()) == [
        "1 documents, 3 words, 0 entities, 0 mentions, 1 acts, 1 tellings, 0 times, 0 answers",
        "series: w1 1",
        "type: ACCUSE 1",
        "measure: ",
        "status: occurred 1",
    ]
