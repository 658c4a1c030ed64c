"""A source that is changed without an article is saved in the end, or stays unsaved in sight."""

from __future__ import annotations

from dataclasses import replace

import pytest

import builders
from app.acting import FULL, refuse, retitle
from app.fakes import Later
from journal_desktop.app.autosave import PAUSE, RETRY, Failed, Saved
from journal_desktop.app.refuge.copies import Place, keep
from journal_desktop.app.refuge.taking import Returned, take_back
from journal_desktop.app.sources import deleting

BEFORE = builders.paper("liu2020")
ONE, TWO = (replace(BEFORE, notes=each) for each in ("One.", "Two."))


@pytest.fixture
def full(workspace, monkeypatch):
    """Let no source alone be saved until the function is called."""
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "save_sources", refuse)
        yield patched.undo


def notes(workspace, source=BEFORE):
    return workspace.library.source(source.id).notes


def test_what_can_be_saved_is_saved_at_once_and_listed(workspace, states):
    heard = []
    workspace.listeners.listed.append(lambda: heard.append("listed"))
    workspace.save_source(ONE)

    assert notes(workspace) == "One."
    assert workspace.outstanding.sources == ()
    assert heard
    assert states == []


def test_a_failure_is_told_like_one_of_an_article_and_tried_again(workspace, states, full, time):
    workspace.save_source(ONE)
    assert isinstance(states[-1], Failed)
    assert BEFORE.label in states[-1].error.message
    assert FULL.message in states[-1].error.message
    assert workspace.outstanding.sources == (ONE,)
    time.pass_by(RETRY)
    assert isinstance(states[-1], Failed)

    full()
    time.pass_by(RETRY)
    assert isinstance(states[-1], Saved)
    assert workspace.outstanding.sources == ()
    assert notes(workspace) == "One."
    number = len(states)
    time.pass_by(60)
    assert len(states) == number


def test_of_several_changes_the_last_is_written(workspace, full, time, monkeypatch):
    workspace.save_source(ONE)
    workspace.save_source(builders.paper("carnk", notes="Other."))
    workspace.save_source(TWO)
    full()
    written = []
    save = workspace.library.save_sources
    monkeypatch.setattr(
        workspace.library, "save_sources", lambda each: (written.append(each), save(each))
    )
    time.pass_by(RETRY)

    assert [{each.notes for each in sources} for sources in written] == [{"Two.", "Other."}]
    assert notes(workspace) == "Two."


def test_a_late_failure_brings_no_earlier_state_back(sit_down, monkeypatch, time):
    tasks = Later()
    workspace = sit_down(tasks)
    tasks.do_all()
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "save_sources", refuse)
        workspace.save_source(ONE)
        workspace.save_source(TWO)
        tasks.do_one()
        assert workspace.outstanding.sources == (TWO,)
    tasks.do_all()
    assert workspace.outstanding.sources == ()
    time.pass_by(RETRY)
    tasks.do_all()
    assert notes(workspace) == "Two."


def test_the_next_save_hands_it_over_again(workspace, full, states):
    workspace.save_source(ONE)
    full()
    workspace.save_now()

    assert notes(workspace) == "One."
    assert isinstance(states[-1], Saved)


def test_what_an_article_changed_since_is_not_written_over(workspace, session, full, time):
    workspace.save_source(ONE)
    session.edit_draft(session.draft.with_source(TWO), "Edit a source")
    time.pass_by(PAUSE)
    full()
    time.pass_by(RETRY)

    assert notes(workspace) == "Two."
    assert workspace.outstanding.sources == ()


def test_saved_is_not_said_while_a_source_is_not(workspace, session, states, full, time):
    workspace.save_source(ONE)
    retitle(session, "Typed meanwhile")
    time.pass_by(PAUSE)

    assert workspace.library.article(session.article.id).title == "Typed meanwhile"
    assert isinstance(states[-1], Failed)


def test_a_source_that_is_deleted_meanwhile_is_no_more_waited_for(workspace, states, full, time):
    workspace.save_source(ONE)
    workspace.edits.run(deleting.deleted(ONE))
    assert workspace.outstanding.sources == ()
    time.pass_by(RETRY)
    assert isinstance(states[-1], Saved)
    full()
    workspace.edits.undo()
    assert notes(workspace) == "One."


def test_reading_the_lists_anew_keeps_what_waits(workspace, full):
    new = builders.source("new", "A new paper")
    workspace.save_source(ONE)
    workspace.save_source(new)
    workspace.relist()

    assert workspace.sources[BEFORE.id] == ONE
    assert workspace.sources[new.id] == new


def test_closing_tries_once_more_and_then_no_more(workspace, full, time):
    workspace.save_source(ONE)
    workspace.put_down()
    full()
    time.pass_by(60)

    assert workspace.outstanding.sources == (ONE,)
    assert notes(workspace) == ""


def test_a_library_that_takes_no_changes_refuses(read_only):
    heard = []
    read_only.listeners.failed.append(heard.append)
    read_only.save_source(ONE)

    assert [str(each) for each in heard] == [str(read_only.library.objection)]
    assert read_only.outstanding.sources == ()


def test_a_bug_keeps_the_source_and_is_one(sit_down, monkeypatch):
    tasks = Later()
    workspace = sit_down(tasks)
    tasks.do_all()
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "save_sources", lambda _: 1 / 0)
        workspace.save_source(ONE)
        with pytest.raises(ZeroDivisionError):
            tasks.do_one()
    assert workspace.outstanding.sources == (ONE,)
    workspace.save_now()
    tasks.do_all()
    assert notes(workspace) == "One."


def test_what_was_not_saved_when_the_power_went_is_there_at_the_next_start(
    workspace, sit_down, full, tmp_path, shelf
):
    new = builders.source("new", "A new paper")
    for each in (ONE, TWO, new):
        workspace.save_source(each)
    unsaved = workspace.outstanding.sources
    stored = workspace.known.confirmed.of(each.id for each in unsaved)

    def place(name):
        return Place(tmp_path / "unsaved", workspace.library.path, workspace.journal.id, name)

    assert keep(place("1"), (), unsaved, stored)
    full()
    again = sit_down()
    assert notes(again) == ""
    returned = take_back(again.library, place("2"))
    again.relist()

    assert {each.id: each for each in returned.sources} == {TWO.id: TWO, new.id: new}
    assert returned.beside == ()
    assert (again.sources[TWO.id], again.sources[new.id]) == (TWO, new)
    assert take_back(again.library, place("3")) == Returned()
