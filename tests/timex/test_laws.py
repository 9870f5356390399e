"""Laws of finding and resolving, for any text and any day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph.model import DateBasis, Window
from graph.timex import Context, find, resolve

WORDS = st.sampled_from(
    [
        *(
            "on",
            "in",
            "by",
            "since",
            "until",
            "from",
            "between",
            "to",
            "the",
            "a",
            "an",
            "of",
            "and",
            "that",
            "this",
            "same",
        ),
        *(
            "last",
            "next",
            "following",
            "first",
            "day",
            "days",
            "week",
            "month",
            "year",
            "decades",
            "weekend",
            "end",
            "early",
        ),
        *("two", "14th", "3", "5", "29", "99", "2025", "May", "March", "February", "Monday", "Tuesday", "winter"),
        *(
            "ago",
            "later",
            "before",
            "after",
            "for",
            "within",
            "late",
            "mid-",
            "at",
            "noon",
            "night",
            "yesterday",
            "will",
        ),
        *("Christmas", "1970s", "31/12/99", "2024-02-30", ",", ".", ";", "(", ")", "-", "\n", "\n\n", "said"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=25).map(" ".join))
DAYS = st.dates()
WINDOWS = st.tuples(DAYS, DAYS).map(lambda pair: Window(min(pair), max(pair)))
CONTEXTS = st.builds(Context, st.none() | WINDOWS, st.none() | st.booleans(), st.none() | WINDOWS)


@given(TEXTS)
def test_spans_are_ordered_disjoint_and_inside_the_text(text: str) -> None:
    edge = 0
    for expression in find(text):
        assert edge <= expression.start < expression.end <= len(text)
        edge = expression.end


@given(TEXTS, st.none() | DAYS, CONTEXTS)
def test_resolving_never_raises(text: str, published: date | None, context: Context) -> None:
    for expression in find(text):
        resolve(expression, published=published, context=context)


@given(TEXTS)
def test_finding_twice_finds_the_same(text: str) -> None:
    assert find(text) == find(text)


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)), st.none() | DAYS, CONTEXTS)
def test_a_day_in_iso_form_is_itself(day: date, published: date | None, context: Context) -> None:
    (expression,) = find(f"It left on {day.isoformat()}.")
    resolved = resolve(expression, published=published, context=context)
    assert resolved is not None
    assert (resolved.window, resolved.basis, resolved.limit) == (Window.day(day), DateBasis.STATED, False)


@given(
    st.dates(date(1500, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "the {d}th of {m} {y}"]),
)
def test_a_day_in_words_is_itself(day: date, form: str) -> None:
    text = form.format(d=day.day, m=day.strftime("%B"), y=day.year)
    (expression,) = find(f"It left on {text}.")
    resolved = resolve(expression, published=None)
    assert resolved is not None
    assert resolved.window == Window.day(day)


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["on Monday", "on Friday", "in April", "in winter", "on 29 February"]),
)
def test_what_is_done_has_begun_and_what_is_to_come_is_not_over(published: date, phrase: str) -> None:
    (expression,) = find(f"It left {phrase}.")
    done = resolve(expression, published=published, context=Context(future=False))
    coming = resolve(expression, published=published, context=Context(future=True))
    assert done is not None
    assert coming is not None
    assert done.window.first <= published
    assert coming.window.last >= published or "February" in phrase
