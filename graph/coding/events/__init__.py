"""Acts in a parsed document: found by lexicon, with roles, status and date. The door is `graph.coding.coder`."""
