"""Speed and memory of the coder. Run with --benchmark-enable for figures; the bounds hold in every run."""

import resource
import time
from datetime import date
from itertools import islice, repeat

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from graph.coding.coder import Coder, load_coder
from graph.coding.parsing import coded_text
from graph.model import Document, make_document

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
WORDS_A_SECOND = 1_500  # floor of issue 4, on one core
ARTICLE_WORDS, ARTICLE_SECONDS = 800, 1.0
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


def test_an_article_of_800_words_takes_less_than_a_second(coder: Coder, benchmark: BenchmarkFixture) -> None:
    document = article(ARTICLE_WORDS)
    coder.code(document)
    started = time.process_time()
    coder.code(document)
    assert time.process_time() - started < ARTICLE_SECONDS
    coded = benchmark(coder.code, document)
    assert coded.events


def test_coding_takes_less_time_than_parsing_and_keeps_the_floor_of_words_a_second(coder: Coder) -> None:
    document = article(ARTICLE_WORDS)
    coder.code(document)
    started = time.process_time()
    doc = coder.nlp(coded_text(document))
    parsed = time.process_time()
    coder.code_parsed(doc, document)
    coded = time.process_time()
    assert coded - parsed < parsed - started
    assert ARTICLE_WORDS / (coded - started) > WORDS_A_SECOND


def test_memory_stays_flat_over_many_documents(coder: Coder) -> None:
    numbers = iter(range(100_000))
    # Every document brings words that no other has: what the vocabulary keeps would show.
    documents = (
        make_document(f"{text} Envoy Zk{n}x{n % 7}q met Minister Vr{n}w in Port{n}.", ident=str(n), published=DAY)
        for text, n in zip(repeat(PARAGRAPHS[1]), numbers, strict=False)
    )
    for _ in coder.code_many(islice(documents, 300)):
        pass
    before, strings = _resident_mib(), len(coder.nlp.vocab.strings)
    for _ in coder.code_many(islice(documents, 10_000)):
        pass
    assert len(coder.nlp.vocab.strings) - strings < 100
    assert _resident_mib() - before < GROWTH_MIB


def _resident_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
