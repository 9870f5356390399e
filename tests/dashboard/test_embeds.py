"""Embedded charts as the server gives them."""

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.panels.export import code_to_embed
from dashboard.source import MemorySource
from dashboard.state import View, ViewState
from tests.dashboard.example import coded_crisis


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(MemorySource(coded_crisis())).server.test_client()


def test_a_chart_has_a_page_of_its_own_with_its_own_policy(client: FlaskClient) -> None:
    page = client.get("/embed/tension?dyad=PRT-SWE")
    assert page.status_code == 200
    assert page.headers["Content-Security-Policy"].endswith("frame-ancestors 'self'")
    assert "Live; latest document of" in page.text
    assert len(page.data) < 100_000


def test_a_frozen_chart_says_so(client: FlaskClient) -> None:
    assert "Frozen as of 20 March 2031." in client.get("/embed/ladder?dyad=PRT-SWE&as_of=2031-03-20").text


def test_the_page_of_the_application_may_not_be_framed(client: FlaskClient) -> None:
    assert "frame-ancestors 'none'" in client.get("/").headers["Content-Security-Policy"]


def test_the_setting_says_who_may_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMARCHE_FRAME_ANCESTORS", "https://a.example https://b.example")
    page = create_app(MemorySource(coded_crisis())).server.test_client().get("/embed/tension")
    assert page.headers["Content-Security-Policy"].endswith("frame-ancestors https://a.example https://b.example")


def test_oembed_answers_for_an_address_of_this_server(client: FlaskClient) -> None:
    answer = client.get("/oembed?url=http://localhost/embed/tension%3Fdyad%3DPRT-SWE&maxwidth=400")
    assert answer.json["type"] == "rich"
    assert 'src="http://localhost/embed/tension?dyad=PRT-SWE"' in answer.json["html"]


def test_the_code_to_paste_has_a_frame_a_picture_and_alternative_text(client: FlaskClient) -> None:
    shown = client.get("/embed/tension/code?dyad=PRT-SWE").text
    assert "&lt;iframe src=&#34;" in shown or "&lt;iframe src=&quot;" in shown
    assert "picture.png" in shown
    assert "alt=" in shown


@pytest.mark.parametrize(
    ("state", "address"),
    [
        (ViewState(view=View.TENSION, pair=("PRT", "SWE")), "/embed/tension/code?dyad=PRT-SWE"),
        (ViewState(view=View.LADDER, dyad=("PRT", "SWE")), "/embed/ladder/code?dyad=PRT%3ESWE"),
        (ViewState(view=View.DOCUMENTS), None),
    ],
)
def test_a_view_with_a_chart_leads_to_its_code(state: ViewState, address: str | None, client: FlaskClient) -> None:
    assert code_to_embed(state) == address
    assert address is None or client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/embed/secret", "/embed/tension?dyad=<script>", "/oembed?url=http://a.example/x"])
def test_what_there_is_not_is_told_in_a_sentence(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.content_type.startswith("text/plain")
    assert "Traceback" not in answer.text
