"""A library in a folder of its own, and workspaces on it that a test can open again."""

from __future__ import annotations

import pytest

import builders
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
