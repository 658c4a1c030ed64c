"""What becomes of text when a stick is pulled out, a clock is set back, or a lock can't be had."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest

import builders
from app.acting import retitle
from journal_desktop.app import autosave
from journal_desktop.app.autosave import Failed, Saved
from journal_desktop.core.errors import LibraryReadOnly
from journal_desktop.store import database, moments
from journal_desktop.store.library import Library


def test_text_stays_while_the_library_is_gone_and_is_saved_when_it_is_back(
    workspace, session, states, path, time
):
    away = path.with_name("pulled out")
    path.rename(away)
    retitle(session, "Typed without the stick")
    time.pass_by(autosave.BEHIND)

    assert isinstance(states[-1], Failed)
    assert "no longer where it was opened" in states[-1].error.message
    assert "connect its drive" in states[-1].error.remedy
    assert workspace.unsaved[0].article.title == "Typed without the stick"

    away.rename(path)
    time.pass_by(autosave.RETRY * 2)
    assert isinstance(states[-1], Saved)
    assert workspace.library.article(session.article.id).title == "Typed without the stick"


def test_a_clock_set_back_loses_nothing_and_mixes_up_no_order(path, shelf, monkeypatch):
    with Library.open(path) as library:
        library.remember(shelf, "named", "First")
        monkeypatch.setattr(moments, "now", lambda: datetime(2001, 1, 1, tzinfo=UTC))
        later = builders.article(slug="later", title="Written by a wrong clock")
        library.save(later)
        library.save(replace(shelf, title="Changed by a wrong clock"))
        library.remember(library.article(shelf.id), "named", "Second")

        assert [each.title for each in library.summaries()][:2] == [
            "Changed by a wrong clock",
            "Written by a wrong clock",
        ]
        newest, oldest = library.history.list(shelf.id)
        assert (newest.label, oldest.label) == ("Second", "First")
        assert newest.at >= oldest.at


def test_where_a_network_drive_gives_no_lock_the_library_can_be_read(path, shelf, monkeypatch):

    def without_lock(path):
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_LOCK
        raise error

    monkeypatch.setattr(database, "_open_for_writing", without_lock)
    with Library.open(path) as library:
        assert library.article(shelf.id) == shelf
        with pytest.raises(LibraryReadOnly) as told:
            library.save(shelf)
        assert "Copy it to a folder of your own" in told.value.remedy
