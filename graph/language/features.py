"""What the network sees of a word: its letters, and the class it fell into when a huge corpus was clustered.

The treebank knows 15,000 word forms; the news has hundreds of thousands. A Brown cluster puts an unseen word ("Lavrov",
"embargoed") into a class whose other members were seen. A cluster is a path in a binary tree, so the first bits of
the path name broader classes.
"""

import gzip
import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any, cast

import numpy
from spacy.lookups import Lookups
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.layers import HashEmbed, Maxout
from thinc.types import Floats2d, Ints2d

CLUSTER_TABLE = "demarche_cluster"
LETTER_FEATURES = ("NORM", "PREFIX", "SUFFIX", "SHAPE")
SPELLINGS = ("ORTH", "LOWER", "NORM")
# The clusters' integers hold their path with the first step in the lowest bit: a mask takes the beginning of the path.
PATH_MASKS = ((1 << 4) - 1, (1 << 6) - 1, (1 << 10) - 1, (1 << 20) - 1)
UNKNOWN_CLUSTER = 0


def read_clusters() -> dict[str, int]:
    """The Brown clusters of spacy-lookups-data, word to path; words that no cluster took are left out."""
    source = files("spacy_lookups_data").joinpath("data", "en_lexeme_cluster.json.gz")
    table: dict[str, int] = json.loads(gzip.decompress(source.read_bytes()))
    return {word: cluster for word, cluster in table.items() if cluster != UNKNOWN_CLUSTER}


def store_clusters(vocab: Vocab, clusters: dict[str, int]) -> None:
    """Put the clusters into the vocabulary's tables, which travel with the pipeline."""
    lookups: Lookups = vocab.lookups
    if lookups.has_table(CLUSTER_TABLE):
        lookups.remove_table(CLUSTER_TABLE)
    lookups.add_table(CLUSTER_TABLE, clusters)


def cluster_hash_embed(
    width: int, rows: list[int], cluster_width: int, cluster_rows: list[int]
) -> Model[list[Doc], list[Floats2d]]:
    """Embed letters (NORM, PREFIX, SUFFIX, SHAPE: `rows`) and the cluster's path (4, 6, 10, all bits: `cluster_rows`).

    Shapes: a list of documents in, a list of arrays (words, width) out.
    """
    letters: list[Model[Any, Any]] = [
        HashEmbed(width, count, column=column, seed=column, dropout=0.0) for column, count in enumerate(rows)
    ]
    clusters: list[Model[Any, Any]] = [
        HashEmbed(cluster_width, count, column=column, seed=column, dropout=0.0)
        for column, count in enumerate(cluster_rows, start=len(rows))
    ]
    joined = width * len(rows) + cluster_width * len(cluster_rows)
    mix: Model[Any, Any] = Maxout(width, joined, nP=3, dropout=0.0, normalize=True)
    model: Model[list[Doc], list[Floats2d]] = chain(
        _word_features(),
        list2ragged(),
        with_array(concatenate(*letters, *clusters)),
        with_array(mix),
        ragged2list(),
    )
    return model


def _word_features() -> Model[list[Doc], list[Ints2d]]:
    return Model("word_features", _forward)


def _forward(model: Model[list[Doc], list[Ints2d]], docs: list[Doc], is_train: bool) -> tuple[list[Ints2d], Any]:
    arrays = [model.ops.asarray2i(cast(Ints2d, _features_of(doc)), dtype="uint64") for doc in docs]
    return arrays, lambda gradient: []


def _features_of(doc: Doc) -> numpy.ndarray[Any, Any]:
    letters = doc.to_array(list(LETTER_FEATURES)).reshape(len(doc), len(LETTER_FEATURES))
    paths = _cluster_paths(doc)
    columns = [paths & numpy.uint64(mask) for mask in PATH_MASKS]
    return numpy.column_stack([letters.astype("uint64"), *columns])


def _cluster_paths(doc: Doc) -> numpy.ndarray[Any, Any]:
    """Each word's cluster: as written, else in lower case ("SUMMONED"), else as normalized ("organise")."""
    table: dict[int, int] = doc.vocab.lookups.get_table(CLUSTER_TABLE)
    # The table's own `get` hashes strings; these keys are hashes already.
    find: Callable[[dict[int, int], int], int | None] = dict.get
    spellings = doc.to_array(list(SPELLINGS)).reshape(len(doc), len(SPELLINGS)).astype("uint64")
    paths = [
        find(table, form) or find(table, lower) or find(table, norm) or UNKNOWN_CLUSTER
        for form, lower, norm in spellings.tolist()
    ]
    return numpy.asarray(paths, dtype="uint64")


registry.architectures("demarche.ClusterHashEmbed.v1", func=cluster_hash_embed)
