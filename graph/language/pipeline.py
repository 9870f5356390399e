"""Load the English pipeline: the shipped weights, or any installed spaCy pipeline with UD labels."""

import spacy
from spacy.language import Language
from thinc.api import use_ops

# Importing the components registers the factories and layers that the shipped weights are made of.
from graph.errors import PipelineError
from graph.language import features, lemmas, sentences  # noqa: F401
from graph.resources import data_path

SHIPPED = "en_demarche"
# Every UD pipeline has these; the label set of spaCy's own English pipelines has "dobj" and "pobj" in their place.
UD_LABELS = frozenset({"nsubj", "obj", "obl"})


def load_pipeline(name: str | None = None) -> Language:
    """The shipped pipeline, or the installed pipeline `name` (a package or a folder).

    Raises PipelineError if there is none of that name, or if its parser does not speak Universal Dependencies.
    """
    source = str(data_path("pipeline", SHIPPED)) if name is None else name
    try:
        with use_ops("numpy", use_blis=False):  # numpy's own products are three times as fast as thinc's
            nlp = spacy.load(source)
    except (OSError, ValueError) as error:
        raise PipelineError(f"The language pipeline {source!r} cannot be loaded: {error}") from error
    _require_ud(nlp, source)
    return nlp


def _require_ud(nlp: Language, source: str) -> None:
    labels = nlp.pipe_labels.get("parser", [])
    if not UD_LABELS.issubset(labels):
        raise PipelineError(f"The language pipeline {source!r} has no parser with Universal Dependencies labels.")
