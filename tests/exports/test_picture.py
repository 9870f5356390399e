"""The still picture of the network."""

import io
from xml.etree import ElementTree

import pytest
from PIL import Image

from graph.exports import ExportOptions
from graph.exports.picture import alt_text, picture_png, picture_svg
from graph.exports.placing import _cover, _touch, placed
from graph.exports.scene import build_scene
from graph.exports.styling import curve
from graph.model import Collection
from tests.exports.conftest import hostile, many_events
from tests.factory import collection, entity

_SVG = "{http://www.w3.org/2000/svg}"


def texts(drawing: bytes) -> list[str]:
    return ["".join(element.itertext()) for element in ElementTree.fromstring(drawing).iter(f"{_SVG}text")]


def test_every_node_has_its_label(crisis: Collection) -> None:
    written = " ".join(texts(picture_svg(crisis, ExportOptions())))
    for label in ("Portugal", "Sweden", "Inês Vale", "Talks in Madrid"):
        assert label in written


def test_the_drawing_says_title_filters_day_and_counts(crisis: Collection) -> None:
    options = ExportOptions(title="Ship <crew>", filters_in_words="only March")
    written = texts(picture_svg(crisis, options))
    assert written[0] == "Ship <crew>"
    assert written[1] == "only March · as of 2 June 2031"
    assert written[-1] == "30 acts between 14 entities, 4 incidents, from 8 documents. Drawn by Démarche."


@pytest.mark.parametrize("theme", ["light", "dark", "print", "bw"])
@pytest.mark.parametrize("size", ["slide", "column", "page"])
def test_every_theme_and_size_is_xml_and_the_same_each_time(theme: str, size: str, crisis: Collection) -> None:
    options = ExportOptions(theme=theme, size=size)
    drawing = picture_svg(crisis, options)
    ElementTree.fromstring(drawing)
    assert drawing == picture_svg(crisis, options)


def test_hostile_labels_stay_text() -> None:
    tags = {element.tag for element in ElementTree.fromstring(picture_svg(hostile(), ExportOptions())).iter()}
    assert tags <= {f"{_SVG}{tag}" for tag in ("svg", "title", "desc", "rect", "text", "tspan", "path", "polygon")}


@pytest.mark.parametrize("source", [Collection(), many_events(120)], ids=["nothing", "many"])
def test_nothing_and_much_can_be_drawn(source: Collection) -> None:
    ElementTree.fromstring(picture_svg(source, ExportOptions()))


def test_the_png_needs_no_browser_and_has_300_dpi(crisis: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with Image.open(io.BytesIO(picture_png(crisis, ExportOptions(size="column")))) as image:
        image.load()
        assert image.size[0] == 2000
        assert [round(dpi) for dpi in image.info["dpi"]] == [300, 300]
        assert image.info["Description"] == alt_text(crisis)


def test_the_alternative_text_tells_who_acts_on_whom_and_the_highest_rung(crisis: Collection) -> None:
    said = alt_text(crisis)
    assert "15 acts of Sweden toward Portugal" in said
    assert "The highest rung, 10, is reached by: alleged: Portuguese Prosecutor's Office" in said


@pytest.mark.parametrize("both_ways", [True, False])
@pytest.mark.parametrize("siblings", [2, 3, 25])
def test_parallel_lines_all_bend_otherwise(siblings: int, *, both_ways: bool) -> None:
    bends = {str(curve(place, siblings, both_ways=both_ways)) for place in range(siblings)}
    assert len(bends) == siblings


def test_of_a_large_network_only_what_acts_is_drawn_and_the_picture_says_so() -> None:
    source = collection(*many_events(120).events, entities=[entity(f"QQ{letter}") for letter in "ABCDEF"])
    written = texts(picture_svg(source, ExportOptions()))
    assert "Not drawn: 6 entities without acts." in written[-1]
    assert "QQA" not in " ".join(written[:-1])


def test_no_label_covers_another(crisis: Collection) -> None:
    labels = list(placed(build_scene(crisis), (0.0, 0.0, 1200.0, 560.0)).labels.values())
    covers = [_cover(label) for label in labels]
    assert len(labels) == 18
    assert not [(a, b) for i, a in enumerate(covers) for b in covers[:i] if _touch(a, b)]
