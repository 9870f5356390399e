"""Where nodes are drawn: computed here, once for a whole collection, so that no filter moves a node.

Units are pixels at zoom 1; y grows downwards, as on screens. A node's label stands under it: every node keeps a box of
`BOX` free of other nodes.
"""

from enum import StrEnum

import networkx as nx

from graph.network.camps import camps
from graph.network.forces import forces
from graph.network.spacing import BOX, Point, spread
from graph.network.world import world

__all__ = ["BOX", "Layout", "Point", "positions"]


class Layout(StrEnum):
    """`dyad`: two camps, left and right. `force`: near whom they deal with. `map`: around the seats of states."""

    DYAD = "dyad"
    FORCE = "force"
    MAP = "map"


_PLACERS = {Layout.DYAD: camps, Layout.FORCE: forces, Layout.MAP: world}


def positions(network: nx.MultiDiGraph, layout: Layout = Layout.DYAD) -> dict[str, Point]:
    """A point (x, y) for every node. The same network gives the same points; no two boxes of `BOX` overlap.

    Compute them for the whole collection and look the nodes of filtered views up in them. An empty network gives none.
    """
    states = [node for node, data in network.nodes(data=True) if data["type"] in ("state", "igo")]
    return spread(_PLACERS[layout](network), fixed=states)
