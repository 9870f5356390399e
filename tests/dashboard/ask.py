"""Callbacks answered over HTTP, without a browser."""

import json
from typing import Any

from flask.testing import FlaskClient

from dashboard import ids
from dashboard.asking import questions
from dashboard.state import ViewState


class Page:
    """A page's side of the conversation with the server."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.callbacks = json.loads(client.get("/_dash-dependencies").data)

    def ask(self, output: str, changed: str | None = None, values: dict[str, Any] | None = None) -> dict[str, Any]:
        """The answer of the callback that writes `output` ("id.property"), with these values of its inputs; {} where
        it leaves everything as it is."""
        callback = next(c for c in self.callbacks if changed_by(c, changed) and output in written_by(c))
        outputs = [_part(name) for name in callback["output"].strip(".").split("...")]
        known = values or {}

        def given(part: dict[str, str]) -> dict[str, Any]:
            return {**part, "value": known.get(f"{part['id']}.{part['property']}")}

        body = {
            "output": callback["output"],
            "outputs": outputs if callback["output"].startswith("..") else outputs[0],
            "inputs": [given(i) for i in callback["inputs"]],
            "state": [given(s) for s in callback["state"]],
            "changedPropIds": [changed] if changed else [],
        }
        answer = self.client.post("/_dash-update-component", json=body)
        assert answer.status_code in (200, 204), answer.data
        return dict(json.loads(answer.data)["response"]) if answer.status_code == 200 else {}

    def answer(self, output: str, panel: str, search: str = "", version: int = 0) -> dict[str, Any]:
        """What a panel that writes `output` answers when it is asked about a view."""
        question = questions(ViewState.from_search(search), version, "light")[panel]
        return self.ask(output, None, {f"{ids.asked(panel)}.data": question})


def written_by(callback: dict[str, Any]) -> list[str]:
    """The outputs of a callback; one that it shares with another ends with "@" and a digest."""
    return [name.partition("@")[0] for name in callback["output"].strip(".").split("...")]


def changed_by(callback: dict[str, Any], changed: str | None) -> bool:
    return changed is None or any(f"{i['id']}.{i['property']}" == changed for i in callback["inputs"])


def _part(name: str) -> dict[str, str]:
    ident, _, prop = name.rpartition(".")
    return {"id": ident, "property": prop}
