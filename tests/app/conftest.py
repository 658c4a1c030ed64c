"""A library in a folder of its own, and workspaces on it that a test can open again."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

import builders
from app.acting import refuse
from app.fakes import Time
from journal_desktop.app.tasks import Here
from journal_desktop.app.workspace import Workspace
from journal_desktop.store.library import Library


@pytest.fixture
def path(tmp_path):
    return tmp_path / "evidence.journal"


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def shelf(path):
    """A library with the papers of the builders and one article, before anyone opens it."""
    article = builders.article()
    with Library.create(path, builders.journal()) as library:
        library.save_sources(tuple(builders.papers().values()))
        library.save(article)
    return article


@pytest.fixture
def sit_down(path, shelf, time):
    """Open the library in a workspace: call it again for another sitting."""
    opened: list[Library] = []

    def again(tasks=None):
        for library in opened:
            library.close()
        opened.append(Library.open(path))
        workspace = Workspace(opened[-1], tasks or Here(), time.timer, time.clock)
        workspace.load(lambda: None)
        return workspace

    yield again
    for library in opened:
        library.close()


@pytest.fixture
def workspace(sit_down):
    return sit_down()


@pytest.fixture
def session(workspace, shelf):
    workspace.open(shelf.id)
    return workspace.session


@pytest.fixture
def states(workspace):
    heard = []
    workspace.listeners.saving.append(heard.append)
    return heard


@pytest.fixture
def failures(workspace):
    heard = []
    workspace.listeners.failed.append(heard.append)
    return heard


@pytest.fixture
def full_disk(workspace, monkeypatch):
    """Let no save succeed until the function is called."""
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "save", refuse)
        yield patched.undo


@pytest.fixture
def read_only(sit_down, path, shelf):
    """A workspace on a library that a newer program wrote."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 999")
    workspace = sit_down()
    assert workspace.library.read_only
    workspace.open(shelf.id)
    return workspace
