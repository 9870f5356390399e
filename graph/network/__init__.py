"""Coded records -> networkx; projections; positions."""
