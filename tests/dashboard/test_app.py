"""The application without a browser: its callbacks answered over HTTP, its headers, what it loads."""

import json
import subprocess
import sys
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard import ids
from dashboard.app import create_app
from dashboard.source import MemorySource
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


def link_after(client: FlaskClient, changed: str, search: str = "", **values: Any) -> str | None:
    """The link after a gesture; None where it stays."""
    answer = ask(client, f"{ids.LOCATION}.search", changed, location__search=search, **values)
    return answer.get(ids.LOCATION, {}).get("search")


@pytest.mark.parametrize(
    ("changed", "values", "link"),
    [
        ("events.cellClicked", {"events__cellClicked": {"rowId": "c02"}}, "?choose=event/c02"),
        ("action.data", {"action__data": {"kind": "choose", "target": "event/c08"}}, "?choose=event/c08"),
        (
            "action.data",
            {"action__data": {"kind": "span", "first": "2031-03-09", "last": "2031-03-02"}},
            "?from=2031-03-02&to=2031-03-09",
        ),
        ("filter-states.value", {"filter_states__value": ["SWE", "UN"]}, "?states=SWE,UN"),
        ("filter-dyad.value", {"filter_dyad__value": "SWE:PRT"}, "?dyad=SWE:PRT"),
        ("filter-rungs.value", {"filter_rungs__value": [2, 10]}, "?rungs=2~10"),
        ("network-layout.value", {"network_layout__value": "map"}, "?layout=map"),
    ],
)
def test_a_gesture_becomes_a_link(client: FlaskClient, changed: str, values: dict[str, Any], link: str) -> None:
    assert link_after(client, changed, **values) == link


def test_a_gesture_that_is_not_of_its_form_changes_nothing(client: FlaskClient) -> None:
    for broken in ({"kind": "choose"}, {"kind": "choose", "target": "x"}, {"kind": "span", "first": "soon"}, {}, None):
        assert link_after(client, "action.data", "?states=SWE", action__data=broken) is None


def test_reset_keeps_what_is_chosen(client: FlaskClient) -> None:
    assert link_after(client, "filter-reset.n_clicks", "?states=SWE&choose=event/c02", filter_reset__n_clicks=1) == (
        "?choose=event/c02"
    )


def test_a_choice_asks_no_new_question_so_nothing_is_drawn_again(client: FlaskClient) -> None:
    answer = ask(
        client,
        f"{ids.LOCATION}.search",
        "events.cellClicked",
        location__search="",
        events__cellClicked={"rowId": "c02"},
        question__data="",
        view__data="",
        selection__data="",
        link_problems__data=[],
    )
    assert "question" not in answer
    assert "view" not in answer
    assert answer["selection"] == {"data": "event/c02"}


def test_the_network_shows_what_passes_and_says_what_is_hidden(client: FlaskClient) -> None:
    answer = ask(client, f"{ids.NETWORK}.elements", question__data="?dyad=UN:PRT", view__data="")
    data = [e["data"] for e in answer[ids.NETWORK]["elements"]]
    assert [d["chosen"] for d in data if d.get("role") == "event"] == ["event/c19"]
    assert {d["id"] for d in data if "kind" in d} == {"igo:UN", "state:PRT"}
    assert answer[ids.NETWORK_NOTE]["children"] == "29 events hidden by filters"


def test_evidence_of_an_event_holds_words_basis_reason_and_the_marked_sentence(client: FlaskClient) -> None:
    answer = ask(client, f"{ids.EVIDENCE_BODY}.children", selection__data="event/c08", question__data="", view__data="")
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
    answer = ask(client, f"{ids.EVIDENCE_BODY}.children", selection__data=gone, question__data="", view__data="")
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
    answer = ask(client, f"{ids.EXPORTS}.children", question__data="?states=SWE", view__data=f"?view={view}")
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
    answer = ask(client, output, question__data="", view__data=f"?view={view}", scheme__data="light")
    assert holds in json.dumps(answer, ensure_ascii=False)


def test_a_panel_that_is_not_shown_computes_nothing(client: FlaskClient) -> None:
    assert ask(client, "ladder.figure", question__data="", view__data="?view=network") == {}


def test_a_chart_without_acts_says_so(client: FlaskClient) -> None:
    for output in ("ladder.figure", "responses.figure", "tension.figure"):
        view = output.partition(".")[0]
        answer = ask(client, output, question__data="?search=nothing-like-it", view__data=f"?view={view}")
        assert answer[f"{view}-figure"]["aria-label"]


def test_grouping_by_state_draws_states_and_bundles_count_acts(client: FlaskClient) -> None:
    answer = ask(client, f"{ids.NETWORK}.elements", question__data="", view__data="?fold=all&bundle=yes")
    data = [e["data"] for e in answer[ids.NETWORK]["elements"]]
    assert {d["kind"] for d in data if "kind" in d} == {"state", "igo", "incident"}
    assert "bundle/state:SWE>state:PRT" in [d.get("chosen") for d in data]


def test_a_path_is_told_step_by_step(client: FlaskClient) -> None:
    chosen = "path/official:SWE/nils-holm|official:ESP/luz-ferrer"
    answer = ask(client, f"{ids.EVIDENCE_BODY}.children", selection__data=chosen, question__data="", view__data="")
    assert "From Nils Holm to Luz Ferrer in 3 steps" in json.dumps(answer)
    marks = ask(client, "marks.data", selection__data=chosen, question__data="")["marks"]["data"]
    assert {"entity/official:ESP/luz-ferrer", "event/c05", "event/c23"} <= set(marks)
