"""The forms of expressions as tables: rows (pattern, what it means), what joins two, what stands before and after."""
