"""The stored collection: Delta tables, corrections, importers."""
