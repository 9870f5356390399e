"""The shipped pipeline, loaded once."""

import pytest
from spacy.language import Language

from graph.language.pipeline import load_pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline()
