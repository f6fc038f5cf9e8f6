"""The Makefile's environment, made again where it was left half made or is old."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the Makefile, with requirements that name nothing."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements").mkdir()
    for name in ("base.txt", "dev.txt"):
        (tmp_path / "requirements" / name).touch()
    return tmp_path


def program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def make(house: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/usr/bin/env", "make", *words],
        cwd=house,
        env={"PATH": f"{house / 'bin'}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_venv_it_says_what_to_install_and_recovers_once_it_is_there(
    house: Path,
) -> None:
    # As Debian's Python without python3-venv does it: an environment, but no pip.
    half = program(house / "half", "mkdir -p .venv/bin; touch .venv/bin/python; exit 1")
    failed = make(house, ".venv/bin/pip", f"PYTHON={half}")
    assert failed.returncode != 0
    assert "apt install python3-venv" in failed.stdout

    whole = program(house / "whole", "mkdir -p .venv/bin; touch .venv/bin/pip")
    assert make(house, ".venv/bin/pip", f"PYTHON={whole}").returncode == 0
    assert (house / ".venv/bin/pip").exists()


def test_a_python_without_venv_is_not_chosen(house: Path) -> None:
    program(house / "bin/python3", 'case "$2" in *ensurepip*) exit 1; esac')
    program(house / "bin/python3.14", "exit 0")
    assert "python3.14 -m venv" in make(house, "--dry-run", ".venv/bin/pip").stdout


def test_a_library_added_to_base_is_installed_beside_those_of_development(
    house: Path,
) -> None:
    program(house / ".venv/bin/python", "echo $@ >> asked")
    program(house / ".venv/bin/pip", ":")
    for name in ("dev", "run"):
        (house / ".venv" / name).touch()
        os.utime(house / ".venv" / name, (1, 1))
    assert make(house, ".venv/run").returncode == 0
    assert "--requirement requirements/base.txt" in (house / "asked").read_text()
