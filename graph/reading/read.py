"""The learned reader: documents -> annotations, by an encoder and heads, in two readings (see graph.reading.net)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from graph.lexicon.actors import Actors, load_actors
from graph.model import Document
from graph.ontology import load_ontology
from graph.reading.annotation import Act, Annotation, Mention
from graph.reading.chains import chained
from graph.reading.encoder import OnnxEncoder
from graph.reading.heads import Array, Heads
from graph.reading.labels import Labels
from graph.reading.linking import linked
from graph.reading.page import Page, make_page
from graph.reading.pieces import Asked, Cutter, ask, windows
from graph.reading.scanning import Scan, Scanner
from graph.reading.weighing import Question, Thresholds, Weigher

_STANDARD = Thresholds()


class Encoder(Protocol):
    """Reads windows: (pieces, width) of each, in their order."""

    def encode(self, batch: Sequence[Asked]) -> list[Array]: ...


@dataclass(frozen=True)
class Model:
    """What was trained, and the pieces that it was trained on; `version` names it."""

    cutter: Cutter
    encoder: Encoder
    heads: Heads
    version: str


@dataclass(frozen=True)
class LearnedReader:
    """Reads documents one by one."""

    model: Model
    labels: Labels
    actors: Actors
    least: Thresholds = _STANDARD

    @property
    def version(self) -> str:
        """Names weights, code and data."""
        return self.model.version

    def read(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """The annotation of each document, in their order."""
        for document in documents:
            page = make_page(document, self.model.cutter, self.actors)
            scan = self._scan(page)
            mentions = chained(scan)
            acts = self._acts(page, scan, mentions)
            links = linked(self.model.heads, page.text, acts, scan.triggers)
            yield Annotation(document.id, tuple(mentions), tuple(acts), tuple(links), self.version)

    def _scan(self, page: Page) -> Scan:
        scanner = Scanner(self.model.heads, self.labels, self.least.candidate)
        parts = windows(page.sentences)
        hidden = self.model.encoder.encode([Asked(window) for window in parts])
        return scanner.scan(page, zip(parts, hidden, strict=True))

    def _acts(self, page: Page, scan: Scan, mentions: Sequence[Mention]) -> list[Act]:
        weigher = Weigher(self.model.heads, self.labels, self.least)
        asked = [(trigger.span, ask(page.sentences, trigger.span)) for trigger in scan.triggers]
        questions = [Question(span, question) for span, question in asked if question is not None]
        hidden = self.model.encoder.encode([question.asked for question in questions])
        weighed = (weigher.weigh(page, mentions, q, read) for q, read in zip(questions, hidden, strict=True))
        return [act for act in weighed if act is not None]


def load_reader(folder: Path, *, version: str, least: Thresholds = _STANDARD, threads: int = 1) -> LearnedReader:
    """The reader whose weights lie in `folder`; FileNotFoundError where they do not."""
    cutter = Cutter(folder / "tokenizer.json")
    encoder = OnnxEncoder(folder / "encoder.onnx", marks=cutter.marks, threads=threads)
    with np.load(folder / "heads.npz") as stored:
        heads = Heads({name: stored[name].astype(np.float32) for name in stored.files})
    return LearnedReader(Model(cutter, encoder, heads, version), Labels(load_ontology()), load_actors(), least)
