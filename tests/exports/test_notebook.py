"""In a notebook a network and a chart show themselves."""

from html import unescape

from graph.exports import ExportOptions, Shown, chart
from graph.exports.view import view_html
from graph.model import Collection


def test_a_network_shows_itself_in_a_frame_of_its_own(crisis: Collection) -> None:
    shown = Shown(crisis)._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert shown.count("<") == 2
    assert view_html(crisis, ExportOptions()) in unescape(shown)


def test_a_chart_shows_itself(crisis: Collection) -> None:
    assert 'sandbox="allow-scripts"' in chart("ladder", crisis, ExportOptions())._repr_html_()
