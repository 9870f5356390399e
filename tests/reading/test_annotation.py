"""Annotations: what they cannot be, and that JSON keeps them whole."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reading.annotation import (
    Act,
    Annotation,
    Argument,
    Link,
    LinkKind,
    Mention,
    MentionType,
    Role,
    Scored,
    Span,
    annotation_from_json,
    annotation_to_json,
)

scores = st.floats(0, 1)
spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 10**6), st.integers(1, 10**4))
scored = st.builds(Scored, st.text(), scores, st.none() | st.text())
mentions = st.builds(
    Mention, spans, scored | st.builds(Scored, st.sampled_from(list(MentionType))), st.integers(0), st.none() | scored
)


def arguments(size: int) -> st.SearchStrategy[Argument]:
    placed = st.builds(
        lambda role, span, score: Argument(role, None, span, score), st.sampled_from(Role), spans, scores
    )
    if not size:
        return placed
    parties = st.builds(Argument, st.sampled_from(Role), st.integers(0, size - 1), st.none(), scores)
    return parties | placed


def acts(size: int) -> st.SearchStrategy[Act]:
    given_arguments = st.lists(arguments(size), max_size=4).map(tuple)
    label = st.none() | scored
    return st.builds(Act, spans, spans, scored, label, label, scored, given_arguments, scores)


def links(size: int) -> st.SearchStrategy[Link]:
    place = st.integers(0, size - 1)
    return st.builds(Link, st.sampled_from(LinkKind), place, place, scores, st.none() | spans)


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    named = draw(st.lists(mentions, max_size=4))
    told = draw(st.lists(acts(len(named)), max_size=4))
    joined = draw(st.lists(links(len(told)), max_size=4)) if told else []
    return Annotation(draw(st.text()), tuple(named), tuple(told), tuple(joined), draw(st.text()))


@given(annotations())
def test_json_keeps_every_annotation_whole(annotation: Annotation) -> None:
    assert annotation_from_json(json.loads(json.dumps(annotation_to_json(annotation)))) == annotation


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_holds_characters(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="holds no character"):
        Span(start, end)


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "holds"),
    [
        ((0, 4), (4, 6), False, False),
        ((0, 4), (3, 6), True, False),
        ((0, 4), (1, 4), True, True),
        ((1, 3), (0, 4), True, False),
    ],
)
def test_spans_meet(one: tuple[int, int], other: tuple[int, int], overlaps: bool, holds: bool) -> None:
    assert Span(*one).overlaps(Span(*other)) == overlaps
    assert (Span(*other) in Span(*one)) == holds


@pytest.mark.parametrize("given_", [{}, {"mention": 0, "span": Span(0, 1)}])
def test_an_argument_is_a_mention_or_a_span(given_: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="either a mention or a span"):
        Argument(Role.ACTOR, **given_)  # type: ignore[arg-type]


def an_act(*given_: Argument) -> Act:
    return Act(Span(0, 1), Span(0, 2), Scored("ACCUSE"), None, None, Scored("occurred"), given_)


def test_an_act_names_a_mention_that_is_there() -> None:
    with pytest.raises(ValueError, match="has no mention 0"):
        Annotation("d", acts=(an_act(Argument(Role.ACTOR, mention=0)),))


def test_a_link_joins_acts_that_are_there() -> None:
    with pytest.raises(ValueError, match="joins acts 0 and 1"):
        Annotation("d", acts=(an_act(),), links=(Link(LinkKind.ANSWERS, 0, 1),))


def test_the_surest_argument_of_a_role_comes_first() -> None:
    unsure, sure = Argument(Role.ACTOR, mention=0, score=0.6), Argument(Role.ACTOR, mention=1, score=0.9)
    other = Argument(Role.RECIPIENT, mention=2)
    assert an_act(unsure, other, sure).of_role(Role.ACTOR) == (sure, unsure)
