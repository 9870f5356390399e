"""The annotated texts that the reader is trained and judged on: their form, their counts, how well two hands agree."""
