"""The project's shared scorers, which are programs and no package."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

SHARED = Path(__file__).parents[3] / "shared"
BENCHMARKS = SHARED / "benchmarks"


def scorer(name: str) -> ModuleType:
    """The scorer of that name as a module."""
    spec = spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
