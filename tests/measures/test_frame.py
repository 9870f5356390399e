from dataclasses import dataclass

import pandas as pd

from graph.measures import Scope, events_frame, frame_of, tension
from graph.model import Collection
from graph.model.columns import column_names, event_dtypes
from graph.network import build_network
from tests.crisis import crisis
from tests.factory import collection, event


def test_a_collection_gives_one_row_an_event_and_dyad() -> None:
    frame = events_frame(collection(event(ident="a"), event("SWE", "PRT", "meeting", ident="b", both=True)))
    assert list(zip(frame["id"], frame["actor"], frame["recipient"], strict=True)) == [
        ("a", "SWE", "PRT"),
        ("b", "PRT", "SWE"),
        ("b", "SWE", "PRT"),
    ]


def test_the_frame_has_the_canonical_columns_and_types_even_when_empty() -> None:
    for frame in (events_frame(Collection()), events_frame(crisis())):
        assert tuple(frame.columns) == column_names()
        assert {name: str(kind) for name, kind in frame.dtypes.items()} == event_dtypes()


def test_a_network_gives_the_frame_of_its_collection() -> None:
    columns = ["id", "actor", "recipient", "date", "score", "status", "document", "weight_documents", "sentence"]
    of_network, of_collection = (
        frame_of(source)[columns].sort_values(["id", "actor", "recipient"], ignore_index=True)
        for source in (build_network(crisis()), crisis())
    )
    pd.testing.assert_frame_equal(of_network, of_collection)


def test_whatever_can_give_its_events_as_a_frame_is_taken() -> None:
    @dataclass
    class Shelf:
        frame: pd.DataFrame

        def events_frame(self, states: tuple[str, ...] = ()) -> pd.DataFrame:
            return self.frame[self.frame["actor"].isin(states)] if states else self.frame

    frame = events_frame(crisis())
    assert frame_of(Shelf(frame)) is frame
    assert set(frame_of(Shelf(frame), Scope.of("SWE-PRT"))["actor"]) == {"SWE", "PRT"}
    pd.testing.assert_frame_equal(
        tension(Shelf(frame), dyad="SWE-PRT").curves, tension(frame, dyad="SWE-PRT").curves, check_exact=True
    )
    assert frame_of(frame) is frame
