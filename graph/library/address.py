"""Where a library lies: a folder, or an address in an object store."""

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

ENVIRONMENT_VARIABLE = "DEMARCHE_LIBRARY"


def default_address() -> str:
    """`DEMARCHE_LIBRARY`, else the folder `library` in the user's data folder."""
    return os.environ.get(ENVIRONMENT_VARIABLE) or str(user_data_path("demarche", appauthor=False) / "library")


def cache_folder() -> Path:
    """Where what can be made again is kept: the coded sample library."""
    return user_cache_path("demarche", appauthor=False)


def is_remote(address: str | Path) -> bool:
    """Whether the address is one of an object store (``s3://bucket/path``), not a folder."""
    return "://" in str(address) and not str(address).startswith("file://")


def storage_options(address: str | Path) -> Mapping[str, str] | None:
    """What the object store wants to know, from the environment (``AWS_*`` variables and the like); None for a folder.

    An endpoint on plain http has to be allowed, and a store without conditional writes could lose a commit: both are
    set only where the environment says nothing else.
    """
    if not is_remote(address):
        return None
    options = {name: value for name, value in os.environ.items() if name.startswith(("AWS_", "AZURE_", "GOOGLE_"))}
    if str(address).startswith("s3://"):
        if options.get("AWS_ENDPOINT_URL", "").startswith("http://"):
            options.setdefault("AWS_ALLOW_HTTP", "true")
        options.setdefault("conditional_put", "etag")
    return options
