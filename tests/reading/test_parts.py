"""The corpus as it is committed: others may be writing its files while this runs."""

import io
import json
import subprocess
import tarfile
from pathlib import Path

import pytest

from graph.ontology import load_ontology
from graph.reading.corpus.form import read_file
from graph.reading.corpus.parts import PARTS, Series, load_texts, series_in

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """data/corpus as git holds it."""
    done = subprocess.run(["git", "archive", "HEAD", "data/corpus"], capture_output=True, cwd=ROOT)
    if done.returncode:
        pytest.skip("this is no checkout: which files of data/corpus are done is known from git only")
    folder = tmp_path_factory.mktemp("corpus")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as files:
        files.extractall(folder, filter="data")
    return folder / "data" / "corpus"


def ids_of(series: Series) -> list[str]:
    if series.is_real:
        return [json.loads(line)["id"] for line in series.path.read_text(encoding="utf-8").splitlines()]
    return [document.id for document in read_file(series.path, load_ontology())]


def test_every_document_is_there_once(committed: Path) -> None:
    places: dict[str, list[str]] = {}
    for series in series_in(committed):
        for ident in ids_of(series):
            places.setdefault(ident, []).append(f"{series.part}: {series.path.name}")
    assert {ident: where for ident, where in places.items() if len(where) > 1} == {}


def test_every_part_has_documents(committed: Path) -> None:
    assert {series.part for series in series_in(committed)} == set(PARTS)


def test_every_written_document_is_marked_without_problem(committed: Path) -> None:
    files = [*committed.glob("*.txt"), *committed.glob("hands/*/*.txt")]
    documents = [(path.name, document) for path in files for document in read_file(path, load_ontology())]
    problems = [f"{name}, {d.id}: {problem}" for name, d in documents for problem in d.problems]
    assert files
    assert problems == []


def test_all_marks_of_real_prose_fit_their_texts(committed: Path) -> None:
    texts = load_texts()
    if not texts.real:
        pytest.skip("the texts of real prose are not on this machine")
    real = [series for series in series_in(committed) if series.is_real]
    assert [problem for series in real for d in series.documents(texts) for problem in d.problems] == []


def test_the_first_prefix_that_fits_decides(tmp_path: Path) -> None:
    (tmp_path / "parts.yaml").write_text("test: [t1]\ndev: [w1-06, t1-02]\n", encoding="utf-8")
    for name in ("t1-01.txt", "t1-02.txt", "w1-01.txt", "w1-06.txt"):
        (tmp_path / name).touch()
    found = {series.path.stem: (series.part, series.name) for series in series_in(tmp_path)}
    assert found == {
        "t1-01": ("test", "t1"),
        "t1-02": ("test", "t1"),
        "w1-01": ("train", "w1"),
        "w1-06": ("dev", "w1"),
    }
