import doctest
import importlib
import pkgutil

import pytest

import graph.charts
import graph.measures

MODULES = [
    f"{package.__name__}.{module.name}"
    for package in (graph.measures, graph.charts)
    for module in pkgutil.iter_modules(package.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
