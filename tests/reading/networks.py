"""A network of the reader's shape, small enough to be made in a test. Importing this asks for PyTorch."""

from graph.ontology import load_ontology
from graph.reading.labels import Labels
from graph.reading.net import Net, Shape
from tests.reading.pieces import VOCABULARY

SMALL = Shape(width=16, layers=2, heads=2, inner=32, vocabulary=len(VOCABULARY), pair=8)


def labels() -> Labels:
    return Labels(load_ontology())


def small_net(*, dropout: float = 0.0) -> Net:
    return Net(labels(), dropout, SMALL)
