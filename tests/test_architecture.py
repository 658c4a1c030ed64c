"""The architecture as a test: layers, sizes, and what may stand where."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "journal_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

LATE = {
    ("__main__.py", "journal_desktop.cli.main"): "the window needs no command line",
    ("__main__.py", "journal_desktop.gui"): "a command on the line loads no Qt",
    ("__main__.py", "journal_desktop.gui.application"): "Qt's bindings come before it",
    ("gui/preview/view.py", "journal_desktop.gui.preview.engine"): "Chromium waits for the window",
    ("app/opening.py", "journal_desktop.app.salvage"): "a library that is whole needs no salvage",
    ("gui/opening.py", "journal_desktop.app"): "hardly any library has to be moved",
    ("app/styles/styles.py", "journal_desktop.cite.engine"): "it waits until a style is wanted",
    ("app/styles/styling.py", "journal_desktop.app.styles"): "the same",
    ("gui/late.py", "journal_desktop.render"): "the page waits for the window",
    ("gui/late.py", "journal_desktop.check"): "the same",
    ("gui/late.py", "journal_desktop.cite.styles"): "the same",
    ("gui/late.py", "journal_desktop.gui.backups.backing_up"): "the same",
    ("gui/late.py", "journal_desktop.gui.dialogs"): "the same",
    ("gui/late.py", "journal_desktop.gui.looking_over"): "the same",
    ("gui/late.py", "journal_desktop.store"): "the same",
    ("gui/late.py", "journal_desktop.app"): "most libraries are known",
    ("gui/late.py", "journal_desktop.store.glance"): "a first look is taken beside the window",
    ("gui/late.py", "journal_desktop.store.summary"): "the same",
    ("gui/late.py", "journal_desktop.gui.tasks"): "the window is drawn first",
    ("gui/late.py", "journal_desktop.app.opening"): "the store is loaded beside the window",
    ("gui/late.py", "journal_desktop.gui.instance"): "the same",
    ("gui/late.py", "journal_desktop.gui.furnishing"): "the list of articles comes first",
    ("gui/late.py", "journal_desktop.gui.termination"): "the same",
    ("gui/rescue.py", "journal_desktop.cite.writing"): "hardly any source can't be saved",
    ("gui/groups.py", "journal_desktop.gui.commands.article"): "loaded once the window is idle",
    ("gui/groups.py", "journal_desktop.gui.commands.backups"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.blocks"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.clipboard"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.history"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.library"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.lookups"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.duplicates"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.notices"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.references"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.replace"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.search"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.sources"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.trash"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.treeing"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.view"): "the same",
    ("gui/groups.py", "journal_desktop.gui.commands.writing"): "the same",
    ("store/blocks.py", "journal_desktop.manuscript.tree_values"): "only a tree needs them",
    ("store/history/revisions.py", "journal_desktop.manuscript.tree_values"): "the same",
    (
        "store/database.py",
        "journal_desktop.store.backup",
    ): "a library that is whole needs none of it",
    ("store/database.py", "journal_desktop.store.salvage"): "the same",
    ("store/database.py", "journal_desktop.store.search"): "the same",
    **{
        ("store/parts.py", f"journal_desktop.store.{part}"): "reading articles needs none of them"
        for part in (
            *("arrivals", "backup.backups", "history.histories", "lookups", "notices", "rounds"),
            *("search.search", "styles", "transfer", "trash.trash"),
        )
    },
    ("store/engine.py", "sqlite_utils"): "opening a library and reading it need none of it",
    ("store/steps.py", "sqlite_utils"): "a library that is up to date needs no step",
    ("publish/stage.py", "fcntl"): "does not exist on Windows",
    ("publish/stage.py", "msvcrt"): "exists on Windows only",
}
"""Imports inside a function, and why each can't stand at the top of its file."""

ONLY_TESTS = {
    "whole/test_closed_laptop.py": "ends the whole program without a word",
    "whole/test_main_job.py": "does the whole main job",
    "render/test_placeholders.py": "holds what three modules of the renderer agree on",
    "render/test_reference_managers.py": "saves a page as Zotero does",
    "core/test_purity.py": "proves what importing the package loads",
    "gui/preview/test_equality.py": "holds the preview beside the export",
    "intake/test_seed.py": "takes in a whole article as people paste it",
    "intake/test_words.py": "proves that no word is lost on any way in",
}
"""Tests of no single module."""


