"""Reports of one act are one event: within a document for the coder, across documents for the collection."""

from graph.merging.acts import merge_events, same_act
from graph.merging.collecting import collect

__all__ = ["collect", "merge_events", "same_act"]
