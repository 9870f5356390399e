"""Names and writing: nothing outside the folder, nothing half-written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ExportError
from graph.exports import ExportOptions, download, export
from graph.exports.files import safe_name, write_bytes
from graph.model import Collection


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\system32", "C-Windows-system32"),
        ("con", "export-con"),
        ("LPT1.txt", "export-LPT1.txt"),
        ("", "export"),
        ("...", "export"),
        ("a\x00b\nc", "ab c"),
        ("Баку – Москва", "Баку – Москва"),
        ("name.", "name"),
    ],
)
def test_a_name_is_safe_on_every_platform(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text())
def test_no_text_makes_a_name_with_a_folder_or_too_long(text: str) -> None:
    name = safe_name(text, ".html")
    assert Path(name).name == name
    assert len(name.encode("utf-8")) <= 140
    assert not set('<>:"/\\|?*\0') & set(name)


def test_a_failed_writing_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    write_bytes(target, b"old")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match="cannot be written"):
        write_bytes(tmp_path / "folder", b"new")
    assert target.read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.html", "folder"]


def test_a_missing_folder_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"none/a\.html: the file cannot be written"):
        write_bytes(tmp_path / "none" / "a.html", b"")


def test_a_folder_gets_a_file_named_after_the_title(tmp_path: Path, crisis: Collection) -> None:
    (path,) = export("json", crisis, tmp_path, ExportOptions(title="../Ship & crew: 1/2"))
    assert path == tmp_path / "Ship & crew- 1-2.json"


def test_an_over_long_title_still_gives_a_file(tmp_path: Path, crisis: Collection) -> None:
    (path,) = export("json", crisis, tmp_path, ExportOptions(title="Длинное название " * 40))
    assert path.exists()


def test_an_unknown_kind_is_told_with_the_kinds_there_are(crisis: Collection, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="graphml"):
        export("docm", crisis, tmp_path)


def test_csv_goes_into_two_files_and_downloads_as_one_archive(crisis: Collection, tmp_path: Path) -> None:
    written = export("csv", crisis, tmp_path / "acts.csv")
    assert [p.name for p in written] == ["acts-nodes.csv", "acts-edges.csv"]
    name, content = download("csv", crisis, ExportOptions(title="Acts"))
    assert name == "Acts.zip"
    assert content == download("csv", crisis, ExportOptions(title="Acts"))[1]


@pytest.mark.parametrize("form", ["exe", "html/../../x", "svg\r\nX: y"])
def test_a_form_that_is_none_does_not_get_into_a_name(form: str, crisis: Collection) -> None:
    assert download("json", crisis, ExportOptions(title="Acts", form=form))[0] == "Acts.json"
    with pytest.raises(ExportError, match="cannot be written as"):
        download("picture", crisis, ExportOptions(form=form))


def test_a_form_that_a_kind_has_ends_the_name(crisis: Collection) -> None:
    assert download("picture", crisis, ExportOptions(title="Acts", form="png"))[0] == "Acts.png"
