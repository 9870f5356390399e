"""Train the English pipeline: ``python -m graph.language.train --treebanks DIR --output DIR [--seed N] [--steps N]``.

The network (tags, features, tree) is trained on gold words and sentences; the rule components are added afterwards.
EWT's training and test parts train, EWT's development part selects, PUD and GUM only test.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_training
from spacy.util import load_config, registry
from thinc.api import use_ops
from thinc.util import fix_random_seed

from graph.language import corpora, sentences  # noqa: F401  (registers the readers and the splitter)
from graph.language.features import read_clusters, store_clusters
from graph.language.lemmas import FACTORY as LEMMATIZER
from graph.language.lemmas import TableLemmatizer, read_tables
from graph.language.sentences import FACTORY as SPLITTER
from graph.language.tokens import cut_words_as_ud
from graph.language.treebank import read_treebank

SETTINGS = Path(__file__).with_name("training.cfg")
TRAINING_TREEBANKS = ("ewt-train.conllu.xz", "ewt-test.conllu.xz")
SELECTION_TREEBANK = "ewt-dev.conllu.xz"
META = {
    "lang": "en",
    "name": "demarche",
    "version": "1.0.0",
    "description": "English for diplomatic news: tags, features, lemmas and Universal Dependencies trees.",
    "license": "CC BY-SA 4.0",
    "sources": [
        {
            "name": "UD_English-EWT (2025-05)",
            "url": "https://github.com/UniversalDependencies/UD_English-EWT",
            "license": "CC BY-SA 4.0",
        },
        {
            "name": "spacy-lookups-data (Brown clusters, norms; WordNet 3.0 lemma tables)",
            "url": "https://github.com/explosion/spacy-lookups-data",
            "license": "MIT; WordNet 3.0 licence",
        },
    ],
}


def store_clusters_before_training() -> Callable[[Language], Language]:
    """The network's features need the clusters from the first example on."""

    def store(nlp: Language) -> Language:
        store_clusters(nlp.vocab, read_clusters())
        return nlp

    return store


def train(treebanks: Path, output: Path, *, seed: int, steps: int, evaluate_every: int) -> Language:
    """Train the network; keep the best and the last state in `output`; return the best as a whole pipeline."""
    output.mkdir(parents=True, exist_ok=True)
    fix_random_seed(seed)
    config = load_config(
        SETTINGS,
        overrides={
            "system.seed": seed,
            "training.max_steps": steps,
            "training.eval_frequency": evaluate_every,
        },
        interpolate=False,
    )
    config["paths"]["train"] = [str(treebanks / name) for name in TRAINING_TREEBANKS]
    config["paths"]["dev"] = str(treebanks / SELECTION_TREEBANK)
    with use_ops("numpy", use_blis=False):  # numpy's own products are three times as fast as thinc's
        run_training(init_nlp(config), output, stdout=sys.stdout, stderr=sys.stderr)
    return assemble(spacy.load(output / "model-best"), treebanks)


def assemble(nlp: Language, treebanks: Path) -> Language:
    """Add what is not a network: the sentence splitter in front, the lemmatizer behind the tags."""
    cut_words_as_ud(nlp)
    trees = [sentence for name in TRAINING_TREEBANKS for sentence in read_treebank(treebanks / name)]
    nlp.add_pipe(SPLITTER, first=True)
    lemmatizer = nlp.add_pipe(LEMMATIZER, before="parser")
    assert isinstance(lemmatizer, TableLemmatizer)
    lemmatizer.tables = read_tables(trees)
    nlp.meta.update(META)
    nlp.config["paths"].update(train=[], dev="")  # where the treebanks lay says nothing to others
    return nlp


def main(arguments: list[str] | None = None) -> None:
    """Train and write the pipeline."""
    parser = argparse.ArgumentParser(prog="python -m graph.language.train", description=__doc__)
    parser.add_argument("--treebanks", type=Path, default=Path("../shared/treebanks"), help="folder of the treebanks")
    parser.add_argument("--output", type=Path, required=True, help="folder for the pipeline and its training states")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--steps", type=int, default=3500, help="batches to train on")
    options = parser.parse_args(arguments)
    every = max(1, min(500, options.steps))
    nlp = train(options.treebanks, options.output, seed=options.seed, steps=options.steps, evaluate_every=every)
    nlp.to_disk(options.output / "en_demarche")


registry.callbacks("demarche.StoreClusters.v1", func=store_clusters_before_training)

if __name__ == "__main__":
    main()
