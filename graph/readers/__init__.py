"""Bytes -> Document: title, publication date, and which stretch of the text is body and which is not."""

from graph.readers.containers import ENDINGS, read_many, read_records
from graph.readers.files import FORMATS, LARGEST_FILE, read_bytes, read_file

__all__ = ["ENDINGS", "FORMATS", "LARGEST_FILE", "read_bytes", "read_file", "read_many", "read_records"]
