"""Several documents' records as one: what the network, the measures and the dashboard read."""

from dataclasses import dataclass

from graph.model.document import Document
from graph.model.entity import Entity
from graph.model.event import Event, Incident, Response


@dataclass(frozen=True)
class Collection:
    """Documents and what they tell, each entity and each act once.

    Entities carry no mentions here (a mention belongs to one document: `CodedDocument`); the evidences of an event
    name their document.
    """

    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    incidents: tuple[Incident, ...] = ()
    responses: tuple[Response, ...] = ()

    @property
    def labels(self) -> dict[str, str]:
        """Label by entity id."""
        return {e.id: e.label for e in self.entities}
