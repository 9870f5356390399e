"""What a briefing says, before it is put into any form: finding, curve, ladder, key acts, sources."""

from dataclasses import dataclass

from graph.errors import ExportError
from graph.exports.charts import Chart, chart, dyad_of, tension_of
from graph.exports.html import page_of
from graph.exports.options import ExportOptions
from graph.exports.wording import Telling, ToldEvent, clean, cleaned, how_made, period, shorten, window_in_words
from graph.measures.ladder import Ladder, ladder
from graph.measures.scope import Scope
from graph.measures.tension import Tension
from graph.model import NOT_DONE, Collection, Event

KEY_ACTS = 5
_SENTENCE_CHARACTERS = 320


@dataclass(frozen=True)
class Brief:
    """The content of a briefing; `chosen` holds the dyad, and the theme that goes with paper."""

    title: str
    subtitle: str
    finding: str
    dyad: str
    tension: Chart
    ladder: Chart
    measured: Tension
    steps: Ladder
    key_acts: tuple[ToldEvent, ...]
    acts: tuple[ToldEvent, ...]
    how_made: str
    counts_in_words: str
    as_of: str


def brief_of(collection: Collection, options: ExportOptions) -> Brief:
    """The briefing of the options' dyad, else of the busiest pair; ExportError where no act joins two states."""
    collection = cleaned(collection)
    dyad = dyad_of(collection, options)
    chosen = ExportOptions(dyad=dyad, as_of=options.as_of, theme="print" if options.theme == "light" else options.theme)
    acts = [event for event in collection.events if _within(event, dyad)]
    if not acts:
        raise ExportError(f"No act joins the states of {dyad}: choose another dyad or other dates.")
    telling = Telling(collection)
    page = page_of(collection, title=options.title, filters_in_words=options.filters_in_words, as_of=options.as_of)
    names = " and ".join(telling.state_label(code) for code in Scope.of(dyad).states)
    span = period(Collection(events=tuple(acts)))
    drawn = chart("tension", collection, chosen)
    key_ids = {event.id for event in key_acts(acts)}
    told = [told for told in telling.events() if _within(told.event, dyad)]
    return Brief(
        title=clean(options.title or f"{names}, {window_in_words(span)}"),
        subtitle=f"{page.filters_in_words}; as of {page.as_of}",
        finding=drawn.title,
        dyad=dyad,
        tension=drawn,
        ladder=chart("ladder", collection, chosen),
        measured=tension_of(collection, chosen),
        steps=ladder(collection, dyad=dyad),
        key_acts=tuple(one for one in told if one.event.id in key_ids),
        acts=tuple(told),
        how_made=how_made(),
        counts_in_words=page.counts_in_words,
        as_of=page.as_of,
    )


def key_acts(events: list[Event]) -> list[Event]:
    """The five acts to know: those that happened or are alleged, highest rung first, then best attested, then first;
    no kind of act of one side twice while there are others.
    """
    ranked = sorted(
        (event for event in events if event.status not in NOT_DONE and event.window),
        key=lambda e: (-e.rung, -len({found.document for found in e.all_evidence}), str(e.window), e.id),
    )
    first_of_kind: dict[tuple[str, str | None, tuple[str | None, ...]], Event] = {}
    for event in ranked:
        first_of_kind.setdefault((event.type, event.measure, tuple(a for a, _ in event.dyads)), event)
    chosen = list(first_of_kind.values())
    chosen += [event for event in ranked if event not in chosen]
    return chosen[:KEY_ACTS]


def quoted(told: ToldEvent) -> tuple[str, str]:
    """An act's first sentence, not over-long, and its citation."""
    sentence = told.sentences[0]
    return f"“{shorten(sentence.text, _SENTENCE_CHARACTERS)}”", sentence.citation


def _within(event: Event, dyad: str) -> bool:
    scope = Scope.of(dyad)
    return any(a in scope.actors and r in scope.recipients and a != r for a, r in event.dyads)
