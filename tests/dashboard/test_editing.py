"""Corrections: the form's words become actions of the log, and everything follows at once."""

import base64
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.editing import Form, FormError, add, change, form_of, merge, review_queue, split, swapped
from dashboard.queries import Facts
from dashboard.source import LibrarySource
from graph.model import Status
from graph.ontology import load_ontology
from tests.crisis import crisis
from tests.dashboard.ask import Page

FACTS = Facts(crisis(), load_ontology())
EVENT = FACTS.events["c02"]


def test_a_form_that_says_nothing_new_is_no_correction() -> None:
    with pytest.raises(FormError, match="Nothing is changed"):
        change(FACTS, EVENT, form_of(EVENT))


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ({"kind": "measure:protest-note"}, {"parties": None, "dating": None, "status": None}),
        ({"status": Status.ALLEGED}, {"code": None, "parties": None, "dating": None}),
        ({"first": date(2031, 3, 1)}, {"code": None, "parties": None, "status": None}),
    ],
)
def test_a_change_holds_only_what_is_changed(changed: dict[str, Any], kept: dict[str, Any]) -> None:
    action = change(FACTS, EVENT, replace(form_of(EVENT), **changed))
    assert {name: getattr(action, name) for name in kept} == kept


def test_a_change_of_kind_takes_its_numbers_from_the_ontology() -> None:
    code = change(FACTS, EVENT, replace(form_of(EVENT), kind="measure:expulsion")).code
    assert code is not None
    assert (code.type, code.mode, code.rung, code.score) == ("SANCTION", "expel", 6, -5.5)


def test_swapping_sides_turns_the_dyads() -> None:
    parties = change(FACTS, EVENT, swapped(form_of(EVENT))).parties
    assert parties is not None
    assert parties.dyads == (("PRT", "SWE"),)


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "measure:nonsense"},
        {"actors": ()},
        {"first": date(2031, 3, 9), "last": date(2031, 3, 1)},
    ],
)
def test_nonsense_is_said_to_the_analyst(broken: dict[str, Any]) -> None:
    with pytest.raises(FormError):
        change(FACTS, EVENT, replace(form_of(EVENT), **broken))


def test_an_act_is_merged_only_into_another() -> None:
    assert merge(FACTS, EVENT, "c03").into.event == "c03"
    for wrong in ("c02", "nowhere", None):
        with pytest.raises(FormError):
            merge(FACTS, EVENT, wrong)


def test_only_an_act_of_several_reports_can_be_split() -> None:
    assert len(split(EVENT).shares) == 2
    with pytest.raises(FormError):
        split(FACTS.events["c03"])


def test_an_added_act_needs_a_sentence_of_the_document() -> None:
    document = FACTS.collection.documents[0]
    form = Form("measure:protest", Status.OCCURRED, date(2031, 3, 4), None, ("state:SWE",), ("state:PRT",))
    event = add(FACTS, document, document.text[:7], form).event
    assert document.text[event.evidence.start : event.evidence.end] == event.evidence.text
    with pytest.raises(FormError):
        add(FACTS, document, "Not in the text.", form)


def test_the_queue_puts_what_is_weak_first_and_what_is_reviewed_last() -> None:
    queue = review_queue(FACTS, FACTS.collection.events, {"c12": ("x",)})
    assert queue[-1].event.id == "c12"
    assert queue[0].rank <= queue[1].rank <= queue[-1].rank
    assert "no date" in next(due.reasons for due in queue if due.event.id == "c30")


def corrected(served: Page, button: str, event: str, **values: Any) -> dict[str, Any]:
    given = {"location.search": f"?choose=event/{event}", "form-status.value": "occurred", **values}
    return served.ask("correct-note.children", f"{button}.n_clicks", given)


def event_ids(source: LibrarySource) -> set[str]:
    return {e.id for e in source.collection().events}


def test_reject_undo_and_redo_reach_the_library_and_its_version(served: Page, source: LibrarySource) -> None:
    before = source.version
    answer = corrected(served, "correct-reject", "c02", **{"form-author.value": "Ada", "form-reason.value": "no act"})
    assert answer["version"]["data"] == source.version > before
    assert "c02" not in event_ids(source)
    corrected(served, "correct-undo", "c02")
    assert "c02" in event_ids(source)
    corrected(served, "correct-redo", "c02")
    assert "c02" not in event_ids(source)
    first = source.log()[0]
    assert (first.author, first.reason) == ("Ada", "no act")


def test_the_curves_change_at_once(served: Page) -> None:
    before = served.answer("tension.figure", "tension")["tension-caption"]["children"]
    corrected(served, "correct-reject", "c14")
    after = served.answer("tension.figure", "tension")["tension-caption"]["children"]
    assert before != after


