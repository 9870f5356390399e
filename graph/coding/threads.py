"""What a sentence takes from the story around it: the day of the act that it elaborates, the other side of the story."""

from collections.abc import Sequence

from graph.coding.cast import Cast
from graph.coding.incidents import Told
from graph.model import Document


def follow_thread(told: Sequence[Told], document: Document, cast: Cast) -> list[Told]:
    return list(told)
