"""Static files are collected when they changed, and not otherwise."""

import os
from pathlib import Path

import pytest
from pytest_django import Settings

from sourcehub_portal.launch.assets import collect_assets


@pytest.fixture
def source(settings: Settings, tmp_path: Path) -> Path:
    """A folder with one static file, and a place to collect it to."""
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "app.css").write_text("a {}")
    settings.STATICFILES_DIRS = [folder]
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.FileSystemFinder"
    ]
    settings.STATIC_ROOT = tmp_path / "collected"
    return folder


def test_a_first_run_collects_them(source: Path, tmp_path: Path) -> None:
    collect_assets(stamp=tmp_path / "stamp")
    assert (tmp_path / "collected" / "app.css").read_text() == "a {}"


def test_unchanged_files_are_not_collected_again(source: Path, tmp_path: Path) -> None:
    collect_assets(stamp=tmp_path / "stamp")
    (tmp_path / "collected" / "app.css").write_text("as it was")
    os.utime(tmp_path / "collected" / "app.css", (0, 0))
    collect_assets(stamp=tmp_path / "stamp")
    assert (tmp_path / "collected" / "app.css").read_text() == "as it was"


def test_a_changed_file_is_collected(source: Path, tmp_path: Path) -> None:
    collect_assets(stamp=tmp_path / "stamp")
    (source / "app.css").write_text("b {}")
    os.utime(source / "app.css", (2**31, 2**31))
    collect_assets(stamp=tmp_path / "stamp")
    assert (tmp_path / "collected" / "app.css").read_text() == "b {}"


def test_a_new_file_is_collected(source: Path, tmp_path: Path) -> None:
    collect_assets(stamp=tmp_path / "stamp")
    (source / "new.css").touch()
    collect_assets(stamp=tmp_path / "stamp")
    assert (tmp_path / "collected" / "new.css").exists()


def test_a_folder_that_was_removed_is_filled_again(
    source: Path, tmp_path: Path
) -> None:
    collect_assets(stamp=tmp_path / "stamp")
    (tmp_path / "collected" / "app.css").unlink()
    (tmp_path / "collected").rmdir()
    collect_assets(stamp=tmp_path / "stamp")
    assert (tmp_path / "collected" / "app.css").exists()
