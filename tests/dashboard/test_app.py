"""The application without a browser: its callbacks answered over HTTP, its headers, what it loads."""

import json
import subprocess
import sys
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard import ids
from dashboard.app import create_app
from dashboard.asking import questions
from dashboard.source import MemorySource
from dashboard.state import ViewState
from graph.ontology import load_ontology
from tests.dashboard.ask import Page
from tests.dashboard.example import coded_crisis


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(MemorySource(coded_crisis())).server.test_client()


def ask(client: FlaskClient, output: str, changed: str | None = None, **values: Any) -> dict[str, Any]:
    """Values of inputs are named id__property with underscores for hyphens."""
    named = {_named(name): value for name, value in values.items()}
    return Page(client).ask(output, changed, named)


def _named(name: str) -> str:
    ident, _, prop = name.partition("__")
    return f"{ident.replace('_', '-')}.{prop}"


def answer_of(client: FlaskClient, output: str, panel: str, search: str = "") -> dict[str, Any]:
    return Page(client).answer(output, panel, search)


def after(client: FlaskClient, search: str, action: Any, **known: Any) -> dict[str, Any]:
    """What a gesture changes."""
    return ask(client, f"{ids.LOCATION}.search", "action.data", location__search=search, action__data=action, **known)


def link_after(client: FlaskClient, search: str, action: Any) -> str | None:
    """The link after a gesture; None where it stays."""
    return after(client, search, action).get(ids.LOCATION, {}).get("search")


def setting(widget: str, value: Any) -> dict[str, Any]:
    return {"kind": "set", "widget": widget, "value": value}


@pytest.mark.parametrize(
    ("action", "link"),
    [
        (setting("events", {"rowId": "c02"}), "?choose=event/c02"),
        ({"kind": "choose", "target": "event/c08"}, "?choose=event/c08"),
        ({"kind": "span", "first": "2031-03-09", "last": "2031-03-02"}, "?from=2031-03-02&to=2031-03-09"),
        ({"kind": "step", "step": "view=ladder&choose=entity/state:SWE"}, "?view=ladder&choose=entity/state:SWE"),
        (setting("filter-states", ["SWE", "UN"]), "?states=SWE,UN"),
        (setting("filter-dyad", "SWE:PRT"), "?dyad=SWE:PRT"),
        (setting("filter-rungs", [2, 10]), "?rungs=2~10"),
        (setting("network-layout", "map"), "?layout=map"),
    ],
)
def test_a_gesture_becomes_a_link(client: FlaskClient, action: dict[str, Any], link: str) -> None:
    assert link_after(client, "", action) == link


def test_a_step_takes_away_what_it_names_without_a_value_and_keeps_the_rest(client: FlaskClient) -> None:
    step = {"kind": "step", "step": "entity=&near=state:PRT"}
    assert link_after(client, "?states=SWE&entity=state:SWE", step) == "?states=SWE&near=state:PRT"


def test_a_gesture_that_is_not_of_its_form_changes_nothing(client: FlaskClient) -> None:
    broken: tuple[Any, ...] = (
        {"kind": "choose"},
        {"kind": "choose", "target": "x"},
        {"kind": "span", "first": "soon"},
        {"kind": "set", "widget": "nowhere", "value": 1},
        {"kind": "step", "step": 3},
        {},
        None,
    )
    for action in broken:
        assert link_after(client, "?states=SWE", action) is None


def test_reset_keeps_what_is_chosen(client: FlaskClient) -> None:
    assert link_after(client, "?states=SWE&choose=event/c02", setting("filter-reset", 1)) == "?choose=event/c02"


def test_a_choice_asks_no_new_question_so_nothing_is_drawn_again(client: FlaskClient) -> None:
    stands = questions(ViewState(), 0, "light")
    known = {f"{ids.asked(name)}__data".replace("-", "_"): data for name, data in stands.items()}
    answer = after(
        client, "", {"kind": "choose", "target": "event/c02"}, version__data=0, scheme__data="light", **known
    )
    assert {name for name in answer if name.startswith("asked-")} == {"asked-evidence"}
    assert answer["asked-evidence"]["data"]["search"] == "?choose=event/c02"


def test_a_panel_that_is_not_shown_is_asked_nothing(client: FlaskClient) -> None:
    answer = after(client, "", {"kind": "step", "step": "view=ladder"})
    asked = {name.removeprefix("asked-") for name in answer if name.startswith("asked-")}
    assert asked == {"title", "ladder", "events", "evidence"}


def test_the_network_shows_what_passes_and_says_what_is_hidden(client: FlaskClient) -> None:
    answer = answer_of(client, f"{ids.ELEMENTS}.data", "network", "?dyad=UN:PRT")
    data = [e["data"] for e in answer[ids.ELEMENTS]["data"]]
    assert [d["chosen"] for d in data if d.get("role") == "event"] == ["event/c19"]
    assert {d["id"] for d in data if "kind" in d} == {"igo:UN", "state:PRT"}
    assert answer[ids.NETWORK_NOTE]["children"] == "29 events hidden by filters"


