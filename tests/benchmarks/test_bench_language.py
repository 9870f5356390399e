"""Words a second of the shipped pipeline; run with ``--benchmark-enable``."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from spacy.language import Language

from graph.language.pipeline import load_pipeline

TEXT = (
    "Azerbaijan summoned the Russian ambassador on Tuesday and handed him a note of protest, the ministry said. "
    "Moscow, which denies the charge, expelled two diplomats in response. “We regret this step,” a spokeswoman told"
    " reporters.\n\nThe two countries had exchanged accusations in March, when a plane was lost near the border."
)
COPIES = 200


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def test_words_a_second(benchmark: BenchmarkFixture, nlp: Language) -> None:
    texts = [TEXT] * COPIES

    def parse() -> int:
        return sum(len(doc) for doc in nlp.pipe(texts))

    words = benchmark(parse)
    if benchmark.stats:
        benchmark.extra_info["words_per_second"] = round(words / benchmark.stats.stats.mean)
    assert words > COPIES
