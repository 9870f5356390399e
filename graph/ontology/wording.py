"""Acts said in words, for titles, hovers, the evidence panel and exports."""

from collections.abc import Mapping, Sequence

from graph.model import Event, Status
from graph.ontology.terms import Ontology

_NOBODY = "an unnamed party"
_STATUS_WORDS = {
    Status.OCCURRED: "",
    Status.PLANNED: "planned: ",
    Status.THREATENED: "threatened: ",
    Status.DEMANDED: "demanded: ",
    Status.ALLEGED: "alleged: ",
    Status.DENIED: "denied: ",
    Status.NEGATED: "did not happen: ",
}


def join_names(names: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'; a stand-in where there is none."""
    if not names:
        return _NOBODY
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def act_in_words(event: Event, labels: Mapping[str, str], ontology: Ontology) -> str:
    """The act as one clause: 'Russian Foreign Ministry summoned Anna Berg'; what did not happen says so.

    `labels` gives an entity's label by its id; an id that it lacks stands for itself.
    """
    actors, recipients = ([labels.get(i, i) for i in side] for side in (event.actors, event.recipients))
    if set(event.actors) == set(event.recipients) and len(actors) > 1:
        actors, recipients = [actors[0]], [join_names(actors[1:])]
    phrase = ontology.phrase(event.type, event.mode, event.measure)
    # One pass over the phrase, so that a label that holds braces is text and nothing more.
    clause = phrase.replace("{actors}", "\0").replace("{recipients}", join_names(recipients))
    return _STATUS_WORDS[event.status] + clause.replace("\0", join_names(actors))
