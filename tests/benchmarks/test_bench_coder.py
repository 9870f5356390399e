"""Speed and memory of the coder. Run with --benchmark-enable for figures; the bound of memory holds in every run."""

import resource
from datetime import date
from itertools import islice, repeat

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from graph.model import Document, make_document
from graph.pipeline import Coder, load_coder

DAY = date(2024, 5, 15)
PARAGRAPHS = (
    "Peru recalled its ambassador to Mexico on Monday after the Mexican president called the arrest of a "
    "former minister a coup. The foreign ministry in Lima said the remarks were unacceptable and handed the "
    "Mexican chargé d'affaires a protest note. Mexico rejected the complaint and said it would not apologise.",
    "Norway accused Russia of jamming signals along the border and summoned the Russian envoy. Two Russian "
    "fishermen who were detained in March remain in custody in Tromsø, police said. In response, Moscow "
    "expelled a Norwegian diplomat and closed a Norwegian school. Finland and Sweden expressed support for "
    "Oslo.",
    "Kenya and Uganda agreed on Tuesday to reopen a crossing that had been closed since December 2022, when "
    "soldiers from both sides exchanged fire near the lake. The presidents will meet next week, a Ugandan "
    "official said.",
)
ARTICLE_WORDS, MANY = 800, 1_000
GROWTH_MIB = 40  # resident memory that coding may add once the first batches have warmed everything up


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load_coder()


def article(words: int, ident: str = "article") -> Document:
    text, count = "", 0
    for paragraph in (p for _ in range(words) for p in PARAGRAPHS):
        text += paragraph + "\n\n"
        count += len(paragraph.split())
        if count >= words:
            break
    return make_document(text, ident=ident, published=DAY)


def test_an_article_of_800_words(coder: Coder, benchmark: BenchmarkFixture) -> None:
    coded = benchmark(coder.code, article(ARTICLE_WORDS))
    assert coded.events


def test_words_a_second_over_many_documents(coder: Coder, benchmark: BenchmarkFixture) -> None:
    documents = [article(ARTICLE_WORDS, str(number)) for number in range(10)]
    benchmark(lambda: list(coder.code_many(documents)))
    if benchmark.stats:
        benchmark.extra_info["words_per_second"] = round(10 * ARTICLE_WORDS / benchmark.stats.stats.mean)


def test_memory_stays_flat_over_many_documents(coder: Coder) -> None:
    numbers = iter(range(100_000))
    # Every document brings words that no other has: what the vocabulary keeps would show.
    documents = (
        make_document(f"{text} Envoy Zk{n}x{n % 7}q met Minister Vr{n}w in Port{n}.", ident=str(n), published=DAY)
        for text, n in zip(repeat(PARAGRAPHS[1]), numbers, strict=False)
    )
    for _ in coder.code_many(islice(documents, 300)):
        pass
    before, strings = _resident_mib(), len(coder.rules.nlp.vocab.strings)
    for _ in coder.code_many(islice(documents, MANY)):
        pass
    assert len(coder.rules.nlp.vocab.strings) - strings < 100
    assert _resident_mib() - before < GROWTH_MIB


def _resident_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
