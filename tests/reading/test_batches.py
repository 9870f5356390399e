"""Batches and the rates of the steps over them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reading.batches import BatchSize, batches
from graph.reading.schedule import RiseAndFall, RiseStayFall

lengths = st.lists(st.integers(1, 120), max_size=60)


@given(lengths, st.integers(1, 300), st.integers(0, 12))
def test_every_example_is_in_one_batch_and_no_batch_is_too_large(sizes: list[int], pieces: int, jitter: int) -> None:
    examples = ["x" * size for size in sizes]
    made = batches(examples, BatchSize(pieces, jitter), random.Random(1))
    assert sorted(e for batch in made for e in batch) == sorted(examples)
    assert all(batch for batch in made)
    # Lengths are blurred: the last of a batch is not always its longest, but none is longer by more than that.
    assert all(len(batch) == 1 or len(batch) * (max(map(len, batch)) - jitter) <= pieces for batch in made)


@given(lengths)
def test_the_same_seed_gives_the_same_batches(sizes: list[int]) -> None:
    examples = ["x" * size for size in sizes]
    one, other = (batches(examples, BatchSize(200, 12), random.Random(4)) for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    ("step", "share"), [(0, 1 / 6), (5, 1.0), (6, 1.0), (53, 0.5), (99, 1 / 94), (100, 0.0), (130, 0.0)]
)
def test_the_rate_rises_then_falls(step: int, share: float) -> None:
    assert RiseAndFall(100)(step) == pytest.approx(share)


@pytest.mark.parametrize(("step", "share"), [(0, 0.2), (4, 1.0), (20, 1.0), (60, 0.5), (99, 1 / 80)])
def test_the_rate_rises_stays_and_falls(step: int, share: float) -> None:
    assert RiseStayFall(100)(step) == pytest.approx(share)


@given(st.integers(1, 500))
def test_a_training_of_any_length_has_rates_from_0_to_1(steps: int) -> None:
    assert all(0.0 <= RiseAndFall(steps)(step) <= 1.0 for step in range(steps))
