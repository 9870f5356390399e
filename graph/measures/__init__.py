"""Pure functions over events: tension, ladder, reciprocity and others."""