def name(path: Path) -> str:
    """A module as "store/library.py"."""
    return path.relative_to(PACKAGE).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def test_layers_point_downwards():
    pytest.importorskip("importlinter", reason="import-linter belongs to the lint tools")
    run = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", run], check=False, capture_output=True, text=True, cwd=ROOT
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_read_at_one_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_classes_and_functions_are_short(path):
    long = [
        f"{node.name}: {lines} lines"
        for node in ast.walk(tree(path))
        if isinstance(node, (ast.ClassDef, *DEFINITIONS))
        and (lines := (node.end_lineno or 0) - node.lineno + 1)
        > (200 if isinstance(node, ast.ClassDef) else 40)
    ]

    assert not long


def late_imports():
    """Every import inside a function, as (module, what it imports)."""
    for path in MODULES:
        for function in ast.walk(tree(path)):
            if isinstance(function, DEFINITIONS):
                for node in ast.walk(function):
                    if isinstance(node, ast.ImportFrom):
                        yield name(path), node.module
                    elif isinstance(node, ast.Import):
                        yield from ((name(path), each.name) for each in node.names)


def test_imports_stand_at_the_top():
    assert set(late_imports()) == LATE.keys()


def test_the_citation_engine_takes_of_qt_its_core_and_its_javascript_only():
    imported = {
        node.module
        for node in ast.walk(tree(PACKAGE / "cite" / "engine.py"))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("PySide6")
    }

    assert imported == {"PySide6.QtCore", "PySide6.QtQml"}


def test_only_dialogs_open_dialogs():
    """`exec` of the event loop itself is the application's."""
    found = {
        name(path)
        for path in MODULES
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Name) and node.id in {"QMessageBox", "QFileDialog"})
        or (isinstance(node, ast.Attribute) and node.attr in {"exec", "exec_"})
    }

    dialogs = {"gui/dialogs.py", "gui/source_dialogs.py", "gui/library_dialogs.py"}
    assert found <= dialogs | {"gui/application.py"}


def catches_everything(handler: ast.ExceptHandler) -> bool:
    """Whether a handler swallows bugs too; one that raises again does not."""
    caught = (
        {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
        if (handler.type)
        else {"BaseException"}
    )
    last = handler.body[-1]
    raises = isinstance(last, ast.Raise) and last.exc is None
    return bool(caught & {"Exception", "BaseException"}) and not raises


def test_bugs_are_caught_in_two_places_only():
    found = {
        name(path)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    }

    assert found <= {"gui/application.py", "gui/tasks.py"}


def is_mirrored(test: Path) -> bool:
    """Whether tests/a/test_b.py, or test_b_from_one_side.py, has its a/b.py."""
    folder = PACKAGE / test.parent.relative_to(ROOT / "tests")
    words = test.stem.split("_")[1:]
    return any(
        (folder / f"{'_'.join(words[:end])}.py").exists() for end in range(1, len(words) + 1)
    )


def test_tests_mirror_the_package():
    folders = [folder for folder in (ROOT / "tests").iterdir() if (PACKAGE / folder.name).is_dir()]
    tests = [test for folder in folders for test in folder.rglob("test_*.py")]
    homeless = {
        test.relative_to(ROOT / "tests").as_posix() for test in tests if not is_mirrored(test)
    }

    assert not homeless - ONLY_TESTS.keys()


def tracked() -> list[Path]:
    """The files of the repository, as git knows them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], check=False, capture_output=True, text=True, cwd=ROOT
    )
    if listed.returncode:
        pytest.skip("this is not a checkout")
    return [ROOT / each for each in listed.stdout.split("\0") if each]


def test_no_file_knows_a_machine_or_a_registry():
    hosts = ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com")
    folders = "work", "root", "home/user", "Users"
    words = (*map(".".join, hosts), *(f"/{folder}/" for folder in folders))
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in tracked()
        if path.is_file()
        for word in words
        if word.encode() in path.read_bytes()
    ]

    assert not found
