"""The corpus in its three parts: train, dev and test, split by writer and crisis (data/corpus/parts.yaml)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.ontology import Ontology, load_ontology
from graph.reading.corpus.form import MarkError, read_file
from graph.reading.corpus.gold import Gold, gold
from graph.reading.corpus.marked import MarkedDocument
from graph.reading.corpus.real import read_articles, read_marks
from graph.resources import data_path, read_yaml

PARTS = ("train", "dev", "test")
# The texts that the marks of real prose belong to: they lie beside the checkout and are no part of the project.
_SHARED = Path(__file__).parents[4] / "shared"


@dataclass(frozen=True)
class Texts:
    """What reading marks takes: the ontology that they name kinds of, and the texts of real prose by id."""

    ontology: Ontology
    real: Mapping[str, str]


@dataclass(frozen=True)
class Series:
    """A file of documents by one hand: its name and the part it belongs to."""

    path: Path
    part: str

    @property
    def name(self) -> str:
        """What the counts call it."""
        return "real" if self.is_real else self.path.stem.split("-")[0]

    @property
    def is_real(self) -> bool:
        """Whether it holds marks of texts that lie elsewhere."""
        return self.path.suffix == ".jsonl"

    def documents(self, texts: Texts) -> Iterator[MarkedDocument]:
        """Its documents; MissingTextError where the text of one is not there or is another one."""
        return read_marks(self.path, texts.real) if self.is_real else read_file(self.path, texts.ontology)


def all_series() -> list[Series]:
    """Every file of the corpus."""
    return series_in(data_path("corpus"))


def series_in(folder: Path) -> list[Series]:
    """Every file of a folder, in order; the first prefix of its `parts.yaml` that fits decides, else training."""
    prefixes: Mapping[str, list[str]] = read_yaml(folder / "parts.yaml")
    files = [*sorted(folder.glob("*.txt")), *sorted(folder.glob("real/*.jsonl"))]
    return [Series(path, _part(path.stem, prefixes)) for path in files]


def _part(stem: str, prefixes: Mapping[str, list[str]]) -> str:
    return next((part for part, starts in prefixes.items() if stem.startswith(tuple(starts))), "train")


def load_texts(shared: Path = _SHARED) -> Texts:
    """The ontology, and the texts of real prose: none where they are not on this machine."""
    return Texts(load_ontology(), shared_texts(shared))


def shared_texts(shared: Path = _SHARED) -> dict[str, str]:
    """The texts of real prose by id; empty where they are not on this machine."""
    articles = shared / "corpora" / "articles.jsonl.xz"
    if not articles.exists():
        return {}
    texts, ontology = read_articles(articles), load_ontology()
    for path in sorted((shared / "corpus" / "seed").glob("r1-*.txt")):
        texts |= {document.id: document.text for document in read_file(path, ontology)}
    return texts


def load_part(part: str) -> list[Gold]:
    """The documents of a part with their perfect annotations; MarkError where one is marked badly.

    Real prose is left out where its texts are not on this machine.
    """
    texts = load_texts()
    chosen = [series for series in all_series() if series.part == part and (texts.real or not series.is_real)]
    return [gold(document) for series in chosen for document in _sound(series, texts)]


def _sound(series: Series, texts: Texts) -> Iterator[MarkedDocument]:
    for document in series.documents(texts):
        if document.problems:
            raise MarkError(series.path, document.id, document.problems[0])
        yield document


def hand(name: str, texts: Texts) -> dict[str, Gold]:
    """By id the test documents as one of two hands marked them apart: "first" or "second" (data/corpus/hands)."""
    folder = data_path("corpus") / "hands" / name
    paths = [*sorted(folder.glob("*.txt")), *(sorted(folder.glob("*.jsonl")) if texts.real else [])]
    return {d.id: gold(d) for path in paths for d in Series(path, "test").documents(texts)}
