import json
from dataclasses import replace
from functools import cache

import plotly.graph_objects as go
import pytest

from graph.charts import PLOTLY_CONFIG, THEMES, ThemeName, alt_text, score_color, tension_chart
from graph.charts.colors import contrast
from graph.charts.map_chart import _tiles
from graph.charts.names import RUNG_WORDS, state_name
from graph.charts.text import escaped, hover_texts
from graph.measures import events_frame, tension, turning_points
from graph.model import Collection
from graph.ontology import load_ontology
from tests.charts.drawn import CHARTS, DYAD
from tests.crisis import crisis
from tests.factory import collection, document, event

EVENT_IDS = {e.id for e in crisis().events}
NAMES = sorted(CHARTS)


@cache
def drawn(name: str, theme: ThemeName = ThemeName.LIGHT) -> go.Figure:
    return CHARTS[name](crisis(), theme)


def keys(figure: go.Figure) -> set[str]:
    """All single values of the traces' customdata."""
    return {str(key) for trace in figure.data for key in _flat(trace.customdata)}


def _flat(values: object) -> list[object]:
    if values is None:
        return []
    return [x for v in values for x in (_flat(v) if not isinstance(v, str) else v.split())]  # type: ignore[attr-defined]


def test_the_upload_button_the_logo_and_every_server_are_off() -> None:
    assert PLOTLY_CONFIG["showSendToCloud"] is False
    assert PLOTLY_CONFIG["displaylogo"] is False
    assert PLOTLY_CONFIG["plotlyServerURL"] == ""
    assert "//" not in PLOTLY_CONFIG["topojsonURL"]


@pytest.mark.parametrize("name", NAMES)
def test_no_chart_needs_the_network(name: str) -> None:
    figure = drawn(name)
    assert not {trace.type for trace in figure.data} & {"choropleth", "scattergeo", "scattermap", "scattermapbox"}
    assert "http" not in figure.to_json()


@pytest.mark.parametrize("theme", ThemeName)
@pytest.mark.parametrize("name", NAMES)
def test_every_chart_can_be_drawn_in_every_theme(name: str, theme: ThemeName) -> None:
    figure = drawn(name, theme)
    assert figure.layout.template.layout.paper_bgcolor == THEMES[theme].background
    assert len(figure.data) > 0


@pytest.mark.parametrize("name", NAMES)
def test_every_chart_says_finding_unit_source_day_and_numbers(name: str) -> None:
    figure = drawn(name)
    assert figure.layout.title.text.startswith("<b>")
    assert len(figure.layout.title.subtitle.text) > 20
    source = next(note.text for note in figure.layout.annotations if note.name == "source").replace("<br>", " ")
    expected = {"comparison": "day 0 is 3 Mar 2031", "ratio": "acts;"}.get(name, "events in 8 documents, as of")
    assert expected in source


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_drawn_of_nothing_and_the_chart_says_why(name: str) -> None:
    figure = CHARTS[name](Collection(), ThemeName.LIGHT)
    assert len(figure.data) == 0
    assert any(note.name is None and len(note.text) > 10 for note in figure.layout.annotations)


@pytest.mark.parametrize("name", NAMES)
def test_one_act_is_enough_for_every_chart(name: str) -> None:
    CHARTS[name](collection(event("PRT", "SWE", "raid")), ThemeName.LIGHT)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_record_gives_the_same_chart(name: str) -> None:
    assert CHARTS[name](crisis(), ThemeName.LIGHT).to_json() == drawn(name).to_json()


@pytest.mark.parametrize("name", ["tension", "ladder", "responses", "matrix", "calendar"])
def test_what_is_clicked_gives_ids_of_events(name: str) -> None:
    found = keys(drawn(name))
    assert found
    assert found <= EVENT_IDS


@pytest.mark.parametrize(("name", "known"), [("activity", "official:SWE/anna-berg"), ("map", "SWE")])
def test_bars_give_entities_and_tiles_states(name: str, known: str) -> None:
    assert known in keys(drawn(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_alternative_text_is_sentences_without_markup(name: str) -> None:
    text = alt_text(drawn(name))
    assert text.endswith(".")
    assert "<b>" not in text
    assert len(text) > 120


HOSTILE = "<img src=x onerror=alert(1)> & <a href='javascript:alert(1)'>press</a> %{customdata} $x$"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_document_becomes_markup(name: str) -> None:
    acts = [
        event("PRT", "SWE", "raid", sentence=HOSTILE, ident="a"),
        event("SWE", "PRT", "recall", "2031-03-09", sentence=HOSTILE, ident="b"),
    ]
    made = collection(*acts)
    evil = replace(
        made,
        documents=(document("d1", source=HOSTILE),),
        entities=tuple(replace(e, label=HOSTILE) for e in made.entities),
    )
    text = CHARTS[name](evil, ThemeName.LIGHT).to_plotly_json()
    drawn_text = json.dumps({**text, "layout": {**text["layout"], "meta": None}}, default=str)
    for markup in ("<img", "<a ", "<a>"):
        assert markup not in drawn_text


def test_hovers_are_texts_not_templates() -> None:
    for name in NAMES:
        assert all(trace.hovertemplate is None for trace in drawn(name).data)


def test_a_hover_tells_act_day_basis_numbers_and_sentence() -> None:
    hover = hover_texts(events_frame(collection(event("PRT", "SWE", "raid", sentence="The navy boarded."))))[0]
    for part in (
        "raid or seizure",
        "Portugal → Sweden",
        "5 Mar 2031 (stated)",
        "score -7",
        "rung 4",
        "The navy boarded.",
    ):
        assert part in hover


def test_escaping_knows_all_that_plotly_reads() -> None:
    assert escaped("a<b>&amp;\nc") == "a&lt;b&gt;&amp;amp; c"


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)
def test_every_colour_has_three_to_one_on_its_background(theme) -> None:  # type: ignore[no-untyped-def]
    for color in (theme.hostility, theme.cooperation, theme.neutral, theme.muted, *theme.lanes):
        assert contrast(color, theme.background) >= 3, color
    for score in range(-10, 11):
        assert contrast(score_color(score, theme), theme.background) >= 3, score


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)
def test_text_has_four_and_a_half_to_one(theme) -> None:  # type: ignore[no-untyped-def]
    for color in (theme.ink, theme.muted):
        assert contrast(color, theme.background) >= 4.5


