"""The whole view as one HTML file: network, tension, ladder, events and evidence, linked with one another."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from graph.charts import alt_text, ladder_chart, tension_chart
from graph.exports.charts import busiest_dyad, plain
from graph.exports.html import page_of, render
from graph.exports.options import ExportOptions
from graph.exports.scene import Scene, build_scene
from graph.exports.styling import tint
from graph.exports.wording import Telling, cleaned
from graph.measures.ladder import Ladder, ladder
from graph.measures.tension import SIDES, Tension, tension
from graph.model import Collection


def view_html(collection: Collection, options: ExportOptions) -> str:
    """The page of the whole view. Tension and ladder are those of the options' dyad, else of the busiest pair; a
    collection without acts between two states has the network and the table only.
    """
    collection = cleaned(collection)
    page = page_of(collection, title=options.title, filters_in_words=options.filters_in_words, as_of=options.as_of)
    scene = build_scene(collection, layout=options.layout, places=options.places)
    joined = any(actor and recipient and actor != recipient for e in collection.events for actor, recipient in e.dyads)
    dyad = options.dyad or (busiest_dyad(collection) if joined else None)
    view: dict[str, Any] = {}
    if dyad:
        measured = tension(collection, dyad=dyad, until=options.as_of)
        steps = ladder(collection, dyad=dyad)
        view = {
            "tension": _tension_record(measured, scene) if not measured.is_empty else None,
            "ladder": _ladder_record(steps, scene, Telling(collection)) if len(steps.steps) else None,
        }
    return render("view.html", collection, page, scene, view=view)


def _words(figure: Any) -> dict[str, str]:
    meta = dict(figure.layout.meta)
    return {**{part: plain(meta[part]) for part in ("title", "unit", "source")}, "alt": plain(alt_text(figure))}


def _numbers(scene: Scene) -> dict[str, int]:
    return {told.event.id: number for number, told in enumerate(scene.events)}


def _tension_record(measured: Tension, scene: Scene) -> dict[str, Any]:
    number_of, index = _numbers(scene), pd.DatetimeIndex(measured.curves.index)
    return {
        **_words(tension_chart(measured)),
        "first": _day(index[0]),
        "days": len(index),
        "sides": [
            {
                "name": side,
                "values": _rounded(measured.curves[side]),
                "low": _rounded(measured.band[f"{side}_low"]),
                "high": _rounded(measured.band[f"{side}_high"]),
            }
            for side in SIDES
        ],
        "dots": [dot for side in SIDES for dot in _dots(measured, side, number_of)],
    }


def _dots(measured: Tension, side: str, number_of: dict[str, int]) -> list[dict[str, Any]]:
    """Where the curve reaches through an act: acts of one day stand above one another."""
    curve, first = measured.curves[side], pd.Timestamp(measured.curves.index[0])
    acts = measured.events[measured.events["side"].eq(side) & measured.events["date"].isin(curve.index)]
    added = acts["weight"].where(acts["first_day"] == acts["last_day"], 0.0)
    later = added[::-1].groupby(acts["date"]).cumsum()[::-1] - added
    heights = curve.reindex(acts["date"]).to_numpy() - later.to_numpy()
    return [
        {
            "event": number_of[str(ident)],
            "day": (day - first).days,
            "value": round(float(height), 2),
            "side": side,
            "hollow": bool(status == "alleged"),
        }
        for ident, day, height, status in zip(acts["id"], acts["date"], heights, acts["status"], strict=True)
    ]


def _ladder_record(steps: Ladder, scene: Scene, telling: Telling) -> dict[str, Any]:
    number_of, index = _numbers(scene), pd.DatetimeIndex(steps.highest.index)
    return {
        **_words(ladder_chart(steps)),
        "first": _day(index[0]),
        "days": len(index),
        "lanes": [
            {
                "name": telling.state_label(state),
                "highest": [int(rung) for rung in steps.highest[state]],
                "steps": [
                    {
                        "event": number_of[str(row["id"])],
                        "day": (pd.Timestamp(row["date"]) - index[0]).days,
                        "rung": int(row["rung"]),
                        "hollow": bool(row["is_hollow"]),
                        "down": bool(row["is_down"]),
                        "tint": tint(scene.events[number_of[str(row["id"])]].event),
                    }
                    for row in steps.steps[steps.steps["state"] == state].to_dict("records")
                ],
            }
            for state in steps.states
        ],
    }


def _rounded(series: "pd.Series[float]") -> list[float]:
    return [float(value) for value in np.round(series.fillna(0.0).to_numpy(), 2)]


def _day(stamp: Any) -> str:
    day: date = pd.Timestamp(stamp).date()
    return day.isoformat()
