"""What leaves the program: pages, pictures, briefings and data, each a file that stands on its own."""

from graph.exports.charts import chart
from graph.exports.html import network_html
from graph.exports.notebook import Shown
from graph.exports.options import ExportOptions
from graph.exports.registry import EXPORTS, Export, download, export

__all__ = ["EXPORTS", "Export", "ExportOptions", "Shown", "chart", "download", "export", "network_html"]
