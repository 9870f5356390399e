"""Where the program's data lies: beside the packages in a source tree, inside the package in an installed wheel."""

from pathlib import Path
from typing import Any

import yaml

from graph.errors import DataError, ResourceError

_INSTALLED = Path(__file__).parent / "_data"
_SOURCE_TREE = Path(__file__).parent.parent / "data"


def data_path(*parts: str) -> Path:
    """The file or folder `parts` below data/.

    Raises ResourceError where it is missing: the installation is then damaged, and no default could mend it.
    """
    root = _INSTALLED if _INSTALLED.is_dir() else _SOURCE_TREE
    path = root.joinpath(*parts)
    if not path.exists():
        raise ResourceError(path)
    return path


def read_yaml(path: Path) -> Any:
    """The content of a YAML file of the program's data; DataError where it is none."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_YAML_LOADER)  # noqa: S506 (a safe loader, in C)
    except (OSError, yaml.YAMLError) as error:
        raise DataError(path, "the file", f"cannot be read as YAML ({error})") from error


# The C loader reads the same ten times faster; a PyYAML built without libyaml lacks it.
_YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
