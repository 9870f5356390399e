from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Window

days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
windows = st.tuples(days, days).map(lambda pair: Window(min(pair), max(pair)))


def test_one_day_is_a_window_of_one_day() -> None:
    assert Window.day(date(2025, 7, 1)).days == 1
    assert Window.day(date(2025, 7, 1)).is_day


def test_a_window_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Window(date(2025, 7, 2), date(2025, 7, 1))


@given(windows, windows)
def test_what_two_windows_share_is_in_both_and_in_their_hull(a: Window, b: Window) -> None:
    shared = a & b
    assert (shared is None) == (a.last < b.first or b.last < a.first)
    if shared:
        assert shared.first in a
        assert shared.last in b
        assert shared.days <= (a | b).days


@given(windows, windows)
def test_combining_windows_does_not_mind_their_order(a: Window, b: Window) -> None:
    assert a & b == b & a
    assert a | b == b | a
