"""Loads and checks data/lexicon: words of diplomacy and names of the world, with examples that a test runs."""
