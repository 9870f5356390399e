"""What the network is shown of a marked document."""

import pytest

from graph.lexicon.actors import load_actors
from graph.ontology import load_ontology
from graph.reading.examples import Code, ScanExample, WeighExample
from graph.reading.features import EXTRA
from graph.reading.labels import Joined, Labels
from graph.reading.pieces import Cutter
from graph.reading.scan_examples import scan_examples
from graph.reading.weigh_examples import trigger_words, weigh_examples
from tests.reading.pieces import make_cutter
from tests.reading.texts import LONGER, gold_of

GOLD = gold_of(LONGER)
TEXT = GOLD.document.text


@pytest.fixture(scope="module")
def cutter(tmp_path_factory: pytest.TempPathFactory) -> Cutter:
    return make_cutter(tmp_path_factory.mktemp("tokenizer"))


@pytest.fixture(scope="module")
def labels() -> Labels:
    return Labels(load_ontology())


@pytest.fixture
def scan(cutter: Cutter, labels: Labels) -> ScanExample:
    (example,) = scan_examples(GOLD, cutter, labels, load_actors())
    return example


@pytest.fixture
def weighs(cutter: Cutter, labels: Labels) -> list[WeighExample]:
    return list(weigh_examples(GOLD, cutter, labels, hard=frozenset({"ambassador"}), seed=1))


def test_tags_stand_on_what_is_marked(scan: ScanExample, labels: Labels) -> None:
    begin = labels.begin("state")
    begins = [i for i, tag in enumerate(scan.mention_tags) if tag == begin]
    assert [scan.window.span(*place).of(TEXT) for place in scan.mentions] == ["Peru", "Chile", "Santiago"]
    assert begins == [first for first, _ in scan.mentions]
    assert set(scan.mention_tags) == {0, begin, begin + 1}
    assert [scan.window.span(*place).of(TEXT) for place in scan.triggers] == ["recalled its ambassador", "protested"]


def test_mentions_point_to_what_they_repeat_and_whose_they_are(scan: ScanExample) -> None:
    assert [(q.at, q.candidates, q.right) for q in scan.same] == [
        (0, [], []),
        (1, [0], [False]),
        (2, [0, 1], [False, True]),
    ]
    names = [scan.window.span(*place).of(TEXT) for place in scan.anchors]
    right = [[names[i] for i, is_right in zip(q.candidates, q.right, strict=True) if is_right] for q in scan.whose]
    assert [set(found) for found in right] == [{"Peru"}, {"Chile", "Santiago"}, {"Chile", "Santiago"}]


def test_an_answer_is_linked_to_what_it_answers(scan: ScanExample) -> None:
    (pair,) = scan.linked
    assert (pair.one, pair.other, pair.joined) == (0, 1, Joined.ANSWERS)
    assert pair.row.shape == (EXTRA,)


def test_an_act_is_asked_about_with_its_code_and_parties(weighs: list[WeighExample], labels: Labels) -> None:
    recall = next(e for e in weighs if e.code.type)
    assert labels.types[recall.code.type] == "SANCTION"
    assert labels.measures[recall.code.measure] == "recall"
    said = {recall.asked.window.span(*c.place).of(TEXT): c.answers for c in recall.roles}
    assert said["Peru"] == (True, False)
    assert said["Chile"] == (False, True)
    assert [c.answers for c in recall.times] == [(True,)]


def test_other_words_are_examples_of_no_act(weighs: list[WeighExample]) -> None:
    others = [e for e in weighs if not e.code.type]
    assert others
    assert all(e.code == Code() and not e.roles for e in others)
    triggers = [act.trigger for act in GOLD.annotation.acts]
    spans = [e.asked.window.span(*e.asked.trigger) for e in others if e.asked.trigger]
    assert not any(span.overlaps(trigger) for span in spans for trigger in triggers)


def test_the_words_of_triggers_without_dull_ones() -> None:
    assert trigger_words([GOLD, gold_of("It {e1 ACCUSE|was angry with her}.")]) == {
        *("recalled", "ambassador", "protested", "angry")
    }


def test_the_same_seed_chooses_the_same_words(cutter: Cutter, labels: Labels) -> None:
    one, other = ([e.asked for e in weigh_examples(GOLD, cutter, labels, hard=frozenset(), seed=2)] for _ in range(2))
    assert one == other
