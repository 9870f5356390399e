"""The shipped pipeline, loaded once, and the treebanks, where they are at hand."""

from pathlib import Path

import pytest
from spacy.language import Language

from graph.language.pipeline import load_pipeline

TREEBANKS = Path(__file__).parents[3] / "shared" / "treebanks"


@pytest.fixture(scope="session")
def shipped() -> Language:
    return load_pipeline()


@pytest.fixture(scope="session")
def treebanks() -> Path:
    if not TREEBANKS.is_dir():
        pytest.skip("the treebanks are not at ../shared/treebanks; they are not part of the repository")
    return TREEBANKS
