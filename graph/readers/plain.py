"""Plain text: kept as it is."""

from graph.readers.decoding import decode
from graph.readers.extract import Extract


def extract_plain(data: bytes, name: str) -> Extract:
    return Extract(decode(data, name))
