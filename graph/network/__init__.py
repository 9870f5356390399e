"""Coded records -> networkx; projections; positions."""

from graph.network.assemble import build_network
from graph.network.positions import BOX, Layout, Point, positions
from graph.network.projection import Level, undirected, weighted_projection

__all__ = ["BOX", "Layout", "Level", "Point", "build_network", "positions", "undirected", "weighted_projection"]
