"""The English pipeline: load it, train it, evaluate it. Only this package and ``graph.coding`` import spaCy."""
