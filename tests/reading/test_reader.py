"""The reader from end to end, on a small random network."""

from pathlib import Path

import numpy as np
import pytest

from graph.model import Document, make_document
from graph.reading.annotation import Annotation
from graph.reading.pieces import Asked, windows
from graph.reading.read import LearnedReader, load_reader
from graph.reading.weighing import Thresholds
from tests.reading.pieces import write_tokenizer
from tests.reading.texts import FIRST, gold_of

REASON = "a network is made and exported by PyTorch and ONNX: install the extra train"
ROUNDING = 0.2  # in eight bits, of numbers of about 1
# A network that has learned nothing is sure of nothing: nearly all that it considers is taken for said.
TRUSTING = Thresholds(candidate=0.3, act=0.5, role=0.4, time=0.3)


@pytest.fixture(scope="module", params=[True, False], ids=["eight bits", "plain"])
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> LearnedReader:
    torch = pytest.importorskip("torch", reason=REASON)
    pytest.importorskip("onnx", reason=REASON)
    from graph.reading.export import export_net
    from tests.reading.networks import small_net

    torch.manual_seed(5)
    folder: Path = tmp_path_factory.mktemp("reader")
    export_net(small_net(), write_tokenizer(folder / ".."), folder, eight_bits=request.param)
    return load_reader(folder, version="eight bits" if request.param else "plain", least=TRUSTING)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    long = " ".join(f"Peru told Chile on {day} March that its envoy would leave Lima." for day in range(1, 30))
    return [gold_of(FIRST).document, make_document(long, ident="long"), make_document("NATO met.", ident="short")]


def one(reader: LearnedReader, document: Document) -> Annotation:
    (annotation,) = reader.read([document])
    return annotation


def test_an_empty_document_has_an_empty_annotation(reader: LearnedReader) -> None:
    assert one(reader, make_document("", ident="empty")) == Annotation("empty", reader=reader.version)


def test_annotations_come_in_the_order_of_the_documents(reader: LearnedReader, documents: list[Document]) -> None:
    assert [annotation.document for annotation in reader.read(documents)] == ["t", "long", "short"]


def test_something_of_every_kind_is_said(reader: LearnedReader, documents: list[Document]) -> None:
    """Else the tests below would hold for nothing."""
    annotation = one(reader, documents[1])
    assert annotation.mentions
    assert annotation.acts
    assert annotation.links
    assert {argument.role.value for act in annotation.acts for argument in act.arguments} >= {"actor", "recipient"}


def test_all_that_is_said_is_of_the_text(reader: LearnedReader, documents: list[Document]) -> None:
    for document, annotation in zip(documents, reader.read(documents), strict=True):
        spans = [m.span for m in annotation.mentions] + [act.trigger for act in annotation.acts]
        assert all(span.end <= len(document.text) and span.of(document.text).strip() for span in spans)
        assert [m.span for m in annotation.mentions] == sorted({m.span for m in annotation.mentions})
        assert all(act.trigger.overlaps(act.sentence) for act in annotation.acts)


def test_labels_are_those_of_the_ontology_and_scores_are_shares(
    reader: LearnedReader, documents: list[Document]
) -> None:
    for annotation in reader.read(documents):
        for act in annotation.acts:
            assert act.type.label in reader.labels.types[1:]
            assert act.status.label in reader.labels.status
            assert act.mode is None or act.mode.label in reader.labels.modes[1:]
            scores = [act.score, act.type.score, act.status.score, *(a.score for a in act.arguments)]
            assert all(0.0 <= score <= 1.0 + 1e-6 for score in scores)


def test_modes_and_measures_fit_the_type(reader: LearnedReader, documents: list[Document]) -> None:
    labels = reader.labels
    for act in one(reader, documents[1]).acts:
        kind = labels.types.index(act.type.label)
        assert act.mode is None or labels.allowed_modes[kind][labels.modes.index(act.mode.label)]
        assert act.measure is None or labels.allowed_measures[kind][labels.measures.index(act.measure.label)]


def test_mentions_of_one_chain_are_of_one_state(reader: LearnedReader, documents: list[Document]) -> None:
    mentions = one(reader, documents[1]).mentions
    whose = {mention.chain: mention.affiliation for mention in mentions}
    assert all(mention.affiliation == whose[mention.chain] for mention in mentions)


def test_the_same_document_is_read_the_same(reader: LearnedReader, documents: list[Document]) -> None:
    assert list(reader.read(documents)) == [one(reader, document) for document in documents]
    assert list(reader.read(documents[::-1])) == [one(reader, document) for document in documents[::-1]]


def test_a_window_reads_the_same_in_any_batch(reader: LearnedReader, documents: list[Document]) -> None:
    asked = [Asked(w) for d in documents for w in windows(reader.model.cutter.cut(d))]
    asked += [Asked(a.window, (1, 2)) for a in asked]
    together = reader.model.encoder.encode(asked)
    alone = [hidden for a in asked for hidden in reader.model.encoder.encode([a])]
    closeness = ROUNDING if reader.version == "eight bits" else 0.0
    assert all(np.abs(a - b).max() <= closeness for a, b in zip(together, alone, strict=True))
    assert [len(hidden) for hidden in together] == [len(a) for a in asked]


def test_the_trigger_that_is_asked_about_is_seen(reader: LearnedReader, documents: list[Document]) -> None:
    (window,) = windows(reader.model.cutter.cut(documents[0]))
    plain, asked = reader.model.encoder.encode([Asked(window), Asked(window, (1, 3))])
    assert not np.allclose(plain, asked)


def test_what_was_exported_reads_as_the_network_does(tmp_path: Path, documents: list[Document]) -> None:
    torch = pytest.importorskip("torch", reason=REASON)
    pytest.importorskip("onnx", reason=REASON)
    from graph.reading.export import export_net
    from tests.reading.networks import small_net

    net = small_net().eval()
    export_net(net, write_tokenizer(tmp_path), tmp_path / "reader", eight_bits=False)
    reader = load_reader(tmp_path / "reader", version="plain")
    (window,) = windows(reader.model.cutter.cut(documents[0]))
    ids, shapes = torch.tensor([window.ids(101, 102)]), torch.tensor([window.shapes])
    with torch.inference_mode():
        wanted = net.encoder(ids, shapes, ids * 0, ids * 0 + 1)[0].numpy()
    assert reader.model.encoder.encode([Asked(window)])[0] == pytest.approx(wanted, abs=1e-4)