def test_hostile_and_cooperative_scores_are_told_apart_in_grey_too() -> None:
    for theme in THEMES.values():
        grey = [contrast(score_color(score, theme), theme.background) for score in (-10, 10)]
        assert abs(grey[0] - grey[1]) > 0.4


def test_a_dot_of_tension_stands_where_the_curve_is_after_its_act() -> None:
    acts = [event("PRT", "SWE", "raid", ident="a"), event(measure="recall", ident="b")]
    figure = CHARTS["tension"](collection(*acts), ThemeName.LIGHT)
    dots = next(trace for trace in figure.data if trace.name == "acts of hostility")
    assert dict(zip(dots.customdata, dots.y, strict=True)) == {"a": 7, "b": 13}


def test_the_last_dot_of_each_day_lies_on_the_curve() -> None:
    found = tension(crisis(), dyad=DYAD)
    dots = next(trace for trace in drawn("tension").data if trace.name == "acts of hostility")
    highest: dict[object, float] = {}
    for day, height in zip(dots.x, dots.y, strict=True):
        highest[day] = max(height, highest.get(day, 0.0))
    assert all(height == pytest.approx(found.hostility[day]) for day, height in highest.items())


def test_the_line_breaks_where_nobody_was_looking() -> None:
    acts = [event(when="2031-01-01", ident="a"), event(when="2031-06-01", ident="b")]
    figure = CHARTS["tension"](collection(*acts), ThemeName.LIGHT)
    line = next(trace for trace in figure.data if trace.name == "hostility")
    assert any(value != value for value in line.y)


def test_quiet_years_need_no_points_and_the_curve_keeps_its_shape() -> None:
    acts = [event(when=f"{year}-01-01", ident=f"a{year}") for year in (2031, 2032)]
    found = tension(collection(*acts), dyad=DYAD)
    line = next(t for t in tension_chart(found).data if t.name == "hostility")
    assert len(line.x) < len(found.hostility) / 2
    known = {day: value for day, value in zip(line.x, line.y, strict=True) if value == value}
    assert max(known.values()) == found.hostility.max()
    assert all(value == found.hostility[day] for day, value in known.items())


def test_of_thousands_of_acts_the_weightiest_have_dots_and_the_others_are_counted() -> None:
    light = [event(measure="criticism", when=f"2031-0{1 + n % 9}-0{1 + n % 7}", ident=f"l{n}") for n in range(450)]
    heavy = [event(measure="raid", when="2031-05-05", ident=f"h{n}") for n in range(10)]
    figure = tension_chart(tension(collection(*light, *heavy), dyad=DYAD))
    dots = next(trace for trace in figure.data if trace.name == "acts of hostility")
    assert len(dots.customdata) == 400
    assert {f"h{n}" for n in range(10)} <= set(dots.customdata)
    assert "60 more are in the curves" in figure.layout.meta["source"]


def test_every_state_of_the_lexicon_that_is_a_country_has_one_tile_of_its_own() -> None:
    tiles = _tiles()
    assert not tiles.duplicated().any()
    assert {"RUS", "AZE", "XKX", "TUV", "VAT"} <= set(tiles.index)
    assert state_name("SWE") == "Sweden"
    assert tiles.loc["PRT", "x"] < tiles.loc["ESP", "x"] < tiles.loc["TUR", "x"] < tiles.loc["JPN", "x"]
    assert tiles.loc["SWE", "y"] < tiles.loc["ITA", "y"] < tiles.loc["ZAF", "y"]


def test_every_rung_has_words_for_the_axis() -> None:
    assert len(RUNG_WORDS) == len(load_ontology().rungs)


def test_turning_points_are_named_by_their_days() -> None:
    found = tension(crisis(), dyad=DYAD)
    figure = tension_chart(found, turning=turning_points(found))
    assert [shape.x0 for shape in figure.layout.shapes] == ["2031-03-23"]
    assert "23 Mar" in [note.text for note in figure.layout.annotations]