def test_evidence_of_an_event_holds_words_basis_reason_and_the_marked_sentence(client: FlaskClient) -> None:
    answer = answer_of(client, f"{ids.EVIDENCE_BODY}.children", "evidence", "?choose=event/c08")
    shown = json.dumps(answer, ensure_ascii=False)
    for words in (
        "Portuguese Prosecutor's Office detained people of Sweden",
        "10 March 2031 (the text states the date)",
        "occurred: told as having happened",
        "4 of 10",
        "made by hand",
        "Two scientists held in Lisbon",
        "Other reports of the same act",
    ):
        assert words in shown
    assert shown.count("sentence--chosen") == 1


@pytest.mark.parametrize(
    "gone", ["event/nowhere", "entity/nowhere", "incident/nowhere", "day/never", "document/nowhere"]
)
def test_what_is_chosen_and_does_not_exist_says_so(client: FlaskClient, gone: str) -> None:
    answer = answer_of(client, f"{ids.EVIDENCE_BODY}.children", "evidence", f"?choose={gone}")
    assert "library" in json.dumps(answer)


def test_the_page_may_load_only_from_this_machine(client: FlaskClient) -> None:
    page = client.get("/")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "script-src 'self' 'sha256-" in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]
    assert b"http://" not in page.data
    assert b"https://" not in page.data


def test_a_foreign_name_for_this_machine_is_turned_away(client: FlaskClient) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_the_dashboard_starts_without_spacy() -> None:
    code = "import sys, dashboard.server; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("name", "kind", "holds"),
    [
        ("html", "text/html", b"Swedish Foreign Ministry"),
        ("jsonl", "application/octet-stream", b'"events"'),
        ("graphml", "application/octet-stream", b"<graphml"),
        ("picture.svg", "image/svg+xml", b"<svg"),
    ],
)
def test_what_is_on_the_screen_can_be_saved(client: FlaskClient, name: str, kind: str, holds: bytes) -> None:
    answer = client.get(f"/export/{name}?from=2031-03-03&to=2031-03-06")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.content_type.startswith(kind) or kind == "application/octet-stream"
    assert holds in answer.data
    assert b"Luz Ferrer" not in answer.data  # filtered out


def test_an_export_that_there_is_none_of_is_said(client: FlaskClient) -> None:
    answer = client.get("/export/nonsense")
    assert answer.status_code == 422
    assert "nonsense" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "view", ["network", "tension", "ladder", "responses", "documents", "events", "compare", "help"]
)
def test_every_view_offers_its_exports_with_its_filters(client: FlaskClient, view: str) -> None:
    answer = ask(client, f"{ids.EXPORTS}.children", location__search=f"?view={view}&states=SWE")
    links = [item["props"]["children"]["props"]["href"] for item in answer[ids.EXPORTS]["children"]]
    files = [link for link in links if not link.startswith("/embed/")]
    assert any(link.startswith("/export/view") for link in files)
    assert all("states=SWE" in link for link in files)


@pytest.mark.parametrize(
    ("view", "output", "holds"),
    [
        ("ladder", "ladder.figure", "mobilization"),
        ("responses", "responses.figure", "summons"),
        ("tension", "tension.figure", "hostility"),
        ("documents", "documents.rowData", "Two scientists held in Lisbon"),
        ("documents", "reader.children", "Navy boards research ship"),
    ],
)
def test_each_view_shows_its_own(client: FlaskClient, view: str, output: str, holds: str) -> None:
    panel = "reader" if output.startswith("reader") else view
    answer = answer_of(client, output, panel, f"?view={view}")
    assert holds in json.dumps(answer, ensure_ascii=False)


def test_a_chart_without_acts_says_so(client: FlaskClient) -> None:
    for output in ("ladder.figure", "responses.figure", "tension.figure"):
        view = output.partition(".")[0]
        answer = answer_of(client, output, view, f"?view={view}&search=nothing-like-it")
        assert answer[f"{view}-figure"]["aria-label"]


def test_grouping_by_state_draws_states_and_bundles_count_acts(client: FlaskClient) -> None:
    answer = answer_of(client, f"{ids.ELEMENTS}.data", "network", "?fold=all&bundle=yes")
    data = [e["data"] for e in answer[ids.ELEMENTS]["data"]]
    assert {d["kind"] for d in data if "kind" in d} == {"state", "igo", "incident"}
    assert "bundle/state:SWE>state:PRT" in [d.get("chosen") for d in data]


def test_a_path_is_told_step_by_step(client: FlaskClient) -> None:
    chosen = "path/official:SWE/nils-holm|official:ESP/luz-ferrer"
    answer = answer_of(client, f"{ids.EVIDENCE_BODY}.children", "evidence", f"?choose={chosen}")
    assert "From Nils Holm to Luz Ferrer in 3 steps" in json.dumps(answer)
    marks = answer[ids.MARKS]["data"]
    assert {"entity/official:ESP/luz-ferrer", "event/c05", "event/c23"} <= set(marks)


def test_the_help_explains_every_rung_measure_and_type(client: FlaskClient) -> None:
    ontology = load_ontology()
    page = unescape(client.get("/help").get_data(as_text=True))
    assert "<script" not in page
    for words in (
        *(rung.label for rung in ontology.rungs),
        *(m.label for m in ontology.measures.values()),
        *ontology.types,
    ):
        assert words in page
