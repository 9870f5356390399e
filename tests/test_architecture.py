"""What loads what, and what the wheel holds."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def modules_after(statement: str) -> set[str]:
    """The names of all modules that a fresh interpreter has loaded after `statement`."""
    program = f"import sys; {statement}; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("statement", "unwanted"),
    [
        ("import dashboard.app", "spacy"),
        ("import dashboard.server", "spacy"),
        ("import dashboard.command", "dash"),
        ("import dashboard.command", "pandas"),
        ("import dashboard.queries, dashboard.elements, dashboard.state, dashboard.ids", "dash"),
        ("import graph.pipeline, graph.exports", "dash"),
        ("import graph", "yaml"),
    ],
)
def test_light_paths_do_not_load_heavy_packages(statement: str, unwanted: str) -> None:
    assert unwanted not in modules_after(statement)


def test_the_wheel_holds_packages_and_data(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, check=True, cwd=ROOT, capture_output=True)
    [wheel] = tmp_path.glob("demarche-*.whl")
    shipped = set(zipfile.ZipFile(wheel).namelist())
    data = {p.relative_to(ROOT / "data").as_posix() for p in (ROOT / "data").rglob("*") if p.is_file()}
    assert {f"graph/_data/{name}" for name in data} <= shipped
    assert {"graph/cli.py", "dashboard/app.py", "dashboard/command.py"} <= shipped


def test_the_top_level_holds_only_what_the_user_named() -> None:
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    top = {line.split("/")[0] for line in listed.splitlines() if not line.startswith(".")}
    named = {"pyproject.toml", "README.md", "graph", "dashboard", "data", "tests", "run_dashboard.py", "LICENSE"}
    assert top <= named
