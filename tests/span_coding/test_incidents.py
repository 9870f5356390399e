"""Happenings that events tell of, accidents without a perpetrator, and what answers what."""

import pytest

from tests.span_coding.marks import coded

PERU, CHILE = "[p:state:PER|Peru]", "[c:state:CHL|Chile]"
MEN = "[m:nationals:CHL|two Chilean reporters]"


@pytest.mark.parametrize(
    ("body", "label", "place"),
    [
        (
            f"{PERU} {{e COERCE/arrest a=p r=m|detained}} {MEN} in Arica on 3 March 2031.",
            "Detention of two Chilean reporters in Arica, 3 March 2031",
            "Arica",
        ),
        (
            f"The crisis stems from police {{e COERCE/seize/raid a=p r=c|raids}} in Arica by {PERU} against {CHILE}.",
            "Police raids in Arica, 5 March 2031",
            "Arica",
        ),
        (
            f"{PERU} {{e SANCTION/withdraw/recall a=p r=c|recalled}} its envoy to {CHILE}.",
            "Recall from Chile, 5 March 2031",
            None,
        ),
        ("In December 2030 a bus crash near Arica killed three.", "Bus crash in Arica, December 2030", "Arica"),
    ],
)
def test_labels(body: str, label: str, place: str | None) -> None:
    (incident,) = coded(body).incidents
    assert (incident.label, incident.place) == (label, place)


@pytest.mark.parametrize("status", ["planned", "threatened", "denied", "negated"])
def test_what_did_not_happen_is_no_incident(status: str) -> None:
    assert not coded(f"{PERU} {{e COERCE/arrest a=p r=m s={status}|held}} {MEN}.").incidents


def test_words_alone_are_no_incident() -> None:
    assert not coded(f"{PERU} {{e ACCUSE a=p r=c|blamed}} {CHILE} in Arica.").incidents


def test_an_answer_is_stated_with_the_sentence_of_the_effect() -> None:
    record = coded(
        f"{PERU} {{a SANCTION/expel/expulsion a=p r=c|expelled}} an envoy of {CHILE}. "
        "In response [c|Chile] {b ACCUSE/disapprove a=c r=p c=a|protested} to [p|Peru]."
    )
    (response,) = record.responses
    types = {e.id: e.type for e in record.events}
    assert (types[response.cause], types[response.effect], response.basis) == ("SANCTION", "ACCUSE", "stated")
    assert response.evidence is not None
    assert response.evidence.text.startswith("In response Chile")


def test_a_like_measure_within_days_is_an_inferred_answer() -> None:
    record = coded(
        f"{PERU} {{a SANCTION/expel/expulsion a=p r=c|expelled}} an envoy of {CHILE} on 1 March 2031. "
        "[c|Chile] {b SANCTION/expel/expulsion a=c r=p|threw out} one of [p|Peru] on 3 March 2031."
    )
    assert [r.basis for r in record.responses] == ["inferred"]
