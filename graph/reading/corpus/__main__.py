"""`python -m graph.reading.corpus`: counts and agreement; fails with every broken mark named."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.reading.corpus.agreement import agreement
from graph.reading.corpus.counts import Counts
from graph.reading.corpus.gold import window
from graph.reading.corpus.marked import MarkedDocument, MarkedTime
from graph.reading.corpus.parts import PARTS, Series, Texts, all_series, hand, load_texts


def main() -> int:
    """Print what the corpus holds; 1 where a mark is broken."""
    texts = load_texts()
    there = [series for series in all_series() if texts.real or not series.is_real]
    for series in all_series():
        if series not in there:
            print(f"{series.path.name}: left out, its texts are not on this machine")
    documents = [(series, document) for series in there for document in series.documents(texts)]
    broken = [line for series, document in documents for line in _broken(series.path, document)]
    print("\n".join([*broken, *_counted(documents), *_agreed(texts)]))
    return int(bool(broken))


def _broken(path: Path, document: MarkedDocument) -> Iterator[str]:
    for problem in [*document.problems, *_broken_times(document.times.values())]:
        yield f"{path.name}, {document.id}: {problem}"


def _broken_times(times: Iterable[MarkedTime]) -> Iterator[str]:
    for time in times:
        try:
            window(time.value)
        except ValueError as error:
            yield f"time {time.id} has the value {time.value}: {error}"


def _counted(documents: Iterable[tuple[Series, MarkedDocument]]) -> Iterator[str]:
    """The totals of each part, then all counts of the whole."""
    whole, counts = Counts(), {part: Counts() for part in PARTS}
    for series, document in documents:
        for some in (whole, counts[series.part]):
            some.add(document, series.name)
    for part, some in counts.items():
        yield f"{part}: {next(some.lines())}"
    yield from whole.lines()


def _agreed(texts: Texts) -> Iterator[str]:
    first, second = hand("first", texts), hand("second", texts)
    pairs = [(first[ident], second[ident]) for ident in first if ident in second]
    if pairs:
        yield f"agreement of two hands on {len(pairs)} documents:"
        yield from (f"  {name}: {share.value:.3f} of {share.of}" for name, share in agreement(pairs).rows())


if __name__ == "__main__":
    sys.exit(main())
