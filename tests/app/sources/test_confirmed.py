"""What the library has of a source that is being changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

import builders
from app.acting import refuse
from journal_desktop.app.autosave import PAUSE, RETRY
from journal_desktop.app.sources import deleting

BEFORE = builders.paper("liu2020")
CHANGED = replace(BEFORE, notes="Typed.")
NEW = builders.source("new", "A new paper")


@pytest.fixture
def stored(workspace):
    """What the library is known to have of a source."""
    return lambda source: workspace.known.confirmed.of((source.id,)).get(source.id, "unchanged")


def put(session, source):
    session.edit_draft(session.draft.with_source(source), "Edit a source")


def test_a_source_that_was_never_changed_is_not_remembered(stored):
    assert stored(BEFORE) == "unchanged"


def test_a_change_leaves_what_the_library_has_until_it_is_saved(session, stored, time):
    put(session, CHANGED)
    put(session, replace(CHANGED, notes="Typed more."))
    assert stored(BEFORE) == BEFORE
    time.pass_by(PAUSE)
    assert stored(BEFORE).notes == "Typed more."
    put(session, CHANGED)
    assert stored(BEFORE).notes == "Typed more."


def test_the_library_has_nothing_of_a_new_source_until_it_is_saved(session, stored, time):
    session.edit_draft(session.draft.citing(NEW)[0], "Add a source")
    assert stored(NEW) is None
    time.pass_by(PAUSE)
    assert stored(NEW) == NEW
    session.undo()
    time.pass_by(PAUSE)
    assert stored(NEW) is None


def test_a_failed_save_confirms_nothing(session, stored, time, full_disk):
    put(session, CHANGED)
    time.pass_by(PAUSE + RETRY)
    assert stored(BEFORE) == BEFORE
    full_disk()
    time.pass_by(RETRY)
    assert stored(BEFORE) == CHANGED


def test_edits_of_the_whole_library_are_confirmed_or_not(workspace, stored, failures, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "commit", refuse)
        workspace.edits.run(deleting.deleted(BEFORE))
    assert failures
    assert stored(BEFORE) == BEFORE
    workspace.edits.run(deleting.deleted(BEFORE))
    assert stored(BEFORE) is None
    workspace.edits.undo()
    assert stored(BEFORE) == BEFORE


def test_what_is_read_anew_is_what_the_library_has(workspace, stored):
    workspace.save_source(CHANGED)
    workspace.library.save_sources((replace(BEFORE, notes="By the list of notices."),))
    workspace.relist()
    assert stored(BEFORE).notes == "By the list of notices."


def test_reading_anew_while_a_change_is_unsaved_keeps_what_it_was_made_from(
    workspace, stored, monkeypatch
):
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "save_sources", refuse)
        workspace.save_source(CHANGED)
    workspace.library.save_sources((replace(BEFORE, notes="By the list of notices."),))
    workspace.relist()
    assert stored(BEFORE) == BEFORE
