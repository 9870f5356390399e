from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Collection, Incident
from graph.network import BOX, Layout, build_network, positions
from graph.network.places import seats
from graph.network.spacing import Point, spread
from tests.crisis import crisis
from tests.factory import collection, event, window

COORDINATES = st.floats(-200, 200)


def overlaps(placed: dict[str, Point]) -> list[tuple[str, str]]:
    names = sorted(placed)
    return [
        (a, b)
        for n, a in enumerate(names)
        for b in names[n + 1 :]
        if abs(placed[a][0] - placed[b][0]) < BOX[0] - 0.3 and abs(placed[a][1] - placed[b][1]) < BOX[1] - 0.3
    ]


@pytest.mark.parametrize("layout", Layout)
def test_every_node_has_a_place_of_its_own(layout: Layout) -> None:
    network = build_network(crisis())
    placed = positions(network, layout)
    assert set(placed) == set(network)
    assert overlaps(placed) == []


@pytest.mark.parametrize("layout", Layout)
def test_the_same_collection_in_another_order_gives_the_same_places(layout: Layout) -> None:
    whole = crisis()
    turned = replace(whole, entities=whole.entities[::-1], events=whole.events[::-1], incidents=whole.incidents[::-1])
    assert positions(build_network(turned), layout) == positions(build_network(whole), layout)


@pytest.mark.parametrize("layout", Layout)
def test_an_empty_network_has_no_places(layout: Layout) -> None:
    assert positions(build_network(Collection()), layout) == {}


@pytest.mark.parametrize("layout", Layout)
def test_a_crowd_is_placed_without_overlap(layout: Layout) -> None:
    acts = [event(f"SWE/@official-{n}", f"PRT/@other-{n % 7}", "summons") for n in range(120)]
    assert overlaps(positions(build_network(collection(*acts)), layout)) == []


def test_camps_stand_left_and_right_and_incidents_between_them_in_the_order_of_time() -> None:
    network = build_network(crisis())
    placed = positions(network, Layout.DYAD)
    left = [placed[n][0] for n, data in network.nodes(data=True) if data["state"] == "PRT"]
    right = [placed[n][0] for n, data in network.nodes(data=True) if data["state"] == "SWE"]
    middle = [placed[f"incident:{name}"] for name in ("boarding", "arrests", "expulsions", "talks")]
    assert max(left) < min(x for x, _ in middle) <= max(x for x, _ in middle) < min(right)
    assert [y for _, y in middle] == sorted(y for _, y in middle)


@pytest.mark.parametrize("count", [1, 8, 9, 20, 40])
def test_many_incidents_stand_in_the_order_of_time_within_reach(count: int) -> None:
    incidents = [Incident(f"incident:{n:02}", "I", window(f"2031-03-{1 + n % 28:02}"), None) for n in range(count)]
    placed = positions(build_network(collection(event(), incidents=incidents)), Layout.DYAD)
    in_time = sorted(incidents, key=lambda i: (i.window.first if i.window else None, i.id))
    heights = [placed[i.id][1] for i in in_time]
    assert heights == sorted(heights)
    assert heights[-1] - heights[0] < 22 * BOX[1]
    assert placed["state:PRT"][0] < min(placed[i.id][0] for i in incidents)
    assert max(placed[i.id][0] for i in incidents) < placed["state:SWE"][0]


def test_the_map_has_north_above_and_west_left() -> None:
    placed = positions(build_network(crisis()), Layout.MAP)
    assert placed["state:SWE"][1] < placed["state:PRT"][1]
    assert placed["state:PRT"][0] < placed["state:SWE"][0]


@given(
    st.dictionaries(st.text("abcdef", min_size=1), st.tuples(st.floats(-200, 200), st.floats(-200, 200)), max_size=40)
)
def test_spreading_leaves_no_overlap_and_moves_nothing_that_need_not(points: dict[str, Point]) -> None:
    placed = spread(points)
    assert overlaps(placed) == []
    assert spread(placed) == placed


def test_two_nodes_on_one_spot_move_apart() -> None:
    assert overlaps(spread({"a": (0.0, 0.0), "b": (0.0, 0.0)})) == []


def test_a_held_node_does_not_move() -> None:
    assert spread({"a": (0.0, 0.0), "b": (10.0, 0.0)}, fixed=["a"])["a"] == (0.0, 0.0)


@pytest.mark.parametrize(("state", "lat", "lon"), [("PRT", 38.7, -9.1), ("AUS", -35.3, 149.1), ("UN", 40.7, -74.0)])
def test_seats_lie_where_they_lie(state: str, lat: float, lon: float) -> None:
    assert seats()[state] == pytest.approx((lat, lon), abs=0.3)
