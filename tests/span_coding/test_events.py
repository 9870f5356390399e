"""Acts become events: sides, days, status, evidence, one event an act."""

from dataclasses import replace

import pytest

from graph.model import Event, coded_from_json, coded_to_json
from graph.ontology import load_ontology, record_schema
from graph.reading.annotation import Argument, Role, Scored
from tests.span_coding.marks import coded, coder, marked

PERU, CHILE = "[p:state:PER|Peru]", "[c:state:CHL|Chile]"


def event(body: str, **options: str) -> Event:
    (found,) = coded(body, **options).events
    return found


@pytest.mark.parametrize(
    ("body", "dyads"),
    [
        (f"{PERU} {{e ACCUSE a=p r=c|blamed}} {CHILE}.", {("PER", "CHL")}),
        (f"{PERU} and {CHILE} {{e CONSULT a=p,c r=p,c|met}}.", {("PER", "CHL"), ("CHL", "PER")}),
        (f"[b:state:FRA/GBR|Paris and London] {{e ACCUSE a=b r=c|blamed}} {CHILE}.", {("FRA", "CHL"), ("GBR", "CHL")}),
        (f"[u:igo:UN|The U.N.] {{e REQUEST a=u r=c|urged}} {CHILE} to wait.", {("UN", "CHL")}),
        (f"{PERU} {{e SANCTION/discontinue a=p r=?|cut}} trade.", {("PER", None)}),
        ("[b:state:FRA/GBR|Both sides] {e CONSULT a=b r=b|met}.", {("FRA", "GBR"), ("GBR", "FRA")}),
    ],
)
def test_dyads(body: str, dyads: set[tuple[str | None, str | None]]) -> None:
    assert set(event(body).dyads) == dyads


def test_nationals_stand_for_their_state() -> None:
    found = event("[p:agency:PER|Peru's navy] {e COERCE/arrest a=p r=m|held} [m:nationals:CHL|two Chilean anglers].")
    assert (found.actors, found.recipients) == (("agency:PER/navy",), ("state:CHL",))


@pytest.mark.parametrize(
    ("body", "days", "basis"),
    [
        (f"{PERU} {{e ACCUSE a=p r=c t=t|blamed}} {CHILE} on <t 2031-03-03|Monday>.", "2031-03-03", "relative"),
        (f"{PERU} {{e ACCUSE a=p r=c|blamed}} {CHILE} on 3 March 2031.", "2031-03-03", "stated"),
        (f"3 March: {PERU} {{e ACCUSE a=p r=c|blames}} {CHILE}.", "2031-03-03", "stated"),
        (f"{PERU} {{e ACCUSE a=p r=c|blamed}} {CHILE}.", "2031-03-05", "document"),
        (f"{PERU} had {{e ACCUSE a=p r=c|blamed}} {CHILE}.", None, None),
        (f"Rain.\n\nSnow.\n\nHail.\n\n{PERU} {{e ACCUSE a=p r=c|blamed}} {CHILE}.", None, None),
        (f"{PERU} will {{e SANCTION/expel a=p r=c s=planned|expel}} {CHILE}'s envoy by 15 March.", None, None),
    ],
)
def test_days(body: str, days: str | None, basis: str | None) -> None:
    found = event(body)
    assert (found.window and found.window.first.isoformat(), found.date_basis) == (days, basis)


def test_the_day_of_another_telling_dates_the_headline() -> None:
    body = f"It was on <t 2031-03-03|Monday> that {PERU} {{e|blamed}} {CHILE}."
    found = event(body, title="{e ACCUSE a=p r=c t=t|Row} in Lima")
    assert found.window is not None
    assert found.window.first.isoformat() == "2031-03-03"
    assert found.evidence.text.startswith("It was")
    assert [e.text for e in found.more_evidence] == ["Row in Lima"]


def test_an_act_of_a_day_to_come_is_planned() -> None:
    body = f"{PERU} {{e COOPERATE a=p r=c t=t|joins}} {CHILE} <t 2031-03-20|on 20 March 2031>."
    assert event(body).status == "planned"


def test_two_tellings_without_a_link_are_one_event_and_two_acts_of_a_sentence_two() -> None:
    code = "SANCTION/expel/expulsion a=p r=c"
    lead = f"On 3 March 2031 {PERU} {{a {code}|expelled}} {CHILE}'s envoys."
    body = f"{lead}\n\n[p|It] {{b {code}|threw out}} ten on 3 March."
    assert len(coded(body).events) == 1
    body = f"{PERU} {{a ACCUSE a=p r=c|blamed}} and {{b ACCUSE a=p r=c|blamed}} {CHILE} on 3 March 2031."
    assert len(coded(body).events) == 2


def test_an_event_says_why_and_how_sure() -> None:
    given = marked(f"{PERU} {{e ACCUSE/disapprove/criticism a=p r=c|scolded}} {CHILE} on 3 March 2031.")
    (act,) = given.annotation.acts
    unsure = replace(act, score=0.9, type=Scored("ACCUSE", 0.8, "REJECT"))
    (found,) = coder().code(given.document, replace(given.annotation, acts=(unsure,))).events
    assert found.rule == "reader"
    assert found.trigger is not None
    assert found.trigger.text == "scolded"
    assert found.confidence == pytest.approx(0.72)
    assert found.why == (
        "“scolded” tells ACCUSE disapprove criticism (0.80, else REJECT); by PER (“Peru”); to CHL (“Chile”); occurred;"
        " day: 2031-03-03, stated (“on 3 March 2031”)."
    )


def test_an_unlikely_party_is_on_no_side() -> None:
    given = marked(f"{PERU} {{e ACCUSE a=p r=c|scolded}} {CHILE}.")
    (act,) = given.annotation.acts
    arguments = tuple(replace(a, score=0.4) if a.role is Role.RECIPIENT else a for a in act.arguments)
    (found,) = coder().code(given.document, replace(given.annotation, acts=(replace(act, arguments=arguments),))).events
    assert found.dyads == (("PER", None),)


def test_a_mode_that_the_type_does_not_have_is_left_out() -> None:
    given = marked(f"{PERU} {{e ACCUSE a=p r=c|scolded}} {CHILE}.")
    (act,) = given.annotation.acts
    odd = replace(act, mode=Scored("expel", 0.6), arguments=(Argument(Role.ACTOR, mention=0),))
    (found,) = coder().code(given.document, replace(given.annotation, acts=(odd,))).events
    assert found.mode is None


def test_place_is_a_name_behind_a_preposition_of_place() -> None:
    assert event(f"{PERU} {{e COERCE/seize/raid a=p r=c|raided}} {CHILE}'s school near Arica.").place == "Arica"


def test_the_record_keeps_trigger_and_confidence_and_is_of_the_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    record = coded(f"{PERU} {{e ACCUSE a=p r=c|scolded}} {CHILE}.")
    data = coded_to_json(record, with_text=True)
    jsonschema.validate(data, record_schema(load_ontology()))
    assert data["events"][0]["trigger"] == {"start": 11, "end": 18, "text": "scolded"}
    assert coded_from_json(data).events == record.events
