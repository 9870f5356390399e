"""Measures -> plotly figures, for the dashboard and the exports alike."""
