"""The labels that the reader's heads choose from, in the order of their numbers."""

from enum import IntEnum

from graph.model import Status
from graph.ontology import Ontology
from graph.reading.annotation import MentionType

OUTSIDE, BEGIN, INSIDE = 0, 1, 2  # tags of a trigger's pieces
TRIGGER_TAGS = 3
NONE = "none"


class Joined(IntEnum):
    """What joins two triggers: the later one `ANSWERS` the earlier, or is `ANSWERED` by it."""

    APART = 0
    SAME = 1
    ANSWERS = 2
    ANSWERED = 3


class Labels:
    """Numbers of types, modes, measures and status, and of the tags of mentions."""

    def __init__(self, ontology: Ontology) -> None:
        self.mentions = [kind.value for kind in MentionType]
        self.types = [NONE, *sorted(ontology.types)]
        self.modes = [NONE, *sorted({mode for kind in ontology.types.values() for mode in kind.modes})]
        self.measures = [NONE, *sorted(ontology.measures)]
        self.status = [status.value for status in Status]
        self.allowed_modes = [
            [mode == NONE or (kind != NONE and mode in ontology.types[kind].modes) for mode in self.modes]
            for kind in self.types
        ]
        self.allowed_measures = [
            [NONE in (measure, kind) or ontology.measures[measure].type == kind for measure in self.measures]
            for kind in self.types
        ]

    @property
    def mention_tags(self) -> int:
        """How many tags there are: outside; of each type one that begins a mention, one that goes on with it."""
        return 1 + 2 * len(self.mentions)

    def begin(self, mention: str) -> int:
        """The tag of a mention's first piece; the one after it is that of its further pieces."""
        return 1 + 2 * self.mentions.index(mention)

    def of_tag(self, tag: int) -> MentionType:
        """The type of the mention that a piece with this tag is of; `tag` is not OUTSIDE."""
        return MentionType(self.mentions[(tag - 1) // 2])
