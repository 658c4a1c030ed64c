"""The program's own files are found wherever it runs from."""

import subprocess
import sys
from pathlib import Path

import pytest

import journal_desktop
from journal_desktop import resources


def test_a_checkout_keeps_its_resources_beside_src():
    assert resources.folder().is_dir()
    assert "study_explainer" in resources.read("templates.toml")


def test_a_resource_that_is_not_there_is_an_error():
    with pytest.raises(FileNotFoundError):
        resources.read("no-such-file")


def test_an_installed_package_brings_its_resources_inside(tmp_path):
    """As a wheel and a frozen app lay it out: journal_desktop/resources."""
    package = tmp_path / "journal_desktop"
    (package / "resources").mkdir(parents=True)
    (package / "resources" / "here.txt").write_text("Inside: é", encoding="utf-8")
    for name in ("__init__.py", "resources.py"):
        module = Path(journal_desktop.__file__).with_name(name)
        (package / name).write_bytes(module.read_bytes())
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from journal_desktop import resources; "
        "print(resources.folder()); assert resources.read('here.txt') == 'Inside: \\xe9'"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path], check=True, capture_output=True, text=True
    )

    assert Path(done.stdout.strip()) == package / "resources"
