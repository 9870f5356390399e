"""An invented crisis of two states over a research ship, March to June 2031: 30 events of 8 documents."""

from graph.model import Collection, Event, Incident, Response, ResponseBasis, Status
from tests.factory import collection, entity, event, window

_PEOPLE = (
    # party, label, role, belongs to
    ("SWE", "Sweden", None, None),
    ("PRT", "Portugal", None, None),
    ("ESP", "Spain", None, None),
    ("UN", "United Nations", None, None),
    ("SWE/coast-guard", "Swedish Coast Guard", None, None),
    ("SWE/foreign-ministry", "Swedish Foreign Ministry", None, None),
    ("PRT/foreign-ministry", "Portuguese Foreign Ministry", None, None),
    ("PRT/navy", "Portuguese Navy", None, None),
    ("PRT/prosecutor", "Portuguese Prosecutor's Office", None, None),
    ("SWE/@anna-berg", "Anna Berg", "foreign minister", "SWE/foreign-ministry"),
    ("SWE/@nils-holm", "Nils Holm", "ambassador", "SWE/foreign-ministry"),
    ("PRT/@rui-mota", "Rui Mota", "foreign minister", "PRT/foreign-ministry"),
    ("PRT/@ines-vale", "Inês Vale", "ambassador", "PRT/foreign-ministry"),
    ("ESP/@luz-ferrer", "Luz Ferrer", "mediator", "ESP"),
)
_INCIDENTS = (
    ("boarding", "Boarding of the Ymer", "2031-03-03", "off the Azores", "c01 c02 c03 c05"),
    ("arrests", "Arrest of two scientists", "2031-03-10", "Lisbon", "c08 c09 c11"),
    ("expulsions", "Mutual expulsions", "2031-03-19/2031-03-21", None, "c14 c15 c16"),
    ("talks", "Talks in Madrid", "2031-04-28", "Madrid", "c24 c25"),
)
_STATED = "c01>c02 c01>c03 c08>c09 c12>c13 c14>c15 c17>c18 c24>c26 c26>c27"
_INFERRED = "c03>c05 c09>c11 c15>c16 c21>c22 c27>c28"
_PUBLISHED = {
    "d1": "2031-03-04",
    "d2": "2031-03-07",
    "d3": "2031-03-12",
    "d4": "2031-03-17",
    "d5": "2031-03-22",
    "d6": "2031-04-10",
    "d7": "2031-04-30",
    "d8": "2031-06-02",
}


def crisis() -> Collection:
    """The whole of it."""
    return collection(
        *(_event(*row) for row in _EVENTS),
        entities=[entity(party, label, role=role, member_of=owner) for party, label, role, owner in _PEOPLE],
        incidents=[
            Incident(f"incident:{name}", label, window(when), place, tuple(events.split()), ("PRT", "SWE"))
            for name, label, when, place, events in _INCIDENTS
        ],
        responses=[
            Response(*link.split(">"), basis)
            for links, basis in ((_STATED, ResponseBasis.STATED), (_INFERRED, ResponseBasis.INFERRED))
            for link in links.split()
        ],
        published=_PUBLISHED,
    )


def _event(ident: str, actor: str, recipient: str, measure: str, when: str | None, more: str) -> Event:
    """`more`: documents, then words that change the event (a status, or 'both')."""
    documents, words = [w for w in more.split() if w.startswith("d") and w[1:].isdigit()], more.split()
    status = next((s for s in Status if s.value in words), Status.OCCURRED)
    sides = [side.split("+") for side in (actor, recipient)]
    return event(*sides, measure, when, ident=ident, documents=documents, status=status, both="both" in words)  # type: ignore[arg-type]


_EVENTS = (
    ("c01", "PRT/navy", "SWE", "raid", "2031-03-03", "d1 d2"),
    ("c02", "SWE/foreign-ministry", "PRT/@ines-vale", "summons", "2031-03-04", "d1 d2"),
    ("c03", "SWE/@anna-berg", "PRT", "protest-note", "2031-03-05", "d2"),
    ("c04", "PRT/@rui-mota", "SWE", "denial", "2031-03-06", "d2"),
    ("c05", "PRT/foreign-ministry", "SWE/@nils-holm", "summons", "2031-03-06", "d2"),
    ("c06", "SWE", "PRT", "release", "2031-03-06", "d2 demanded"),
    ("c07", "SWE", "PRT", "cancelled-visit", "2031-03-09", "d3"),
    ("c08", "PRT/prosecutor", "SWE", "detention", "2031-03-10", "d3 d4"),
    ("c09", "SWE/foreign-ministry", "PRT", "protest", "2031-03-11", "d3"),
    ("c10", "SWE/@anna-berg", "PRT/@rui-mota", "accusation", "2031-03-11", "d3"),
    ("c11", "PRT", "SWE", "entry-ban", "2031-03-14", "d4"),
    ("c12", "PRT/prosecutor", "SWE", "mistreatment", "2031-03-15", "d4 alleged"),
    ("c13", "SWE", "PRT", "recall", "2031-03-16", "d4 d5"),
    ("c14", "SWE/foreign-ministry", "PRT", "expulsion", "2031-03-19", "d5"),
    ("c15", "PRT/foreign-ministry", "SWE", "expulsion", "2031-03-21", "d5"),
    ("c16", "SWE", "PRT", "trade-restriction", "2031-03-22", "d5"),
    ("c17", "PRT", "SWE", "relations-severed", "2031-03-22", "d5 threatened"),
    ("c18", "SWE/@anna-berg", "PRT", "criticism", "2031-03-22", "d5"),
    ("c19", "UN", "PRT", "demand", "2031-03-26", "d6"),
    ("c20", "SWE/coast-guard", "PRT", "exercise", "2031-03-25/2031-04-05", "d6"),
    ("c21", "PRT/navy", "SWE", "airspace-violation", "2031-04-08", "d6"),
    ("c22", "SWE/@anna-berg", "PRT/@ines-vale", "summons", "2031-04-09", "d6"),
    ("c23", "ESP/@luz-ferrer", "PRT+SWE", "mediation", "2031-04-20", "d7"),
    ("c24", "SWE/@anna-berg", "PRT/@rui-mota", "meeting", "2031-04-28", "d7 both"),
    ("c25", "ESP", "PRT+SWE", "praise", "2031-04-29", "d7"),
    ("c26", "PRT/prosecutor", "SWE", "release", "2031-05-06", "d8"),
    ("c27", "SWE", "PRT", "restriction-lifted", "2031-05-12", "d8"),
    ("c28", "PRT", "SWE", "ambassador-returned", "2031-05-28", "d8"),
    ("c29", "SWE", "PRT", "visit", "2031-06-20", "d8 planned"),
    ("c30", "PRT", "SWE", "apology", None, "d8"),
)
