"""A command line to type into, and libraries to name on it."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from click.testing import CliRunner

import builders
from journal_desktop.cli.main import journal_desktop
from journal_desktop.core.status import Status
from journal_desktop.store.library import Library


@dataclass(frozen=True)
class Outcome:
    """What a command left on the terminal, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def type_in():
    """Runs a command line; anything but an expected failure is raised here."""

    def run(*arguments, opener=None):
        typed = list(map(str, arguments))
        done = CliRunner().invoke(journal_desktop, typed, obj=opener, catch_exceptions=False)
        assert "Traceback" not in done.stderr
        return Outcome(done.exit_code, done.stdout, done.stderr)

    return run


def shelve(path, *articles, sources=()):
    """A library of these articles and sources."""
    with Library.create(path, builders.journal()) as library:
        library.save_sources((*builders.papers().values(), *sources))
        for article in articles:
            library.save(article)
    return path


@pytest.fixture
def library_of(tmp_path):
    """Makes a library of these articles."""
    return lambda *articles, **options: shelve(tmp_path / "my.journal", *articles, **options)


@pytest.fixture
def library(library_of):
    """A library of one published article and one draft."""
    return library_of(
        builders.article(status=Status.PUBLISHED),
        builders.article(slug="a-secret", title="A secret draft", lead="Hidden words [@carnk]."),
    )