def test_a_correction_without_a_choice_says_so_and_keeps_nothing(served: Page, source: LibrarySource) -> None:
    answer = corrected(served, "correct-accept", "nowhere")
    assert answer["correct-note"]["children"] == "Choose an act first."
    assert source.log() == ()


def test_the_log_names_time_author_and_act(served: Page) -> None:
    corrected(served, "correct-accept", "c02", **{"form-author.value": "Ada"})
    answer = served.answer("review-log.children", "review", "?view=review")
    assert "UTC, Ada: accepted Swedish Foreign Ministry summoned Inês Vale" in str(answer)
    assert answer["review-note"]["children"] == "29 acts not reviewed yet"


def job(text: str, **more: Any) -> dict[str, Any]:
    return {"name": "a.txt", "contents": f"data:text/plain;base64,{base64.b64encode(text.encode()).decode()}", **more}


def test_an_uploaded_document_is_added_and_said(served: Page, source: LibrarySource) -> None:
    answer = served.ask("library-job-done.data", "library-job.data", {"library-job.data": job("A text.", number=1)})
    assert answer["library-job-done"]["data"]["added"]
    assert answer["library-job-done"]["data"]["said"].startswith("a.txt: 1 added")
    assert answer["version"]["data"] == source.version
    assert source.document("a.txt").document.text == "A text."


def test_what_is_no_file_is_said_and_not_added(served: Page) -> None:
    broken = {"library-job.data": {"name": "a.txt", "contents": "data:text/plain;base64,%%%"}}
    done = served.ask("library-job-done.data", "library-job.data", broken)["library-job-done"]["data"]
    assert done["added"] is False
    assert "a.txt" in done["said"]


def test_an_earlier_version_is_shown_as_it_was(served: Page, source: LibrarySource) -> None:
    earlier = source.version
    corrected(served, "correct-reject", "c02")
    ids = [r["id"] for r in served.answer("events.rowData", "events", f"?version={earlier}")["events"]["rowData"]]
    assert "c02" in ids
    listed = str(served.answer("library-versions.children", "library", "?view=library"))
    assert f"version={earlier}" in listed
    assert "UTC" in listed


def corrected_entity(served: Page, button: str, ident: str, **values: Any) -> dict[str, Any]:
    given = {"location.search": f"?choose=entity/{ident}", "form-author.value": "Ada", **values}
    return served.ask("entity-note.children", f"{button}.n_clicks", given)


def parties(source: LibrarySource) -> set[str]:
    return {ident for event in source.collection().events for ident in (*event.actors, *event.recipients)}


def test_two_entities_become_one_and_are_two_again(served: Page, source: LibrarySource) -> None:
    one, other = "official:SWE/nils-holm", "official:ESP/luz-ferrer"
    assert one in parties(source)
    answer = corrected_entity(served, "entity-merge", one, **{"entity-other.value": other})
    assert answer["entity-note"]["children"].startswith("Kept in the log")
    assert one not in parties(source)
    assert one not in {e.id for e in source.collection().entities}
    corrected_entity(served, "entity-undo", other)
    assert one in parties(source)


def test_an_entity_is_somebody_else_in_some_of_its_acts(served: Page, source: LibrarySource) -> None:
    own = [e for e in source.collection().events if "official:SWE/nils-holm" in (*e.actors, *e.recipients)]
    values = {"entity-acts.value": [own[0].id], "entity-name.value": "Nils Berg", "entity-state.value": "PRT"}
    corrected_entity(served, "entity-split", "official:SWE/nils-holm", **values)
    changed = next(e for e in source.collection().events if e.id == own[0].id)
    assert "official:PRT/nils-berg" in (*changed.actors, *changed.recipients)
    assert len(own) == 1 or "official:SWE/nils-holm" in parties(source)
    log = str(served.answer("review-log.children", "review", "?view=review"))
    assert "Ada: split off: Nils Holm (official:SWE/nils-holm) and Nils Berg (official:PRT/nils-berg)" in log


@pytest.mark.parametrize(
    ("button", "values", "said"),
    [
        ("entity-merge", {}, "Choose whom it is the same as."),
        ("entity-split", {"entity-name.value": "Somebody"}, "Choose the acts, and say who it is in them."),
    ],
)
def test_what_an_entity_s_form_lacks_is_said(served: Page, button: str, values: dict[str, Any], said: str) -> None:
    answer = corrected_entity(served, button, "official:SWE/nils-holm", **values)
    assert answer["entity-note"]["children"] == said


def test_the_entity_s_form_offers_its_own_acts_and_its_like_first(served: Page) -> None:
    answer = served.ask(
        "entity-other.data", "entity-asked.data", {"location.search": "?choose=entity/official:SWE/nils-holm"}
    )
    assert answer["entity-other"]["data"][0]["value"].startswith("official:SWE/")
    assert answer["entity-acts"]["data"]
