"""What the corpus holds: documents, acts, and how many of every type, measure and status."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.reading.corpus.marked import MarkedDocument


@dataclass
class Counts:
    """Counters over documents; `kinds` by what is counted: "type", "measure", "status", "series"."""

    totals: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, document: MarkedDocument, series: str) -> None:
        acts = list(document.acts.values())
        self.totals.update(
            documents=1,
            words=len(document.text.split()),
            entities=len(document.entities),
            mentions=sum(len(e.spans) for e in document.entities.values()),
            acts=len(acts),
            tellings=sum(len(a.spans) for a in acts),
            times=len(document.times),
            answers=sum(len(a.causes) for a in acts),
        )
        self._count("series", [series])
        self._count("type", [a.type for a in acts])
        self._count("measure", [a.measure for a in acts if a.measure])
        self._count("status", [a.status.value for a in acts])

    def _count(self, kind: str, values: Iterable[str]) -> None:
        self.kinds.setdefault(kind, Counter()).update(values)

    def lines(self) -> Iterator[str]:
        """The counts in words, a line a kind."""
        yield ", ".join(f"{count:,} {name}" for name, count in self.totals.items())
        for kind, counter in self.kinds.items():
            yield f"{kind}: " + ", ".join(f"{name} {count}" for name, count in counter.most_common())
