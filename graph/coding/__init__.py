"""Document -> entities, events, incidents, responses. The door is `graph.coding.coder`; nothing is imported here."""
